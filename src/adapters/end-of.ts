const shortestMs = 60_000;

/**
 * When something ends, by this device's clock. That may be wrong: it is taken for good for a minute at least and for
 * `longestMs` at most, and the backend has the last word.
 */
export const endOf = (expiresAt: string, longestMs: number): number => {
  const now = Date.now();
  return now + Math.min(longestMs, Math.max(shortestMs, Date.parse(expiresAt) - now));
};
