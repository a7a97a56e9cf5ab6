/**
 * The backend's time, as far as it has told it. A PC's own clock is minutes off in many an office, and sometimes days:
 * nothing is refused by it.
 */
export class BackendClock {
  #offsetMs: number | undefined;

  /** Whether the backend has told its time. Without that, what depends on today only warns. */
  get isKnown(): boolean {
    return this.#offsetMs !== undefined;
  }

  /** Epoch milliseconds: the backend's, or this device's while that is all there is. */
  get now(): number {
    return Date.now() + (this.#offsetMs ?? 0);
  }

  /** Takes in what a status said when it arrived, an RFC 3339 instant; undefined where it said nothing. */
  heard(now: string | undefined): void {
    this.#offsetMs = now === undefined ? undefined : Date.parse(now) - Date.now();
  }
}
