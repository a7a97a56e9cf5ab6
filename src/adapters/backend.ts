import type {HandoffAnswer, HandoffRequest, HandoffStatus} from '../domain/bank-ukey.schemas.js';
import type {CardChallenge, CardVerification} from '../domain/ic-card.schemas.js';
import type {
  BankCardClaim,
  EnterpriseAnswer,
  EnterpriseClaim,
  IdCardClaim,
  PersonAnswer,
  SmsCodeAnswer,
  SmsCodeRequest,
} from '../domain/legal-rep.schemas.js';
import type {Outcome} from '../domain/outcome.schemas.js';
import type {ProfileUpdate} from '../domain/profile-fields.js';
import type {Profile, SaveAnswer} from '../domain/profile.schemas.js';
import type {Status} from '../domain/schemas.js';

export interface AskOptions {
  /** Aborted when the user cancels or the element goes: stop, and reject with anything. */
  readonly signal: AbortSignal;
  /**
   * Whom the page is about, as the status named them; given with every question but `getStatus`. Where another user is
   * signed in by now, reject with `subject-changed` before anything is used up.
   */
  readonly subject?: string;
  /** For questions that have an effect: the same key must have the same effect, once. */
  readonly idempotencyKey?: string;
  /** What the host's human check gave, where the answer before was `human-check-required`. */
  readonly humanCheck?: string;
}

/**
 * What the host's server answers, one method per question. `HttpBackend` is this interface over JSON; a host may
 * implement it itself. Every answer is checked against its schema, and whatever a method throws becomes a
 * `CertError`. A "no" of the server is an answer (`Outcome`), not an error.
 */
export interface CertBackend {
  /** Where the signed-in user stands, and which methods are open to them. */
  getStatus(input: undefined, options: AskOptions): Promise<Status>;
  /** What is on record of the enterprise and of the account holder. */
  getProfile(input: undefined, options: AskOptions): Promise<Profile>;
  /** Changes the enterprise's record, if it still is of the given version; else rejects with `conflict`. */
  updateEnterprise(input: ProfileUpdate, options: AskOptions): Promise<SaveAnswer>;
  /** Changes the account holder's record, likewise. */
  updateAccount(input: ProfileUpdate, options: AskOptions): Promise<SaveAnswer>;
  /** A fresh challenge for the card, good for two minutes and for one try. */
  createCardChallenge(input: undefined, options: AskOptions): Promise<CardChallenge>;
  /** Whether the card's signature certifies the signed-in user's enterprise. */
  verifyCard(input: CardVerification, options: AskOptions): Promise<Outcome>;
  /**
   * Whether enterprise and legal representative are registered so. Answers with a ticket, or a refusal; rejects with
   * `conflict` where the record is no longer of the given version, or another person's.
   */
  checkEnterprise(input: EnterpriseClaim, options: AskOptions): Promise<EnterpriseAnswer>;
  /** Whether a resident's ID card of that person has these dates. */
  checkIdCard(input: IdCardClaim, options: AskOptions): Promise<PersonAnswer>;
  /** Sends a code to the mobile, once person, card and mobile agree. The same key never sends a second one. */
  sendSmsCode(input: SmsCodeRequest, options: AskOptions): Promise<SmsCodeAnswer>;
  /** Whether that code is the one that was sent. */
  checkBankCard(input: BankCardClaim, options: AskOptions): Promise<PersonAnswer>;
  /** Opens a way to a bank's site. */
  createHandoff(input: HandoffRequest, options: AskOptions): Promise<HandoffAnswer>;
  /** What became of it; rejects with `handoff-unknown` or `handoff-expired` where there is no such thing any more. */
  getHandoff(input: {readonly id: string}, options: AskOptions): Promise<HandoffStatus>;
  /** Closes it: what the bank says later has no effect. */
  cancelHandoff(input: {readonly id: string}, options: AskOptions): Promise<object>;
}
