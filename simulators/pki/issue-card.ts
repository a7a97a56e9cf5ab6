import {AsnConvert} from '@peculiar/asn1-schema';
import {type Extension, type Name, SubjectPublicKeyInfo} from '@peculiar/asn1-x509';
import type {CardRequest, IssuedCard} from '../../contract/conformance/card-issuer.js';
import {base64, hex, randomBytes} from '../crypto.js';
import {
  buildCertificate,
  distinguishedName,
  extension,
  keyUsageExtension,
  sm2PublicKeyInfo,
  toArrayBuffer,
} from './build-certificate.js';
import {derTag, encodeDer} from './der.js';
import {encodeGbk} from './gbk.js';
import {cardExtension, oid} from './oids.js';
import {generateRsaKey} from './rsa.js';
import {generateSm2KeyPair, signSm2, signSm2Digest, type Sm2KeyPair, toHex} from './sm2.js';

/** What is in a card. */
export interface CardKey {
  readonly publicKeyInfo: SubjectPublicKeyInfo;
  readonly digestBytes: number;
  sign(data: Uint8Array): Uint8Array;
  signDigest(digest: Uint8Array): Uint8Array;
}

const makeSm2Key = (): CardKey => {
  const pair = generateSm2KeyPair();
  return {
    publicKeyInfo: sm2PublicKeyInfo(pair.publicKey),
    digestBytes: 32,
    sign: (data) => signSm2(data, pair, 'raw'),
    signDigest: (digest) => signSm2Digest(digest, pair),
  };
};

/** Cards made before July 2022 have RSA 1024 with SHA-1. Some of them are valid until 2032. */
const makeRsaKey = (): CardKey => {
  const {publicKey, sign, signDigest} = generateRsaKey();
  return {publicKeyInfo: AsnConvert.parse(publicKey, SubjectPublicKeyInfo), digestBytes: 20, sign, signDigest};
};

/** Random, positive, and exactly of this length: a card's certificate number has a fixed number of digits. */
const makeSerial = (length: number): Uint8Array => {
  const serial = randomBytes(length);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  return serial;
};

const privateExtensions = (request: CardRequest, cardId: string): Extension[] => {
  // RSA certificates declare IA5String but contain GBK. This breaks the standard, but real certificates do it.
  const encode = (text: string): Uint8Array =>
    request.algorithm === 'rsa'
      ? encodeDer(derTag.ia5String, encodeGbk(text))
      : encodeDer(derTag.utf8String, new TextEncoder().encode(text));
  const texts: readonly (readonly [id: string, text: string])[] = [
    [cardExtension.enterpriseName, request.enterpriseName],
    [cardExtension.holderIdNumber, request.holderIdNumber],
    [cardExtension.cardId, cardId],
    ...(request.orgCode === undefined ? [] : [[cardExtension.orgCode, request.orgCode] as const]),
    ...cardExtension.fixed,
  ];
  return texts.map(([id, text]) => extension(id, toArrayBuffer(encode(text))));
};

const refuseMisfits = ({orgCode, cardId, notBefore, notAfter}: CardRequest): void => {
  if (orgCode !== undefined && !/^[0-9A-Z]{8}-?[0-9A-Z]$/.test(orgCode))
    throw new Error('An organisation code has 9 characters.');
  if (!/^[0-9A-Z]{13}$/.test(cardId)) throw new Error('A card number has 13 characters.');
  if (!(notBefore < notAfter)) throw new Error('A card has to become valid before it expires.');
};

export const issueCard = (
  request: CardRequest,
  issuer: Name,
  issuerKey: Sm2KeyPair,
  key: CardKey = request.algorithm === 'rsa' ? makeRsaKey() : makeSm2Key(),
): IssuedCard => {
  refuseMisfits(request);
  const isRsa = request.algorithm === 'rsa';
  const serial = request.certNo === undefined ? makeSerial(isRsa ? 4 : 8) : hex.decode(request.certNo);
  const cardId = isRsa ? request.cardId : `03-${request.cardId}`;
  const certificate = buildCertificate(
    {
      serial,
      issuer,
      subject: distinguishedName([oid.organizationalUnit, request.enterpriseName], [oid.commonName, request.holder]),
      notBefore: request.notBefore,
      notAfter: request.notAfter,
      publicKeyInfo: key.publicKeyInfo,
      extensions: [
        keyUsageExtension(request.keyUsage ?? ['digitalSignature', 'nonRepudiation']),
        ...privateExtensions(request, cardId),
      ],
    },
    issuerKey,
  );
  return {
    algorithm: request.algorithm,
    certificate,
    certNo: toHex(serial),
    cardId,
    sign: (data) => base64.encode(key.sign(typeof data === 'string' ? new TextEncoder().encode(data) : data)),
    signDigest: (digest) => {
      if (digest.length !== key.digestBytes) throw new RangeError('The digest is not of the card’s kind.');
      return base64.encode(key.signDigest(digest));
    },
  };
};
