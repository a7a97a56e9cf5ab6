import type {PersonRole} from '../../src/domain/legal-rep.schemas.js';
import {randomToken} from '../crypto.js';

/** The demo sends no message, so its code is public. */
export const demoSmsCode = '123456';
export const smsTries = 3;

const waitMs = 60_000;
const dayMs = 86_400_000;

/** The purpose of a code. It is sent only after the person's card and mobile agree, and is valid only for them. */
export interface SmsPurpose {
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
  /** Before this time, no other code is sent to this mobile. */
  readonly waitUntil: number;
}

/** One code for each person that a user checks. A new code makes the previous one invalid. */
const keyOf = ({subject, whose}: SmsPurpose): string => `${whose} ${subject}`;

/** A user need not wait for a code that has expired. */
export const waitAfter = (lifetimeMs: number): number => Math.min(waitMs, lifetimeMs);

/**
 * The codes that were sent, and to whom, never written down: there are few enough mobile numbers to try them all, so even
 * a hash would reveal one. The store counts how many codes a user has requested.
 */
export class SmsCodes {
  readonly #codes = new Map<string, SmsCode>();
  #messages: readonly Message[] = [];

  constructor(private readonly now: () => number) {}

  /** Milliseconds until another code may be sent to this mobile, for any user. */
  waitFor(mobile: string): number {
    const waits = this.#messages.filter((each) => each.mobile === mobile).map(({waitUntil}) => waitUntil);
    return Math.max(0, ...waits.map((until) => until - this.now()));
  }

  /** The times of messages to this mobile within the last day, oldest first. */
  sentTo(mobile: string): readonly number[] {
    return this.#messagesOfToday()
      .filter((each) => each.mobile === mobile)
      .map(({at}) => at);
  }

  make({purpose, lifetimeMs}: SmsOrder): SmsCode {
    const id = randomToken(16);
    return {...purpose, id, until: this.now() + lifetimeMs, triesLeft: smsTries};
  }

  /** A real backend would send the message here. */
  send(code: SmsCode, {mobile, lifetimeMs}: SmsOrder): void {
    const now = this.now();
    for (const [key, {until}] of this.#codes) if (until <= now) this.#codes.delete(key);
    this.#codes.set(keyOf(code), code);
    this.#messages = [...this.#messagesOfToday(), {mobile, at: now, waitUntil: now + waitAfter(lifetimeMs)}];
  }

  /** The code with this id, if it was sent for this purpose and no newer code was sent. */
  find(id: string, purpose: SmsPurpose): SmsCode | undefined {
    const code = this.#codes.get(keyOf(purpose));
    return code?.id === id && code.ticket === purpose.ticket && code.until > this.now() ? code : undefined;
  }

  /** Counts a failed try. A code without tries left stays, so that it can be told from an expired one. */
  miscount(code: SmsCode): void {
    this.#codes.set(keyOf(code), {...code, triesLeft: code.triesLeft - 1});
  }

  use(code: SmsCode): void {
    this.#codes.delete(keyOf(code));
  }

  forgetMessages(): void {
    this.#messages = [];
  }

  #messagesOfToday(): readonly Message[] {
    return this.#messages.filter(({at}) => at > this.now() - dayMs);
  }
}
