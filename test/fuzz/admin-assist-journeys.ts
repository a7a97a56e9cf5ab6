import {expect} from 'chai';
import fc from 'fast-check';
import {SimulatedClock, type ActorRefFrom, type AnyActorRef, type SnapshotFrom} from 'xstate';
import {pollingKeyOf} from '../../src/adapters/polling.key.js';
import {assistanceCodeClaimSchema, assistanceQuestionSchema} from '../../src/domain/assistance.questions.js';
import {Secret} from '../../src/domain/secret.js';
import type {adminAssistMachine} from '../../src/machines/admin-assist.machine.js';
import type {AdminAssistEvent} from '../../src/machines/admin-assist.setup.js';
import {fakeAgent} from '../../src/fakes.js';
import {rules} from '../domain/profile-draft.harness.js';
import {says, unusedCode} from './codes.js';
import {adminAssistPlan, type BackendPlan} from './hostile-answers.js';
import type {Asked} from './hostile-backend.js';
import {expectBounded, expectError, expectUnpolluted, secretName} from './judge.js';
import {inTab} from './tab.js';
import {homePlaces, Walk, type Way} from './walk.js';
import {wildText} from './wild.js';

export interface AdminAssistJourney {
  readonly backend: BackendPlan;
  readonly overHttp: boolean;
  readonly solo: boolean;
  readonly notice: boolean;
  /** What an earlier page has stored, if it has. */
  readonly stored: string | undefined;
  /** Whether the status says that the certification stands. */
  readonly certified: boolean;
  /** What is typed besides what is right, in turn. */
  readonly wild: readonly string[];
  /** Which of the ways on is taken, time after time. */
  readonly picks: readonly number[];
  readonly cancelAt: readonly number[];
}

const record = (id: string, version = 1): string => JSON.stringify({version, method: 'admin-assist', id});

export const adminAssistJourney: fc.Arbitrary<AdminAssistJourney> = fc.record({
  backend: adminAssistPlan,
  overHttp: fc.boolean(),
  solo: fc.boolean(),
  notice: fc.boolean(),
  stored: fc.oneof(
    {weight: 2, arbitrary: fc.constant(undefined)},
    fc.constant(record('assistance-9')),
    fc.constantFrom('{"half', '', 'null', record('../status'), record('assistance-9', 2)),
  ),
  certified: fc.boolean(),
  wild: fc.array(fc.oneof(wildText, fc.constantFrom('', '91310000PDY000028X')), {minLength: 1, maxLength: 3}),
  picks: fc.array(fc.nat({max: 20}), {minLength: 4, maxLength: 16}),
  cancelAt: fc.oneof({weight: 3, arbitrary: fc.constant<number[]>([])}, fc.array(fc.nat({max: 12}), {maxLength: 2})),
});

type Snapshot = SnapshotFrom<typeof adminAssistMachine>;

const consent = {noticeId: 'notice-1', version: '1', time: '2026-01-15T02:30:00Z'};
const notice = {id: 'notice-1', version: '1', text: '我们需要处理以下信息。', required: true};

/** What leads on from each place. */
const waysOn: Readonly<Record<string, 'submitted' | 'retried' | 'cancelled'>> = {
  naming: 'submitted',
  waiting: 'cancelled',
  ...{notRead: 'retried', notSent: 'retried', notWithdrawn: 'retried', notRechecked: 'retried'},
  ...{withdrawn: 'retried', refused: 'retried'},
};

/** A user who goes straight on comes through, once everything answers rightly; each wrong answer costs a few presses. */
const patience = 200;
const dayMs = 24 * 60 * 60_000;

/** Without the enterprise as the user typed it, which may be as long as they like. */
const withoutTyped = (context: object): object => {
  const request = 'request' in context ? (context.request as Snapshot['context']['request']) : undefined;
  const shown = request?.shown && {...request.shown, enterprise: undefined};
  const typed = {enterprise: undefined, validated: undefined, warned: undefined};
  return {...context, ...typed, request: request && {...request, shown}};
};

/** Only of these an answer may certify. */
const isDecisive = ({question}: Asked): boolean =>
  question === 'getAssistance' || question === 'sendAssistanceCode' || question === 'getStatus';

/** One journey of a user who asks an administrator for help. Tells where it was, time after time. */
export const runAdminAssistJourney = async (script: AdminAssistJourney): Promise<{places: string[]; asked: number}> => {
  const clock = new SimulatedClock();
  const plan = JSON.stringify(script.backend);
  const state = script.certified ? 'certified' : 'not-certified';
  const codes: string[] = [];
  const handles: Secret[] = [];
  const told: unknown[] = [];
  const places: string[] = [];
  const enterprise = secretName();

  const walk = new Walk({
    ...script,
    plan: script.backend,
    changes: {getStatus: {methods: [{id: 'admin-assist', state, enabled: true}]}},
    startWith: script.solo ? 'admin-assist' : undefined,
    agent: async () => fakeAgent(),
    ...(script.notice && {consent: {'admin-assist': notice}}),
    clock,
    look: (snapshot) => {
      const text = codes.length > 0 ? JSON.stringify(snapshot) : '';
      if (codes.some((code) => says(text, code))) failures.push(`A code is in ${text}`);
    },
  });
  const {self, outside, failures} = walk;
  let known: AnyActorRef | undefined;
  let turn = 0;
  walk.actor.on('problem', (event) => told.push(event));

  const path = (): ActorRefFrom<typeof adminAssistMachine> | undefined => {
    const actor = walk.method as AnyActorRef as ActorRefFrom<typeof adminAssistMachine> | undefined;
    if (actor && actor !== known) {
      for (const type of ['problem', 'refused', 'pending'] as const) actor.on(type, (event) => told.push(event));
    }
    known = actor;
    return actor;
  };

  const isPassed = (): boolean => walk.now.matches('result') && walk.now.context.result?.type === 'passed';

  const codeWay = (actor: ActorRefFrom<typeof adminAssistMachine>): Way => ({
    name: 'codeEntered',
    go: () => {
      const code = unusedCode(plan);
      const handle = new Secret(code);
      codes.push(code);
      handles.push(handle);
      actor.send({type: 'codeEntered', code: handle});
    },
  });
  const wait = (ms: number): Way => ({name: 'waits', go: () => clock.increment(ms)});

  /** The likeliest first. */
  const eventsIn = ({context}: Snapshot): AdminAssistEvent[] => {
    const wild = script.wild[turn++ % script.wild.length] ?? '';
    const isTyped = context.enterprise === enterprise;
    const typed: AdminAssistEvent = {type: 'edited', enterprise};
    return [
      ...(script.notice && !context.consent ? [{type: 'consentChanged', consent} as const] : []),
      ...(isTyped ? [] : [typed]),
      {type: 'submitted'},
      {type: 'retried'},
      {type: 'cancelled'},
      {type: 'edited', enterprise: wild},
      {type: 'consentChanged', consent: undefined},
      {type: 'corrected'},
      {type: 'left'},
    ];
  };

  const ways = (): Way[] => {
    const actor = path();
    if (!actor) return walk.homeWays('admin-assist');
    const before = actor.getSnapshot();
    const {request, pending} = before.context;
    const events = eventsIn(before)
      .filter((event) => before.can(event))
      .map((event) => ({name: event.type, go: () => actor.send(event)}));
    // A code that comes where none is expected is thrown away.
    if (!before.matches('waiting')) return [...events, codeWay(actor)];
    const takesCode = request?.shown !== undefined && pending === undefined;
    const waits = [wait(40_000), wait(90_000), wait(dayMs)];
    return takesCode ? [codeWay(actor), ...waits, ...events] : [...events, ...waits, codeWay(actor)];
  };

  const expectNone = (texts: readonly string[], text: string, where: string): void => {
    for (const each of texts) expect(text.includes(each), where).to.equal(false);
  };

  /** The backend said so, about this user, in the last answer about it, and once more after a page was loaded. */
  const expectRightlyPassed = (): void => {
    const decisive = outside.asked.filter(isDecisive);
    const last = decisive.at(-1);
    const isRechecked = last?.question === 'getStatus';
    const said = isRechecked ? decisive.filter(({question}) => question !== 'getStatus').at(-1) : last;
    expect(said?.said, 'said').to.include({passed: true, subject: walk.now.context.status?.subject});
    if (isRechecked) expect(JSON.stringify(last.said), 'stands').to.include('"certified"');
  };

  const judge = (): void => {
    expect(failures, 'failures of a machine').to.deep.equal([]);
    const snapshot = path()?.getSnapshot();
    if (snapshot)
      expect(snapshot.can({type: waysOn[walk.place], ...rules} as never), `from ${walk.place}`).to.equal(true);
    else expect(homePlaces).to.include(walk.place);
    if (isPassed()) expectRightlyPassed();
    for (const context of [walk.now.context, snapshot?.context]) {
      if (context?.problem) expectError(context.problem);
      if (context) expectBounded(withoutTyped(context));
    }
    if (snapshot?.context.request) expect(snapshot.context.request.endsAt - Date.now()).to.be.within(0, dayMs);
    expect(handles.filter(({held}) => held).length, 'codes held').to.equal(0);
    if (['somebodyElse', 'result'].includes(walk.place)) {
      expectNone([enterprise], JSON.stringify(walk.now.context), `kept in ${walk.place}`);
    }
  };

  const goOn = async (pick: number): Promise<void> => {
    const {problem, refusal} = path()?.getSnapshot().context ?? (walk.now.context as Partial<Snapshot['context']>);
    places.push([walk.place, refusal ? 'a refusal' : problem?.code].filter(Boolean).join(': '));
    const all = ways();
    const before = {place: walk.place, asked: outside.asked.length};
    const way = all[pick % all.length];
    if (!way) throw new Error(`There is no way on from ${walk.place}`);
    way.go();
    await walk.idle();
    judge();
    if (before.place === 'notSent' && way.name === 'retried') expectSameAttempt(outside.asked, before.asked);
  };

  try {
    await inTab(script.stored === undefined ? {} : {[pollingKeyOf('subject-1', 'admin-assist')]: script.stored}, () =>
      self.run(async () => {
        walk.actor.start();
        await walk.idle();
        judge();
        // The first way is the one forward.
        for (const pick of script.picks) await goOn(Math.max(0, pick - 10));
        for (let left = patience; !isPassed(); left -= 1) {
          expect(left, `presses left in ${walk.place}, after ${places.slice(-20).join(', ')}`).to.be.greaterThan(0);
          await goOn(0);
        }
        walk.actor.stop();
      }),
    );
    expect(self.waiting, 'timers left').to.equal(0);
  } finally {
    walk.end();
  }
  expectQuestions(outside.asked);
  const lines = outside.lines.join('\n');
  const heard = [JSON.stringify(told), ...told.map((event) => String((event as {error?: unknown}).error)), lines];
  for (const text of heard) {
    expectNone([enterprise], text, 'told');
    expect(codes.filter((code) => says(text, code))).to.deep.equal([]);
  }
  expectUnpolluted();
  return {places: [...places, 'certified'], asked: outside.asked.length};
};

/** What is sent again by a press is the same request. */
const expectSameAttempt = (asked: readonly Asked[], from: number): void => {
  const isRequest = ({question}: Asked): boolean => question === 'requestAssistance';
  const last = asked.slice(0, from).filter(isRequest).at(-1);
  const [again] = asked.slice(from).filter(isRequest);
  expect({key: again?.key, input: again?.input}).to.deep.equal({key: last?.key, input: last?.input});
};

/** All that was sent fits, by a key of its own, and each code was sent once. */
const expectQuestions = (asked: readonly Asked[]): void => {
  const sent: string[] = [];
  for (const {question, input, key} of asked) {
    if (question === 'requestAssistance') {
      expect(assistanceQuestionSchema().safeParse(input).success, 'fits').to.equal(true);
      expect(key).to.match(/^[0-9a-f]{32}$/);
    }
    if (question !== 'sendAssistanceCode') continue;
    expect(assistanceCodeClaimSchema().safeParse(input).success, 'fits').to.equal(true);
    sent.push((input as {code: string}).code);
  }
  expect(new Set(sent).size, 'codes sent').to.equal(sent.length);
};
