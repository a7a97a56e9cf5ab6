import {ed25519} from '@noble/curves/ed25519';
import {equalBytes} from '@noble/curves/utils';
import {hmac} from '@noble/hashes/hmac';
import {sha256} from '@noble/hashes/sha2';
import {base64, base64urlnopad, hex} from '@scure/base';

/*
 * Cryptography that runs in Node and in a page alike and answers at once. Node's own does only the former, a page's own
 * only in promises.
 */

export {base64, base64urlnopad as base64url, hex, equalBytes};

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export const randomBytes = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

/** So many random bytes, as base64url. */
export const randomToken = (length: number): string => base64urlnopad.encode(randomBytes(length));

/** A random whole number from 0 up to below `limit`, each equally likely. `limit` is at most 2³². */
export const randomBelow = (limit: number): number => {
  const fair = 2 ** 32 - (2 ** 32 % limit);
  for (;;) {
    const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
    if (drawn < fair) return drawn % limit;
  }
};

/** SHA-256 of a text, as base64url. */
export const sha256Of = (text: string): string => base64urlnopad.encode(sha256(bytesOf(text)));

/** HMAC with SHA-256. */
export const hmacOf = (key: Uint8Array, text: string): Uint8Array => hmac(sha256, key, bytesOf(text));

/** Ed25519. */
export const makeSigningKeys = () => {
  const privateKey = randomBytes(32);
  return {privateKey, publicKey: ed25519.getPublicKey(privateKey)};
};

/** Ed25519 signature of a text, as base64url. */
export const signText = (text: string, privateKey: Uint8Array): string =>
  base64urlnopad.encode(ed25519.sign(bytesOf(text), privateKey));

/** Whether the signature is one over this text. Never throws for a bad signature. */
export const isSignedText = (text: string, signature: string, publicKey: Uint8Array): boolean => {
  try {
    return ed25519.verify(base64urlnopad.decode(signature), bytesOf(text), publicKey);
  } catch {
    return false;
  }
};
