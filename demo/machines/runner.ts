import {createActor, type AnyActorRef, type AnyStateMachine, type InspectionEvent} from 'xstate';
import {isCertError} from '../../src/domain/errors.js';
import {inspection, type Inspected} from '../../src/components/element/report/inspect.js';
import {Secret} from '../../src/domain/secret.js';
import {lastingPorts, machineNames, machines, type MachineName} from './catalogue.js';
import {allStates, chartOf, pathsIn, type ChartState} from './chart.js';
import {secretFieldOf} from '../../walks/drive-machine.js';
import {sampleOf, sampleSecretOf, type Payload} from './samples.js';
import {shapeAt, shapeOf} from './shape.js';
import {withoutSecret, type Step} from './steps.js';

/* Runs one machine without any screen: for the terminal and for the page of a machine. No DOM. */

/** A machine with its ports filled, and its input. */
export interface Start {
  readonly logic: AnyStateMachine;
  readonly input: unknown;
}

export interface PossibleEvent {
  readonly type: string;
  /** Without the secret. Empty for an event that carries nothing. */
  readonly sample: Payload;
  readonly secret: {readonly field: string; readonly sample: string} | undefined;
  /** Whether it would change anything now, with the sample. */
  readonly isPossible: boolean;
}

/** The machine, or one that it runs. */
export interface Place {
  /** Ids of the actors from the machine on. Empty for the machine itself. */
  readonly at: string;
  readonly name: MachineName | undefined;
  /** All states that it is in, from the outermost. */
  readonly paths: readonly string[];
  readonly tags: readonly string[];
  readonly context: readonly (readonly [key: string, shape: string])[];
  readonly events: readonly PossibleEvent[];
}

export interface View {
  readonly status: 'starting' | 'active' | 'done' | 'error' | 'stopped';
  readonly places: readonly Place[];
  /** A request is running. */
  readonly isBusy: boolean;
  /** The form of the output, once there is one. */
  readonly output: string | undefined;
  /** Of all machines, since the run began. */
  readonly moves: readonly Inspected[];
  /** What the machines told the host, in words. */
  readonly told: readonly string[];
  readonly history: readonly Step[];
  /** A repetition waits for this step's secret. */
  readonly asksFor: Step | undefined;
  /** A repetition has stopped before this step, because the machine does not take it now. */
  readonly stuckAt: Step | undefined;
  /** Why the machine could not be started. */
  readonly failure: string | undefined;
}

interface AnySnapshot {
  readonly status: string;
  readonly value?: unknown;
  readonly context?: unknown;
  readonly output?: unknown;
  readonly tags?: ReadonlySet<string>;
  readonly children?: Readonly<Record<string, AnyActorRef | undefined>>;
  readonly machine?: AnyStateMachine;
  can?(event: {readonly type: string}): boolean;
}

const snapshotOf = (actor: AnyActorRef): AnySnapshot => actor.getSnapshot() as AnySnapshot;

const nameOf = ({machine}: AnySnapshot): MachineName | undefined =>
  machineNames.find((name) => machines[name].id === machine?.id);

/** The machine and all machines that it runs, by their ids. */
const actorsIn = (actor: AnyActorRef, at = ''): readonly (readonly [at: string, actor: AnyActorRef])[] => [
  [at, actor],
  ...Object.entries(snapshotOf(actor).children ?? {}).flatMap(([id, child]) =>
    child && snapshotOf(child).machine && snapshotOf(child).status === 'active'
      ? actorsIn(child, at === '' ? id : `${at}/${id}`)
      : [],
  ),
];

const isAnswering = (child: AnyActorRef | undefined): boolean => {
  if (!child) return false;
  const {status, machine} = snapshotOf(child);
  const {src} = child as AnyActorRef & {readonly src: unknown};
  return status === 'active' && !machine && !(typeof src === 'string' && lastingPorts.includes(src));
};

const isBusyIn = (actor: AnyActorRef): boolean =>
  actorsIn(actor).some(([, each]) => Object.values(snapshotOf(each).children ?? {}).some(isAnswering));

const charts = new Map<MachineName, readonly ChartState[]>();
const statesOf = (name: MachineName): readonly ChartState[] => {
  const known = charts.get(name) ?? allStates(chartOf(machines[name]));
  charts.set(name, known);
  return known;
};

const eventOf = (name: MachineName, type: string, snapshot: AnySnapshot, payload: Payload | undefined) => ({
  ...(payload ?? sampleOf(name, type, {value: snapshot.value, context: snapshot.context})),
  type,
});

const canSend = (actor: AnyActorRef, {type, payload}: Step): boolean => {
  const snapshot = snapshotOf(actor);
  const name = nameOf(snapshot);
  return snapshot.status === 'active' && name !== undefined
    ? snapshot.can?.(eventOf(name, type, snapshot, payload)) === true
    : false;
};

const eventsOf = (actor: AnyActorRef, name: MachineName, paths: readonly string[]): readonly PossibleEvent[] => {
  const snapshot = snapshotOf(actor);
  const here = statesOf(name).filter(({path}) => path === '' || paths.includes(path));
  // The innermost state's own events first.
  const types = here
    .reverse()
    .flatMap(({ways}) => ways)
    .flatMap(({cause}) => (cause.kind === 'event' ? [cause.name] : []));
  return [...new Set(types)].map((type) => {
    const field = secretFieldOf(type);
    return {
      type,
      sample: sampleOf(name, type, {value: snapshot.value, context: snapshot.context}),
      secret: field && {field, sample: sampleSecretOf(name)},
      isPossible: canSend(actor, {type}),
    };
  });
};

const placeOf = ([at, actor]: readonly [string, AnyActorRef]): Place => {
  const snapshot = snapshotOf(actor);
  const name = nameOf(snapshot);
  const paths = pathsIn(snapshot.value);
  return {
    at,
    name,
    paths,
    tags: [...(snapshot.tags ?? [])],
    context: Object.entries(Object(snapshot.context) as Record<string, unknown>).map(([key, value]) => [
      key,
      shapeAt(key, value),
    ]),
    events: name === undefined || snapshot.status !== 'active' ? [] : eventsOf(actor, name, paths),
  };
};

/** The machine of an actor, and those that it runs. */
export const placesOf = (actor: AnyActorRef): readonly Place[] => actorsIn(actor).map(placeOf);

const eventFor = (actor: AnyActorRef, {type, payload}: Step, secret: string) => {
  const snapshot = snapshotOf(actor);
  const name = nameOf(snapshot);
  if (!name) return undefined;
  const event = eventOf(name, type, snapshot, payload);
  const field = secretFieldOf(type);
  return field === undefined ? event : {...event, [field]: new Secret(secret)};
};

const toldWords = (event: {readonly type: string}): string => {
  const {type, error, code, part, answer} = event as Readonly<Record<string, unknown>>;
  const about = isCertError(error) ? error.code : (code ?? part ?? answer);
  return typeof about === 'string' ? `${String(type)} ${about}` : String(type);
};

/** How long a repetition waits for an answer, or until the machine takes the next event. */
const patienceMs = 8_000;

export class MachineRunner {
  #actor: AnyActorRef | undefined;
  #run = 0;
  #moves: Inspected[] = [];
  #told: string[] = [];
  #history: Step[] = [];
  #waiting: Step[] = [];
  #asksFor: Step | undefined;
  #stuckAt: Step | undefined;
  #failure: string | undefined;
  #isTelling = false;
  readonly #listeners = new Set<() => void>();

  constructor(private readonly start: () => Promise<Start>) {}

  /** Calls back after each change, at most once for what happens together. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  get view(): View {
    const actor = this.#actor;
    const snapshot = actor && snapshotOf(actor);
    return {
      status: this.#failure === undefined ? ((snapshot?.status ?? 'starting') as View['status']) : 'error',
      places: actor ? placesOf(actor) : [],
      isBusy: actor ? isBusyIn(actor) : false,
      output: snapshot?.status === 'done' ? shapeOf(snapshot.output) : undefined,
      moves: [...this.#moves],
      told: [...this.#told],
      history: [...this.#history],
      asksFor: this.#asksFor,
      stuckAt: this.#stuckAt,
      failure: this.#failure,
    };
  }

  /** Starts the machine anew, and repeats these steps. Ends when the repetition ends or asks for a secret. */
  async begin(steps: readonly Step[] = []): Promise<void> {
    this.stop();
    const run = ++this.#run;
    this.#moves = [];
    this.#told = [];
    this.#history = [];
    this.#waiting = [...steps];
    this.#asksFor = this.#stuckAt = this.#failure = undefined;
    try {
      const started = await this.start();
      if (run !== this.#run) return;
      this.#startOwn(started);
    } catch (thrown) {
      if (run !== this.#run) return;
      this.#failure = isCertError(thrown) ? thrown.code : String(thrown);
    }
    this.#tell();
    await this.#repeat();
  }

  #startOwn({logic, input}: Start): void {
    const actor = createActor(logic, {input, inspect: this.#inspect}) as AnyActorRef;
    // Without a listener an actor's fault would be reported as the page's own.
    actor.subscribe({error: () => undefined});
    this.#actor = actor;
    actor.start();
  }

  #remember(at: string, {type, payload}: Step): void {
    this.#history.push({
      ...(at !== '' && {at}),
      type,
      ...(payload && {payload: withoutSecret(type, payload)}),
      ...(this.#actor && isBusyIn(this.#actor) && {isEarly: true}),
    });
  }

  /** Sends an event that somebody chose, and ends a repetition. The secret is used once and not kept. */
  send(step: Step, secret?: string): void {
    this.#send(step, secret);
    this.#waiting = [];
  }

  #send(step: Step, secret?: string): void {
    const actor = this.#findActor(step);
    const event = actor && canSend(actor, step) ? eventFor(actor, step, secret ?? '') : undefined;
    // The machine would ignore it, and a repetition would wait for it in vain.
    if (!actor || !event) throw new Error(`${step.type} is not taken here.`);
    const at = this.#actor && actorsIn(this.#actor).find(([, each]) => each === actor)?.[0];
    this.#remember(at ?? '', step);
    this.#asksFor = this.#stuckAt = undefined;
    actor.send(event);
    this.#tell();
  }

  /** Answers a repetition that asks for a secret, and lets it go on. */
  async answer(secret: string): Promise<void> {
    const step = this.#asksFor;
    if (!step) return;
    this.#waiting.shift();
    this.#send(step, secret);
    await this.#repeat();
  }

  /** As it was before the last event: a new run that repeats the others. */
  async back(): Promise<void> {
    await this.begin(this.#history.slice(0, -1));
  }

  /** Whether the machine, or one within, takes this event now. */
  isTaken(step: Step): boolean {
    const actor = this.#findActor(step);
    return actor !== undefined && canSend(actor, step);
  }

  /** Waits until no request is running, for a while. */
  async settle(): Promise<void> {
    await this.#until(() => !this.view.isBusy);
  }

  stop(): void {
    this.#actor?.stop();
    this.#actor = undefined;
  }

  readonly #noteMove = inspection((move) => this.#moves.push(move));

  readonly #inspect = (event: InspectionEvent): void => {
    if (event.type === '@xstate.actor') {
      const actor = event.actorRef as AnyActorRef;
      actor.on('*', (emitted: {readonly type: string}) => {
        this.#told.push(toldWords(emitted));
      });
    }
    this.#noteMove(event);
    this.#tell();
  };

  #tell(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    setTimeout(() => {
      this.#isTelling = false;
      for (const listener of this.#listeners) listener();
    });
  }

  /** The machine that was named, or the innermost one that takes the event. */
  #findActor(step: Step): AnyActorRef | undefined {
    const all = this.#actor ? actorsIn(this.#actor) : [];
    if (step.at !== undefined) return all.find(([at]) => at === step.at)?.[1];
    return ([...all].reverse().find(([, actor]) => canSend(actor, step)) ?? all[0])?.[1];
  }

  /** Repeats what is waiting, up to a step that needs a secret. */
  async #repeat(): Promise<void> {
    const run = this.#run;
    for (let step = this.#waiting[0]; step; step = this.#waiting[0]) {
      const isReady = await this.takes(step);
      if (run !== this.#run) return;
      if (!isReady) {
        this.#stuckAt = step;
        break;
      }
      if (secretFieldOf(step.type) !== undefined) {
        this.#asksFor = step;
        break;
      }
      this.#waiting.shift();
      this.#send(step);
    }
    if (this.#asksFor === undefined) this.#waiting = [];
    this.#tell();
  }

  /** Waits until the machine takes this event, for a while. */
  async takes(step: Step): Promise<boolean> {
    const isReady = (): boolean => this.isTaken(step) && (step.isEarly === true || !this.view.isBusy);
    return this.#until(() => isReady() || this.view.status !== 'active', isReady);
  }

  /** Looks after each change, because a machine may also be within another one. */
  async #until(isOver: () => boolean, result: () => boolean = isOver): Promise<boolean> {
    const end = Date.now() + patienceMs;
    while (!isOver() && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return result();
  }
}
