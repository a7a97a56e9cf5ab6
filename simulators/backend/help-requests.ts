import type {Refusal} from '../../src/domain/outcome.schemas.js';
import {equalBytes, hmacOf, randomBelow, randomBytes, randomToken} from '../crypto.js';
import type {Certification} from './store.js';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const lifetimeMs = 30 * minuteMs;
/** Between two requests of one user. */
const pauseMs = minuteMs;
/** How long the status of a request is available after its end. */
const rememberedMs = 60 * minuteMs;
const codeLifetimeMs = 10 * minuteMs;
const codeTries = 5;
/** Requests that reach one enterprise's inbox in a day. */
const maxPerEnterprise = 20;

/** The account that asks. Name and mobile are masked. */
export interface Requester {
  readonly user: string;
  readonly subject: string;
  /** If these data change meanwhile, the request is no longer valid. */
  readonly certifies: string;
  readonly name: string;
  readonly mobile: string;
}

/** The certification from a request, and how often the user's certifications had been dropped before. */
interface Confirmed {
  readonly certification: Certification;
  readonly drops: number;
}

export type RequestEnd = 'withdrawn' | Refusal | Confirmed;

export interface HelpRequest {
  readonly id: string;
  readonly requester: Requester;
  /** As typed. */
  readonly enterprise: string;
  /** The enterprise whose administrators see the request. Empty if there is none. */
  readonly uscc: string;
  readonly number: string;
  /** The number and two others, in the order in which every administrator sees them. */
  readonly numbers: readonly string[];
  readonly requestedAt: number;
  readonly until: number;
  readonly triesLeft: number;
  readonly code?: {readonly digest: Uint8Array; readonly until: number};
  readonly end?: RequestEnd;
}

/** Three different numbers, the first of which is the right one, and a random order of them. */
const drawNumbers = (): Pick<HelpRequest, 'number' | 'numbers'> => {
  const drawn = new Set<string>();
  while (drawn.size < 3) drawn.add(String(10 + randomBelow(90)));
  const [number = '', ...others] = drawn;
  others.splice(randomBelow(3), 0, number);
  return {number, numbers: others};
};

/** The requests, in memory only, because they name people. After a restart they are unknown, and the user asks again. */
export class HelpRequests {
  readonly #all = new Map<string, HelpRequest>();
  readonly #lastOf = new Map<string, number>();
  #deliveries: readonly {readonly uscc: string; readonly at: number}[] = [];
  readonly #secret = randomBytes(32);
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Milliseconds until this user may send another request. */
  waitFor(user: string): number {
    return Math.max(0, (this.#lastOf.get(user) ?? -Infinity) + pauseMs - this.#now());
  }

  /** Lets every user send another request at once. */
  forgetPauses(): void {
    this.#lastOf.clear();
  }

  /** Lets requests reach every enterprise's inbox again. */
  forgetDeliveries(): void {
    this.#deliveries = [];
  }

  /** Above the limit per enterprise a request reaches no inbox. Nothing else is different, so nobody can tell. */
  issue(requester: Requester, enterprise: string, uscc: string): HelpRequest {
    this.#tidy();
    const now = this.#now();
    const isOverLimit = this.#deliveries.filter((each) => each.uscc === uscc).length >= maxPerEnterprise;
    this.#deliveries = [...this.#deliveries, {uscc, at: now}];
    const request = {
      id: randomToken(24),
      requester,
      enterprise,
      uscc: isOverLimit ? '' : uscc,
      ...drawNumbers(),
      requestedAt: now,
      until: now + lifetimeMs,
      triesLeft: codeTries,
    };
    for (const former of this.#all.values()) {
      if (former.requester.subject === requester.subject) this.end(former, 'withdrawn');
    }
    this.#all.set(request.id, request);
    this.#lastOf.set(requester.user, now);
    return request;
  }

  /** Finds a request only if it is this subject's. */
  find(id: string, subject: string): HelpRequest | undefined {
    const request = this.#remembered(id);
    return request?.requester.subject === subject ? request : undefined;
  }

  /** Finds a request only if it is in this enterprise's inbox, or was. */
  sentTo(uscc: string, id: string): HelpRequest | undefined {
    const request = this.#remembered(id);
    return request?.uscc === uscc ? request : undefined;
  }

  /** An enterprise's requests without an answer, the oldest first. */
  inboxOf(uscc: string): readonly HelpRequest[] {
    return [...this.#all.values()].filter((each) => each.uscc === uscc && !each.end && !this.isOver(each));
  }

  isOver({until}: HelpRequest): boolean {
    return until <= this.#now();
  }

  /** The first end stays. */
  end({id}: HelpRequest, end: RequestEnd): void {
    const request = this.#all.get(id);
    if (request && !request.end) this.#all.set(id, {...request, end});
  }

  /** A new code without its effect, which replaces the former code. Only a keyed hash of it is stored. */
  makeCode(request: HelpRequest): {readonly code: string; readonly until: number; readonly effect: () => void} {
    const code = String(randomBelow(100_000_000)).padStart(8, '0');
    const until = Math.min(this.#now() + codeLifetimeMs, request.until);
    const made = {digest: this.#digest(code), until};
    return {
      code,
      until,
      effect: () => void this.#all.set(request.id, {...request, triesLeft: codeTries, code: made}),
    };
  }

  /** Whether this is the request's code. Without a code, the work is the same. */
  isCode(request: HelpRequest, typed: string): boolean {
    const {digest, until} = request.code ?? {digest: randomBytes(32), until: 0};
    return equalBytes(digest, this.#digest(typed)) && until > this.#now();
  }

  miscount(request: HelpRequest): void {
    this.#all.set(request.id, {...request, triesLeft: request.triesLeft - 1});
  }

  #remembered(id: string): HelpRequest | undefined {
    const request = this.#all.get(id);
    return request && request.until + rememberedMs > this.#now() ? request : undefined;
  }

  #digest(code: string): Uint8Array {
    return hmacOf(this.#secret, code);
  }

  #tidy(): void {
    for (const id of this.#all.keys()) if (!this.#remembered(id)) this.#all.delete(id);
    this.#deliveries = this.#deliveries.filter(({at}) => at > this.#now() - dayMs);
  }
}
