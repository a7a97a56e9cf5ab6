import {expect} from 'chai';
import {findUser} from '../../simulators/backend/users.js';
import type {RealnameCert} from '../../src/index.js';
import {BankJourney, say, words} from './bank-journey.js';
import type {JourneyOptions} from './journey.js';
import {LegalRepJourney, personNamed} from './legal-rep-journey.js';
import {seesAgain, send, toRequest} from './legal-rep-operations.js';
import {openRecorded} from './recorder.js';
import {RecordJourney} from './record-journey.js';
import {type Stage, useStage} from './stage.js';

const changed = words.changed[0] ?? '';

/** Where the page of the first stands when somebody else signs in. */
interface Place {
  /** To there; then come what the user does next, and how it is known that the page is there once more. */
  readonly reach: (
    stage: Stage,
    options: JourneyOptions,
  ) => Promise<{journey: RecordJourney; act: () => Promise<unknown>; isThere: () => Promise<unknown>}>;
  /** By which the first is certified meanwhile, if by anything. */
  readonly certifies?: 'ic-card' | 'bank-ukey';
  /** What the backend has counted until then. */
  readonly counted?: readonly string[];
  readonly signatures?: number;
  /** Where it asks who is there, and so is told; and where it leads then. */
  readonly asksWho?: true;
  readonly wayOn?: string;
}

const byLegalRep = (operation: 'enterprise' | 'sms-codes' | 'bank-card', counted: readonly string[]): Place => ({
  reach: async (...args) => {
    const journey = await LegalRepJourney.open(...args);
    await toRequest[operation](journey);
    return {
      journey,
      act: () => send(journey, operation),
      isThere: () => seesAgain(journey, operation),
    };
  },
  counted,
});

const places: Readonly<Record<string, Place>> = {
  'at home, about to open the record': {
    reach: async (...args) => {
      const journey = await RecordJourney.open(...args);
      await journey.seesHome();
      return {
        journey,
        act: () => journey.press(`查看${journey.words.profile.title}`),
        isThere: async () => {
          await journey.button(journey.words.profile.change.account).waitFor();
          expect(await journey.fact('姓名')).to.equal('张三');
        },
      };
    },
  },
  'at the PIN of the card': {
    reach: async (...args) => {
      const journey = await RecordJourney.open(...args);
      await journey.readCard();
      return {
        journey,
        act: () => journey.signInWith(journey.pin),
        isThere: async () => {
          await journey.seesPinForm();
          expect(await journey.pinField.inputValue()).to.equal('');
        },
      };
    },
  },
  'at the confirmation of what is sent of the enterprise': byLegalRep('enterprise', []),
  'at a bank card, before a code is sent': byLegalRep('sms-codes', ['legal-rep/enterprise']),
  'at the code that was sent': byLegalRep('bank-card', ['legal-rep/enterprise', 'legal-rep/sms-codes', 'sms-sent']),
  'waiting for the bank': {
    reach: async (...args) => {
      const journey = await BankJourney.open(...args);
      const bank = await journey.toBank();
      await bank.passScreens(3);
      return {
        journey,
        // A page that waits asks by itself; then the bank passes whoever it was that came.
        act: async () => {
          await journey.heading(changed).waitFor();
          await bank.passScreens(1);
          await bank.heading('认证成功');
        },
        isThere: () => journey.seesCertified(),
      };
    },
    certifies: 'bank-ukey',
    counted: ['bank-ukey'],
  },
  'at the result': {
    reach: async (...args) => {
      const journey = await RecordJourney.open(...args);
      await journey.certifyByCard();
      return {
        journey,
        act: () => journey.press('完成'),
        isThere: () => journey.seesHome(),
      };
    },
    certifies: 'ic-card',
    counted: ['ic-card'],
    signatures: 1,
    asksWho: true,
    wayOn: say.startOver,
  },
};

const first = 'zhangsan';
const {record: firstRecord} = findUser(first)!;
const {idNumber, bankCards} = personNamed(firstRecord.legalRepName);
/** What is of the first, typed or on record; one of the others has the same enterprise. */
const ofFirst = [firstRecord.holderName, firstRecord.idNumber, firstRecord.mobile, idNumber].concat(
  firstRecord.legalRepName,
  bankCards.flatMap(({number, mobile}) => [number, mobile]),
);

const others = [
  {other: 'zhouba', whose: 'of the same enterprise', isSame: true},
  {other: 'lisi', whose: 'of another enterprise', isSame: false},
] as const;

describe('The page of the first user, when another user signs in in a second tab,', () => {
  const stage = useStage();

  /** Two tabs, and the page of the first says what happened. */
  const meet = async ({reach, certifies, counted = [], signatures = 0, asksWho}: Place, other: string) => {
    const before = stage().happenings().length;
    const options = {path: '/embed.html', expected: ['status of 412']} as const;
    const {journey: reached, recorder} = await openRecorded({open: reach}, stage(), options);
    const {journey, ...place} = reached;
    const tab = await journey.page.context().newPage();
    const signIn = (user: string) => tab.goto(`${journey.demo.url}/?user=${user}`);
    await signIn(other);
    await journey.page.bringToFront();
    await place.act();
    await journey.heading(changed).waitFor();

    const {subject, record} = findUser(other)!;
    const ofOther = [subject, record.holderName, record.enterpriseName, record.uscc];
    for (const text of ofOther.filter((each) => !Object.values<string>(firstRecord).includes(each))) {
      const found = await recorder.placesOf(text);
      expect(asksWho ? found.filter((each) => each !== 'answer') : found, text).to.deep.equal([]);
    }
    for (const text of [...ofFirst, firstRecord.enterpriseName]) {
      expect(await recorder.leftOf(text), text).to.deep.equal([]);
    }
    expect(journey.signatures).to.equal(signatures);
    expect(await stage().certifiedBy(first)).to.deep.equal(certifies ? [certifies] : []);
    expect(await stage().certifiedBy(other)).to.deep.equal([]);
    const tries = stage()
      .happenings()
      .slice(before)
      .flatMap((each) => (each.type === 'tried' && each.what !== 'ic-card/challenges' ? [each] : []));
    expect(tries.map(({user, what}) => [user, what])).to.deep.equal(counted.map((what) => [first, what]));
    return {journey, recorder, signIn, isThere: place.isThere};
  };

  const subjectOf = ({page}: RecordJourney) =>
    page.locator('sw-realname-cert').evaluate((cert: RealnameCert) => cert.status?.subject);

  for (const [where, place] of Object.entries(places)) {
    const wayOn = place.wayOn ?? say.goOn;

    for (const {other, whose, isSame} of others) {
      it(`${where}, does nothing for a user ${whose}, displays the change, and leads to their own page`, async () => {
        const {journey, recorder} = await meet(place, other);
        await journey.press(wayOn);
        // The first of them has to complete what is on record.
        if (isSame) await journey.button(journey.words.profile.change.enterprise).waitFor();
        else await journey.seesHome();
        expect(await subjectOf(journey)).to.equal(findUser(other)?.subject);
        for (const text of ofFirst) expect(await recorder.leftOf(text), text).to.deep.equal([]);
      });
    }

    it(`${where}, continues there when the first user has signed in again`, async () => {
      const {journey, signIn, isThere} = await meet(place, 'zhouba');
      await signIn(first);
      await journey.page.bringToFront();
      await journey.press(wayOn);
      await isThere();
      expect(await subjectOf(journey)).to.equal(findUser(first)?.subject);
      expect(await stage().certifiedBy('zhouba')).to.deep.equal([]);
    });
  }

  it('displays the new user in the head of the portal, too', async () => {
    const journey = await RecordJourney.open(stage(), {path: '/', expected: ['status of 412']});
    await journey.readCard();
    const head = journey.page.getByRole('banner');
    await head.getByText('张三').waitFor();
    await (await journey.page.context().newPage()).goto(`${journey.demo.url}/?user=zhouba`);
    await journey.signInWith(journey.pin);
    await journey.heading(changed).waitFor();
    await head.getByText('周八').waitFor();
    expect(await head.getByText('张三').count()).to.equal(0);
  });
});
