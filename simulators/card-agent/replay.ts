import type {Frame, Recording} from '../card-agent-probe/recording.js';
import {type AgentRequest, type Answer, greeting, writeAnswer} from './envelope.js';
import type {Wire} from './deliver.js';
import {fill} from './fill.js';

/* Answers as a real agent did, from a recording of the probe. */

type Said = Extract<Frame, {from: unknown}>;
type Event = Extract<Frame, {event: unknown}>['event'];

/** A recorded call, and what was heard before the next. */
interface Exchange {
  readonly id: number;
  readonly at: number;
  readonly heard: readonly Frame[];
}

export interface ReplayOptions {
  /** Takes the time that the agent took. */
  readonly isTimed: boolean;
  /**
   * Takes values of the simulator's own card where they are alike, so that the backend accepts it. Otherwise all values
   * are made up, exactly as long as they were.
   */
  readonly hasOwnCard: boolean;
  /** Called when the agent said nothing more, here, until the client gave up. */
  readonly onSilence?: () => void;
}

const longestWaitMs = 30_000;

const idOf = (frame: Frame | undefined): number => {
  const id = frame && 'message' in frame ? frame.message['_id'] : undefined;
  return typeof id === 'number' ? id : 0;
};

const isSaid = (frame: Frame): frame is Said => 'from' in frame;
/** It may arrive after the first call was sent, which did not ask for it. */
const isGreeting = (frame: Frame): frame is Said =>
  isSaid(frame) && 'message' in frame && frame.message['_method'] === 'open';

const isCall = (frame: Frame): frame is Extract<Frame, {message: unknown}> =>
  'from' in frame && frame.from === 'probe' && 'message' in frame;

const methodOf = (frame: Extract<Frame, {message: unknown}>): string => String(frame.message['_method']);

export class Replay {
  readonly #options: ReplayOptions;
  /** For each connection: how it began, and what the agent said by itself. */
  readonly #beginnings: {readonly event: Event; readonly greetings: readonly Said[]}[] = [];
  /** For each method, in their order. The last one stays. */
  readonly #exchanges = new Map<string, Exchange[]>();
  #connections = 0;

  constructor({steps}: Pick<Recording, 'steps'>, options: ReplayOptions) {
    this.#options = options;
    for (const {frames} of steps) {
      const calls = [...frames.keys()].filter((index) => isCall(frames[index] as Frame));
      const before = frames.slice(0, calls[0]);
      const event = before.find((frame) => 'event' in frame)?.event ?? 'opened';
      this.#beginnings.push({event, greetings: frames.filter(isGreeting)});
      for (const [place, index] of calls.entries()) {
        const call = frames[index] as Extract<Frame, {message: unknown}>;
        const method = methodOf(call);
        const heard = frames.slice(index + 1, calls[place + 1]).filter((frame) => !isGreeting(frame));
        const all = this.#exchanges.get(method) ?? [];
        this.#exchanges.set(method, [...all, {id: idOf(call), at: call.at, heard}]);
      }
    }
  }

  connect(): Event {
    this.#connections += 1;
    const event = this.#beginning?.event ?? 'opened';
    if (event === 'no-handshake') this.#options.onSilence?.();
    return event;
  }

  get greetings(): readonly string[] {
    return this.#beginning?.greetings.map((frame) => fill(frame, undefined, idOf(frame))) ?? [greeting];
  }

  /** Whether there is a recorded answer to such a call; then it is sent. */
  async answer(request: AgentRequest, own: Answer, wire: Wire): Promise<boolean> {
    const exchanges = this.#exchanges.get(request.method);
    const exchange = exchanges && exchanges.length > 1 ? exchanges.shift() : exchanges?.[0];
    if (!exchange) return false;
    const {isTimed, hasOwnCard, onSilence} = this.#options;
    const ownMessage: unknown = hasOwnCard ? JSON.parse(writeAnswer(request, own)) : undefined;
    let {at} = exchange;
    for (const frame of exchange.heard) {
      if (isTimed) await wire.wait(Math.min(frame.at - at, longestWaitMs));
      ({at} = frame);
      if (isSaid(frame)) wire.send(fill(frame, ownMessage, idOf(frame) + request.id - exchange.id));
      else if (frame.event === 'closed') wire.cut();
      else if (frame.event === 'no-answer') onSilence?.();
    }
    return true;
  }

  get #beginning() {
    return this.#beginnings[Math.min(this.#connections, this.#beginnings.length) - 1];
  }
}
