/*
 * RSA 1024 with SHA-1, as on cards from before July 2022. Node does it. A page cannot do it at once, so there only SM2
 * cards can be issued and checked.
 */
const node = (globalThis as {process?: Partial<NodeJS.Process>}).process?.getBuiltinModule?.('node:crypto');

const needNode = () => {
  if (!node) throw new Error('RSA cards need Node.');
  return node;
};

/** The PKCS#1 v1.5 prefix of a SHA-1 digest. */
const sha1DigestInfo = Uint8Array.of(48, 33, 48, 9, 6, 5, 43, 14, 3, 2, 26, 5, 0, 4, 20);

/** The public key as DER of the SubjectPublicKeyInfo. Throws outside Node. */
export const generateRsaKey = () => {
  const {constants, createPrivateKey, generateKeyPairSync, privateEncrypt, sign} = needNode();
  const {publicKey, privateKey} = generateKeyPairSync('rsa', {
    modulusLength: 1024,
    publicKeyEncoding: {type: 'spki', format: 'der'},
    privateKeyEncoding: {type: 'pkcs8', format: 'der'},
  });
  const key = createPrivateKey({key: privateKey, type: 'pkcs8', format: 'der'});
  return {
    publicKey,
    sign: (data: Uint8Array) => sign('sha1', data, key),
    /** The same for a SHA-1 digest that the caller computed. */
    signDigest: (digest: Uint8Array) =>
      privateEncrypt({key, padding: constants.RSA_PKCS1_PADDING}, Uint8Array.of(...sha1DigestInfo, ...digest)),
  };
};

const readKey = (publicKey: Uint8Array) =>
  needNode().createPublicKey({key: Buffer.from(publicKey), format: 'der', type: 'spki'});

/** Throws for bytes that are not an RSA key, and outside Node for any. */
export const refuseOtherThanRsa = (publicKey: Uint8Array): unknown => readKey(publicKey);

export const verifyRsa = (data: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean =>
  needNode().verify('sha1', data, readKey(publicKey), signature);
