/** All errors of requests. Each has a text and a remedy in every locale. */
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
  'page-polluted',
  'not-configured',
  'level-not-reachable',
  'level-not-accepted',
  'unexpected',
] as const;

export type CertErrorCode = (typeof certErrorCodes)[number];

/** The codes of the card agent, the way to it, and the card. Only the card's path needs their texts. */
export type CardErrorCode =
  | Extract<CertErrorCode, `${'agent' | 'reader' | 'card' | 'pin'}-${string}`>
  | 'insecure-context';

/** Codes that only a host is told of: no screen has texts for them. */
export const hostErrorCodes = ['version-conflict', 'level-not-reachable', 'level-not-accepted'] as const;
export type HostErrorCode = (typeof hostErrorCodes)[number];

/** The code of a refusal or a problem. It is shown, and copied to support. */
export const codePattern = /^[a-z0-9-]{1,60}$/;

/** What may be reported about an error. None of it is personal data. */
export interface CertErrorDetails {
  /** Tries left before the card locks, if the agent tells the number. */
  readonly triesLeft?: number | undefined;
  /** Seconds to wait before the next request. */
  readonly retryAfter?: number | undefined;
  /** The backend's id of the failed request, for support. */
  readonly requestId?: string | undefined;
  /** HTTP status of the failed request. */
  readonly status?: number | undefined;
  /** The other side's own code (an agent's `Err:…`, a problem's `code`), for support. */
  readonly foreignCode?: string | undefined;
  /** The other side's own text, cut to 200 characters. Shown as a quotation, never put in an event. */
  readonly quote?: string | undefined;
  /** The port, the option or the part of a response that the error is about. */
  readonly where?: string | undefined;
  /** The type that was expected at this place, and the type that was found. Never the value. */
  readonly expected?: string | undefined;
  readonly got?: string | undefined;
}

/** White space, controls, marks of direction, half a character, what is not drawn (`DI`), the blank Braille pattern. */
const unseen = /[\s\p{Cc}\p{Cf}\p{Cs}\p{DI}\u2800]+/gu;

/**
 * The other side's own text, as one line of plain text of at most 200 characters. All that comes from outside and is
 * shown or copied goes through this. A variation selector is a part of the character before it.
 */
export const quoted = (words: string): string => {
  const characters = Array.from(
    words
      .replace(/\p{VS}+/gu, '')
      .replace(unseen, ' ')
      .trim(),
  );
  return characters.length > 200 ? `${characters.slice(0, 199).join('')}…` : characters.join('');
};

const brand = Symbol.for('sw-realname-cert.CertError');

/** Codes for which the same request may succeed when it is repeated. */
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

/** For a developer, in English. It contains no personal data. */
const messageOf = (code: CertErrorCode, {where, expected, got, foreignCode}: CertErrorDetails): string =>
  [code, where, expected && `expected ${expected}`, got && `got ${got}`, foreignCode].filter(Boolean).join(', ');

/**
 * The only error that an adapter throws. A brand marks it, so that two copies of the library on a page recognise each
 * other's errors.
 */
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

  /** Whether the same request may succeed when it is repeated. */
  get retryable(): boolean {
    return retryable.has(this.code);
  }

  /** Leaves out the cause, because it may quote what the user typed. */
  toJSON(): {code: CertErrorCode; details: CertErrorDetails} {
    return {code: this.code, details: this.details};
  }
}

/**
 * The error of another version may have a code that this version does not know. It is then shown with the text of
 * `unexpected`.
 */
export const isCertError = (value: unknown): value is CertError =>
  typeof value === 'object' && value !== null && (value as Record<symbol, unknown>)[brand] === true;

/** Returns a `CertError` unchanged, and anything else as `unexpected`. */
export const toCertError = (value: unknown): CertError =>
  isCertError(value) ? value : new CertError('unexpected', {}, value);

/**
 * A script was not loaded. Its address is in the message of the browser or of the one file. Without a query and a `;`
 * parameter, which may hold a session.
 */
export const loadError = (thrown: unknown, where: string): CertError =>
  isCertError(thrown)
    ? thrown
    : new CertError('network', {where: /http[^;?# ]+/.exec(String(thrown))?.[0] ?? where}, thrown);
