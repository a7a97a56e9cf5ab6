import {randomBytes} from 'node:crypto';
import {link, mkdir, readFile, unlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {AsnConvert} from '@peculiar/asn1-schema';
import {BasicConstraints, Certificate, id_ce_basicConstraints} from '@peculiar/asn1-x509';
import {
  buildCertificate,
  distinguishedName,
  extension,
  keyUsageExtension,
  sm2PublicKeyInfo,
} from './build-certificate.js';
import {type CardRequest, issueCard, type IssuedCard} from './issue-card.js';
import {oid} from './oids.js';
import {generateSm2KeyPair, type Sm2KeyPair} from './sm2.js';

export type {CardAlgorithm, CardRequest, IssuedCard} from './issue-card.js';

/**
 * A certificate authority for the demo. It also signs the RSA cards' certificates with its SM2 key: for an RSA card,
 * the demo shows only the card's own key and signature.
 */
export interface DemoCa {
  /** DER. */
  readonly certificate: Uint8Array;
  issueCard(request: CardRequest): IssuedCard;
}

interface StoredCa {
  readonly keyPair: Sm2KeyPair;
  /** DER, Base64. */
  readonly certificate: string;
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

const makeCa = (): StoredCa => {
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
  return {keyPair, certificate: Buffer.from(certificate).toString('base64')};
};

/**
 * The file appears under its name with its whole content, or not at all, and an existing file stays. If two processes
 * start at the same time, one creates the CA and both use it.
 */
const storeIfNew = async (dir: string, path: string, ca: StoredCa): Promise<void> => {
  const draft = join(dir, `.demo-ca-${randomBytes(8).toString('hex')}.tmp`);
  await writeFile(draft, JSON.stringify(ca, undefined, 2), {mode: 0o600, flag: 'wx'});
  try {
    await link(draft, path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
};

const readStored = async (path: string): Promise<{ca: StoredCa; certificate: Certificate} | undefined> => {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  try {
    const ca = JSON.parse(text) as StoredCa;
    const certificate = AsnConvert.parse(Buffer.from(ca.certificate, 'base64'), Certificate);
    const certified = Buffer.from(certificate.tbsCertificate.subjectPublicKeyInfo.subjectPublicKey).toString('hex');
    if (certified !== ca.keyPair.publicKey || !/^[0-9a-f]{64}$/.test(ca.keyPair.privateKey)) throw new Error('key');
    return {ca, certificate};
  } catch {
    // The cause is left out on purpose: a parser's message may quote the file, and the file contains a private key.
    throw new Error(`${path} is damaged. Delete it, and a new demo CA is made at the next start.`);
  }
};

/** Opens the CA that is stored in this folder. The first call creates it. */
export const openDemoCa = async (dir: string): Promise<DemoCa> => {
  const path = join(dir, 'demo-ca.json');
  let stored = await readStored(path);
  if (!stored) {
    await mkdir(dir, {recursive: true});
    await storeIfNew(dir, path, makeCa());
    stored = await readStored(path);
  }
  if (!stored) throw new Error(`${path} was removed while it was being read.`);
  const {ca, certificate} = stored;
  return {
    certificate: Uint8Array.from(Buffer.from(ca.certificate, 'base64')),
    issueCard: (request) => issueCard(request, certificate.tbsCertificate.subject, ca.keyPair),
  };
};
