// First, because it checks the page before Lit is evaluated.
import './components/element/guard/changed-global.js';
export type {RequestOptions, CertBackend, InboxBackend} from './adapters/backend.js';
export type {CardAgent, CardAgentOptions, ReadOptions, SignOptions} from './adapters/card-agent.js';
export {EportAgent, type EportAgentOptions} from './adapters/eport-agent.js';
export {HttpBackend, type HttpBackendOptions} from './adapters/http-backend.js';
export {HttpInboxBackend} from './adapters/http-backend.js';
export type {EncryptField, HumanCheck, StepUp} from './adapters/host-checks.js';
export type {Messages} from './components/locales/locale.js';
export type {MessageKey} from './locales/message-keys.js';
export {CertEvent, SwEndEvent, SwErrorEvent, SwReadyEvent, SwStepEvent} from './components/events/events.js';
export {eventNames} from './components/events/event-names.js';
export {reasons, type Reason} from './components/events/steps.js';
export * from './components/events/outcome-events.js';
export {steps, type Step} from './components/events/steps.js';
export {ensureLevel, type Ensured, type EnsureOptions} from './components/element/ensure-level.js';
export type {DiagnosedRequest, Diagnostics, HasLeft} from './components/failure/diagnostics.js';
export type {Links} from './components/config/links.js';
export type {Inspect, Inspected} from './components/element/report/inspect.js';
export {AdminRequests} from './components/element/admin-requests.js';
export type {RealnameCert} from './components/element/realname-cert.js';
export type {CardReading, CardSignature} from './domain/card.js';
export {CertError, certErrorCodes, isCertError, type CertErrorCode, type CertErrorDetails} from './domain/errors.js';
export {requirementOf, type Requirement} from './adapters/requirement.js';
export {refusalCodes, type RefusalCode} from './domain/refusals.js';
export type {Consent, ConsentNotice, ConsentNotices, DeclaredConsent, NoticesByPerson} from './domain/consent.js';
export {banks} from './domain/banks.js';
export type {ExternalMethod, ExternalPlace, Words} from './domain/external-methods.js';
export type {Place, PlaceStatus} from './domain/places.js';
export type {
  AssistanceAnswer,
  AssistanceCode,
  AssistanceCodeAnswer,
  AssistanceInput,
  AssistanceRequest,
  AssistanceStatus,
  AssistanceWithdrawn,
  Inbox,
  InboxAnswer,
  InboxAnswered,
  InboxAnsweredAnswer,
  InboxRequest,
  OpenAssistance,
} from './domain/assistance.schemas.js';
export type {
  Handoff,
  HandoffAnswer,
  HandoffCancelled,
  HandoffRequest,
  HandoffStatus,
} from './domain/handoff.schemas.js';
export type {CardChallenge, CardVerification, ChallengeAnswer} from './domain/ic-card.schemas.js';
export type {
  BankCardClaim,
  EnterpriseAnswer,
  EnterpriseClaim,
  Given,
  IdCardClaim,
  PersonAnswer,
  PersonClaim,
  PersonRole,
  SmsCodeAnswer,
  SmsCodeRequest,
} from './domain/legal-rep.schemas.js';
export type {Outcome, Refusal, Refused} from './domain/outcome.schemas.js';
export type {ProfileChanges, ProfilePart, ProfileUpdate} from './domain/profile-fields.js';
export type {Profile, ProfileField, SaveAnswer} from './domain/profile.schemas.js';
export type {MethodId, View} from './domain/ids.js';
export type {Level, MethodStatus, Status} from './domain/schemas.js';
export {version} from './version.js';
