import type {KeyUsageFlags} from '@peculiar/asn1-x509';

/* What the kit asks of a simulated authority that issues cards. The simulators have one. */

export type KeyUsageName = keyof typeof KeyUsageFlags;

export type CardAlgorithm = 'sm2' | 'rsa';

export interface CardRequest {
  readonly enterpriseName: string;
  /** The 9-character organisation code; some have a hyphen before the last character. A certificate without one is not a customs certificate. */
  readonly orgCode?: string;
  readonly holder: string;
  /** The holder's 18-character identity number. Real certificates contain it unencrypted. */
  readonly holderIdNumber: string;
  /** The 13 characters that are printed on the card. */
  readonly cardId: string;
  readonly algorithm: CardAlgorithm;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** The certificate's number, as `certNo` below. Default: a random one. */
  readonly certNo?: string;
  /** Default: the key usage of a signing certificate. */
  readonly keyUsage?: readonly KeyUsageName[];
}

export interface IssuedCard {
  readonly algorithm: CardAlgorithm;
  /** DER. */
  readonly certificate: Uint8Array;
  /** The serial in lower-case hexadecimal: 16 digits (SM2) or 8 (RSA). */
  readonly certNo: string;
  /** The number as the card itself reports it: SM2 cards put `03-` before the printed number. */
  readonly cardId: string;
  /** Base64 of the signature over these bytes, or over the text's UTF-8 bytes: 64 bytes (SM2) or 128 (RSA). */
  readonly sign: (data: string | Uint8Array) => string;
  /** The same for a digest that the caller computed: 32 bytes (SM2) or 20 (RSA). Throws for any other length. */
  readonly signDigest: (digest: Uint8Array) => string;
}

export interface CardIssuer {
  issueCard(request: CardRequest): IssuedCard;
}

/** Opens the authority that is stored in this folder. The first call creates it. */
export type OpenIssuer = (dir: string) => Promise<CardIssuer>;
