import {expect} from 'chai';
import fc from 'fast-check';
import {enterpriseFields} from '../../src/domain/enterprise-draft.js';
import {fakeAgent} from '../../src/fakes.js';
import {idNumbers, otherUscc} from '../domain/profile-draft.harness.js';
import {says} from './codes.js';
import {legalRepPlan, type BackendPlan} from './hostile-answers.js';
import {expectBounded, expectError, expectUnpolluted} from './judge.js';
import {Hands, notices, personFields, type Habits} from './legal-rep-hands.js';
import {Requests} from './legal-rep-requests.js';
import {isEmpty, Sight, type Forms} from './legal-rep-sight.js';
import {homePlaces, Walk, type Way} from './walk.js';
import {wildText} from './wild.js';

export interface LegalRepJourney extends Habits {
  readonly backend: BackendPlan;
  readonly overHttp: boolean;
  readonly solo: boolean;
  /** Which of the ways on is taken, time after time, and whether it is pressed twice. */
  readonly presses: readonly {readonly pick: number; readonly twice: boolean}[];
  readonly cancelAt: readonly number[];
}

const wildValue = fc.oneof(
  wildText,
  fc.constantFrom('', otherUscc, ...idNumbers, 'passport-prc', 'resident-id', '00000000', '20991301', '13800138000'),
);
const way = fc.constantFrom('id-card' as const, 'bank-card' as const);

export const legalRepJourney: fc.Arbitrary<LegalRepJourney> = fc.record({
  backend: legalRepPlan,
  overHttp: fc.boolean(),
  notice: fc.boolean(),
  solo: fc.boolean(),
  ways: fc.record({'legal-rep': way, 'account-holder': way}),
  wild: fc.array(
    fc.dictionary(fc.constantFrom(...enterpriseFields, ...personFields), wildValue, {minKeys: 2, maxKeys: 4}),
    {minLength: 1, maxLength: 3},
  ),
  presses: fc.array(fc.record({pick: fc.nat({max: 23}), twice: fc.boolean()}), {minLength: 4, maxLength: 14}),
  cancelAt: fc.oneof({weight: 3, arbitrary: fc.constant<number[]>([])}, fc.array(fc.nat({max: 12}), {maxLength: 2})),
});

/** Where a user may be left, and what leads on from there. */
const waysOn: Readonly<Record<string, string>> = {
  ...{notLoaded: 'retried', introducing: 'started', enterprise: 'submitted', confirming: 'confirmed'},
  ...{notChecked: 'retried', notReloaded: 'retried'},
};
const waysOnOfCheck: Readonly<Record<string, string>> = {
  ...{idCard: 'submitted', confirming: 'confirmed', notChecked: 'retried', codeNotSent: 'retried'},
  ...{bankCard: 'codeRequested', codeSent: 'codeEntered'},
};

/** A user who goes straight on comes through, once everything answers rightly; each wrong answer costs a few presses. */
const patience = 400;

/** One journey of a user who presses what can be pressed, and then what leads on. Tells where it was. */
export const runLegalRepJourney = async (script: LegalRepJourney): Promise<{places: string[]; asked: number}> => {
  const walk = new Walk({
    ...script,
    plan: script.backend,
    startWith: script.solo ? 'legal-rep' : undefined,
    agent: async () => fakeAgent(),
    ...(script.notice && {consent: notices}),
    look: (snapshot) => {
      const text = hands.codes.length > 0 ? JSON.stringify(snapshot) : '';
      if (hands.codes.some((code) => says(text, code))) failures.push(`A code is in ${text}`);
    },
  });
  const {self, outside, failures} = walk;
  const hands = new Hands(script, JSON.stringify(script.backend), () => self.timeIsUp());
  const sight = new Sight(walk);
  const requests = new Requests();
  const places: string[] = [];

  const isPassed = (): boolean => walk.now.matches('result') && walk.now.context.result?.type === 'passed';

  const expectNone = (text: string, where: string): void => {
    for (const secret of hands.secrets) expect(text.includes(secret), where).to.equal(false);
  };

  const expectWayOn = (): void => {
    const [at = '', inCheck = ''] = walk.place.split(' ');
    const {pathNow, checkNow} = sight;
    if (!pathNow) {
      expect(homePlaces.filter((place) => place !== 'notOpened')).to.include(at);
    } else if (!checkNow) {
      expect(pathNow.can({type: waysOn[at]} as never), `a way on from ${at}`).to.equal(true);
    } else {
      expect(at).to.equal({'legal-rep': 'legalRep', 'account-holder': 'holder'}[checkNow.context.role]);
      const place = checkNow.matches({bankCard: 'codeSent'}) ? 'codeSent' : inCheck;
      // Where another code cannot be asked for yet, it can be for another mobile.
      const isTooSoon = checkNow.matches({bankCard: {noCode: 'tooSoon'}});
      const way = isTooSoon ? {type: 'edited', values: {mobile: ''}} : {type: waysOnOfCheck[place]};
      expect(checkNow.can(way as never), `from ${walk.place}`).to.equal(true);
    }
  };

  const judge = (): void => {
    expect(failures, 'failures of a machine').to.deep.equal([]);
    expectWayOn();
    const {pathNow, checkNow} = sight;
    for (const context of [walk.now.context, pathNow?.context, checkNow?.context]) {
      if (context?.problem) expectError(context.problem);
      if (context) expectBounded(context);
    }
    if (checkNow) {
      const {code, askAt} = checkNow.context;
      if (code) expect(code.endsAt - Date.now(), 'lifetime').to.be.within(0, 5 * 60_000);
      expect(askAt - Date.now(), 'wait').to.be.at.most(86_400_000);
    }
    expect(hands.handles.filter(({held}) => held).length, 'codes held').to.equal(0);
    if (['somebodyElse', 'result'].includes(walk.place)) expectNone(JSON.stringify(walk.now.context), 'kept');
  };

  /** What was typed is there until it is of no use any more, or nobody's business. */
  const expectForms = (meant: Forms, owner: Sight['owner']): void => {
    const {forms} = sight;
    const isOver = sight.owner !== owner || walk.place === 'result';
    if (isOver) expect(isEmpty(forms), `empty in ${walk.place}`).to.equal(true);
    else expect(forms, `in ${walk.place}`).to.deep.equal(meant);
  };

  const press = async ({name, go}: Way, times: number): Promise<void> => {
    const {forms: before, owner, check, checkNow, pathNow} = sight;
    const [asked, cancelledBefore] = [outside.asked.length, walk.cancelled];
    const whose = checkNow?.context.role;
    const ticket = whose && pathNow?.context.ticket;
    for (let time = 0; time < times; time += 1) go();
    const meant = ['edited', 'putBack'].includes(name) ? sight.forms : before;
    // Another legal representative has other documents.
    const {[whose ?? 'enterprise']: _own, 'legal-rep': _theirs, ...others} = before;
    expect(meant, `other forms after ${name}`).to.deep.include(others);
    await walk.idle();
    judge();
    expectForms(meant, owner);
    const cancelled = walk.cancelled - cancelledBefore;
    requests.follow({
      ...{press: name, asked: outside.asked.slice(asked), cancelled, check, whose, ticket},
      hasFailed: sight.message.problem !== undefined,
      from: pathNow?.value,
      to: sight.pathNow?.value ?? walk.now.context.result?.type,
    });
  };

  const goOn = async (pick: number, times: number): Promise<void> => {
    const {path, check} = sight;
    const {problem, refusal} = sight.message;
    places.push([walk.place, refusal ? 'a refusal' : problem?.code].filter(Boolean).join(': '));
    const ways = path ? hands.ways(path, check) : walk.homeWays('legal-rep');
    const way = ways[pick % ways.length];
    if (!way) throw new Error(`There is no way on from ${walk.place}`);
    await press(way, times);
  };

  try {
    await self.run(async () => {
      walk.actor.start();
      await walk.idle();
      judge();
      // The first way is the one forward.
      for (const {pick, twice} of script.presses) await goOn(Math.max(0, pick - 12), twice ? 2 : 1);
      for (let left = patience; !isPassed(); left -= 1) {
        expect(left, `presses left in ${walk.place}, after ${places.slice(-20).join(', ')}`).to.be.greaterThan(0);
        await goOn(0, 1);
      }
      walk.actor.stop();
    });
    expect(self.waiting, 'timers left').to.equal(0);
  } finally {
    walk.end();
  }
  expectNone(JSON.stringify(sight.told), 'told');
  for (const event of sight.told) expectNone(String((event as {error?: unknown}).error), 'told');
  const lines = outside.lines.join('\n');
  expectNone(lines, 'in a line');
  expect(hands.codes.filter((code) => says(lines, code))).to.deep.equal([]);
  expectUnpolluted();
  return {places: [...places, 'certified'], asked: outside.asked.length};
};
