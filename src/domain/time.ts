/**
 * The backend's time, if the backend has told it. A PC's own clock is often wrong by minutes, sometimes by days, so the
 * widget refuses nothing because of the PC's clock.
 */
export class BackendClock {
  #offsetMs: number | undefined;

  /** Whether the backend has told its time. If not, checks that depend on today's date only warn. */
  get isKnown(): boolean {
    return this.#offsetMs !== undefined;
  }

  /** Epoch milliseconds: the backend's time if it is known, otherwise this device's. */
  get now(): number {
    return Date.now() + (this.#offsetMs ?? 0);
  }

  /**
   * Sets the time from a status: an RFC 3339 instant, or undefined if the status has none. `arrivedAt` is when it arrived,
   * by this device's clock.
   */
  heard(now: string | undefined, arrivedAt = Date.now()): void {
    this.#offsetMs = now === undefined ? undefined : Date.parse(now) - arrivedAt;
  }
}

/** A deadline is at least this long, because the response may have taken time to arrive. */
const shortestMs = 60_000;

/**
 * The time when something ends, in epoch milliseconds by this device's clock: counted from now, at most `longestMs`
 * later. The backend decides in the end.
 */
export const deadlineOf = (expiresAt: string, longestMs: number, clock: BackendClock): number => {
  const left = clock.isKnown ? Date.parse(expiresAt) - clock.now : longestMs;
  return Date.now() + Math.min(longestMs, Math.max(shortestMs, left));
};
