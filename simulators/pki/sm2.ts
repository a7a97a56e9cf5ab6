import {sm2} from 'sm-crypto-v2';
import {hex} from '../crypto.js';
import {decodeDer, derTag} from './der.js';

/*
 * SM2 signatures over SM3(Z ‖ data) with the default user id. Node's own crypto cannot set that id and rejects valid
 * signatures, so it is not used for SM2. A card's signature is encoded raw (r ‖ s, 64 bytes); inside a certificate the
 * encoding is DER.
 */

export interface Sm2KeyPair {
  /** 32 bytes in hexadecimal. */
  readonly privateKey: string;
  /** The uncompressed point, `04` ‖ x ‖ y, in hexadecimal. */
  readonly publicKey: string;
}

export type Sm2Encoding = 'raw' | 'der';

export const toHex = (bytes: Uint8Array): string => hex.encode(bytes);
export const fromHex = (text: string): Uint8Array => hex.decode(text);
export const generateSm2KeyPair = (): Sm2KeyPair => sm2.generateKeyPairHex();

/** Whether these bytes are an uncompressed point on the curve. */
export const isSm2PublicKey = (point: Uint8Array): boolean => {
  try {
    return point.length === 65 && point[0] === 4 && sm2.verifyPublicKey(toHex(point));
  } catch {
    return false;
  }
};

export const signSm2 = (data: Uint8Array, {privateKey, publicKey}: Sm2KeyPair, encoding: Sm2Encoding): Uint8Array =>
  fromHex(sm2.doSignature(data, privateKey, {hash: true, der: encoding === 'der', publicKey}));

/** A raw signature over the digest as given. The caller decides what the digest covers, and whether it includes Z. */
export const signSm2Digest = (digest: Uint8Array, {privateKey, publicKey}: Sm2KeyPair): Uint8Array =>
  fromHex(sm2.doSignature(digest, privateKey, {hash: false, publicKey}));

/** 32 bytes from a positive DER integer in its shortest form. */
const readScalar = (der: Uint8Array): string => {
  const {tag, content} = decodeDer(der);
  const digits = toHex(content);
  if (tag !== derTag.integer || !/^(?:00(?=[89a-f])|(?!00)(?=[0-7]))(?:[0-9a-f]{2}){1,32}$/.test(digits))
    throw new Error('The signature has a number that is not allowed here.');
  return digits.replace(/^00/, '').padStart(64, '0');
};

/** The library also accepts forms that are not DER: one signature would have many encodings. This accepts only DER. */
const rawFromDer = (der: Uint8Array): string => {
  const {tag, content} = decodeDer(der);
  const end = 2 + (content[1] ?? 0);
  if (tag !== derTag.sequence) throw new Error('The signature is no sequence.');
  return readScalar(content.subarray(0, end)) + readScalar(content.subarray(end));
};

/** False for anything that is not a valid signature. Never throws. */
export const verifySm2 = (
  data: Uint8Array,
  signature: Uint8Array,
  publicKey: Uint8Array,
  encoding: Sm2Encoding,
): boolean => {
  if (encoding === 'raw' && signature.length !== 64) return false;
  try {
    const raw = encoding === 'raw' ? toHex(signature) : rawFromDer(signature);
    return sm2.doVerifySignature(data, raw, toHex(publicKey), {hash: true});
  } catch {
    // The library throws if r or s is out of range.
    return false;
  }
};
