import * as z from 'zod/mini';
import {once} from './once.js';

/*
 * The contract with the host's server: one schema for each operation's input and answer. Each is built when first
 * used. Unknown fields are dropped, and unknown ids of methods, banks and refusals are let through: a backend may
 * know more than this version of the widget.
 */

/** Length of an identifier that only the backend understands. */
const opaque = () => z.string().check(z.minLength(1), z.maxLength(200));

// eslint-disable-next-line no-control-regex -- the point is to take them out
const controls = /[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/g;

/** The other side's own words, as plain text of at most 200 characters. */
export const quoted = (words: string): string => {
  const characters = Array.from(words.replace(controls, ' ').trim());
  return characters.length > 200 ? `${characters.slice(0, 199).join('')}…` : characters.join('');
};

const words = () => z.pipe(z.string(), z.transform(quoted));
const seconds = () => z.number().check(z.nonnegative(), z.maximum(86_400));
const instant = () => z.iso.datetime({offset: true});
const optional = z.optional;

const level = once(() =>
  z.object({id: opaque(), rank: z.number(), label: words(), advice: optional(words())}),
);

export const statusSchema = once(() =>
  z.object({
    subject: opaque(),
    applicable: z.boolean(),
    level: level(),
    aspects: z.object({enterprise: z.boolean(), accountHolder: z.boolean()}),
    methods: z.array(
      z.object({
        id: opaque(),
        state: z.enum(['certified', 'not-certified', 'pending']),
        verifiedAt: optional(instant()),
        via: optional(words()),
        enabled: z.boolean(),
        reason: optional(words()),
      }),
    ).check(z.maxLength(50)),
  }),
);

export const cardChallengeSchema = once(() =>
  z.object({challengeId: opaque(), nonce: z.string(), expiresAt: z.string(), uscc: z.string()}),
);

const base64 = (max: number) => z.string().check(z.regex(/^[A-Za-z0-9+/]+={0,2}$/), z.maxLength(max));

export const cardVerificationSchema = once(() =>
  z.object({
    challengeId: opaque(),
    certificate: base64(8_192),
    certNo: z.string().check(z.regex(/^[0-9a-f]{8,40}$/)),
    signature: base64(1_024),
    algorithm: z.enum(['SM2-SM3', 'RSA-SHA1']),
  }),
);

const refusal = once(() =>
  z.object({
    code: opaque(),
    fields: optional(z.array(opaque()).check(z.maxLength(20))),
    triesLeft: optional(z.number()),
    retryAfter: optional(seconds()),
    message: optional(words()),
  }),
);

export const outcomeSchema = once(() =>
  z.union([
    z.object({
      passed: z.literal(true),
      certificationId: opaque(),
      method: opaque(),
      via: optional(words()),
      enterpriseName: words(),
      verifiedAt: optional(instant()),
      effective: z.enum(['now', 'next-sign-in']),
      level: level(),
    }),
    z.object({passed: z.literal(false), refusal: refusal()}),
    z.object({pending: z.literal(true), checkAfter: seconds()}),
  ]),
);

export const problemSchema = once(() =>
  z.object({
    status: optional(z.number()),
    code: optional(z.string().check(z.maxLength(80))),
    requestId: optional(z.string().check(z.maxLength(200))),
    retryAfter: optional(seconds()),
  }),
);

export type Level = z.infer<ReturnType<typeof level>>;
export type Status = z.infer<ReturnType<typeof statusSchema>>;
export type MethodStatus = Status['methods'][number];
export type CardChallenge = z.infer<ReturnType<typeof cardChallengeSchema>>;
export type CardVerification = z.infer<ReturnType<typeof cardVerificationSchema>>;
export type SignatureAlgorithm = CardVerification['algorithm'];
export type Outcome = z.infer<ReturnType<typeof outcomeSchema>>;
export type PassedOutcome = Extract<Outcome, {passed: true}>;
export type Refusal = z.infer<ReturnType<typeof refusal>>;
export type Problem = z.infer<ReturnType<typeof problemSchema>>;

/** One schema for the answer to each question of `CertBackend`, by the question's name. */
export const answerSchemas = {
  getStatus: statusSchema,
  createCardChallenge: cardChallengeSchema,
  verifyCard: outcomeSchema,
} as const;
