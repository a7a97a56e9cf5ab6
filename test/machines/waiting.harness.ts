import {
  createActor,
  fromCallback,
  fromPromise,
  SimulatedClock,
  toPromise,
  type ActorRefFrom,
  type EventObject,
  type SnapshotFrom,
  waitFor,
} from 'xstate';
import {CertError, type CertErrorCode, type CertErrorDetails} from '../../src/domain/errors.js';
import {waitingMachine} from '../../src/machines/waiting.machine.js';
import type {Heard, PageEvent, WaitingInput, WaitingResult} from '../../src/machines/waiting.setup.js';

type Place = 'asking' | 'resting' | 'unseen';
type Answer = () => Promise<Heard>;

export const open: Answer = async () => ({isOver: false});
export const leavesAlone =
  (checkAfter: number): Answer =>
  async () => ({isOver: false, checkAfter});
export const decides =
  (answer: unknown): Answer =>
  async () => ({isOver: true, answer});
export const fails =
  (code: CertErrorCode, details?: CertErrorDetails): Answer =>
  () =>
    Promise.reject(new CertError(code, details));
export const silent: Answer = () => new Promise(() => undefined);

const {now} = Date;
const runs: WaitingRun[] = [];

/** To be called once in each file: ends what is still waiting, and gives the clock back. */
export const endRuns = (): void => {
  afterEach(() => {
    for (const {actor} of runs.splice(0)) actor.stop();
    Date.now = now;
  });
};

/** The waiting on fakes, and on a clock that moves when the test says so. */
export class WaitingRun {
  readonly clock = new SimulatedClock();
  readonly asked: Omit<WaitingInput, 'checkAfter'>[] = [];
  readonly signals: AbortSignal[] = [];
  readonly actor: ActorRefFrom<typeof waitingMachine>;
  isWatched = false;
  /** What the other side answers, in turn; the last one for ever. */
  #answers: Answer[];
  #page: (event: PageEvent) => void = () => undefined;

  constructor(answers: Answer[] = [open], input: Partial<WaitingInput> = {}) {
    this.#answers = [...answers];
    Date.now = () => 1_800_000_000_000 + this.clock.now();
    const machine = waitingMachine.provide({
      actors: {
        ask: fromPromise<Heard, WaitingInput>(({input: given, signal}) => {
          this.asked.push(given);
          this.signals.push(signal);
          const [answer = open, ...rest] = this.#answers;
          if (rest.length > 0) this.#answers = rest;
          return answer();
        }),
        watchPage: fromCallback<EventObject, WaitingInput>(({sendBack}) => {
          this.isWatched = true;
          this.#page = sendBack;
          return () => {
            this.isWatched = false;
          };
        }),
      },
    });
    this.actor = createActor(machine, {clock: this.clock, input: {id: 'handoff-1', isPending: false, ...input}});
    this.actor.start();
    runs.push(this);
  }

  get now(): SnapshotFrom<typeof waitingMachine> {
    return this.actor.getSnapshot();
  }

  get times(): number {
    return this.asked.length;
  }

  async at(place: Place): Promise<this> {
    await waitFor(this.actor, (snapshot) => snapshot.matches(place), {timeout: 2_000});
    return this;
  }

  /** What the page tells. */
  tell(...types: PageEvent['type'][]): this {
    for (const type of types) this.#page({type});
    return this;
  }

  /** Lets so much time go by. */
  pass(ms: number): this {
    this.clock.increment(ms);
    return this;
  }

  /** Lets time go by, by tenths of a second, until it is asked again: how long that took. */
  async untilAsked(): Promise<number> {
    await this.at('resting');
    const {times} = this;
    for (let ms = 0; ms <= 90_000; ms += 100) {
      if (this.times > times) return ms;
      this.pass(100);
    }
    throw new Error('It is not asked again.');
  }

  ended(): Promise<WaitingResult> {
    return toPromise(this.actor);
  }
}
