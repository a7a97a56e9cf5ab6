const dayMs = 86_400_000;
const chinaOffsetMs = 8 * 3_600_000;

/**
 * Reads the agent's `yyyyMMddHHmmss`, which is China Standard Time. Returns epoch milliseconds, or undefined if the
 * text is not a valid time.
 */
export const parseAgentTime = (text: string): number | undefined => {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, ...rest] = match.slice(1).map(Number);
  const [day = 0, hour = 0, minute = 0, second = 0] = rest;
  const utc = Date.UTC(year, month - 1, day, hour, minute, second);
  const written = new Date(utc).toISOString().replace(/\D/g, '').slice(0, 14);
  return written === text ? utc - chinaOffsetMs : undefined;
};

/**
 * Days left; a part of a day counts as a whole day. 0 and below means expired. Both arguments are epoch milliseconds.
 */
export const daysLeft = (validTo: number, now: number): number => Math.ceil((validTo - now) / dayMs);
