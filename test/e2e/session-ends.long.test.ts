import {expect} from 'chai';
import {BankJourney} from './bank-journey.js';
import {CardJourney} from './card-journey.js';
import type {Journey} from './journey.js';
import {LegalRepJourney} from './legal-rep-journey.js';
import type {JourneyOptions} from './open-page.js';
import {ProfileJourney} from './profile-journey.js';
import {type Stage, useStage} from './stage.js';

/* Each request of each path: `test/components/session-over*`. Here it is two real sessions, one sample of each path. */

/** A question that finds no session any more, and how the same user goes on from there. */
interface Cell {
  readonly question: readonly [method: string, path: string];
  /** To where the next press asks it; then come that press, what shows afterwards, and the way to the end. */
  readonly begin: (
    stage: Stage,
    options: JourneyOptions,
  ) => Promise<{
    journey: Journey;
    ask: () => Promise<unknown>;
    seesAgain: () => Promise<unknown>;
    finish: () => Promise<unknown>;
  }>;
  /** What the backend has done by then. */
  readonly effects: readonly string[];
}

const cells: readonly Cell[] = [
  {
    question: ['PUT', '/profile/account'],
    begin: async (...args) => {
      const journey = await ProfileJourney.open(...args);
      await journey.edit('account', {[journey.labels.holderName]: '张三丰'});
      await journey.save();
      const confirm = () => journey.confirm();
      return {
        journey,
        ask: confirm,
        seesAgain: () => journey.sees('张三丰'),
        finish: async () => {
          await confirm();
          await journey.seesSaved();
          expect(new Set(journey.sent.map(({key}) => key)).size).to.equal(1);
        },
      };
    },
    effects: ['profile'],
  },
  {
    question: ['POST', '/ic-card/verifications'],
    begin: async (...args) => {
      const journey = await CardJourney.open(...args);
      await journey.readCard();
      return {
        journey,
        ask: () => journey.signInWith(journey.pin),
        seesAgain: () => journey.sees(journey.say.cardFailure.refusals['challenge-expired'][0]),
        finish: () => journey.finishByCard(),
      };
    },
    // What the card has signed was for the session before, so that it signs once more.
    effects: ['ic-card', 'ic-card', 'certified'],
  },
  {
    question: ['POST', '/legal-rep/bank-card'],
    begin: async (...args) => {
      const journey = await LegalRepJourney.open(...args);
      await journey.toCode();
      return {
        journey,
        ask: () => journey.enterCode(),
        seesAgain: () => journey.seesCodeAgain(),
        finish: async () => {
          await journey.enterCode();
          await journey.seesStep(3);
          const [first, second] = journey.sent.filter(({operation}) => operation === 'bank-card');
          expect(second).to.deep.equal(first);
        },
      };
    },
    effects: ['legal-rep/enterprise', 'legal-rep/sms-codes', 'sms-sent', 'legal-rep/bank-card'],
  },
  {
    question: ['GET', '/handoffs/*'],
    begin: async (...args) => {
      const journey = await BankJourney.open(...args);
      await journey.chooseBank();
      const id = await journey.handoffId();
      return {
        journey,
        ask: () => journey.page.reload(),
        seesAgain: async () => {
          await journey.seesWaiting();
          expect(await journey.handoffId(true)).to.equal(id);
        },
        finish: async () => journey.certifiesAt(await journey.depart('ccb', true)),
      };
    },
    effects: ['handoffs', 'certified'],
  },
];

describe('A user whose session ends', () => {
  const stage = useStage();

  for (const {question, begin, effects} of cells) {
    it(`at ${question.join(' ')} signs in again in another tab and continues at the same step`, async () => {
      const before = stage().happenings().length;
      const {journey, ask, seesAgain, finish} = await begin(stage(), {expected: ['status of 401']});
      await journey.signOutBefore(...question);
      await ask();
      await journey.heading(journey.say.path.sessionOver[0]).waitFor();
      await journey.signInElsewhere('zhangsan');
      await journey.press(journey.say.path.resume);
      await seesAgain();
      await finish();
      const happened = stage()
        .happenings()
        .slice(before)
        .flatMap((each) => (each.type === 'tried' ? [each.what] : each.type === 'certified' ? [each.type] : []))
        .filter((effect) => effect !== 'ic-card/challenges');
      expect(happened).to.deep.equal(effects);
    });
  }
});
