import type {BackendClock} from './clock.js';

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
