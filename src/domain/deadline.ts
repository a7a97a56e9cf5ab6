import type {BackendClock} from './clock.js';

/** An answer may have been a while on its way. */
const shortestMs = 60_000;

/**
 * When something ends, in epoch milliseconds by this device's clock: counted from now, after `longestMs` at the latest.
 * The backend has the last word.
 */
export const deadlineOf = (expiresAt: string, longestMs: number, clock: BackendClock): number => {
  const left = clock.isKnown ? Date.parse(expiresAt) - clock.now : longestMs;
  return Date.now() + Math.min(longestMs, Math.max(shortestMs, left));
};
