/** Everything that can go wrong while asking; each has a text and a remedy in every locale. */
export const certErrorCodes = [
  'agent-not-answering',
  'agent-blocked',
  'agent-permission-dismissed',
  'agent-undetermined',
  'agent-not-delegated',
  'agent-too-old',
  'agent-busy',
  'agent-timeout',
  'agent-protocol',
  'agent-lost',
  'reader-unsupported',
  'card-missing',
  'card-removed',
  'card-changed',
  'card-expired',
  'card-unreadable',
  'pin-incorrect',
  'pin-locked',
  'pin-unknown-answer',
  'insecure-context',
  'handoff-expired',
  'handoff-unknown',
  'handoff-record-damaged',
  'encrypt-failed',
  'human-check-failed',
  'offline',
  'network',
  'timeout',
  'cancelled',
  'unauthenticated',
  'subject-changed',
  'rate-limited',
  'backend',
  'contract',
  'conflict',
  'config',
  'version-conflict',
  'not-configured',
  'unexpected',
] as const;

export type CertErrorCode = (typeof certErrorCodes)[number];

/** Those of the card agent and the card, whose words only the card's path needs. */
export type CardErrorCode = Extract<CertErrorCode, `${'agent' | 'reader' | 'card' | 'pin'}-${string}`>;

/** What may be told about an error. Nothing here is personal. */
export interface CertErrorDetails {
  /** Tries that are left before the card locks, where the agent tells. */
  readonly triesLeft?: number | undefined;
  /** Seconds to wait before asking again. */
  readonly retryAfter?: number | undefined;
  /** The backend's id of the failed request, for support. */
  readonly requestId?: string | undefined;
  /** HTTP status of the failed request. */
  readonly status?: number | undefined;
  /** The other side's own code (an agent's `Err:…`, a problem's `code`), for support. */
  readonly foreignCode?: string | undefined;
  /** The other side's own words, cut to 200 characters: shown as a quotation, never in an event. */
  readonly quote?: string | undefined;
  /** Which port, option or part of an answer the error is about. */
  readonly where?: string | undefined;
  /** What an answer was to hold there, and what kind of thing it held instead: never the value. */
  readonly expected?: string | undefined;
  readonly got?: string | undefined;
}

const brand = Symbol.for('sw-realname-cert.CertError');

/** Codes for which asking again, unchanged, may help. */
const retryable: ReadonlySet<CertErrorCode> = new Set([
  'agent-not-answering',
  'agent-permission-dismissed',
  'agent-busy',
  'agent-timeout',
  'agent-lost',
  'card-missing',
  'card-removed',
  'card-changed',
  'card-unreadable',
  'offline',
  'network',
  'timeout',
  'rate-limited',
  'backend',
]);

/** For a developer, in English: nothing in it is personal. */
const messageOf = (code: CertErrorCode, {where, expected, got, foreignCode}: CertErrorDetails): string =>
  [code, where, expected && `expected ${expected}`, got && `got ${got}`, foreignCode].filter(Boolean).join(', ');

/** The one error that leaves an adapter. Two copies of the library on a page know each other's by a brand. */
export class CertError extends Error {
  readonly code: CertErrorCode;
  readonly details: CertErrorDetails;

  constructor(code: CertErrorCode, details: CertErrorDetails = {}, cause?: unknown) {
    super(messageOf(code, details), cause === undefined ? undefined : {cause});
    this.name = 'CertError';
    this.code = code;
    this.details = details;
    Object.defineProperty(this, brand, {value: true});
  }

  /** Whether asking again, unchanged, may help. */
  get retryable(): boolean {
    return retryable.has(this.code);
  }

  /** Leaves the cause out: it may quote what somebody typed. */
  toJSON(): {code: CertErrorCode; details: CertErrorDetails} {
    return {code: this.code, details: this.details};
  }
}

/** Another version's error may have a code that this one does not know: its words are those of `unexpected`. */
export const isCertError = (value: unknown): value is CertError =>
  typeof value === 'object' && value !== null && (value as Record<symbol, unknown>)[brand] === true;

/** A `CertError` as it is; anything else as `unexpected`. */
export const toCertError = (value: unknown): CertError =>
  isCertError(value) ? value : new CertError('unexpected', {}, value);
