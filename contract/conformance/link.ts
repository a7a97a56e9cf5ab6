import {setTimeout as wait} from 'node:timers/promises';
import {type Answer, codeOf, waitIn} from './answers.js';
import {newSpanId, newTraceId} from '../../src/domain/random-ids.js';
import {type Exchanged, exchange, NoAnswer, type Request, type Target, TimeUp} from './exchange.js';
import {LeakScan} from './leak-scan.js';
import type {Times} from './times.js';

/* The way to the backend: what lies between may lose an answer, or ask to wait. */

/** Seconds that one request waits at most for a gateway. */
const longestWait = 60;
/** The same, in seconds, for rules that test the backend's own limits, which last a day: waiting would not help. */
const shortWait = 5;
/** The same in all, however often it asks: of many requests at once, a gateway takes a few at a time. */
const longestWaits = 120;
const shortWaits = 10;
const gatewayFailures = [502, 503, 504];

export class Link {
  readonly watch = new LeakScan();
  /** What happened to the present rule's requests that does not happen in a quiet network: its findings may be wrong. */
  disturbances = 0;
  /** Whether the present rule looks for the backend's own limits. */
  seeksLimits = false;
  /** Of the present rule: by it, its requests are found in the backend's log. */
  trace = newTraceId();
  /** How often the present rule has asked, by operation. */
  readonly asked = new Map<string, number>();
  /** The ids of handoffs, by the address on the place's site. */
  readonly handoffs = new Map<string, string>();
  /** The ids of handoffs about which a place has decided, and of those whose code was opened. */
  readonly decided = new Set<string>();
  readonly scanned = new Set<string>();
  /** The operations whose result did not come in time: nobody waits for it once more. */
  readonly givenUp = new Set<string>();

  constructor(
    readonly target: Target,
    readonly times: Times,
  ) {}

  begin(seeksLimits: boolean): void {
    this.disturbances = 0;
    this.seeksLimits = seeksLimits;
    this.trace = newTraceId();
    this.asked.clear();
  }

  /** Resolves after so many seconds. Throws `TimeUp` if the run ends before. */
  async pause(seconds: number): Promise<void> {
    const {signal} = this.target;
    await this.times.waiting
      .during(() => wait(seconds * 1_000, undefined, {signal}))
      .catch((error: unknown) => {
        throw signal?.aborted ? new TimeUp() : error;
      });
  }

  async once(sent: Request): Promise<Exchanged> {
    const {operation, headers} = sent;
    const request = {...sent, headers: {traceparent: `00-${this.trace}-${newSpanId()}-01`, ...headers}};
    this.asked.set(operation, (this.asked.get(operation) ?? 0) + 1);
    try {
      const answer = await this.times.requests.during(() => exchange(this.target, request));
      this.watch.see(request, answer);
      if (this.#waitFor(answer, false) !== undefined) this.disturbances += 1;
      return answer;
    } catch (error) {
      if (error instanceof NoAnswer && error.isLost) this.disturbances += 1;
      throw error;
    }
  }

  /** Sends a request, the same one again if its answer is lost, and waits where a gateway asks for it. */
  async send(request: () => Request): Promise<Exchanged> {
    let isLost = false;
    let waited = 0;
    for (;;) {
      try {
        const answer = await this.once(request());
        const seconds = this.#waitFor(answer, isLost);
        const longest = this.seeksLimits ? shortWaits : longestWaits;
        if (seconds === undefined || waited >= longest) return answer;
        isLost ||= gatewayFailures.includes(answer.status);
        // Not all at the same moment again.
        const next = Math.max(0.5, seconds) * (1 + Math.random());
        waited += next;
        await this.pause(next);
      } catch (error) {
        if (isLost || !(error instanceof NoAnswer && error.isLost)) throw error;
        isLost = true;
        await this.pause(0.5);
      }
    }
  }

  /** Seconds until the same request is sent again; undefined: this is the answer. */
  #waitFor(answer: Answer, isLost: boolean): number | undefined {
    const {status} = answer;
    const seconds = waitIn(answer);
    // Of the request whose answer was lost.
    if (isLost && status === 409 && codeOf(answer) === 'request-in-progress') return seconds ?? 1;
    if (gatewayFailures.includes(status) && !isLost) return Math.min(seconds ?? 1, longestWait);
    const longest = this.seeksLimits && codeOf(answer) !== undefined ? shortWait : longestWait;
    return status === 429 && seconds !== undefined && seconds <= longest ? seconds : undefined;
  }
}
