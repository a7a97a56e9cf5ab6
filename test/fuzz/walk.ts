import {
  createActor,
  type Actor,
  type AnyActorRef,
  type AnyMachineSnapshot,
  type SimulatedClock,
  type InspectionEvent,
  type SnapshotFrom,
} from 'xstate';
import type {CardAgent} from '../../src/adapters/card-agent.js';
import {wireCertification} from '../../src/adapters/wiring.js';
import {BackendClock} from '../../src/domain/clock.js';
import type {ConsentNotices} from '../../src/domain/consent.js';
import type {certificationMachine} from '../../src/machines/certification.machine.js';
import type {BackendPlan, Question} from './hostile-answers.js';
import {HostileBackend, httpBackend, type Asked} from './hostile-backend.js';
import {Case, inTime} from './one-case.js';

export type Whole = SnapshotFrom<typeof certificationMachine>;

export type Way = {readonly name: string; readonly go: () => void};

/** Of the whole, where no method is under way. */
export const homePlaces = [
  ...['asking', 'paused', 'notAsked', 'notApplicable', 'home', 'opening', 'notOpened', 'result'],
  ...['interrupted', 'somebodyElse'],
];

export interface WalkOptions {
  readonly plan: BackendPlan;
  /** What is right, where it is something else than the fakes say. */
  readonly changes?: Readonly<Partial<Record<Question, object>>>;
  readonly overHttp: boolean;
  /** At which call or question the user cancels. */
  readonly cancelAt: readonly number[];
  /** `onOutside` is to be told of each call that it hears. */
  readonly agent: (self: Case, onOutside: () => void) => Promise<CardAgent>;
  readonly startWith: string | undefined;
  readonly solo: boolean;
  readonly consent?: ConsentNotices;
  /** By which the machines wait, if that is in the user's hands. */
  readonly clock?: SimulatedClock;
  /** Is shown each state of each machine and of each question. */
  readonly look?: (snapshot: object) => void;
}

const nameOf = ({value}: AnyMachineSnapshot): string =>
  typeof value === 'string' ? value : (Object.keys(value as object)[0] ?? '');

const childOf = (method: AnyMachineSnapshot | undefined, id: string): AnyActorRef | undefined =>
  (method?.children as Record<string, AnyActorRef | undefined> | undefined)?.[id];

/** The whole machine on a hostile backend, in the hands of a user who presses what can be pressed. */
export class Walk {
  readonly self = new Case();
  readonly failures: unknown[] = [];
  readonly outside: HostileBackend;
  readonly actor: Actor<typeof certificationMachine>;
  readonly #fetch = globalThis.fetch;
  /** How often something under way was cancelled. */
  cancelled = 0;
  #look = (): void => undefined;
  #happened = 0;

  constructor({plan, changes, overHttp, cancelAt, agent, startWith, solo, consent, clock, look}: WalkOptions) {
    const onOutside = (): void => {
      if (cancelAt.includes(this.#happened++)) this.#cancel();
    };
    const onQuestion = ({question, subject}: Asked): void => {
      const meant = question === 'getStatus' ? undefined : this.now.context.status?.subject;
      if (subject !== meant) this.failures.push(`${question} about ${String(subject)} and not ${String(meant)}`);
      onOutside();
    };
    this.outside = new HostileBackend(plan, onQuestion, () => this.self.timeIsUp(), changes);
    const loaded = agent(this.self, onOutside);
    globalThis.fetch = this.outside.fetch;
    const logic = wireCertification({
      backend: overHttp ? httpBackend() : this.outside.direct,
      agent: () => loaded,
      clock: new BackendClock(),
      origin: 'https://swapp.example.cn',
      consent,
    });
    this.actor = createActor(logic, {
      ...(clock && {clock}),
      input: {known: ['ic-card', 'legal-rep', 'admin-assist'], only: undefined, startWith, solo},
      inspect: (event) => {
        this.#inspect(event, look);
        queueMicrotask(() => this.#look());
      },
    });
    this.actor.subscribe({error: (error) => this.failures.push(error)});
  }

  get now(): Whole {
    return this.actor.getSnapshot();
  }

  /** The machine that was opened, if one is under way. */
  get method(): AnyActorRef | undefined {
    return this.now.context.method;
  }

  /** How the method under way waits for somebody else, if it does. */
  get wait(): AnyMachineSnapshot | undefined {
    const method = this.method?.getSnapshot() as AnyMachineSnapshot | undefined;
    return childOf(method, 'wait')?.getSnapshot() as AnyMachineSnapshot | undefined;
  }

  /** The name of the state that shows, behind that of the path that it is on, if it is on one. */
  get place(): string {
    const inner = this.#inner.map(nameOf).join(' ');
    return inner === '' ? nameOf(this.now) : inner;
  }

  /** Until nothing is waited for. */
  async idle(): Promise<void> {
    const settled = new Promise<void>((resolve) => {
      this.#look = () => {
        if (!this.#isBusy) resolve();
      };
      this.#look();
    });
    await inTime(settled, `busy in ${this.place}`);
  }

  /** The ways on from a place that is no method's. */
  homeWays(choice: string): Way[] {
    const events = [
      {type: 'methodChosen', method: choice, pressed: true},
      {type: 'retried'},
      {type: 'refreshRequested'},
      {type: 'finished'},
      {type: 'left'},
    ] as const;
    return events
      .filter((event) => this.now.can(event))
      .map((event) => ({name: event.type, go: () => this.actor.send(event)}));
  }

  end(): void {
    this.#look = () => undefined;
    this.actor.stop();
    globalThis.fetch = this.#fetch;
  }

  /** The method under way, and the check of a person that it may have under way itself. */
  get #inner(): AnyMachineSnapshot[] {
    const method = this.method?.getSnapshot() as AnyMachineSnapshot | undefined;
    return [method, childOf(method, 'inner')?.getSnapshot() as AnyMachineSnapshot | undefined].filter(
      (each) => each !== undefined,
    );
  }

  get #isBusy(): boolean {
    const isBusy = [this.now, ...this.#inner].some((each) => each.hasTag('busy'));
    return isBusy || this.now.matches({home: 'refreshing'}) || this.wait?.value === 'asking';
  }

  #cancel(): void {
    const event = {type: 'cancelled'} as const;
    const busy = this.#inner.find((each) => each.hasTag('busy'));
    if (!busy && !this.now.hasTag('busy')) return;
    this.cancelled += 1;
    if (!busy) {
      this.actor.send(event);
      return;
    }
    if (!busy.can(event)) this.failures.push(`${this.place} cannot be cancelled`);
    this.method?.send(event);
  }

  /** Whoever runs a machine takes its failure in: a question may fail, a machine may not. */
  #inspect(event: InspectionEvent, look: WalkOptions['look']): void {
    if (event.type !== '@xstate.snapshot') return;
    const {snapshot} = event;
    look?.(snapshot);
    if (snapshot.status === 'error' && 'machine' in snapshot) this.failures.push((snapshot as {error?: unknown}).error);
  }
}
