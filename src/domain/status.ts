import {quoted} from './errors.js';
import {contractPattern, isInstant, subjectPattern} from './wire-formats.js';
import type {Status} from './schemas.js';

/*
 * Reads a status on the first screen, without zod, which would be a sixth of all that this screen loads. It accepts the
 * same as `statusSchema`, which is the contract; a test compares the two.
 */

/** Returns the part that was read. Throws if it does not fit. */
type Read = (value: unknown) => unknown;

const fitting =
  (test: (value: unknown) => boolean): Read =>
  (value) => {
    if (!test(value)) throw new TypeError();
    return value;
  };

const flag = fitting((value) => typeof value === 'boolean');
const text = (test: (text: string) => boolean) => fitting((value) => typeof value === 'string' && test(value));
const opaque = text(({length}) => length > 0 && length <= 200);
const instant = text(isInstant);
const words: Read = (value) => quoted(text(() => true)(value) as string);
const oneOf = (...allowed: unknown[]): Read => fitting((value) => allowed.includes(value));

const optional =
  (read: Read): Read =>
  (value) =>
    value === undefined ? value : read(value);

const object = (shape: Readonly<Record<string, Read>>): Read => {
  const isObject = fitting((value) => typeof value === 'object' && value !== null && !Array.isArray(value));
  return (value) => {
    const given = isObject(value) as Readonly<Record<string, unknown>>;
    const parts = Object.entries(shape).map(([name, read]) => [name, read(given[name])] as const);
    return Object.fromEntries(parts.filter(([, part]) => part !== undefined));
  };
};

const few = (read: Read, most: number): Read => {
  const isFew = fitting((value) => Array.isArray(value) && value.length <= most);
  return (value) => (isFew(value) as readonly unknown[]).map((each) => read(each));
};

const level = object({id: opaque, rank: oneOf(1, 2, 3), label: words, advice: optional(words)});

const status = object({
  contract: optional(text((version) => contractPattern.test(version))),
  subject: text((value) => subjectPattern.test(value)),
  now: optional(instant),
  enterprise: optional(object({name: words, uscc: words})),
  applicable: flag,
  level,
  nextLevel: optional(level),
  aspects: object({enterprise: flag, accountHolder: flag}),
  profile: optional(oneOf('complete', 'incomplete')),
  methods: few(
    object({
      id: opaque,
      state: oneOf('certified', 'not-certified', 'pending'),
      verifiedAt: optional(instant),
      validUntil: optional(instant),
      renewFrom: optional(instant),
      endReason: optional(opaque),
      via: optional(opaque),
      leadsTo: optional(level),
      effective: optional(oneOf('now', 'next-sign-in')),
      enabled: flag,
      reason: optional(words),
      places: optional(few(object({id: opaque, enabled: flag, reason: optional(words)}), 50)),
      phoneShows: optional(few(opaque, 20)),
    }),
    50,
  ),
});

/** Reads what a backend answered. What does not fit is named by the schema, which is loaded then. */
export const statusReader = {
  async explain() {
    return (await import('./status-fits.js')).statusFits();
  },
  safeParse(value: unknown): {success: true; data: Status} | {success: false} {
    try {
      return {success: true, data: status(value) as Status};
    } catch {
      return {success: false};
    }
  },
};

/** What checks the answer of the operation. */
export const statusAnswers = {getStatus: () => statusReader};
