import * as z from 'zod/mini';
import type {Consent} from './consent.js';
import {once} from './once.js';
import {always, chosen, orRefused, outcomeSchema, type Outcome, type Refused} from './outcome.schemas.js';
import {instant, matching, opaque, subject} from './schemas.js';

/* Certification on a bank's own site: the user is handed over to it, and the backend hears from the bank. */

export interface HandoffRequest {
  readonly bank: string;
  /** Where the bank sends the user back to. */
  readonly returnUrl: string;
  /** Where the host's notice asks for it. */
  readonly consent?: Consent;
}

/** It becomes part of a path: `..` is none. */
export const handoffIdPattern = /^(?!\.+$)[\w.~-]{1,200}$/;

const address = () => z.string().check(z.refine(({length}) => length > 0 && length <= 2048, '1 to 2048 characters'));

const handoff = once(() =>
  z.object({
    /** Bound to the subject and to what it certifies, not to the session; good once. */
    id: matching(handoffIdPattern, '1 to 200 of A-Z a-z 0-9 _ . ~ -'),
    subject: subject(),
    /** Where the user goes. */
    url: address(),
    expiresAt: instant(),
  }),
);
const open = once(() =>
  z.object({open: always(true), subject: subject(), bank: opaque(), url: address(), expiresAt: instant()}),
);

export type Handoff = z.infer<ReturnType<typeof handoff>>;
export type HandoffAnswer = Handoff | Refused;
/** Of a handoff that nobody has decided yet, or what was decided. */
export type HandoffStatus = z.infer<ReturnType<typeof open>> | Outcome;

export const handoffAnswerSchema = () => orRefused<Handoff>(handoff);
export const handoffStandingSchema = () =>
  chosen<HandoffStatus>(({open: flag}) => (flag === undefined ? outcomeSchema() : open()));
export const handoffCancelledSchema = once(() => z.object({}));
