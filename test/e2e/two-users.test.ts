import {expect} from 'chai';
import {findUser} from '../../simulators/backend/users.js';
import type {MethodId} from '../../src/domain/method-ids.js';
import type {RealnameCert} from '../../src/index.js';
import {BankJourney} from './bank-journey.js';
import {CardJourney} from './card-journey.js';
import type {Journey} from './journey.js';
import {LegalRepJourney, personNamed} from './legal-rep-journey.js';
import type {JourneyOptions} from './open-page.js';
import {ProfileJourney} from './profile-journey.js';
import {recorded} from './recorder.js';
import {type Stage, useStage} from './stage.js';

/* Every step of every path, on a careful and on a careless backend: `test/adapters/two-users.test.ts`; what shows:
   `test/components/two-users.test.ts`. Here it is two real tabs with one session. */

/** Where the page of the first stands when somebody else signs in. */
interface Place {
  /** To there; then come what the user does next, and how it is known that the page is there once more. */
  readonly reach: (
    stage: Stage,
    options: JourneyOptions,
  ) => Promise<{journey: Journey; act: () => Promise<unknown>; isThere: () => Promise<unknown>}>;
  /** By which the first is certified meanwhile, if by anything. */
  readonly certifies?: MethodId;
  /** What the backend has counted until then. */
  readonly counted: readonly string[];
}

const typedName = '张三丰';

const places: Readonly<Record<string, Place>> = {
  'at the PIN of the card': {
    reach: async (...args) => {
      const journey = await CardJourney.open(...args);
      await journey.readCard();
      const act = () => journey.signInWith(journey.pin);
      return {journey, act, isThere: async () => expect(await journey.pinField.inputValue()).to.equal('')};
    },
    counted: [],
  },
  'at the confirmation of a change of the record': {
    reach: async (...args) => {
      const journey = await ProfileJourney.open(...args);
      await journey.edit('account', {[journey.labels.holderName]: typedName});
      await journey.save();
      return {journey, act: () => journey.confirm(), isThere: () => journey.sees(typedName)};
    },
    counted: [],
  },
  'at the code that was sent': {
    reach: async (...args) => {
      const journey = await LegalRepJourney.open(...args);
      await journey.toCode();
      return {journey, act: () => journey.enterCode(), isThere: () => journey.seesCodeAgain()};
    },
    counted: ['legal-rep/enterprise', 'legal-rep/sms-codes', 'sms-sent'],
  },
  'waiting for the bank': {
    reach: async (...args) => {
      const journey = await BankJourney.open(...args);
      const bank = await journey.toBank();
      await bank.passScreens(3);
      // A page that waits asks by itself; then the bank passes whoever it was that came.
      const act = async () => {
        await journey.seesFailure('subject-changed');
        await bank.passScreens(1);
        await bank.heading('认证成功');
      };
      return {journey, act, isThere: () => journey.seesCertified()};
    },
    certifies: 'bank-ukey',
    counted: ['handoffs'],
  },
};

const first = 'zhangsan';
const {record: firstRecord} = findUser(first)!;
const {idNumber, bankCards} = personNamed(firstRecord.legalRepName);
/** What is of the first, typed or on record; the other one has the same enterprise. */
const ofFirst = [firstRecord.holderName, firstRecord.idNumber, firstRecord.mobile, firstRecord.legalRepName].concat(
  [typedName, idNumber],
  bankCards.flatMap(({number, mobile}) => [number, mobile]),
);

describe('The page of the first user, when another user signs in in a second tab,', () => {
  const stage = useStage();
  const other = 'zhouba';

  /** Two tabs, and the page of the first says what happened. */
  const meet = async ({reach, certifies, counted}: Place) => {
    const before = stage().happenings().length;
    const {options, recorder} = recorded({path: '/embed.html', expected: ['status of 412']});
    const {journey, act, isThere} = await reach(stage(), options);
    const signed = stage().demo.agent.calls.length;
    await journey.signInElsewhere(other);
    await act();
    await journey.seesFailure('subject-changed');

    const {subject, record} = findUser(other)!;
    for (const text of [subject, record.holderName]) expect(await recorder().placesOf(text), text).to.deep.equal([]);
    for (const text of [...ofFirst, firstRecord.enterpriseName])
      expect(await recorder().leftOf(text), text).to.deep.equal([]);
    expect(stage().demo.agent.calls).to.have.length(signed);
    expect(await stage().certifiedBy(first)).to.deep.equal(certifies ? [certifies] : []);
    expect(await stage().certifiedBy(other)).to.deep.equal([]);
    const tries = stage()
      .happenings()
      .slice(before)
      .flatMap((each) => (each.type === 'tried' ? [each] : []));
    expect(tries.map(({user, what}) => [user, what])).to.deep.equal(counted.map((what) => [first, what]));
    return {journey, recorder: recorder(), isThere};
  };

  const subjectOf = ({cert}: Journey) => cert.evaluate((element: RealnameCert) => element.status?.subject);

  for (const [where, place] of Object.entries(places)) {
    it(`${where}, does nothing for that user, displays the change, and leads to their own page`, async () => {
      const {journey, recorder} = await meet(place);
      await journey.press(journey.say.path.goOn);
      // They have to complete what is on record.
      await journey.button(journey.say.profile.change.enterprise).waitFor();
      expect(await subjectOf(journey)).to.equal(findUser(other)?.subject);
      for (const text of ofFirst) expect(await recorder.leftOf(text), text).to.deep.equal([]);
    });

    it(`${where}, continues there when the first user has signed in again`, async () => {
      const {journey, isThere} = await meet(place);
      await journey.signInElsewhere(first);
      await journey.press(journey.say.path.goOn);
      await isThere();
      expect(await subjectOf(journey)).to.equal(findUser(first)?.subject);
      expect(await stage().certifiedBy(other)).to.deep.equal([]);
    });
  }

  it('displays the new user in the head of the portal, too', async () => {
    const journey = await CardJourney.open(stage(), {path: '/', expected: ['status of 412']});
    await journey.readCard();
    const head = journey.page.getByRole('banner');
    await head.getByText('张三').waitFor();
    await journey.signInElsewhere(other);
    await journey.signInWith(journey.pin);
    await journey.seesFailure('subject-changed');
    await head.getByText('周八').waitFor();
    expect(await head.getByText('张三').count()).to.equal(0);
  });
});
