import {AsnConvert} from '@peculiar/asn1-schema';
import {BasicConstraints, Certificate, id_ce_basicConstraints} from '@peculiar/asn1-x509';
import type {CardIssuer, CardRequest, IssuedCard} from '../../contract/conformance/card-issuer.js';
import {base64, hex, randomBytes} from '../crypto.js';
import {
  buildCertificate,
  distinguishedName,
  extension,
  keyUsageExtension,
  sm2PublicKeyInfo,
} from './build-certificate.js';
import {type CardKey, issueCard} from './issue-card.js';
import {oid} from './oids.js';
import {generateSm2KeyPair, type Sm2KeyPair} from './sm2.js';

/**
 * A certificate authority for the demo. It also signs the RSA cards' certificates with its SM2 key: for an RSA card,
 * the demo shows only the card's own key and signature.
 */
export interface DemoCa extends CardIssuer {
  /** DER. */
  readonly certificate: Uint8Array;
  /** `key`: in place of a new one. */
  issueCard(request: CardRequest, key?: CardKey): IssuedCard;
}

export interface StoredCa {
  readonly keyPair: Sm2KeyPair;
  /** DER, Base64. */
  readonly certificate: string;
}

export const makeCa = (): StoredCa => {
  const keyPair = generateSm2KeyPair();
  const name = distinguishedName([oid.organizationalUnit, '仅供演示'], [oid.commonName, '演示证书管理中心']);
  const certificate = buildCertificate(
    {
      serial: Uint8Array.of(0x40, ...randomBytes(7)),
      issuer: name,
      subject: name,
      notBefore: new Date('2015-01-01T00:00:00Z'),
      notAfter: new Date('2049-12-31T00:00:00Z'),
      publicKeyInfo: sm2PublicKeyInfo(keyPair.publicKey),
      extensions: [
        extension(id_ce_basicConstraints, AsnConvert.serialize(new BasicConstraints({cA: true})), true),
        keyUsageExtension(['keyCertSign', 'cRLSign']),
      ],
    },
    keyPair,
  );
  return {keyPair, certificate: base64.encode(certificate)};
};

/** Throws if the content is damaged. Its messages may quote it, and it has a private key: do not pass them on. */
export const openCa = ({certificate, keyPair}: StoredCa): DemoCa => {
  const {subject, subjectPublicKeyInfo} = AsnConvert.parse(base64.decode(certificate), Certificate).tbsCertificate;
  const certified = hex.encode(new Uint8Array(subjectPublicKeyInfo.subjectPublicKey));
  if (certified !== keyPair.publicKey || !/^[0-9a-f]{64}$/.test(keyPair.privateKey)) throw new Error('key');
  return {
    certificate: base64.decode(certificate),
    issueCard: (request, key) => issueCard(request, subject, keyPair, key),
  };
};
