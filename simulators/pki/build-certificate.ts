import {AsnConvert, OctetString} from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  Certificate,
  Extension,
  Extensions,
  id_ce_keyUsage,
  KeyUsage,
  KeyUsageFlags,
  Name,
  RelativeDistinguishedName,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';
import type {KeyUsageName} from '../../contract/conformance/card-issuer.js';
import {oid, sm2CurveDer} from './oids.js';
import {fromHex, signSm2, type Sm2KeyPair} from './sm2.js';

export interface CertificateParts {
  /** Positive and without leading zeros. */
  readonly serial: Uint8Array;
  readonly issuer: Name;
  readonly subject: Name;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly publicKeyInfo: SubjectPublicKeyInfo;
  readonly extensions: readonly Extension[];
}

export const toArrayBuffer = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

/** Country, then the other attributes as UTF-8, in the given order. */
export const distinguishedName = (...attributes: readonly (readonly [type: string, text: string])[]): Name =>
  new Name(
    [[oid.country, 'CN'] as const, ...attributes].map(([type, text]) => {
      const value = new AttributeValue(type === oid.country ? {printableString: text} : {utf8String: text});
      return new RelativeDistinguishedName([new AttributeTypeAndValue({type, value})]);
    }),
  );

export const extension = (extnID: string, value: ArrayBuffer, critical = false): Extension =>
  new Extension({extnID, critical, extnValue: new OctetString(value)});

export const keyUsageExtension = (names: readonly KeyUsageName[]): Extension => {
  const flags = names.reduce((sum, name) => sum | KeyUsageFlags[name], 0);
  return extension(id_ce_keyUsage, AsnConvert.serialize(new KeyUsage(flags)), true);
};

export const sm2PublicKeyInfo = (publicKey: string): SubjectPublicKeyInfo =>
  new SubjectPublicKeyInfo({
    algorithm: new AlgorithmIdentifier({algorithm: oid.ecPublicKey, parameters: toArrayBuffer(fromHex(sm2CurveDer))}),
    subjectPublicKey: toArrayBuffer(fromHex(publicKey)),
  });

/** A certificate signed by an SM2 key, as DER. */
export const buildCertificate = (parts: CertificateParts, signer: Sm2KeyPair): Uint8Array => {
  const signatureAlgorithm = new AlgorithmIdentifier({algorithm: oid.sm2WithSm3});
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: toArrayBuffer(parts.serial),
    signature: signatureAlgorithm,
    issuer: parts.issuer,
    validity: new Validity({notBefore: parts.notBefore, notAfter: parts.notAfter}),
    subject: parts.subject,
    subjectPublicKeyInfo: parts.publicKeyInfo,
    extensions: new Extensions([...parts.extensions]),
  });
  const signature = signSm2(new Uint8Array(AsnConvert.serialize(tbsCertificate)), signer, 'der');
  return new Uint8Array(
    AsnConvert.serialize(
      new Certificate({tbsCertificate, signatureAlgorithm, signatureValue: toArrayBuffer(signature)}),
    ),
  );
};
