import type {RefusalCode} from '../../src/domain/refusals.js';
import type {CardVerification} from '../../src/domain/ic-card.schemas.js';
import {type CardCertificate, isIssuedBy, parseCardCertificate, verifyText} from '../pki/card-certificate.js';

export interface CardQuestion {
  readonly verification: CardVerification;
  /** What the card should have signed, composed here and not taken from the request. */
  readonly text: string;
  readonly uscc: string;
  /** DER of the authority that issues the cards we take. */
  readonly ca: Uint8Array;
  /** Certificate numbers that were revoked. */
  readonly revoked: ReadonlySet<string>;
  readonly now: number;
}

/** Characters 9 to 17 of a unified social credit code. */
const orgCodeOf = (uscc: string): string => uscc.slice(8, 17);

const readCertificate = (base64: string): CardCertificate | undefined => {
  try {
    return parseCardCertificate(Buffer.from(base64, 'base64'));
  } catch {
    return undefined;
  }
};

const isCustomsCard = (card: CardCertificate, ca: Uint8Array): boolean =>
  isIssuedBy(card, ca) && card.keyUsage.includes('digitalSignature') && card.orgCode !== undefined;

const isSignedBy = (card: CardCertificate, {verification, text}: CardQuestion): boolean =>
  card.serial === verification.certNo &&
  card.algorithm === verification.algorithm &&
  verifyText(card, text, verification.signature);

const isWithinDates = (card: CardCertificate, now: number): boolean =>
  Number(card.notBefore) <= now && now < Number(card.notAfter);

/**
 * Why this card does not certify this enterprise; undefined where it does. Whether a card is revoked, expired or
 * another enterprise's is told only to somebody who has shown that they hold it and know its PIN: certificates
 * travel in the clear with every customs declaration.
 */
export const judgeCard = (question: CardQuestion): RefusalCode | undefined => {
  const {verification, uscc, ca, revoked, now} = question;
  const card = readCertificate(verification.certificate);
  if (!card || !isCustomsCard(card, ca)) return 'card-not-customs';
  if (!isSignedBy(card, question)) return 'signature-invalid';
  // Expired is answered as revoked: it is a customs card, but not valid any more, and the remedy is the same one, a
  // new card from the issuer. The page has warned of the date before; this is for a PC with a wrong clock.
  if (revoked.has(card.serial) || !isWithinDates(card, now)) return 'card-revoked';
  return card.orgCode === orgCodeOf(uscc) ? undefined : 'card-of-another-enterprise';
};
