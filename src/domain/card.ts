import type {SignatureAlgorithm} from './ic-card.schemas.js';

/** Days before the end of a card's certificate at which its holder is warned. */
export const warnDays = 30;

/** What one reading of the card tells. The certificate goes to the backend whole and is read nowhere else. */
export interface CardReading {
  /** Certificate number: the certificate's serial in lower-case hex, 8 digits (RSA) or 16 (SM2). */
  readonly certNo: string;
  /** Base64 of the signing certificate's DER. It holds the holder's identity number: never shown, never logged. */
  readonly certificate: string;
  readonly enterpriseName: string;
  /** The holder's name, masked as it was read. */
  readonly holder: string;
  /** When the certificate ends, in epoch milliseconds. */
  readonly validTo: number;
}

/** A reading, judged by the backend's time where that is known. */
export interface DatedReading extends CardReading {
  /** Days until the certificate ends, begun days counted whole; 0 and below means expired. */
  readonly daysLeft: number;
  /** False where only the PC's clock says so. */
  readonly isDateSure: boolean;
}

/** What a signature call answers. */
export interface CardSignature {
  /** Base64: 64 bytes r‖s (SM2) or 128 bytes (RSA 1024). */
  readonly signature: string;
  /** Number of the certificate that signed: another than the one that was read means another card. */
  readonly certNo: string;
  readonly algorithm: SignatureAlgorithm;
}
