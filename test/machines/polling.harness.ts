import {fromCallback, fromPromise, toPromise, type EventObject} from 'xstate';
import {pollingMachine, type PollingMachine} from '../../src/machines/polling.machine.js';
import type {PageEvent, PollAnswer, Polled, PollingInput, PollingResult} from '../../src/machines/polling.setup.js';
import {inTurn} from './answers.js';
import {MachineRun, simulatedClock, startedAt} from './run.js';

const aDayMs = 86_400_000;

type Answer = PollAnswer | (() => Promise<PollAnswer>);

export const open: PollAnswer = {open: true};

/** The waiting on fakes, and on a clock that moves when the test says so. */
export class PollingRun extends MachineRun<PollingMachine> {
  readonly clock = simulatedClock();
  readonly asked: Polled[] = [];
  /** How often other pages were told that this one asks. */
  toldAsked = 0;
  readonly signals: AbortSignal[] = [];
  isWatched = false;
  #page: (event: PageEvent) => void = () => undefined;

  /** The other side answers in turn; the last answer for ever. */
  constructor(answers: Answer[] = [open], input: Partial<PollingInput> = {}) {
    super();
    const answer = inTurn(...answers);
    const machine = pollingMachine().provide({
      actors: {
        ask: fromPromise<PollAnswer, Polled>(({input: given, signal}) => {
          this.asked.push(given);
          this.signals.push(signal);
          return answer();
        }),
        watchPage: fromCallback<EventObject, Polled>(({sendBack, receive}) => {
          receive(({type}) => {
            if (type === 'asked') this.toldAsked += 1;
          });
          this.isWatched = true;
          this.#page = sendBack;
          return () => {
            this.isWatched = false;
          };
        }),
      },
    });
    this.begin(machine, {clock: this.clock, input: {id: 'handoff-1', endsAt: startedAt + aDayMs, ...input}});
  }

  get times(): number {
    return this.asked.length;
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
    const {times} = await this.reach('resting');
    for (let ms = 0; ms <= 90_000; ms += 100) {
      if (this.times > times) return ms;
      this.pass(100);
    }
    throw new Error('It is not asked again.');
  }

  ended(): Promise<PollingResult> {
    return toPromise(this.actor);
  }
}
