import {memoizeLast} from '../lazy.js';
import {foldDashes, normaliseCode} from './text.js';

/** «长期» as the Single Window writes it: no end date. */
export const longTerm = '00000000';

const dayMs = 86_400_000;
/** China has one time zone, and no summer time since 1991. */
const chinaOffsetMs = 8 * 3_600_000;

const iso = (date: string): string => `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;

const fromMs = (ms: number): string => new Date(ms).toISOString().slice(0, 10).replaceAll('-', '');

const dateOf = memoizeLast((day: number) => fromMs(day * dayMs));

/** Today's date in China, as YYYYMMDD. */
export const today = (now: Date = new Date()): string => dateOf(Math.floor((now.getTime() + chinaOffsetMs) / dayMs));

/** Whether the text is a valid calendar date, as YYYYMMDD. Such dates can be compared as text. */
export const isDate = (text: string): boolean => {
  const ms = Date.parse(iso(text));
  // Some engines accept 29 February in any year and turn it into 1 March. And there was no year 0.
  return !Number.isNaN(ms) && fromMs(ms) === text && !text.startsWith('0000');
};

/** The given date, or today by this device's clock. */
export const dayOr = (day = ''): string => (isDate(day) ? day : today());

/** Whole days between two dates, both YYYYMMDD. */
export const daysBetween = (from: string, to: string): number => (Date.parse(iso(to)) - Date.parse(iso(from))) / dayMs;

export const daysBefore = (date: string, days: number): string => fromMs(Date.parse(iso(date)) - days * dayMs);

/** The same date in another year. For 29 February in a common year: 1 March (GA 214.8-2004, 4.1 and 4.2). */
export const anniversary = (date: string, years: number): string => {
  const year = String(Number(date.slice(0, 4)) + years);
  const same = year + date.slice(4);
  return isDate(same) ? same : `${year}0301`;
};

/**
 * Age in full years on a date, both YYYYMMDD. A person born on 29 February is a year older on 1 March of a common year.
 */
export const ageAt = (birth: string, day: string): number => Math.floor((Number(day) - Number(birth)) / 10_000);

/**
 * Converts a date as people write it (2020-01-02, 2020.1.2, 2020年1月2日, 长期) to YYYYMMDD. Any other text is only tidied.
 */
export const normaliseDate = (text: string): string => {
  const code = foldDashes(normaliseCode(text));
  if (/^[长長]期(?:有效)?$/.test(code)) return longTerm;
  return code.replace(
    /^(\d{4})[-./年](\d\d?)[-./月](\d\d?)日?$/,
    (_, year: string, month: string, day: string) => year + month.padStart(2, '0') + day.padStart(2, '0'),
  );
};

/** For display: 2020-01-02. Long-term and invalid dates stay unchanged. */
export const formatDate = (date: string): string => (isDate(date) ? iso(date) : date);
