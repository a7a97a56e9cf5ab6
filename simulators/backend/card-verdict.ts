import type {RefusalCode} from '../../src/domain/refusals.js';
import type {CardVerification} from '../../src/domain/ic-card.schemas.js';
import {base64} from '../crypto.js';
import {type CardCertificate, isIssuedBy, parseCardCertificate, verifyText} from '../pki/card-certificate.js';

/** Who issues the accepted cards. A certification and a sign-in ask the same list. */
export interface CardAuthority {
  /** DER. */
  readonly ca: Uint8Array;
  /** Numbers of revoked certificates. Read at every verification. */
  readonly revoked: Pick<ReadonlySet<string>, 'has'>;
}

export interface CardRequest extends CardAuthority {
  readonly verification: CardVerification;
  /** The text that the card should have signed. It is composed here, not taken from the request. */
  readonly text: string;
  readonly uscc: string;
  readonly now: number;
}

/** Characters 9 to 17 of a unified social credit code. */
export const orgCodeOf = (uscc: string): string => uscc.slice(8, 17);

const readCertificate = (text: string): CardCertificate | undefined => {
  try {
    return parseCardCertificate(base64.decode(text));
  } catch {
    return undefined;
  }
};

const isCustomsCard = (card: CardCertificate): boolean =>
  card.keyUsage.includes('digitalSignature') && card.orgCode !== undefined;

const isSignedBy = (card: CardCertificate, {verification, text}: CardRequest): boolean =>
  card.serial === verification.certNo &&
  card.algorithm === verification.algorithm &&
  verifyText(card, text, verification.signature);

const isWithinDates = (card: CardCertificate, now: number): boolean =>
  Number(card.notBefore) <= now && now < Number(card.notAfter);

const isOf = (card: CardCertificate, uscc: string): boolean => card.orgCode === orgCodeOf(uscc);

export const cardChecks = {readCertificate, isCustomsCard, isIssuedBy, isSignedBy, isWithinDates, isOf};

/** When a card ends, as RFC 3339. The certificate is one that was accepted. */
export const endOfCard = ({certificate}: CardVerification): string | undefined =>
  readCertificate(certificate)?.notAfter.toISOString();

/**
 * Why this card does not certify this enterprise. Undefined if it does. Whether a card is revoked, expired or belongs
 * to another enterprise is told only after the user has proved that they hold it and know its PIN, because certificates
 * are sent unencrypted with every customs declaration.
 */
export const judgeCard = (request: CardRequest, checks = cardChecks): RefusalCode | undefined => {
  const {verification, uscc, ca, revoked, now} = request;
  const card = checks.readCertificate(verification.certificate);
  if (!card || !checks.isCustomsCard(card)) return 'card-not-customs';
  if (!checks.isIssuedBy(card, ca)) return 'card-untrusted';
  if (!checks.isSignedBy(card, request)) return 'signature-invalid';
  if (revoked.has(card.serial)) return 'card-revoked';
  if (!checks.isWithinDates(card, now)) return 'card-expired';
  return checks.isOf(card, uscc) ? undefined : 'card-of-another-enterprise';
};
