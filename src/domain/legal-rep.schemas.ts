import * as z from 'zod/mini';
import type {Consent} from './consent.js';
import {once} from './once.js';
import {always, chosen, outcomeSchema, refusal, type Outcome, type Refusal} from './outcome.schemas.js';
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
  readonly subject: PersonRole;
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
    /** What the next questions refer to; bound to the session, the enterprise and the person. */
    ticket: opaque(),
  }),
);
const smsCodeSent = once(() =>
  z.object({
    sent: always(true),
    smsId: opaque(),
    maskedMobile: words(),
    expiresAt: instant(),
    /** Seconds until another one may be asked for. */
    retryAfter: seconds(),
    triesLeft: z.optional(z.number()),
  }),
);
const smsCodeNotSent = once(() => z.object({sent: always(false), refusal: refusal()}));
const refused = once(() => z.object({passed: always(false), refusal: refusal()}));

export type NextStep = z.infer<ReturnType<typeof next>>;
export type SmsCodeSent = z.infer<ReturnType<typeof smsCodeSent>>;
/** Of `checkEnterprise`, which never certifies. */
export type EnterpriseAnswer = NextStep | {passed: false; refusal: Refusal};
/** Of `checkIdCard` and `checkBankCard`. */
export type PersonAnswer = NextStep | Outcome;
export type SmsCodeAnswer = SmsCodeSent | {sent: false; refusal: Refusal};

export const enterpriseAnswerSchema = () =>
  chosen<EnterpriseAnswer>(({next: step}) => (step === undefined ? refused() : next()));
export const personAnswerSchema = () =>
  chosen<PersonAnswer>(({next: step}) => (step === undefined ? outcomeSchema() : next()));
export const smsCodeAnswerSchema = () =>
  chosen<SmsCodeAnswer>(({sent}) => (sent === true ? smsCodeSent() : smsCodeNotSent()));
