import {
  createActor,
  fromPromise,
  SimulatedClock,
  waitFor,
  type ActorOptions,
  type ActorRefFrom,
  type AnyActorRef,
  type AnyStateMachine,
  type EventFrom,
  type EventObject,
  type PromiseActorLogic,
  type SnapshotFrom,
} from 'xstate';
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

const wordsFor = (event: MethodEmitted): string[] => {
  switch (event.type) {
    case 'problem':
      return [event.error.code];
    case 'refused':
      return [`refused ${event.code}`];
    case 'profileSaved':
      return [`saved ${event.part}`];
    case 'pending':
      return ['pending'];
    case 'agentAnswered':
      return [];
  }
};

/** A machine in the hands of a test. */
export abstract class MachineRun<Logic extends AnyStateMachine> {
  /** What it told the host, in words. */
  readonly told: string[] = [];
  #actor: ActorRefFrom<Logic> | undefined;

  get actor(): ActorRefFrom<Logic> {
    if (!this.#actor) throw new Error('Not started yet.');
    return this.#actor;
  }

  get now(): SnapshotFrom<Logic> {
    return this.actor.getSnapshot() as SnapshotFrom<Logic>;
  }

  protected begin(machine: Logic, options: ActorOptions<Logic>): void {
    const actor = createActor(machine, options as never) as AnyActorRef;
    actor.on('*', (event) => this.told.push(...wordsFor(event as MethodEmitted)));
    this.#actor = begin(actor) as ActorRefFrom<Logic>;
  }

  at(place: Place<Logic>): Promise<SnapshotFrom<Logic>> {
    return arriving<Logic>(this.actor, place);
  }

  send(...types: Plain<EventFrom<Logic>>[]): this {
    for (const type of types) this.actor.send({type} as never);
    return this;
  }
}

type Answer = (signal: AbortSignal, input: never) => Promise<unknown>;
type Input<Asked> = Asked extends (signal: AbortSignal, input: infer I) => unknown
  ? unknown extends I
    ? void
    : I
  : void;

/** A machine that asks the outside by ports: each is answered by a function of a test's. */
export abstract class PortRun<
  Logic extends AnyStateMachine,
  Ports extends {[Port in keyof Ports]: Answer},
> extends MachineRun<Logic> {
  /** In the order in which it was asked. */
  readonly asked: (keyof Ports)[] = [];
  /** Of each question's last call. */
  readonly signals = new Map<keyof Ports, AbortSignal>();
  readonly #inputs = new Map<keyof Ports, unknown[]>();

  constructor(private readonly answers: Ports) {
    super();
  }

  times(port: keyof Ports): number {
    return this.asked.filter((each) => each === port).length;
  }

  /** What that question was asked with, time after time. */
  sent<Port extends keyof Ports>(port: Port): Input<Ports[Port]>[] {
    const inputs = this.#inputs.get(port) ?? [];
    this.#inputs.set(port, inputs);
    return inputs as Input<Ports[Port]>[];
  }

  /** Who answers for the ports, as a machine is provided with them. */
  protected get questions(): {
    [Port in keyof Ports]: PromiseActorLogic<Awaited<ReturnType<Ports[Port]>>, Input<Ports[Port]>>;
  } {
    const logics = (Object.keys(this.answers) as (keyof Ports)[]).map((port) => {
      const logic = fromPromise(async ({input, signal}: {input: never; signal: AbortSignal}) => {
        this.asked.push(port);
        this.signals.set(port, signal);
        this.sent(port).push(input);
        return this.answers[port](signal, input);
      });
      return [port, logic];
    });
    return Object.fromEntries(logics) as never;
  }
}
