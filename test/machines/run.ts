import {expect} from 'chai';
import {
  createActor,
  fromPromise,
  SimulatedClock,
  waitFor,
  type ActorOptions,
  type ActorRefFrom,
  type AnyActorRef,
  type AnyStateMachine,
  type ContextFrom,
  type EventFrom,
  type EventObject,
  type PromiseActorLogic,
  type SnapshotFrom,
  type StateValue,
} from 'xstate';
import type {CertError} from '../../src/domain/errors.js';
import type {MethodEmitted} from '../../src/machines/method.js';

/** A state of a machine, or of one within. */
export type Place<Logic> = SnapshotFrom<Logic> extends {matches: (place: infer P) => boolean} ? P : never;

/** The events that have nothing but a name. */
type Plain<Event> = Event extends EventObject ? ({type: Event['type']} extends Event ? Event['type'] : never) : never;

/** Waits until the machine is there. */
export const arriving = <Logic extends AnyStateMachine>(
  actor: ActorRefFrom<Logic>,
  place: Place<Logic>,
  timeout = 2_000,
): Promise<SnapshotFrom<Logic>> =>
  waitFor(actor as AnyActorRef, (snapshot: {matches: (place: unknown) => boolean}) => snapshot.matches(place), {
    timeout,
  }) as Promise<SnapshotFrom<Logic>>;

const actors: AnyActorRef[] = [];
const {now} = Date;

/** By the clock that a test begins with, where it has one of its own. */
export const startedAt = 1_800_000_000_000;

/** A clock that moves when a test says so, and the time of day with it until the test ends. */
export const simulatedClock = (): SimulatedClock => {
  const clock = new SimulatedClock();
  Date.now = () => startedAt + clock.now();
  return clock;
};

/** Starts an actor that is stopped after the test. */
export const begin = <Actor extends AnyActorRef>(actor: Actor): Actor => {
  actors.push(actor);
  actor.start();
  return actor;
};

/** What waits still is ended, and the time of day is given back; the fuzzer has no tests, and needs none of this. */
if (typeof afterEach === 'function') {
  afterEach(() => {
    for (const actor of actors.splice(0)) actor.stop();
    Date.now = now;
  });
}

/** As much of a snapshot as any machine has. */
interface Shown {
  readonly value: StateValue;
  readonly context: {readonly problem?: CertError; readonly refusal?: {readonly code: string}};
  readonly output?: {readonly error?: CertError} | undefined;
  readonly hasTag: (tag: string) => boolean;
}

/** Where a machine is, and why, after a request that nobody was given to it to answer. */
export const unprovided = async <Logic extends AnyStateMachine>(
  machine: Logic,
  options: ActorOptions<Logic>,
  ...events: readonly EventFrom<Logic>[]
) => {
  const actor = begin(createActor(machine, options as never) as AnyActorRef);
  for (const event of events) actor.send(event);
  expect((actor.getSnapshot() as Shown).hasTag('busy')).to.equal(true);
  const {value, context, output} = (await waitFor(actor, (snapshot: Shown) => !snapshot.hasTag('busy'))) as Shown;
  return {value, problem: (context.problem ?? output?.error)?.toJSON()};
};

const wordsFor = (event: MethodEmitted): string[] => {
  if (event.type === 'problem') return [event.error.code];
  if (event.type === 'refused') return [`refused ${event.code}`];
  if (event.type === 'profileSaved') return [`saved ${event.part}`];
  return event.type === 'pending' ? ['pending'] : [];
};

/** A machine in the hands of a test. */
export abstract class MachineRun<Logic extends AnyStateMachine> {
  /** What it told the host, in words. */
  readonly reported: string[] = [];
  #actor: AnyActorRef | undefined;

  get actor(): ActorRefFrom<Logic> {
    if (!this.#actor) throw new Error('Not started yet.');
    return this.#actor as ActorRefFrom<Logic>;
  }

  get now(): SnapshotFrom<Logic> {
    return (this.actor as AnyActorRef).getSnapshot() as SnapshotFrom<Logic>;
  }

  protected begin(machine: Logic, options: ActorOptions<Logic>): void {
    const actor = createActor(machine, options as never) as AnyActorRef;
    actor.on('*', (event) => this.reported.push(...wordsFor(event as MethodEmitted)));
    this.#actor = begin(actor);
  }

  at(place: Place<Logic>): Promise<SnapshotFrom<Logic>> {
    return arriving<Logic>(this.actor, place);
  }

  /** As `at`, for whoever goes on from there. */
  async reach(place: Place<Logic>): Promise<this> {
    await this.at(place);
    return this;
  }

  /** Up to that place, where it is said what failed. */
  async failed(place: Place<Logic>, code: unknown): Promise<this> {
    const {context} = (await this.at(place)) as unknown as Shown;
    expect(context.problem?.code).to.equal(code);
    return this;
  }

  /** Up to that place, where it is said what the backend refused. */
  async refused(place: Place<Logic>, code: unknown): Promise<this> {
    const {context} = (await this.at(place)) as unknown as Shown;
    expect(context.refusal?.code).to.equal(code);
    return this;
  }

  send(...types: Plain<EventFrom<Logic>>[]): this {
    for (const type of types) (this.actor as AnyActorRef).send({type});
    return this;
  }

  /** It is in that very state, and all that is in its context. */
  shows(place: StateValue, context: Partial<ContextFrom<Logic>> = {}): this {
    const {value, context: known} = this.now as unknown as Shown;
    expect(value).to.deep.equal(place);
    expect(known).to.deep.include(context);
    return this;
  }
}

/** Who answers a request of a machine's. */
export type PortAnswer = (signal: AbortSignal, input: never) => Promise<unknown>;
type Input<Asked> = Asked extends (signal: AbortSignal, input: infer I) => unknown
  ? unknown extends I
    ? void
    : I
  : void;

/** A machine that asks the outside by ports: each is answered by a function of a test's. */
export abstract class PortRun<
  Logic extends AnyStateMachine,
  Ports extends {[Port in keyof Ports]: PortAnswer},
> extends MachineRun<Logic> {
  /** In the order in which it was asked. */
  readonly asked: (keyof Ports)[] = [];
  /** Of each request's last call. */
  readonly signals = new Map<keyof Ports, AbortSignal>();
  readonly #inputs = new Map<keyof Ports, unknown[]>();

  constructor(private readonly answers: Ports) {
    super();
  }

  /** Waits until the request was sent `times` times. */
  async asking(port: keyof Ports, times = 1): Promise<void> {
    await waitFor(this.actor as AnyActorRef, () => this.times(port) >= times, {timeout: 2_000});
  }

  times(port: keyof Ports): number {
    return this.asked.filter((each) => each === port).length;
  }

  /** What was sent with that request, time after time. */
  inputsOf<Port extends keyof Ports>(port: Port): Input<Ports[Port]>[] {
    const inputs = this.#inputs.get(port) ?? [];
    this.#inputs.set(port, inputs);
    return inputs as Input<Ports[Port]>[];
  }

  /** Who answers for the ports, as a machine is provided with them. */
  protected get actors(): {
    [Port in keyof Ports]: PromiseActorLogic<Awaited<ReturnType<Ports[Port]>>, Input<Ports[Port]>>;
  } {
    const logics = (Object.keys(this.answers) as (keyof Ports)[]).map((port) => {
      const logic = fromPromise(async ({input, signal}: {input: never; signal: AbortSignal}) => {
        this.asked.push(port);
        this.signals.set(port, signal);
        this.inputsOf(port).push(input);
        return this.answers[port](signal, input);
      });
      return [port, logic];
    });
    return Object.fromEntries(logics) as never;
  }
}
