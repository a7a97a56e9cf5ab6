import {dropOldest} from '../../simulators/backend/drop-oldest.js';

const maxKeys = 10_000;

/** Counts failed attempts to sign in, by user name or by address, within a moving window of time. */
export class Attempts {
  readonly #times = new Map<string, readonly number[]>();

  constructor(
    private readonly max: number,
    private readonly windowMs: number,
    private readonly now: () => number,
  ) {}

  /** Seconds until another attempt is allowed. Undefined if one is allowed now. */
  waitFor(key: string): number | undefined {
    const oldest = this.#recent(key).at(-this.max);
    return oldest === undefined ? undefined : Math.ceil((oldest + this.windowMs - this.now()) / 1_000);
  }

  /** Before the password is checked: of many attempts at the same time, each one counts. */
  count(key: string): void {
    const recent = this.#recent(key);
    this.#times.delete(key);
    this.#times.set(key, [...recent, this.now()].slice(-this.max));
    dropOldest(this.#times, maxKeys);
  }

  forget(key: string): void {
    this.#times.delete(key);
  }

  /** For an attempt that succeeded: it is no reason to make the same address wait. */
  takeBack(key: string): void {
    this.#times.set(key, this.#recent(key).slice(0, -1));
  }

  #recent(key: string): readonly number[] {
    return (this.#times.get(key) ?? []).filter((at) => at > this.now() - this.windowMs);
  }
}
