import type {
  AssistanceAnswer,
  AssistanceCodeAnswer,
  AssistanceInput,
  AssistanceStatus,
  AssistanceWithdrawn,
  InboxAnswer,
  InboxAnsweredAnswer,
} from '../domain/assistance.schemas.js';
import type {HandoffAnswer, HandoffCancelled, HandoffRequest, HandoffStatus} from '../domain/handoff.schemas.js';
import type {CardVerification, ChallengeAnswer} from '../domain/ic-card.schemas.js';
import type {
  BankCardClaim,
  EnterpriseAnswer,
  EnterpriseClaim,
  IdCardClaim,
  PersonAnswer,
  SmsCodeAnswer,
  SmsCodeRequest,
  TicketAnswer,
} from '../domain/legal-rep.schemas.js';
import type {Outcome} from '../domain/outcome.schemas.js';
import type {ProfileUpdate} from '../domain/profile-fields.js';
import type {Profile, SaveAnswer} from '../domain/profile.schemas.js';
import type {Status} from '../domain/schemas.js';

export interface RequestOptions {
  /** Aborted when the user cancels or the element is removed. Then stop, and reject with anything. */
  readonly signal: AbortSignal;
  /**
   * The subject of the page, from the status. Sent with every request except `getStatus`. If another user is signed in
   * now, reject with `subject-changed` before anything is used up.
   */
  readonly subject?: string;
  /** The language of the widget as a BCP 47 tag, for the words that the backend sends. */
  readonly locale?: string | undefined;
  /** For requests that have an effect: the same key must have the same effect, only once. */
  readonly idempotencyKey?: string;
  /**
   * The header of W3C Trace Context for this request: the journey's id, and one of the request's own. Send it, if your
   * server may read it. Both are random.
   */
  readonly traceparent?: string | undefined;
  /** Call this when the request leaves the page: then the diagnostics can say of a failure that none has left. */
  readonly onSend?: (() => void) | undefined;
  /** The result of the host's human check, if the previous response was `human-check-required`. */
  readonly humanCheck?: string;
  /** The result of the host's check that the administrator is present, if the previous response asked for it. */
  readonly stepUp?: string;
}

/**
 * What the host's server answers, one method per request: first its input, if it has one, then the options.
 * `HttpBackend` is this interface over JSON. A host may also implement it itself. Every response is checked against its
 * schema, and anything that a method throws becomes a `CertError`. A refusal by the server is a result (`Outcome`), not an
 * error.
 */
export interface CertBackend {
  /** The status of the signed-in user, and the methods available to them. */
  getStatus(options: RequestOptions): Promise<Status>;
  /** The recorded data of the enterprise and of the account holder. */
  getProfile(options: RequestOptions): Promise<Profile>;
  /** Changes the enterprise's record if it still has the given version. Otherwise rejects with `conflict`. */
  updateEnterprise(input: ProfileUpdate, options: RequestOptions): Promise<SaveAnswer>;
  /** Changes the account holder's record under the same condition. */
  updateAccount(input: ProfileUpdate, options: RequestOptions): Promise<SaveAnswer>;
  /** A new challenge for the card, valid for two minutes and for one try, or a refusal. */
  createCardChallenge(options: RequestOptions): Promise<ChallengeAnswer>;
  /** Checks whether the card's signature certifies the signed-in user's enterprise. */
  verifyCard(input: CardVerification, options: RequestOptions): Promise<Outcome>;
  /**
   * Checks whether the enterprise and its legal representative are registered with these data. Returns a ticket, or a
   * refusal. Rejects with `conflict` if the record has another version now, or belongs to another person.
   */
  checkEnterprise(input: EnterpriseClaim, options: RequestOptions): Promise<EnterpriseAnswer>;
  /**
   * What a ticket is for and until when, so that a page that was loaded again goes on with it. Refuses an unknown ticket,
   * one that has ended and another user's alike. A host's backend may lack it: then such a page begins at the first step.
   */
  getTicket(input: {readonly id: string}, options: RequestOptions): Promise<TicketAnswer>;
  /** Checks whether this person's resident ID card has these dates. */
  checkIdCard(input: IdCardClaim, options: RequestOptions): Promise<PersonAnswer>;
  /**
   * Checks that person, card and mobile number agree, then sends a code to the mobile. The same key never sends a
   * second code.
   */
  sendSmsCode(input: SmsCodeRequest, options: RequestOptions): Promise<SmsCodeAnswer>;
  /** Checks whether the code is the one that was sent. */
  checkBankCard(input: BankCardClaim, options: RequestOptions): Promise<PersonAnswer>;
  /** Creates a handoff to a bank's site. */
  createHandoff(input: HandoffRequest, options: RequestOptions): Promise<HandoffAnswer>;
  /** The status of a handoff. Rejects with `handoff-unknown` or `handoff-expired` if it no longer exists. */
  getHandoff(input: {readonly id: string}, options: RequestOptions): Promise<HandoffStatus>;
  /** Cancels a handoff: a later answer of the bank has no effect. */
  cancelHandoff(input: {readonly id: string}, options: RequestOptions): Promise<HandoffCancelled>;
  /** Sends a request to an enterprise's administrators. The same answer, whether or not the enterprise exists. */
  requestAssistance(input: AssistanceInput, options: RequestOptions): Promise<AssistanceAnswer>;
  /** The status of a request, or its outcome. */
  getAssistance(input: {readonly id: string}, options: RequestOptions): Promise<AssistanceStatus>;
  /** Checks the code that an administrator made for this request. */
  sendAssistanceCode(input: {readonly id: string; readonly code: string}, options: RequestOptions): Promise<Outcome>;
  /** Withdraws a request: a later answer of an administrator has no effect. */
  withdrawAssistance(input: {readonly id: string}, options: RequestOptions): Promise<AssistanceWithdrawn>;
}

/**
 * What the host's server answers to an administrator of an enterprise. The rules are those of `CertBackend`. An action
 * that needs a proof of presence is refused with `step-up-required`, and is sent again with `AskOptions.stepUp`.
 */
export interface InboxBackend {
  /** The open requests to the administrator's enterprise. */
  getInbox(options: RequestOptions): Promise<InboxAnswer>;
  /** Makes the account an operator of the enterprise if the number is right. A wrong number ends the request. */
  confirmAssistance(
    input: {readonly id: string; readonly number: string},
    options: RequestOptions,
  ): Promise<InboxAnsweredAnswer>;
  /** Declines a request. The account holder reads the reason, which has up to 200 characters. */
  declineAssistance(
    input: {readonly id: string; readonly reason: string},
    options: RequestOptions,
  ): Promise<InboxAnsweredAnswer>;
  /** Creates a code for one request, valid for ten minutes and five tries. A new code replaces the previous one. */
  createAssistanceCode(input: {readonly id: string}, options: RequestOptions): Promise<AssistanceCodeAnswer>;
}
