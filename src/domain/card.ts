import type {SignatureAlgorithm} from './ic-card.schemas.js';

/** Days before the end of a card's certificate at which the widget warns its holder. */
export const warnDays = 30;

/**
 * What the widget learns from reading the card. The whole certificate goes to the backend; only the backend reads it.
 */
export interface CardReading {
  /** Certificate number: the certificate's serial in lower-case hex, 8 digits (RSA) or 16 (SM2). */
  readonly certNo: string;
  /** Base64 of the signing certificate's DER. It holds the holder's identity number: never show it, never log it. */
  readonly certificate: string;
  readonly enterpriseName: string;
  /** The holder's name, already masked. */
  readonly holder: string;
  /** When the certificate ends, in epoch milliseconds. */
  readonly validTo: number;
  /** Where the card was read, from an agent that may answer at several addresses. The PIN goes to no other. */
  readonly address?: string | undefined;
}

/** A reading, dated by the backend's time if the backend has told it. */
export interface DatedReading extends CardReading {
  /** Days until the certificate ends; a part of a day counts as a whole day. 0 and below means expired. */
  readonly daysLeft: number;
  /** False if only the PC's clock gives the date. */
  readonly isDateSure: boolean;
}

/** What a signature call returns. */
export interface CardSignature {
  /** Base64: 64 bytes r‖s (SM2) or 128 bytes (RSA 1024). */
  readonly signature: string;
  /** Number of the certificate that signed. If it differs from the number that was read, it is another card. */
  readonly certNo: string;
  readonly algorithm: SignatureAlgorithm;
}

const key = (name: string): string => name.normalize('NFKC').replace(/\s/g, '').toUpperCase();

/**
 * Whether two enterprise names are equal but for width, white space and case. It is for a warning, so it is smaller than
 * `sameEnterpriseName`.
 */
export const isSameName = (one: string, other: string): boolean => key(one) === key(other);

const dayMs = 86_400_000;
const chinaOffsetMs = 8 * 3_600_000;

/**
 * Reads the agent's `yyyyMMddHHmmss`, which is China Standard Time. Returns epoch milliseconds, or undefined if the
 * text is not a valid time.
 */
export const parseAgentTime = (text: string): number | undefined => {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, ...rest] = match.slice(1).map(Number);
  const [day = 0, hour = 0, minute = 0, second = 0] = rest;
  const utc = Date.UTC(year, month - 1, day, hour, minute, second);
  const written = new Date(utc).toISOString().replace(/\D/g, '').slice(0, 14);
  return written === text ? utc - chinaOffsetMs : undefined;
};

/**
 * Days left; a part of a day counts as a whole day. 0 and below means expired. Both arguments are epoch milliseconds.
 */
export const daysLeft = (validTo: number, now: number): number => Math.ceil((validTo - now) / dayMs);
