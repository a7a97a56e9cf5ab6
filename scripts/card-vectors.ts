/**
 * Writes `card-vectors.json`: certificates and signatures of simulated cards, each with the answer that a backend must
 * give. The keys are random, so each run writes other values. Run it only to add a case: `npx tsx
 * scripts/card-vectors.ts`. The tests check the file.
 */
import {constants, createHash, generateKeyPairSync, privateEncrypt} from 'node:crypto';
import {writeFile} from 'node:fs/promises';
import {AsnConvert} from '@peculiar/asn1-schema';
import {SubjectPublicKeyInfo} from '@peculiar/asn1-x509';
import {sm2, sm3} from 'sm-crypto-v2';
import {orgCodeOf, sampleEnterprise} from '../simulators/card-agent/enterprise.js';
import type {CardRequest, IssuedCard} from '../contract/conformance/card-issuer.js';
import {type DemoCa, makeCa, openCa} from '../simulators/pki/demo-ca.js';
import type {CardKey} from '../simulators/pki/issue-card.js';
import {parseCardCertificate} from '../simulators/pki/card-certificate.js';
import {encodeDer} from '../simulators/pki/der.js';
import {composeCardChallenge, type CardChallengeParts} from '../src/domain/card-challenge.js';
import type {RefusalCode} from '../src/domain/refusals.js';

const file = new URL('../contract/card-vectors.json', import.meta.url);
const [ca, otherCa] = [openCa(makeCa()), openCa(makeCa())];

const now = new Date('2026-11-26T02:00:00Z');
const {name: enterpriseName, uscc, holder, holderIdNumber, cardId} = sampleEnterprise;
const usual: CardRequest = {
  ...{enterpriseName, orgCode: orgCodeOf(sampleEnterprise), holder, holderIdNumber, cardId},
  algorithm: 'sm2',
  notBefore: new Date('2024-01-01T00:00:00Z'),
  notAfter: new Date('2034-01-01T00:00:00Z'),
};

const challenge: CardChallengeParts = {
  origin: 'https://portal.example.cn',
  subject: 'subject-1',
  uscc,
  nonce: 'q83vEjRWeJCrze8SNFZ4kA',
  expiresAt: '2026-11-26T10:02:00.123456+08:00',
};
const text = composeCardChallenge(challenge);

interface Case {
  readonly name: string;
  readonly expect: 'passed' | RefusalCode;
  readonly card?: {readonly [Name in keyof CardRequest]?: CardRequest[Name] | undefined};
  readonly issuer?: DemoCa;
  readonly key?: CardKey;
  /** What the card signs; by default the text of the challenge. */
  readonly signs?: string;
  readonly signature?: (card: IssuedCard) => string;
  /** What is sent in place of what the card says. */
  readonly sent?: Partial<Record<'certificate' | 'certNo' | 'algorithm', string>>;
  readonly isRevoked?: true;
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(Buffer.from(base64, 'base64'));
const base64Of = (...parts: readonly Uint8Array[]): string => Buffer.concat(parts).toString('base64');
const zero = new Uint8Array(32);
const halves = (card: IssuedCard): readonly [Uint8Array, Uint8Array] => {
  const raw = bytesOf(card.sign(text));
  return [raw.slice(0, 32), raw.slice(32)];
};
const integer = (bytes: Uint8Array): Uint8Array => {
  const short = bytes.slice(bytes.findIndex((each) => each !== 0));
  return encodeDer(0x02, (short[0] ?? 0) >= 0x80 ? Uint8Array.of(0, ...short) : short);
};
const keyOf = (card: IssuedCard): string =>
  Buffer.from(parseCardCertificate(card.certificate).publicKey).toString('hex');
const hexOf = (words: string): string => Buffer.from(words).toString('hex');
const signHex = (card: IssuedCard, digest: string): string =>
  card.signDigest(Uint8Array.from(Buffer.from(digest, 'hex')));

/** Signs what comes before and after the digest of a text, in place of PKCS#1 v1.5. */
const rsaKey = (pad: (digestInfo: Uint8Array) => Uint8Array): CardKey => {
  const {publicKey, privateKey} = generateKeyPairSync('rsa', {modulusLength: 1024});
  const spki = publicKey.export({type: 'spki', format: 'der'});
  const info = Uint8Array.of(48, 33, 48, 9, 6, 5, 43, 14, 3, 2, 26, 5, 0, 4, 20);
  const signDigest = (digest: Uint8Array): Uint8Array =>
    privateEncrypt({key: privateKey, padding: constants.RSA_NO_PADDING}, pad(Uint8Array.of(...info, ...digest)));
  return {
    publicKeyInfo: AsnConvert.parse(spki, SubjectPublicKeyInfo),
    digestBytes: 20,
    sign: (data) => signDigest(createHash('sha1').update(data).digest()),
    signDigest,
  };
};
const ofRsa = (words: string, key: CardKey): Case => ({
  name: `RSA: ${words}`,
  expect: 'signature-invalid',
  card: {algorithm: 'rsa'},
  key,
});
const order = Uint8Array.from(Buffer.from('FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123', 'hex'));

/** Of both kinds of card. */
const common = (algorithm: 'sm2' | 'rsa'): readonly Case[] => {
  const of = (words: string, expect: Case['expect'], changes: Case['card'] = {}, more: Partial<Case> = {}): Case => ({
    name: `${algorithm.toUpperCase()}: ${words}`,
    expect,
    card: {algorithm, ...changes},
    ...more,
  });
  const wrong = (words: string, more: Partial<Case>): Case => of(words, 'signature-invalid', {}, more);
  const changed = (part: keyof CardChallengeParts, value: string): Case =>
    wrong(`signed for another ${part}`, {signs: composeCardChallenge({...challenge, [part]: value})});
  const hyphen = (words: string): string => `the organisation code with a hyphen${words}`;
  return [
    of('a card of the enterprise', 'passed'),
    of(hyphen(''), 'passed', {orgCode: 'PDY00002-8'}),
    of(`another enterprise’s organisation code with a hyphen`, 'card-of-another-enterprise', {orgCode: 'PDY00003-6'}),
    of(hyphen(' in the enterprise’s name only'), 'passed', {enterpriseName: '样例-PDY00002-8'}),
    of('valid for one more minute', 'passed', {notAfter: new Date('2026-11-26T02:01:00Z')}),
    of('valid since this minute', 'passed', {notBefore: new Date('2026-11-26T01:59:59Z')}),
    of('its organisation code differs in the last letter', 'card-of-another-enterprise', {orgCode: 'PDY00002X'}),
    of('of another enterprise', 'card-of-another-enterprise', {orgCode: 'PDY000036'}),
    of('expired', 'card-expired', {notAfter: new Date('2026-11-25T02:00:00Z')}),
    of('not valid yet', 'card-expired', {notBefore: new Date('2026-11-27T02:00:00Z')}),
    of('revoked', 'card-revoked', {}, {isRevoked: true}),
    of('issued by another authority of the same name', 'card-untrusted', {}, {issuer: otherCa}),
    of('without an organisation code', 'card-not-customs', {orgCode: undefined}),
    of('with the certificate for encryption', 'card-not-customs', {keyUsage: ['keyEncipherment', 'dataEncipherment']}),
    changed('origin', 'https://portal.example.com'),
    changed('subject', 'subject-2'),
    changed('uscc', '92440100PDY000036G'),
    changed('nonce', 'q83vEjRWeJCrze8SNFZ4kB'),
    changed('expiresAt', '2026-11-26T10:02:00.123+08:00'),
    wrong('signed with a line feed at the end', {signs: `${text}\n`}),
    wrong('signed with CR LF between the lines', {signs: text.replaceAll('\n', '\r\n')}),
    wrong('signed by version 1 of the text, without the subject', {
      signs: text.replace('/2', '/1').replace('\nsubject-1', ''),
    }),
    wrong('the number of another certificate', {sent: {certNo: '0123456789abcdef'}}),
    wrong('a signature that is cut off', {signature: (card) => base64Of(bytesOf(card.sign(text)).slice(0, -1))}),
    wrong('a signature with a byte too many', {
      signature: (card) => base64Of(bytesOf(card.sign(text)), zero.slice(31)),
    }),
    wrong('a signature of zeros', {
      signature: (card) => base64Of(new Uint8Array(bytesOf(card.sign(text)).length)),
    }),
    wrong('another card’s signature', {signature: () => ca.issueCard({...usual, algorithm}).sign(text)}),
    wrong('the other algorithm’s name', {sent: {algorithm: algorithm === 'sm2' ? 'RSA-SHA1' : 'SM2-SM3'}}),
  ];
};

const ofSm2 = (words: string, signature: NonNullable<Case['signature']>): Case => ({
  name: `SM2: ${words}`,
  expect: 'signature-invalid',
  signature,
});

const cases: readonly Case[] = [
  ...common('sm2'),
  ...common('rsa'),
  ofSm2('the halves of the signature swapped', (card) => base64Of(...[...halves(card)].reverse())),
  ofSm2('r is zero', (card) => base64Of(zero, halves(card)[1])),
  ofSm2('s is zero', (card) => base64Of(halves(card)[0], zero)),
  ofSm2('r and s are the order of the curve', () => base64Of(order, order)),
  ofSm2('DER in place of r ‖ s', (card) =>
    base64Of(encodeDer(0x30, Uint8Array.from(Buffer.concat(halves(card).map(integer))))),
  ),
  ofSm2('over SM3 of the text without Z', (card) => signHex(card, sm3(Uint8Array.from(Buffer.from(text))))),
  ofSm2('with another user id than 1234567812345678', (card) =>
    signHex(card, sm2.getHash(hexOf(text), keyOf(card), 'ALICE123@YAHOO.COM')),
  ),
  ofRsa(
    'padded with other bytes than FF',
    rsaKey((info) => Uint8Array.of(0, 1, ...new Uint8Array(90).fill(0xfe), 0, ...info)),
  ),
  ofRsa(
    'with bytes after the digest',
    rsaKey((info) => Uint8Array.of(0, 1, ...new Uint8Array(8).fill(0xff), 0, ...info, ...new Uint8Array(82))),
  ),
  {name: 'a certificate that is none', expect: 'card-not-customs', sent: {certificate: 'MAAA'}},
];

const vectors = cases.map(
  ({name, expect, card: changes = {}, issuer = ca, key, signs = text, signature, sent, isRevoked}) => {
    const {orgCode, ...others} = {...usual, ...changes} as CardRequest;
    const card = issuer.issueCard({...others, ...(orgCode !== undefined && {orgCode})}, key);
    return {
      name,
      expect,
      ...(isRevoked && {isRevoked}),
      verification: {
        challengeId: 'challenge-1',
        certificate: base64Of(card.certificate),
        certNo: card.certNo,
        signature: signature ? signature(card) : card.sign(signs),
        algorithm: card.algorithm === 'sm2' ? 'SM2-SM3' : 'RSA-SHA1',
        ...sent,
      },
    };
  },
);

const document = {
  about:
    'What a backend must answer to POST /ic-card/verifications. Its text is composed of `challenge`; the time is `now`; the only trusted authority is `ca` (DER, Base64; SM2, of simulated cards, for tests only). `isRevoked`: the authority has revoked this certificate. SM2 signatures are r ‖ s (64 bytes) over SM3 with the user id 1234567812345678; RSA ones are PKCS#1 v1.5 over SHA-1. Certificates of both kinds are signed by SM2.',
  now: now.toISOString(),
  ca: base64Of(ca.certificate),
  challenge,
  text,
  vectors,
};
await writeFile(file, `${JSON.stringify(document, null, 2)}\n`);
