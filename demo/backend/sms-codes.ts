import {randomBytes} from 'node:crypto';
import type {PersonRole} from '../../src/domain/legal-rep.schemas.js';

/** No message is sent by the demo: everybody knows the code. */
export const demoSmsCode = '123456';
export const smsTries = 3;

const waitMs = 60_000;
const dayMs = 86_400_000;

/** What a code is for. It is sent only after that person's card and mobile agreed, and is good for no others. */
export interface SmsPurpose {
  /** Who asked, whichever session they come in. */
  readonly subject: string;
  readonly ticket: string;
  readonly whose: PersonRole;
}

export interface SmsCode extends SmsPurpose {
  readonly id: string;
  readonly until: number;
  readonly triesLeft: number;
}

export interface SmsOrder {
  readonly mobile: string;
  readonly purpose: SmsPurpose;
  readonly lifetimeMs: number;
}

interface Message {
  readonly mobile: string;
  readonly at: number;
  /** No other one to that mobile before. */
  readonly waitUntil: number;
}

/** One for each person that somebody has checked: another code voids the one before. */
const keyOf = ({subject, whose}: SmsPurpose): string => `${whose} ${subject}`;

/** A code that is over need not be waited for. */
export const waitAfter = (lifetimeMs: number): number => Math.min(waitMs, lifetimeMs);

/**
 * The codes that were sent, and to whom, in memory only: mobiles are few enough to be tried out, so that even a hash of
 * one would tell. How many a user had sent is in the journal.
 */
export class SmsCodes {
  readonly #codes = new Map<string, SmsCode>();
  #messages: readonly Message[] = [];
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Milliseconds until another one may be sent to this mobile, whoever asks. */
  waitFor(mobile: string): number {
    const waits = this.#messages.filter((each) => each.mobile === mobile).map(({waitUntil}) => waitUntil);
    return Math.max(0, ...waits.map((until) => until - this.#now()));
  }

  /** When something was sent to this mobile within the last day; oldest first. */
  sentTo(mobile: string): readonly number[] {
    return this.#messagesOfToday()
      .filter((each) => each.mobile === mobile)
      .map(({at}) => at);
  }

  /** A code that is not sent yet. */
  make({purpose, lifetimeMs}: SmsOrder): SmsCode {
    const id = randomBytes(16).toString('base64url');
    return {...purpose, id, until: this.#now() + lifetimeMs, triesLeft: smsTries};
  }

  /** Here the message would go out. */
  send(code: SmsCode, {mobile, lifetimeMs}: SmsOrder): void {
    const now = this.#now();
    for (const [key, {until}] of this.#codes) if (until <= now) this.#codes.delete(key);
    this.#codes.set(keyOf(code), code);
    this.#messages = [...this.#messagesOfToday(), {mobile, at: now, waitUntil: now + waitAfter(lifetimeMs)}];
  }

  /** The code of that id, if it was sent for this and none was since. */
  find(id: string, purpose: SmsPurpose): SmsCode | undefined {
    const code = this.#codes.get(keyOf(purpose));
    return code?.id === id && code.ticket === purpose.ticket && code.until > this.#now() ? code : undefined;
  }

  /** One try less; a code without any stays, to be told from one that is over. */
  miscount(code: SmsCode): void {
    this.#codes.set(keyOf(code), {...code, triesLeft: code.triesLeft - 1});
  }

  use(code: SmsCode): void {
    this.#codes.delete(keyOf(code));
  }

  /** Lets the next one be sent at once, to whomever. */
  forgetMessages(): void {
    this.#messages = [];
  }

  #messagesOfToday(): readonly Message[] {
    return this.#messages.filter(({at}) => at > this.#now() - dayMs);
  }
}
