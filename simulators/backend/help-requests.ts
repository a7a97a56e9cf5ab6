import type {Refusal} from '../../src/domain/outcome.schemas.js';
import {equalBytes, hmacOf, randomBelow, randomBytes, randomToken} from '../crypto.js';
import type {Asker} from './rate-limit.js';
import type {CertifiedElsewhere} from './handoffs.js';

const minuteMs = 60_000;
/** How long the status of a request is available after its end. */
const rememberedMs = 60 * minuteMs;
const codeLifetimeMs = 10 * minuteMs;
const codeTries = 5;

/** The account that asks. Name and mobile are masked. */
export interface Requester {
  readonly user: string;
  readonly subject: string;
  /** If these data change meanwhile, the request is no longer valid. */
  readonly certifies: string;
  readonly name: string;
  readonly mobile: string;
}

export type RequestEnd = 'withdrawn' | Refusal | CertifiedElsewhere;

export interface HelpRequest {
  readonly id: string;
  readonly requester: Requester;
  /** As typed. */
  readonly enterprise: string;
  /** Credit codes of the enterprises that are so called in the public register, which anybody can read. */
  readonly registered: readonly string[];
  /** The enterprise whose administrators see the request. Empty if there is none. */
  readonly uscc: string;
  readonly number: string;
  /** Which request of this account to this enterprise it is today. */
  readonly nth: number;
  readonly requestedAt: number;
  readonly until: number;
  readonly triesLeft: number;
  /** `by`: the administrator who made it. */
  readonly code?: {readonly digest: Uint8Array; readonly until: number; readonly by: Asker};
  readonly end?: RequestEnd;
}

type Named = Pick<HelpRequest, 'enterprise' | 'registered'>;

/** What two requests of one inbox always have in common. */
const nameTheSame = (one: Named, other: Named): boolean =>
  one.enterprise === other.enterprise || one.registered.some((uscc) => other.registered.includes(uscc));

const allNumbers = Array.from({length: 90}, (_, at) => String(10 + at));

/** The requests. They name people, so they are never written down. */
export class HelpRequests {
  readonly all = new Map<string, HelpRequest>();
  readonly lifetimeMs: number = 30 * minuteMs;
  /** Between two requests of one user. */
  readonly pauseMs: number = minuteMs;
  readonly #lastOf = new Map<string, number>();
  readonly #secret = randomBytes(32);

  constructor(private readonly now: () => number) {}

  /** Milliseconds until this user may send another request. */
  waitFor(user: string): number {
    return Math.max(0, (this.#lastOf.get(user) ?? -Infinity) + this.pauseMs - this.now());
  }

  forgetPauses(): void {
    this.#lastOf.clear();
  }

  /**
   * Without a code of an enterprise the request reaches no inbox. Nothing else is different, so nobody can tell. Its number
   * is one that no other open request has which may be in the same inbox: typed into the wrong one, it is wrong. Asked are
   * the words and the public register, and not whether there is an inbox, which an asker could tell by the numbers. Where
   * none is left, the request reaches no inbox either.
   */
  issue(
    requester: Requester,
    {enterprise, registered, uscc, nth}: Named & Pick<HelpRequest, 'uscc' | 'nth'>,
  ): HelpRequest {
    this.#tidy();
    const now = this.now();
    const others = this.#open().filter((each) => nameTheSame(each, {enterprise, registered}));
    const free = allNumbers.filter((each) => others.every(({number}) => number !== each));
    const request = {
      id: randomToken(24),
      requester,
      enterprise,
      registered,
      uscc: free.length > 0 ? uscc : '',
      nth,
      number: this.drawNumber(free.length > 0 ? free : allNumbers) ?? '',
      requestedAt: now,
      until: now + this.lifetimeMs,
      triesLeft: codeTries,
    };
    this.all.set(request.id, request);
    this.#lastOf.set(requester.user, now);
    return request;
  }

  drawNumber(numbers: readonly string[]): string | undefined {
    return numbers[randomBelow(numbers.length)];
  }

  /** The requests of a subject that have no answer. An account has one at a time. */
  openOf(subject: string): readonly HelpRequest[] {
    return this.#open().filter((each) => each.requester.subject === subject);
  }

  find(id: string, subject: string): HelpRequest | undefined {
    const request = this.#remembered(id);
    return request?.requester.subject === subject ? request : undefined;
  }

  isAnswered(id: string, subject: string): boolean {
    const end = this.find(id, subject)?.end;
    return end !== undefined && end !== 'withdrawn';
  }

  /** Finds a request only if it is in this enterprise's inbox, or was. */
  sentTo(uscc: string, id: string): HelpRequest | undefined {
    const request = this.#remembered(id);
    return request?.uscc === uscc ? request : undefined;
  }

  /** An enterprise's requests without an answer, the oldest first. */
  inboxOf(uscc: string): readonly HelpRequest[] {
    return this.#open().filter((each) => each.uscc === uscc);
  }

  #open(): readonly HelpRequest[] {
    return [...this.all.values()].filter((each) => !each.end && !this.isOver(each));
  }

  isOver({until}: HelpRequest): boolean {
    return until <= this.now();
  }

  /** The first end stays. After an answer nobody has to wait to ask again. */
  end({id}: HelpRequest, end: RequestEnd): void {
    const request = this.all.get(id);
    if (!request || request.end) return;
    this.all.set(id, {...request, end});
    if (end !== 'withdrawn') this.#lastOf.delete(request.requester.user);
  }

  newCode(): string {
    return String(randomBelow(100_000_000)).padStart(8, '0');
  }

  /** A new code without its effect, which replaces the former code. Only a keyed hash of it is stored. */
  makeCode(request: HelpRequest, by: Asker) {
    const code = this.newCode();
    const until = Math.min(this.now() + codeLifetimeMs, request.until);
    const made = {digest: this.#digest(code), until, by};
    return {
      code,
      until,
      effect: () => void this.all.set(request.id, {...request, triesLeft: codeTries, code: made}),
      /** False as soon as the code was used, replaced, typed wrongly too often or has expired. */
      isOpen: (): boolean => {
        const present = this.all.get(request.id);
        return present?.code === made && !present.end && present.triesLeft > 0 && until > this.now();
      },
    };
  }

  /** Whether this is the request's code. Without a code, the work is the same. */
  isCode(request: HelpRequest, typed: string): boolean {
    const {digest, until} = request.code ?? {digest: randomBytes(32), until: 0};
    return equalBytes(digest, this.#digest(typed)) && until > this.now();
  }

  miscount(request: HelpRequest): void {
    this.all.set(request.id, {...request, triesLeft: request.triesLeft - 1});
  }

  #remembered(id: string): HelpRequest | undefined {
    const request = this.all.get(id);
    return request && request.until + rememberedMs > this.now() ? request : undefined;
  }

  #digest(code: string): Uint8Array {
    return hmacOf(this.#secret, code);
  }

  #tidy(): void {
    for (const id of this.all.keys()) if (!this.#remembered(id)) this.all.delete(id);
  }
}
