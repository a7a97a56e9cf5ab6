import * as z from 'zod/mini';
import type {Consent} from './consent.js';
import {once} from './once.js';
import {chosen, orRefused, outcomeSchema, seconds, type Outcome, type Refused} from './outcome.schemas.js';
import {instant, matching, opaque, sized, subject} from './schemas.js';

/*
 * Certification on a bank's own site: the widget sends the user to the site, and the bank sends the result to the
 * backend.
 */

export interface HandoffRequest {
  readonly bank: string;
  /** The page to which the bank sends the user back. */
  readonly returnUrl: string;
  /** Present when the host's notice asks for consent. */
  readonly consent?: Consent;
}

/** The id becomes part of a URL path, so it must not be `.` or `..`. */
export const handoffIdPattern = /^(?!\.+$)[\w.~-]{1,200}$/;

const address = () => sized(1, 2048);

export const handoffSchema = once(() =>
  z.object({
    /** Valid for one use. Bound to the subject and to what it certifies, not to the session. */
    id: matching(handoffIdPattern, '1 to 200 of A-Z a-z 0-9 _ . ~ -'),
    subject: subject(),
    /** Address on the bank's site to which the user goes. */
    url: address(),
    expiresAt: instant(),
  }),
);
export const openHandoffSchema = once(() =>
  z.object({
    open: z.literal(true),
    subject: subject(),
    bank: opaque(),
    url: address(),
    expiresAt: instant(),
    /** Seconds that the backend asks to wait before the next request. */
    checkAfter: z.optional(seconds()),
  }),
);

export type Handoff = z.infer<ReturnType<typeof handoffSchema>>;
export type HandoffAnswer = Handoff | Refused;
/** The status of a handoff that is still open, or its outcome. */
export type HandoffStatus = z.infer<ReturnType<typeof openHandoffSchema>> | Outcome;

export const handoffAnswerSchema = () => orRefused<Handoff>(handoffSchema);
export const handoffStatusSchema = () =>
  chosen<HandoffStatus>(({open: flag}) => (flag === undefined ? outcomeSchema() : openHandoffSchema()));
/** Names who cancelled, so that a page does not take another user's cancellation for its own. */
export const handoffCancelledSchema = once(() => z.object({subject: subject()}));

export type HandoffCancelled = z.infer<ReturnType<typeof handoffCancelledSchema>>;

/** What checks the answer of each operation. */
export const bankUkeyAnswers = {
  createHandoff: handoffAnswerSchema,
  getHandoff: handoffStatusSchema,
  cancelHandoff: handoffCancelledSchema,
};
