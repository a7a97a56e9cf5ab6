import {quoted} from './errors.js';
import {isInstant, subjectPattern} from './plain.js';
import type {Status} from './schemas.js';

/*
 * Reads a status on the first screen, without zod, which would be a sixth of all that this screen loads. It accepts the
 * same as `statusSchema`, which is the contract; a test compares the two.
 */

interface Issue {
  readonly path: PropertyKey[];
  readonly message: string;
}

/** Returns the part that was read. If it does not fit, `issues` gets to know, and the return value is of no use. */
type Read = (value: unknown, path: PropertyKey[], issues: Issue[]) => unknown;

const fitting =
  (test: (value: unknown) => boolean, message: string): Read =>
  (value, path, issues) => {
    if (!test(value)) issues.push({path, message});
    return value;
  };

const flag = fitting((value) => typeof value === 'boolean', 'boolean');
const number = fitting(Number.isFinite, 'number');
const string = fitting((value) => typeof value === 'string', 'string');

const text =
  (test: (text: string) => boolean, message: string): Read =>
  (value, path, issues) => {
    string(value, path, issues);
    if (typeof value === 'string' && !test(value)) issues.push({path, message});
    return value;
  };

const opaque = text(({length}) => length > 0 && length <= 200, '1-200 characters');
const instant = text(isInstant, 'RFC 3339 time with offset');
const words: Read = (value, ...told) => {
  string(value, ...told);
  return typeof value === 'string' ? quoted(value) : value;
};
const oneOf = (...allowed: unknown[]): Read => fitting((value) => allowed.includes(value), allowed.join(' | '));

const optional =
  (read: Read): Read =>
  (value, ...told) =>
    value === undefined ? value : read(value, ...told);

const object =
  (shape: Readonly<Record<string, Read>>): Read =>
  (value, path, issues) => {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isObject) return issues.push({path, message: 'object'});
    const parts = Object.entries(shape).map(([name, read]) => {
      return [name, read((value as Record<string, unknown>)[name], [...path, name], issues)] as const;
    });
    return Object.fromEntries(parts.filter(([, part]) => part !== undefined));
  };

const few =
  (read: Read, most: number): Read =>
  (value, path, issues) => {
    if (!Array.isArray(value)) return issues.push({path, message: 'array'});
    if (value.length > most) issues.push({path, message: `at most ${String(most)}`});
    return value.map((each, index) => read(each, [...path, index], issues));
  };

const level = object({id: opaque, rank: number, label: words, advice: optional(words)});

const status = object({
  subject: text((value) => subjectPattern.test(value), '1-200 printable ASCII'),
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
      via: optional(opaque),
      enabled: flag,
      reason: optional(words),
    }),
    50,
  ),
  banks: optional(few(object({id: opaque, enabled: flag, reason: optional(words)}), 50)),
});

/** Reads what a backend answered. The issues are those of `statusSchema`. */
export const statusReader = {
  safeParse(value: unknown): {success: true; data: Status} | {success: false; error: {issues: Issue[]}} {
    const issues: Issue[] = [];
    const data = status(value, [], issues) as Status;
    return issues.length === 0 ? {success: true, data} : {success: false, error: {issues}};
  },
};

/** What checks the answer of the operation. */
export const statusAnswers = {getStatus: () => statusReader};
