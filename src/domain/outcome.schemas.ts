import * as z from 'zod/mini';
import {lazy} from './lazy.js';
import {codePattern} from './errors.js';
import {effective, few, instant, level, matching, opaque, subject, words} from './schemas.js';

/* The response to the last request of every method: certified, refused, or not decided yet. A flag tells which. */

/** Seconds, from 0 to one day. */
export const seconds = () => z.number().check(z.gte(0, '0-86400'), z.lte(86_400, '0-86400'));

export const refusal = lazy(() =>
  z.object({
    code: matching(codePattern),
    fields: z.optional(few(opaque(), 20)),
    triesLeft: z.optional(z.number()),
    retryAfter: z.optional(seconds()),
    message: z.optional(words()),
  }),
);

export const passedSchema = lazy(() =>
  z.object({
    passed: z.literal(true),
    /** The subject that is certified. If it is not the one who asked, the error is `subject-changed`. */
    subject: subject(),
    certificationId: opaque(),
    method: opaque(),
    /** As in the status. */
    via: z.optional(opaque()),
    enterpriseName: words(),
    verifiedAt: z.optional(instant()),
    effective: effective(),
    /** The account holder is the person who was just checked, so the account holder's step is skipped. */
    samePerson: z.optional(z.boolean()),
    level: level(),
  }),
);
export const refusedSchema = lazy(() => z.object({passed: z.literal(false), refusal: refusal()}));
export const pendingSchema = lazy(() =>
  z.object({pending: z.literal(true), subject: subject(), checkAfter: seconds()}),
);

export type PassedOutcome = z.infer<ReturnType<typeof passedSchema>>;
export type Refusal = z.infer<ReturnType<typeof refusal>>;
/** The only form in which the backend refuses, for every request. */
export type Refused = z.infer<ReturnType<typeof refusedSchema>>;
export type Outcome = PassedOutcome | Refused | z.infer<ReturnType<typeof pendingSchema>>;

export interface Schema<T> {
  parse(value: unknown): T;
  safeParse(value: unknown): z.core.util.SafeParseResult<T>;
}

/**
 * The flag selects the shape, so that an error names the wrong field of that shape. A union would only report that
 * nothing fits.
 */
export const chosen = <T>(shapeOf: (value: Readonly<Record<string, unknown>>) => Schema<unknown>): Schema<T> => {
  const shapeIn = (value: unknown) => shapeOf(Object(value) as Readonly<Record<string, unknown>>);
  return {
    parse: (value) => shapeIn(value).parse(value) as T,
    safeParse: (value) => shapeIn(value).safeParse(value) as z.core.util.SafeParseResult<T>,
  };
};

/** The answer of an operation, or a refusal. */
export const orRefused = <T>(answer: () => Schema<T>): Schema<T | Refused> =>
  chosen(({passed: flag}) => (flag === false ? refusedSchema() : answer()));

export const outcomeSchema = () =>
  chosen<Outcome>((flags) =>
    flags['pending'] === true ? pendingSchema() : flags['passed'] === true ? passedSchema() : refusedSchema(),
  );
