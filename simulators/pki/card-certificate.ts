import {AsnConvert} from '@peculiar/asn1-schema';
import {
  BasicConstraints,
  Certificate,
  id_ce_basicConstraints,
  id_ce_keyUsage,
  KeyUsage,
  KeyUsageFlags,
  type SubjectPublicKeyInfo,
} from '@peculiar/asn1-x509';
import {base64} from '../crypto.js';
import type {KeyUsageName} from '../../contract/conformance/card-issuer.js';
import {decodeDer, derTag, encodeDer} from './der.js';
import {decodeGbk} from './gbk.js';
import {cardExtension, oid, sm2CurveDer} from './oids.js';
import {refuseOtherThanRsa, verifyRsa} from './rsa.js';
import {isSm2PublicKey, toHex, verifySm2} from './sm2.js';

/**
 * What is asked of a certificate. The names and the holder's identity number, which a card's certificate also contains, are
 * left out on purpose: comparing enterprises does not need them, and data that was not read cannot be logged. A sign-in,
 * which needs the number, asks `holderIdNumberOf`.
 */
export interface CardCertificate {
  readonly der: Uint8Array;
  /** Lower-case hexadecimal. The card calls it the certificate number. */
  readonly serial: string;
  /** DER of the issuer's name. */
  readonly issuer: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Empty if the certificate does not have it. */
  readonly keyUsage: readonly KeyUsageName[];
  readonly algorithm: 'SM2-SM3' | 'RSA-SHA1';
  /** SM2: the uncompressed point, 65 bytes. RSA: the DER of the SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  /** Without the hyphen that some have. */
  readonly orgCode: string | undefined;
  /** As the card reports it: with `03-` before the printed number on SM2 cards. */
  readonly cardId: string | undefined;
}

/** Real certificates are smaller than 2 KiB. */
const maxBytes = 8_192;
const rsaSignatureBytes = 128;

/**
 * The parser also accepts forms that are not DER. The signature covers only the inner part, so the outer part must be
 * exactly what this function writes.
 */
const writeOuter = ({tbsCertificateRaw, signatureAlgorithm, signatureValue}: Certificate): Uint8Array =>
  encodeDer(
    derTag.sequence,
    Uint8Array.of(
      ...new Uint8Array(tbsCertificateRaw ?? []),
      ...new Uint8Array(AsnConvert.serialize(signatureAlgorithm)),
      ...encodeDer(derTag.bitString, Uint8Array.of(0, ...new Uint8Array(signatureValue))),
    ),
  );

const readDer = (der: Uint8Array): Certificate => {
  if (der.length > maxBytes) throw new Error('The certificate is too long.');
  if (decodeDer(der).tag !== derTag.sequence) throw new Error('A certificate is a sequence.');
  const certificate = AsnConvert.parse(der, Certificate);
  if (toHex(writeOuter(certificate)) !== toHex(der)) throw new Error('The certificate is not DER.');
  const ids = (certificate.tbsCertificate.extensions ?? []).map(({extnID}) => extnID);
  if (new Set(ids).size !== ids.length) throw new Error('The certificate has an extension twice.');
  return certificate;
};

const extensionValue = ({tbsCertificate}: Certificate, id: string): Uint8Array | undefined => {
  const found = tbsCertificate.extensions?.find(({extnID}) => extnID === id);
  return found && new Uint8Array(found.extnValue.buffer);
};

const extensionText = (certificate: Certificate, id: string): string | undefined => {
  const value = extensionValue(certificate, id);
  if (!value) return undefined;
  const {tag, content} = decodeDer(value);
  if (tag === derTag.utf8String) return new TextDecoder('utf-8', {fatal: true}).decode(content);
  // RSA cards declare IA5String but contain GBK. ASCII is a part of GBK.
  if (tag === derTag.ia5String || tag === derTag.printableString) return decodeGbk(content);
  throw new Error('The certificate has a text of a kind that cards do not have.');
};

const readKeyUsage = (certificate: Certificate): KeyUsageName[] => {
  const value = extensionValue(certificate, id_ce_keyUsage);
  if (!value) return [];
  const flags = AsnConvert.parse(value, KeyUsage).toNumber();
  const names = Object.keys(KeyUsageFlags).filter((name) => Number.isNaN(Number(name))) as KeyUsageName[];
  return names.filter((name) => (flags & KeyUsageFlags[name]) !== 0);
};

const readKey = (info: SubjectPublicKeyInfo): Pick<CardCertificate, 'algorithm' | 'publicKey'> => {
  const {algorithm, parameters} = info.algorithm;
  if (algorithm === oid.rsaEncryption) {
    const publicKey = new Uint8Array(AsnConvert.serialize(info));
    refuseOtherThanRsa(publicKey);
    return {algorithm: 'RSA-SHA1', publicKey};
  }
  const publicKey = new Uint8Array(info.subjectPublicKey);
  const onSm2Curve = parameters && toHex(new Uint8Array(parameters)) === sm2CurveDer;
  if (algorithm !== oid.ecPublicKey || !onSm2Curve || !isSm2PublicKey(publicKey))
    throw new Error('The certificate has a key of a kind that cards do not have.');
  return {algorithm: 'SM2-SM3', publicKey};
};

/** Reads a certificate from DER. Throws if the bytes are not exactly one certificate with a key of a card's kind. */
export const parseCardCertificate = (der: Uint8Array): CardCertificate => {
  const certificate = readDer(der);
  const {serialNumber, issuer, validity, subjectPublicKeyInfo} = certificate.tbsCertificate;
  return {
    der: Uint8Array.from(der),
    serial: toHex(new Uint8Array(serialNumber)).replace(/^00(?=[89a-f])/, ''),
    issuer: new Uint8Array(AsnConvert.serialize(issuer)),
    notBefore: validity.notBefore.getTime(),
    notAfter: validity.notAfter.getTime(),
    keyUsage: readKeyUsage(certificate),
    ...readKey(subjectPublicKeyInfo),
    orgCode: extensionText(certificate, cardExtension.orgCode)?.replace(/^(.{8})-(.)$/, '$1$2'),
    cardId: extensionText(certificate, cardExtension.cardId),
  };
};

/** The ID number of a card's holder. Throws as `parseCardCertificate` does. */
export const holderIdNumberOf = ({der}: CardCertificate): string | undefined =>
  extensionText(readDer(der), cardExtension.holderIdNumber);

const mayIssue = (ca: Certificate): boolean => {
  const constraints = extensionValue(ca, id_ce_basicConstraints);
  return (
    Boolean(constraints && AsnConvert.parse(constraints, BasicConstraints).cA) &&
    readKeyUsage(ca).includes('keyCertSign')
  );
};

/** Whether this SM2 authority signed the certificate. Does not check dates or revocation. */
export const isIssuedBy = (card: CardCertificate, caDer: Uint8Array): boolean => {
  const ca = readDer(caDer);
  const {tbsCertificate, tbsCertificateRaw, signatureAlgorithm, signatureValue} = readDer(card.der);
  const caName = new Uint8Array(AsnConvert.serialize(ca.tbsCertificate.subject));
  const algorithms = [tbsCertificate.signature.algorithm, signatureAlgorithm.algorithm];
  if (!tbsCertificateRaw || !mayIssue(ca) || toHex(caName) !== toHex(card.issuer)) return false;
  if (algorithms.some((algorithm) => algorithm !== oid.sm2WithSm3)) return false;
  const {algorithm, publicKey} = readKey(ca.tbsCertificate.subjectPublicKeyInfo);
  if (algorithm !== 'SM2-SM3') return false;
  return verifySm2(new Uint8Array(tbsCertificateRaw), new Uint8Array(signatureValue), publicKey, 'der');
};

/** Undefined for anything that is not exactly what an encoder writes. */
const decodeBase64 = (text: string): Uint8Array | undefined => {
  try {
    return base64.decode(text);
  } catch {
    return undefined;
  }
};

/** Whether the card's key signed exactly the UTF-8 bytes of this text. Never throws for a bad signature. */
export const verifyText = (card: CardCertificate, text: string, signatureBase64: string): boolean => {
  const signature = decodeBase64(signatureBase64);
  if (!signature) return false;
  const data = new TextEncoder().encode(text);
  if (card.algorithm === 'SM2-SM3') return verifySm2(data, signature, card.publicKey, 'raw');
  if (signature.length !== rsaSignatureBytes) return false;
  return verifyRsa(data, signature, card.publicKey);
};
