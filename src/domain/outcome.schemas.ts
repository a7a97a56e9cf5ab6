import * as z from 'zod/mini';
import {once} from './once.js';
import {few, instant, level, oneOf, opaque, seconds, subject, words} from './schemas.js';

/* What every method's last question is answered with: certified, refused, or not decided yet. */

/** A flag with one value, as the field that tells the shapes of an outcome apart. */
export const always = <const B extends boolean>(value: B) =>
  z.boolean().check(z.refine((flag) => flag === value, String(value))) as unknown as z.ZodMiniType<B, boolean>;

export const refusal = once(() =>
  z.object({
    code: opaque(),
    fields: z.optional(few(opaque(), 20)),
    triesLeft: z.optional(z.number()),
    retryAfter: z.optional(seconds()),
    message: z.optional(words()),
  }),
);

const passed = once(() =>
  z.object({
    passed: always(true),
    /** Who is certified. Another than the one who asked is `subject-changed`. */
    subject: subject(),
    certificationId: opaque(),
    method: opaque(),
    /** As in the status. */
    via: z.optional(opaque()),
    enterpriseName: words(),
    verifiedAt: z.optional(instant()),
    effective: oneOf('now', 'next-sign-in'),
    /** The account holder is the person who was checked just before, so that step was passed over. */
    samePerson: z.optional(z.boolean()),
    level: level(),
  }),
);
const refused = once(() => z.object({passed: always(false), refusal: refusal()}));
const pending = once(() => z.object({pending: always(true), subject: subject(), checkAfter: seconds()}));

export type PassedOutcome = z.infer<ReturnType<typeof passed>>;
export type Refusal = z.infer<ReturnType<typeof refusal>>;
/** The one way in which the backend says no, whatever was asked. */
export type Refused = z.infer<ReturnType<typeof refused>>;
export type Outcome = PassedOutcome | Refused | z.infer<ReturnType<typeof pending>>;

export interface Schema<T> {
  parse(value: unknown): T;
  safeParse(value: unknown): z.core.util.SafeParseResult<T>;
}

/** The shape is chosen by its flag, so that what does not fit is named within that shape; a union would only say no. */
export const chosen = <T>(shapeOf: (value: Readonly<Record<string, unknown>>) => Schema<unknown>): Schema<T> => {
  const shapeIn = (value: unknown) => shapeOf(Object(value) as Readonly<Record<string, unknown>>);
  return {
    parse: (value) => shapeIn(value).parse(value) as T,
    safeParse: (value) => shapeIn(value).safeParse(value) as z.core.util.SafeParseResult<T>,
  };
};

/** What an operation answers, or the no. */
export const orRefused = <T>(answer: () => Schema<T>): Schema<T | Refused> =>
  chosen(({passed: flag}) => (flag === false ? refused() : answer()));

export const outcomeSchema = () =>
  chosen<Outcome>((flags) => (flags['pending'] === true ? pending() : flags['passed'] === true ? passed() : refused()));
