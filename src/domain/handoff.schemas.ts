import * as z from 'zod/mini';
import type {Consent} from './consent.js';
import {lazy} from './lazy.js';
import {chosen, orRefused, outcomeSchema, seconds, type Outcome, type Refused} from './outcome.schemas.js';
import {ways, type Way} from './places.js';
import {instant, matching, opaque, sized, subject} from './schemas.js';

/*
 * A handoff is one run of an external method: the widget sends the user to a place, such as a bank's site, and the place
 * sends the result to the backend.
 */

export interface HandoffRequest {
  /** Id of the method, as in the status. */
  readonly method: string;
  /** Id of the place, such as a bank. */
  readonly place: string;
  /** In a window of this computer, or by a QR code for a phone. */
  readonly by: Way;
  /** The page to which the place sends the user back. None by a code: the phone goes back nowhere. */
  readonly returnUrl?: string;
  /** Present when the host's notice asks for consent. */
  readonly consent?: Consent;
}

/** The id becomes part of a URL path, so it must not be `.` or `..`. */
export const handoffIdPattern = /^(?!\.+$)[\w.~-]{1,200}$/;

const address = () => sized(1, 2048);

export const handoffSchema = lazy(() =>
  z.object({
    /** Valid for one use. Bound to the subject and to what it certifies, not to the session. */
    id: matching(handoffIdPattern, '1 to 200 of A-Z a-z 0-9 _ . ~ -'),
    subject: subject(),
    /** Address at the place to which the user goes. What a code says, if it is by one. */
    url: address(),
    /** By a code, at most five minutes from now. */
    expiresAt: instant(),
  }),
);

export const openHandoffSchema = lazy(() =>
  z.object({
    open: z.literal(true),
    subject: subject(),
    method: opaque(),
    place: opaque(),
    by: z.literal(ways),
    url: address(),
    expiresAt: instant(),
    /** A phone has opened the code, which opens nothing a second time. */
    scanned: z.optional(z.boolean()),
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
export const handoffCancelledSchema = lazy(() =>
  z.object({
    /** Who cancelled, so that a page does not take another user's cancellation for its own. */
    subject: subject(),
    /**
     * What became of it. `ended`: no answer of the place counts any more, or there is no such handoff of this user.
     * `decided`: the place was faster, and `getHandoff` has the outcome. `open`: the place cannot be stopped, so a yes
     * counts until the handoff's `expiresAt`.
     */
    state: z.literal(['ended', 'decided', 'open']),
  }),
);

export type HandoffCancelled = z.infer<ReturnType<typeof handoffCancelledSchema>>;

/** What checks the answer of each operation. */
export const handoffAnswers = {
  createHandoff: handoffAnswerSchema,
  getHandoff: handoffStatusSchema,
  cancelHandoff: handoffCancelledSchema,
};
