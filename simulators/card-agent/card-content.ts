import {sha1} from '@noble/hashes/legacy';
import {sm3} from 'sm-crypto-v2';
import {base64 as base64Of, hex} from '../crypto.js';
import {distinguishedName} from '../pki/build-certificate.js';
import type {CardAlgorithm, CardRequest, IssuedCard} from '../../contract/conformance/card-issuer.js';
import type {DemoCa} from '../pki/demo-ca.js';
import {issueCard} from '../pki/issue-card.js';
import {oid} from '../pki/oids.js';
import {generateSm2KeyPair} from '../pki/sm2.js';
import {type CardEnterprise, orgCodeOf} from './enterprise.js';

/** The card's certificate: from the demo's authority, from another one, or without organisation code. */
export type CertificateKind = 'customs' | 'foreign-ca' | 'no-org-code';

export interface ValidTime {
  readonly szStartTime: string;
  readonly szEndTime: string;
}

/** The content of a card, in the form in which the agent reports it. */
export interface CardContent {
  readonly algorithm: CardAlgorithm;
  readonly certNo: string;
  readonly cardId: string;
  readonly enterprise: CardEnterprise;
  /** DER, Base64 on one line, without BEGIN and END. */
  readonly signCertificate: string;
  readonly envelopeCertificate: string;
  readonly validTime: ValidTime;
  readonly sign: IssuedCard['sign'];
  readonly signDigest: IssuedCard['signDigest'];
  /** The card's digest of a text, in Base64. It is a plain digest and contains nothing of the signer. */
  readonly digest: (text: string) => string;
}

export interface CardWish {
  readonly algorithm: CardAlgorithm;
  readonly certificate: CertificateKind;
  readonly enterprise: CardEnterprise;
  /** Below zero for an expired card. */
  readonly expiresInDays: number;
}

const dayMs = 86_400_000;
const validDays = 3_650;

/** `yyyyMMddHHmmss`, China Standard Time. */
export const agentTime = (date: Date): string =>
  new Date(date.getTime() + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14);

export const writeValidTime = (certificate: {notBefore: Date; notAfter: Date}): ValidTime => ({
  szStartTime: agentTime(certificate.notBefore),
  szEndTime: agentTime(certificate.notAfter),
});

/** Ten years up to the day of expiry, or from yesterday if that is longer. */
const validity = (expiresInDays: number): {notBefore: Date; notAfter: Date} => {
  const now = Date.now();
  const end = now + expiresInDays * dayMs;
  return {notBefore: new Date(Math.min(end - validDays * dayMs, now - dayMs)), notAfter: new Date(end)};
};

const base64 = ({certificate}: IssuedCard) => base64Of.encode(certificate);

/** Issued by an unknown authority, whose own certificate is not available. */
const issueAbroad = (request: CardRequest): IssuedCard =>
  issueCard(request, distinguishedName([oid.commonName, '另一家证书管理中心']), generateSm2KeyPair());

const digest = (algorithm: CardAlgorithm, text: string): string => {
  const bytes = new TextEncoder().encode(text);
  return base64Of.encode(algorithm === 'sm2' ? hex.decode(sm3(bytes)) : sha1(bytes));
};

export const makeCardContent = (ca: DemoCa, wish: CardWish): CardContent => {
  const {algorithm, certificate, enterprise, expiresInDays} = wish;
  const dates = validity(expiresInDays);
  const request: CardRequest = {
    enterpriseName: enterprise.name,
    ...(certificate !== 'no-org-code' && {orgCode: orgCodeOf(enterprise)}),
    holder: enterprise.holder,
    holderIdNumber: enterprise.holderIdNumber,
    cardId: enterprise.cardId,
    algorithm,
    ...dates,
  };
  const issue = certificate === 'foreign-ca' ? issueAbroad : (wanted: CardRequest) => ca.issueCard(wanted);
  const signing = issue(request);
  const envelope = issue({...request, keyUsage: ['keyEncipherment', 'dataEncipherment']});
  return {
    algorithm,
    certNo: signing.certNo,
    cardId: signing.cardId,
    enterprise,
    signCertificate: base64(signing),
    envelopeCertificate: base64(envelope),
    validTime: writeValidTime(dates),
    sign: signing.sign,
    signDigest: signing.signDigest,
    digest: (text) => digest(algorithm, text),
  };
};
