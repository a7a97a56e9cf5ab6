import * as z from 'zod/mini';
import type {Consent} from './consent.js';
import {lazy} from './lazy.js';
import {orRefused, outcomeSchema, type Refused} from './outcome.schemas.js';
import {matching, opaque, subject} from './schemas.js';

/* Request schemas of the IC card. The parts of a challenge are checked where the text is composed. */

export const cardChallengeSchema = lazy(() =>
  z.object({challengeId: opaque(), subject: subject(), nonce: z.string(), expiresAt: z.string(), uscc: z.string()}),
);

/** A challenge, or a refusal. */
export const challengeAnswerSchema = () => orRefused<CardChallenge>(cardChallengeSchema);

export const cardVerificationSchema = lazy(() =>
  z.object({
    challengeId: opaque(),
    /** Base64 of the signing certificate's DER. */
    certificate: matching(/^[A-Za-z0-9+/]{4,8192}={0,2}$/),
    certNo: matching(/^[0-9a-f]{8,40}$/),
    /** Base64. */
    signature: matching(/^[A-Za-z0-9+/]{4,1024}={0,2}$/),
    algorithm: z.literal(['SM2-SM3', 'RSA-SHA1']),
  }),
);

export type CardChallenge = z.infer<ReturnType<typeof cardChallengeSchema>>;
export type ChallengeAnswer = CardChallenge | Refused;
/** Present when the host's notice asks for consent. */
export type CardVerification = z.infer<ReturnType<typeof cardVerificationSchema>> & {readonly consent?: Consent};
export type SignatureAlgorithm = CardVerification['algorithm'];

/** What checks the answer of each operation. */
export const icCardAnswers = {createCardChallenge: challengeAnswerSchema, verifyCard: outcomeSchema};
