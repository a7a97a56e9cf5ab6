import * as z from 'zod/mini';
import type {Consent, DeclaredConsent} from './consent.js';
import {lazy} from './lazy.js';
import {chosen, orRefused, outcomeSchema, seconds, type Outcome, type Refused} from './outcome.schemas.js';
import {few, instant, opaque, subject, words} from './schemas.js';

/* Certification by the legal representative's identity: the requests and the responses. */

/**
 * A value in a request: the typed text, the text encrypted by the host, or a reference to a value that the backend
 * already has (on record or, for the legal representative, in the ticket) and that need not be sent.
 */
export type Given = string | {readonly onRecord: true} | {readonly enc: string};

/** The person that an operation is about. */
export type PersonRole = 'legal-rep' | 'account-holder';

export interface EnterpriseClaim {
  readonly enterpriseName: Given;
  readonly uscc: Given;
  readonly orgCode: Given;
  readonly legalRepName: Given;
  readonly legalRepIdType: Given;
  readonly legalRepIdNumber: Given;
  /** Version of the record that `{onRecord: true}` refers to, as in `Profile`. */
  readonly version: string;
  /** Present when the host's notice asks for consent. */
  readonly consent?: Consent;
  /** Present when the host's notice about the representative's data asks for the account holder's declaration. */
  readonly legalRepConsent?: DeclaredConsent;
}

export interface PersonClaim {
  readonly name: Given;
  readonly idType: Given;
  readonly idNumber: Given;
}

interface PersonRequest {
  readonly ticket: string;
  readonly whose: PersonRole;
}

export interface IdCardClaim extends PersonRequest {
  readonly person: PersonClaim;
  /** `YYYYMMDD`. */
  readonly validFrom: Given;
  /** `YYYYMMDD`, or `00000000` for long-term. */
  readonly validTo: Given;
}

export interface SmsCodeRequest extends PersonRequest {
  readonly person: PersonClaim;
  readonly bankCard: Given;
  /** The mobile number that the bank has on file for the card. */
  readonly mobile: Given;
}

export interface BankCardClaim extends PersonRequest {
  readonly smsId: string;
  /** Six digits. */
  readonly smsCode: string;
}

export const nextSchema = lazy(() =>
  z.object({
    /** The person to check next. */
    next: z.literal(['legal-rep', 'account-holder']),
    /**
     * The next requests refer to this ticket. It is bound to the subject and to what it certifies, not to the session.
     */
    ticket: opaque(),
    expiresAt: instant(),
  }),
);
export const ticketSchema = lazy(() =>
  z.object({
    subject: subject(),
    /** The person to check next. */
    next: z.literal(['legal-rep', 'account-holder']),
    expiresAt: instant(),
    /** The legal representative's type of document, which decides how they can be checked. */
    legalRepIdType: opaque(),
    /** Names of the legal representative's fields that the user typed in the first step and that differ from the record. */
    typed: few(opaque(), 20),
  }),
);
export const smsCodeSentSchema = lazy(() =>
  z.object({
    smsId: opaque(),
    maskedMobile: words(),
    expiresAt: instant(),
    /** Seconds until another code may be requested. */
    retryAfter: seconds(),
    triesLeft: z.optional(z.number()),
  }),
);

export type NextStep = z.infer<ReturnType<typeof nextSchema>> & {
  /** When the ticket ends: epoch milliseconds, by this device's clock. The wiring adds it. */
  readonly endsAt?: number;
};
export type SmsCodeSent = z.infer<ReturnType<typeof smsCodeSentSchema>>;
/** What a page that has forgotten everything but a ticket's id is told of it. */
export type TicketStanding = z.infer<ReturnType<typeof ticketSchema>>;
export type TicketAnswer = TicketStanding | Refused;
/** Response to `checkEnterprise`, which never certifies. */
export type EnterpriseAnswer = NextStep | Refused;
/** Response to `checkIdCard` and `checkBankCard`. */
export type PersonAnswer = NextStep | Outcome;
export type SmsCodeAnswer = SmsCodeSent | Refused;

export const enterpriseAnswerSchema = () => orRefused<NextStep>(nextSchema);
export const personAnswerSchema = () =>
  chosen<PersonAnswer>(({next: step}) => (step === undefined ? outcomeSchema() : nextSchema()));
export const ticketAnswerSchema = () => orRefused<TicketStanding>(ticketSchema);
export const smsCodeAnswerSchema = () => orRefused<SmsCodeSent>(smsCodeSentSchema);

/** What checks the answer of each operation. */
export const legalRepAnswers = {
  checkEnterprise: enterpriseAnswerSchema,
  getTicket: ticketAnswerSchema,
  checkIdCard: personAnswerSchema,
  sendSmsCode: smsCodeAnswerSchema,
  checkBankCard: personAnswerSchema,
};
