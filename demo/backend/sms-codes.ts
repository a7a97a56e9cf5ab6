import {randomBytes} from 'node:crypto';
import type {PersonRole} from '../../src/domain/legal-rep.schemas.js';

/** No message is sent by the demo: everybody knows the code. */
export const demoSmsCode = '123456';
export const smsTries = 3;

const waitMs = 60_000;

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
  readonly user: string;
  readonly mobile: string;
  readonly purpose: SmsPurpose;
  readonly lifetimeMs: number;
}

interface Wait {
  readonly user: string;
  readonly mobile: string;
  readonly until: number;
}

/** One for each person that somebody has checked: another code voids the one before. */
const keyOf = ({subject, whose}: SmsPurpose): string => `${whose} ${subject}`;

/** A code that is over need not be waited for. */
export const waitAfter = (lifetimeMs: number): number => Math.min(waitMs, lifetimeMs);

/** The codes that were sent, in memory only. */
export class SmsCodes {
  readonly #codes = new Map<string, SmsCode>();
  #waits: readonly Wait[] = [];
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Milliseconds until this user may have another one sent to this mobile, whichever session asks. */
  waitFor(user: string, mobile: string): number {
    const wait = this.#waits.find((each) => each.user === user && each.mobile === mobile);
    return Math.max(0, (wait?.until ?? 0) - this.#now());
  }

  /** A code that is not sent yet. */
  make({purpose, lifetimeMs}: SmsOrder): SmsCode {
    const id = randomBytes(16).toString('base64url');
    return {...purpose, id, until: this.#now() + lifetimeMs, triesLeft: smsTries};
  }

  /** Here the message would go out. */
  send(code: SmsCode, {user, mobile, lifetimeMs}: SmsOrder): void {
    const now = this.#now();
    for (const [key, {until}] of this.#codes) if (until <= now) this.#codes.delete(key);
    this.#codes.set(keyOf(code), code);
    this.#waits = [
      ...this.#waits.filter((each) => each.until > now),
      {user, mobile, until: now + waitAfter(lifetimeMs)},
    ];
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

  /** Lets this user have the next one sent at once. */
  forgetWaits(user: string): void {
    this.#waits = this.#waits.filter((each) => each.user !== user);
  }
}
