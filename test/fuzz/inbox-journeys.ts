import {expect} from 'chai';
import fc from 'fast-check';
import {createActor, SimulatedClock, type SnapshotFrom} from 'xstate';
import {wireAdminRequests} from '../../src/adapters/admin-requests.wiring.js';
import type {StepUp} from '../../src/adapters/step-up.js';
import {mostInInbox} from '../../src/domain/assistance.schemas.js';
import {confirmationSchema, declinationSchema} from '../../src/domain/assistance.questions.js';
import {BackendClock} from '../../src/domain/clock.js';
import type {Secret} from '../../src/domain/secret.js';
import type {adminRequestsMachine} from '../../src/machines/admin-requests.machine.js';
import {initialContext, type AdminRequestsEvent} from '../../src/machines/admin-requests.setup.js';
import {says} from './codes.js';
import {inboxPlan, type BackendPlan} from './hostile-answers.js';
import {HostileBackend, httpInbox, type Asked} from './hostile-backend.js';
import {expectBounded, expectError, expectUnpolluted} from './judge.js';
import {Case, inTime} from './one-case.js';
import {inTab} from './tab.js';
import type {Way} from './walk.js';
import {wildText} from './wild.js';

export interface InboxJourney {
  readonly backend: BackendPlan;
  readonly overHttp: boolean;
  /** How the host's step-up ends, in turn; then it is passed. */
  readonly stepUps: readonly ('passed' | 'not passed' | 'no text' | 'silence')[];
  readonly hasStepUp: boolean;
  /** What is typed as a reason besides what is right, in turn. */
  readonly wild: readonly string[];
  /** Which of the ways on is taken, time after time. */
  readonly picks: readonly number[];
  readonly cancelAt: readonly number[];
}

export const inboxJourney: fc.Arbitrary<InboxJourney> = fc.record({
  backend: inboxPlan,
  overHttp: fc.boolean(),
  stepUps: fc.array(fc.constantFrom('passed', 'not passed', 'no text', 'silence'), {maxLength: 3}),
  hasStepUp: fc.oneof({weight: 4, arbitrary: fc.constant(true)}, fc.constant(false)),
  wild: fc.array(wildText, {minLength: 1, maxLength: 3}),
  picks: fc.array(fc.nat({max: 22}), {minLength: 6, maxLength: 20}),
  cancelAt: fc.oneof({weight: 3, arbitrary: fc.constant<number[]>([])}, fc.array(fc.nat({max: 12}), {maxLength: 2})),
});

type Snapshot = SnapshotFrom<typeof adminRequestsMachine>;

/** What leads on from each place. */
const waysOn: Readonly<Record<string, AdminRequestsEvent['type']>> = {
  ...{paused: 'retried', notLoaded: 'retried', notAdministrator: 'retried', sessionOver: 'retried'},
  ...{inbox: 'refreshRequested', deciding: 'agreed', askingYes: 'confirmed', declining: 'submitted'},
  ...{askingCode: 'confirmed', notConfirmed: 'retried', notDeclined: 'retried', codeNotCreated: 'retried'},
  ...{codeShown: 'closed', codeExpired: 'closed', answered: 'closed', gone: 'closed'},
};

const patience = 200;
const reason = '不认识此人';
const [minuteMs, codeMs] = [60_000, 10 * 60_000];

const answers = ['confirmAssistance', 'declineAssistance', 'createAssistanceCode'];

/** One journey of an administrator who answers requests. Tells where it was, time after time. */
export const runInboxJourney = async (script: InboxJourney): Promise<{places: string[]; asked: number}> => {
  const self = new Case();
  const clock = new SimulatedClock();
  const failures: unknown[] = [];
  const told: unknown[] = [];
  const places: string[] = [];
  /** Each code that the backend told, and each handle that had one. */
  const codes = new Set<string>();
  const handles = new Set<Secret>();
  let [happened, stepUps, turn] = [0, 0, 0];
  let look = (): void => undefined;

  const timeIsUp = (): void => self.timeIsUp();
  const outside = new HostileBackend(
    script.backend,
    ({question, subject}) => {
      const meant = actor.getSnapshot().context.subject;
      if ((subject ?? '') !== meant) failures.push(`${question} about ${String(subject)} and not ${meant}`);
      if (!script.cancelAt.includes(happened++) || !actor.getSnapshot().hasTag('busy')) return;
      if (!actor.getSnapshot().can({type: 'cancelled'})) failures.push(`${place()} cannot be cancelled`);
      actor.send({type: 'cancelled'});
    },
    timeIsUp,
  );
  const stepUp: StepUp = async () => {
    const how = script.stepUps[stepUps++] ?? 'passed';
    if (how === 'not passed') throw new Error('The administrator went away.');
    if (how !== 'silence') return how === 'passed' ? 'proof-1' : (7 as never);
    setImmediate(timeIsUp);
    return new Promise(() => undefined);
  };

  const logic = wireAdminRequests({
    backend: script.overHttp ? httpInbox() : outside.direct,
    clock: new BackendClock(),
    ...(script.hasStepUp && {stepUp}),
  });
  const actor = createActor(logic, {
    clock,
    inspect: (event) => {
      queueMicrotask(() => look());
      if (event.type !== '@xstate.snapshot') return;
      const {snapshot} = event;
      if (snapshot.status === 'error' && 'machine' in snapshot) failures.push((snapshot as {error?: unknown}).error);
      for (const code of codesIn(outside.asked)) codes.add(code);
      const text = codes.size > 0 ? JSON.stringify(snapshot) : '';
      if ([...codes].some((code) => says(text, code))) failures.push(`A code is in ${text}`);
    },
  });
  actor.subscribe({error: (error) => failures.push(error)});
  for (const type of ['problem', 'refused', 'answered'] as const) actor.on(type, (event) => told.push(event));

  const place = (): string => {
    const {value} = actor.getSnapshot();
    return typeof value === 'string' ? value : 'inbox';
  };
  const isBusy = (): boolean => {
    const now = actor.getSnapshot();
    return now.hasTag('busy') || now.matches({inbox: 'refreshing'});
  };
  const idle = async (): Promise<void> => {
    const settled = new Promise<void>((resolve) => {
      look = () => {
        if (!isBusy()) resolve();
      };
      look();
    });
    await inTime(settled, `busy in ${place()}`);
  };

  /** The likeliest first. */
  const eventsIn = ({context: {requests, number, reason: typed}}: Snapshot): AdminRequestsEvent[] => {
    const told = {type: 'numberEdited', number: ' ４７'} as const;
    const written = {type: 'reasonEdited', reason} as const;
    return [
      ...(requests[0] ? [{type: 'opened', id: requests[turn % requests.length]?.id ?? ''} as const] : []),
      ...(told.number === number ? [] : [told]),
      ...(typed === reason ? [] : [written]),
      ...([{type: 'agreed'}, {type: 'submitted'}, {type: 'confirmed'}, {type: 'retried'}] as const),
      ...([{type: 'closed'}, {type: 'refreshRequested'}, {type: 'woken'}, {type: 'codeRequested'}] as const),
      ...([{type: 'declineRequested'}, {type: 'cancelled'}, {type: 'corrected'}, told] as const),
      {type: 'numberEdited', number: script.wild[turn % script.wild.length] ?? ''},
      {type: 'reasonEdited', reason: script.wild[turn % script.wild.length] ?? ''},
    ];
  };

  const ways = (): Way[] => {
    const before = actor.getSnapshot();
    turn += 1;
    const events = eventsIn(before)
      .filter((event) => before.can(event))
      .map((event) => ({name: event.type, go: () => actor.send(event)}));
    const wait = {name: 'waits', go: () => clock.increment(codeMs)};
    return before.matches('codeShown') ? [...events, wait] : events;
  };

  const judge = (): void => {
    expect(failures, 'failures of a machine').to.deep.equal([]);
    const now = actor.getSnapshot();
    const {context} = now;
    const type = waysOn[place()];
    expect(type && now.can({type} as AdminRequestsEvent), `a way on from ${place()}`).to.equal(true);
    if (context.problem) expectError(context.problem);
    expectBounded({...context, number: undefined, reason: undefined, declination: undefined, code: undefined});
    expect(context.requests.length, 'requests').to.be.at.most(mostInInbox);
    if (context.code) {
      handles.add(context.code.code);
      expect(context.code.endsAt - Date.now(), 'lifetime').to.be.within(0, codeMs + minuteMs);
    }
    const held = [...handles].filter((handle) => handle.held);
    expect(held, 'codes held').to.deep.equal(place() === 'codeShown' ? [context.code?.code] : []);
    const {problem, declination} = context;
    // A reason outlives a session that ended while it was sent, for its own administrator and request.
    const kept = problem?.code === 'unauthenticated' && declination ? {reason: context.reason, declination} : {};
    if (place() === 'sessionOver') expect(context).to.deep.equal({...initialContext, ...kept, problem});
    const last = outside.asked.filter(({question}) => answers.includes(question)).at(-1);
    if (place() === 'codeShown') expect(last?.said).to.include({subject: context.subject});
    if (place() !== 'answered') return;
    expect(last?.said, 'said').to.include({subject: context.subject, answer: context.answer});
    expect(told.at(-1)).to.deep.equal({type: 'answered', answer: context.answer});
  };

  const goOn = async (pick: number): Promise<void> => {
    const {problem, refusal} = actor.getSnapshot().context;
    places.push([place(), refusal ? 'a refusal' : problem?.code].filter(Boolean).join(': '));
    const all = ways();
    const [from, asked] = [place(), outside.asked.length];
    const way = all[pick % all.length];
    if (!way) throw new Error(`There is no way on from ${from}`);
    way.go();
    await idle();
    judge();
    expectAnswersAsked(from, way.name, outside.asked.slice(asked));
  };

  const natural = globalThis.fetch;
  globalThis.fetch = outside.fetch;
  try {
    await inTab({}, () =>
      self.run(async () => {
        actor.start();
        await idle();
        judge();
        // The first way is the one forward.
        for (const pick of script.picks) await goOn(Math.max(0, pick - 8));
        for (let left = patience; place() !== 'answered'; left -= 1) {
          expect(left, `presses left in ${place()}, after ${places.slice(-20).join(', ')}`).to.be.greaterThan(0);
          await goOn(0);
        }
        actor.stop();
      }),
    );
    expect(self.waiting, 'timers left').to.equal(0);
  } finally {
    look = () => undefined;
    actor.stop();
    globalThis.fetch = natural;
  }
  const heard = [JSON.stringify(told), ...told.map((event) => String((event as {error?: unknown}).error))];
  for (const text of [...heard, ...outside.lines])
    expect([...codes].filter((code) => says(text, code))).to.deep.equal([]);
  expectUnpolluted();
  return {places: [...places, 'answered'], asked: outside.asked.length};
};

/** The codes that were told rightly. */
const codesIn = (asked: readonly Asked[]): string[] =>
  asked.flatMap(({question, said}) => {
    const {code} = Object(said) as {code?: unknown};
    return question === 'createAssistanceCode' && typeof code === 'string' && /^\d{8}$/.test(code) ? [code] : [];
  });

/** The presses that answer a request, each at its place: the "yes" after the warning, and a declination with a reason. */
const sending: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  confirmAssistance: {askingYes: 'confirmed', notConfirmed: 'retried'},
  declineAssistance: {declining: 'submitted', notDeclined: 'retried'},
  createAssistanceCode: {askingCode: 'confirmed', codeNotCreated: 'retried'},
};

/** An answer leaves by such a press only: once, and once more with the proof that the backend asked for. */
const expectAnswersAsked = (from: string, press: string, asked: readonly Asked[]): void => {
  const sent = asked.filter(({question}) => question in sending);
  expect(sent.length, `answers by ${press}`).to.be.at.most(2);
  for (const {question, input, key} of sent) {
    expect(sending[question]?.[from], `${question} in ${from}`).to.equal(press);
    expect(key).to.match(/^[0-9a-f]{32}$/);
    if (question === 'confirmAssistance') expect(confirmationSchema().safeParse(input).success).to.equal(true);
    if (question === 'declineAssistance') expect(declinationSchema().safeParse(input).success).to.equal(true);
  }
  const [first, again] = sent;
  if (!first || !again) return;
  expect(JSON.stringify(first.said)).to.include('step-up-required');
  expect(again.question).to.equal(first.question);
  expect(again.key).not.to.equal(first.key);
};
