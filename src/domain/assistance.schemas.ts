import * as z from 'zod/mini';
import type {Consent} from './consent.js';
import {handoffIdPattern} from './handoff.schemas.js';
import {lazy} from './lazy.js';
import {chosen, orRefused, outcomeSchema, seconds, type Outcome, type Refused} from './outcome.schemas.js';
import {instant, matching, subject, words} from './schemas.js';

/*
 * Certification with an administrator's help: the account holder names an enterprise, and one of its administrators
 * confirms in an element of their own. The user manual recommends this way but does not describe it: its mechanics are
 * ours.
 */

/** Two digits, so that they are easily read aloud on the telephone. */
export const numberPattern = /^\d{2}$/;
/** Eight digits. */
export const codePattern = /^\d{8}$/;

const number = () => matching(numberPattern);
const count = () => z.optional(z.number());
const requestId = () => matching(handoffIdPattern, '1 to 200 of A-Z a-z 0-9 _ . ~ -');

/* The account holder's side. */

export interface AssistanceInput {
  /** Unified social credit code or full name, as typed. */
  readonly enterprise: string;
  /** Present when the host's notice asks for consent. */
  readonly consent?: Consent;
}

/** The same answer for every enterprise, whether or not it exists. */
export const assistanceRequestSchema = lazy(() =>
  z.object({
    /** Bound to the subject, not to the session. */
    id: requestId(),
    subject: subject(),
    /** The account holder tells it to the administrator, who types it. It never changes for one request. */
    number: number(),
    expiresAt: instant(),
  }),
);
export const openAssistanceSchema = lazy(() =>
  z.object({
    open: z.literal(true),
    subject: subject(),
    /** As typed in the request, so that a page that was loaded again can show it. */
    enterprise: words(),
    number: number(),
    expiresAt: instant(),
    /** Seconds that the backend asks to wait before the next request. */
    checkAfter: z.optional(seconds()),
  }),
);

export type AssistanceRequest = z.infer<ReturnType<typeof assistanceRequestSchema>>;
export type OpenAssistance = z.infer<ReturnType<typeof openAssistanceSchema>>;
export type AssistanceAnswer = AssistanceRequest | Refused;
/**
 * The status of a request. A request that is unknown, withdrawn, expired or another user's is refused with
 * `assistance-expired`; one that was declined, with `assistance-declined` and the reason as `message`; one for which
 * the administrator typed another number, with `assistance-number-incorrect`; one of an account whose ID number another
 * account of the enterprise has, after the administrator's yes, with `id-number-taken`.
 */
export type AssistanceStatus = OpenAssistance | Outcome;

export const assistanceAnswerSchema = () => orRefused<AssistanceRequest>(assistanceRequestSchema);
export const assistanceStatusSchema = () =>
  chosen<AssistanceStatus>(({open: flag}) => (flag === undefined ? outcomeSchema() : openAssistanceSchema()));
export const assistanceWithdrawnSchema = lazy(() =>
  z.object({
    /** Who withdrew, so that a page does not take another user's withdrawal for its own. */
    subject: subject(),
    /**
     * `ended`: no answer of an administrator counts any more, or there is no such request of this user. `decided`: an
     * administrator was faster, and `getAssistance` has the outcome.
     */
    state: z.literal(['ended', 'decided']),
  }),
);

export type AssistanceWithdrawn = z.infer<ReturnType<typeof assistanceWithdrawnSchema>>;

/** What checks the answer of each operation. */
export const assistanceAnswers = {
  requestAssistance: assistanceAnswerSchema,
  getAssistance: assistanceStatusSchema,
  sendAssistanceCode: outcomeSchema,
  withdrawAssistance: assistanceWithdrawnSchema,
};

/* The administrator's side. */

/** A request as its administrators see it. The number is not in it: they learn it from the account holder alone. */
export const inboxRequestSchema = lazy(() =>
  z.object({
    id: requestId(),
    /** Who asks, masked. */
    name: words(),
    mobile: words(),
    /** The sub-app from which the request came, in words. */
    from: z.optional(words()),
    requestedAt: instant(),
    expiresAt: instant(),
    /** Which of today's requests of this account to this enterprise it is: 1 for the first. */
    nthToday: count(),
    /** An open code for this request was made, and until when it is valid. The code itself is told only once. */
    codeExpiresAt: z.optional(instant()),
  }),
);
/** Most requests that a backend sends, and that are shown. */
export const mostInInbox = 50;
export const inboxSchema = lazy(() =>
  z.object({
    subject: subject(),
    /** The oldest first. */
    requests: z.array(inboxRequestSchema()),
    /** How many further requests are open. */
    more: count(),
    /** How many of today's requests were withdrawn by the accounts that made them. */
    withdrawnToday: count(),
    /** So many accounts have asked today that further requests reach no inbox. */
    limitReached: z.optional(z.boolean()),
  }),
);
export const inboxAnsweredSchema = lazy(() =>
  z.object({subject: subject(), answer: z.literal(['confirmed', 'declined'])}),
);
export const assistanceCodeSchema = lazy(() =>
  z.object({
    subject: subject(),
    /** Eight digits, for this one request, for ten minutes and five tries. */
    code: matching(codePattern),
    expiresAt: instant(),
  }),
);

export type InboxRequest = z.infer<ReturnType<typeof inboxRequestSchema>>;
export type Inbox = z.infer<ReturnType<typeof inboxSchema>>;
export type InboxAnswered = z.infer<ReturnType<typeof inboxAnsweredSchema>>;
export type AssistanceCode = z.infer<ReturnType<typeof assistanceCodeSchema>>;
/** For an account that is no administrator's, or whose own level is lower than what help gives: `not-applicable`. */
export type InboxAnswer = Inbox | Refused;
/**
 * Refused with `step-up-required` (prove again who you are), `assistance-number-incorrect` (the request has ended),
 * `assistance-answered` (by another administrator), `assistance-withdrawn` or `assistance-expired`.
 */
export type InboxAnsweredAnswer = InboxAnswered | Refused;
export type AssistanceCodeAnswer = AssistanceCode | Refused;

export const inboxAnswerSchema = () => orRefused<Inbox>(inboxSchema);
export const inboxAnsweredAnswerSchema = () => orRefused<InboxAnswered>(inboxAnsweredSchema);
export const assistanceCodeAnswerSchema = () => orRefused<AssistanceCode>(assistanceCodeSchema);

/** What checks the answer of each operation. */
export const inboxAnswers = {
  getInbox: inboxAnswerSchema,
  confirmAssistance: inboxAnsweredAnswerSchema,
  declineAssistance: inboxAnsweredAnswerSchema,
  createAssistanceCode: assistanceCodeAnswerSchema,
};
