import * as z from 'zod/mini';
import {once} from './once.js';
import {few, instant, level, oneOf, opaque, seconds, words} from './schemas.js';

/* What every method's last question is answered with: certified, refused, or not decided yet. */

/** A flag with one value, as the field that tells the shapes of an outcome apart. */
export const always = <const B extends boolean>(value: B) =>
  z.boolean().check(z.refine((flag) => flag === value)) as unknown as z.ZodMiniType<B, boolean>;

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
    certificationId: opaque(),
    method: opaque(),
    via: z.optional(words()),
    enterpriseName: words(),
    verifiedAt: z.optional(instant()),
    effective: oneOf('now', 'next-sign-in'),
    /** The account holder is the person who was checked just before, so that step was passed over. */
    samePerson: z.optional(z.boolean()),
    level: level(),
  }),
);
const refused = once(() => z.object({passed: always(false), refusal: refusal()}));
const pending = once(() => z.object({pending: always(true), checkAfter: seconds()}));

export type PassedOutcome = z.infer<ReturnType<typeof passed>>;
export type Refusal = z.infer<ReturnType<typeof refusal>>;
export type Outcome = PassedOutcome | z.infer<ReturnType<typeof refused>> | z.infer<ReturnType<typeof pending>>;

const shapeOf = (value: unknown) => {
  const flags = Object(value) as {passed?: unknown; pending?: unknown};
  return flags.pending === true ? pending() : flags.passed === true ? passed() : refused();
};

/** The shape is chosen by its flag, so that what does not fit is named within that shape; a union would only say no. */
export const outcomeSchema = () => ({
  parse: (value: unknown): Outcome => shapeOf(value).parse(value),
  safeParse: (value: unknown): z.core.util.SafeParseResult<Outcome> => shapeOf(value).safeParse(value),
});
