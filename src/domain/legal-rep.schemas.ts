import * as z from 'zod/mini';
import type {Consent} from './consent.js';
import {once} from './once.js';
import {chosen, orRefused, outcomeSchema, type Outcome, type Refused} from './outcome.schemas.js';
import {instant, oneOf, opaque, seconds, words} from './schemas.js';

/* Certification by the legal representative's identity: what is sent, and what it is answered with. */

/**
 * A value as it is sent: what was typed, encrypted where the host does that, or what the backend has already (on
 * record or, of the legal representative, in the ticket), which then need not travel.
 */
export type Given = string | {readonly onRecord: true} | {readonly enc: string};

/** Which of the two people an operation is about. */
export type PersonRole = 'legal-rep' | 'account-holder';

export interface EnterpriseClaim {
  readonly enterpriseName: Given;
  readonly uscc: Given;
  readonly orgCode: Given;
  readonly legalRepName: Given;
  readonly legalRepIdType: Given;
  readonly legalRepIdNumber: Given;
  /** Of the record that `{onRecord: true}` means, as in `Profile`. */
  readonly version: string;
  /** Where the host's notice asks for it. */
  readonly consent?: Consent;
}

export interface PersonClaim {
  readonly name: Given;
  readonly idType: Given;
  readonly idNumber: Given;
}

interface PersonQuestion {
  readonly ticket: string;
  readonly whose: PersonRole;
}

export interface IdCardClaim extends PersonQuestion {
  readonly person: PersonClaim;
  /** `YYYYMMDD`. */
  readonly validFrom: Given;
  /** `YYYYMMDD`, or `00000000` where it is long-term. */
  readonly validTo: Given;
}

export interface SmsCodeRequest extends PersonQuestion {
  readonly person: PersonClaim;
  readonly bankCard: Given;
  /** The number that the bank has on file for the card. */
  readonly mobile: Given;
}

export interface BankCardClaim extends PersonQuestion {
  readonly smsId: string;
  /** Six digits. */
  readonly smsCode: string;
}

const next = once(() =>
  z.object({
    /** Who is to be checked next. */
    next: oneOf('legal-rep', 'account-holder'),
    /** What the next questions refer to; bound to the subject and to what it certifies, not to the session. */
    ticket: opaque(),
    expiresAt: instant(),
  }),
);
const smsCodeSent = once(() =>
  z.object({
    smsId: opaque(),
    maskedMobile: words(),
    expiresAt: instant(),
    /** Seconds until another one may be asked for. */
    retryAfter: seconds(),
    triesLeft: z.optional(z.number()),
  }),
);

export type NextStep = z.infer<ReturnType<typeof next>>;
export type SmsCodeSent = z.infer<ReturnType<typeof smsCodeSent>>;
/** Of `checkEnterprise`, which never certifies. */
export type EnterpriseAnswer = NextStep | Refused;
/** Of `checkIdCard` and `checkBankCard`. */
export type PersonAnswer = NextStep | Outcome;
export type SmsCodeAnswer = SmsCodeSent | Refused;

export const enterpriseAnswerSchema = () => orRefused<NextStep>(next);
export const personAnswerSchema = () =>
  chosen<PersonAnswer>(({next: step}) => (step === undefined ? outcomeSchema() : next()));
export const smsCodeAnswerSchema = () => orRefused<SmsCodeSent>(smsCodeSent);
