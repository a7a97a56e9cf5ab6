import {fromCallback, fromPromise, toPromise, type EventObject} from 'xstate';
import {waitingMachine} from '../../src/machines/waiting.machine.js';
import type {PollAnswer, PageEvent, WaitingInput, WaitingResult} from '../../src/machines/waiting.setup.js';
import {inTurn} from './answers.js';
import {MachineRun, simulatedClock} from './run.js';

type Answer = PollAnswer | (() => Promise<PollAnswer>);

export const open: PollAnswer = {isOver: false};
export const leavesAlone = (checkAfter: number): PollAnswer => ({isOver: false, checkAfter});
export const decides = (answer: unknown): PollAnswer => ({isOver: true, answer});

/** The waiting on fakes, and on a clock that moves when the test says so. */
export class WaitingRun extends MachineRun<typeof waitingMachine> {
  readonly clock = simulatedClock();
  readonly asked: Omit<WaitingInput, 'checkAfter'>[] = [];
  readonly signals: AbortSignal[] = [];
  isWatched = false;
  #page: (event: PageEvent) => void = () => undefined;

  /** The other side answers in turn; the last answer for ever. */
  constructor(answers: Answer[] = [open], input: Partial<WaitingInput> = {}) {
    super();
    const answer = inTurn(...answers);
    const machine = waitingMachine.provide({
      actors: {
        ask: fromPromise<PollAnswer, WaitingInput>(({input: given, signal}) => {
          this.asked.push(given);
          this.signals.push(signal);
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
    this.begin(machine, {clock: this.clock, input: {id: 'handoff-1', isPending: false, ...input}});
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

  ended(): Promise<WaitingResult> {
    return toPromise(this.actor);
  }
}
