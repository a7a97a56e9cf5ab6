import {parseCardCertificate, verifyText} from '../pki/card-certificate.js';
import {badArgument, signatureMismatch} from './answers.js';
import {bytesIn, newPin, optionalText, requiredBytes, requiredText} from './call-args.js';
import type {Card} from './card.js';
import {type CardContent, writeValidTime} from './card-content.js';
import type {ReaderState} from './reader-state.js';
import {orgCodeOf} from './enterprise.js';
import type {CallArgs} from './envelope.js';

/** Returns the call's `Data`, or throws an `AgentFailure`. */
export type AgentMethod = (desk: ReaderState, args: CallArgs) => readonly unknown[];

/** synthetic: the value. The real values for the type of enterprise are not known. */
const enterpriseMode = '1';

export const nothing: readonly unknown[] = [];

/**
 * Fields by position, separated by `||`. synthetic: the empty fields, whose meaning is not known, and their number. The
 * end of validity was seen only in the `ra_` variant.
 */
export const userInfo = ({certNo, cardId, enterprise}: CardContent): string =>
  [certNo, '', '', '', '', cardId, '', '', orgCodeOf(enterprise), '', '', ''].join('||');

/** synthetic: that reading works on a card that is not open. The sign-in page relies on this only for the dates. */
const reads =
  (read: (content: CardContent) => unknown): AgentMethod =>
  (desk) => [read(desk.card.content)];

const openCard: AgentMethod = (desk) => {
  desk.card.open();
  return nothing;
};

/** synthetic: that closing succeeds without a card. */
const closeCard: AgentMethod = (desk) => {
  desk.closeCard();
  return nothing;
};

const verifyPin: AgentMethod = (desk, args) => {
  desk.card.verify(requiredText(args, 'passwd'));
  return nothing;
};

const openVerifyClose: AgentMethod = (desk, args) => {
  const {card} = desk;
  try {
    card.openAndVerify(requiredText(args, 'passwd'));
  } finally {
    card.close();
  }
  return nothing;
};

/** synthetic: that the card need not be open, and that an invalid new PIN costs no try. */
const changePin: AgentMethod = (desk, args) => {
  const pin = newPin(args, 'newPin');
  desk.card.checkPin(requiredText(args, 'oldPin'));
  desk.change({pin});
  return nothing;
};

/** synthetic: the values. Any value is accepted and has no effect. */
const setPriority: AgentMethod = (_desk, args) => {
  requiredText(args, 'szInitEnvPriority');
  return nothing;
};

type SignsWith = (card: Card, args: CallArgs) => () => string;

const signText: SignsWith = (card, args) => {
  const text = requiredText(args, 'inData');
  return () => card.sign(text);
};

const signBytes: SignsWith = (card, args) => {
  const bytes = requiredBytes(args, 'inData');
  return () => card.sign(bytes);
};

/** synthetic: that the digest is sent in Base64, and that RSA signs it as a SHA-1 digest. */
const signDigest: SignsWith = (card, args) => {
  const digest = requiredBytes(args, 'inData');
  if (digest.length !== (card.content.algorithm === 'sm2' ? 32 : 20)) throw badArgument('inData');
  return () => card.signDigest(digest);
};

/** With a PIN, opens and verifies first. synthetic: that the card then stays open and verified until it is closed. */
export const signs =
  (prepare: SignsWith, cardOf = (desk: ReaderState): Card => desk.card): AgentMethod =>
  (desk, args) => {
    const card = cardOf(desk);
    const sign = prepare(card, args);
    const pin = optionalText(args, 'passwd');
    if (pin !== undefined) card.openAndVerify(pin);
    return [sign(), card.content.certNo];
  };

export const signsText = signs(signText, (desk) => desk.cardInAnyReader);

/** The older family takes no PIN here: the card must already be open and verified. */
const withoutPin =
  (method: AgentMethod): AgentMethod =>
  (desk, args) =>
    method(desk, {...args, passwd: undefined});

/** synthetic: that the Base64-decoded bytes are signed. This is inferred; no signature of a real card was seen. */
export const signRandom = (card: Card, args: CallArgs, name: string): string => {
  const random = requiredBytes(args, name);
  card.openAndVerify(requiredText(args, 'passwd'));
  return card.sign(random);
};

/** Uses the certificate in the call, or the card's. synthetic: that a wrong signature is a failure. */
const verifySignature: AgentMethod = (desk, args) => {
  const text = requiredText(args, 'inData');
  const signature = requiredText(args, 'signData');
  const certificate = optionalText(args, 'certDataPEM') ?? desk.card.content.signCertificate;
  if (!verifyText(parseCertificate(certificate, 'certDataPEM'), text, signature)) throw signatureMismatch();
  return nothing;
};

const parseCertificate = (text: string, name: string) => {
  const der = bytesIn(text, name);
  try {
    return parseCardCertificate(der);
  } catch {
    throw badArgument(name);
  }
};

/** From the certificate in the call, or from the card's. */
const validTime =
  (name: string): AgentMethod =>
  (desk, args) => {
    const certificate = optionalText(args, name);
    if (certificate === undefined) return [desk.card.content.validTime];
    return [writeValidTime(parseCertificate(certificate, name))];
  };

/** synthetic: that a signing card stays open and verified, and that the answer is empty. */
const signIn: AgentMethod = (desk, args) => {
  desk.card.openAndVerify(requiredText(args, 'passwd'));
  return nothing;
};

const signInputData: AgentMethod = (desk, args) => {
  const {card} = desk;
  const data = requiredText(args, 'inputData');
  card.openAndVerify(requiredText(args, 'passwd'));
  return [card.sign(data)];
};

const userInfoAll: AgentMethod = (desk, args) => {
  const {card} = desk;
  const pin = optionalText(args, 'userpin');
  if (pin !== undefined) card.checkPin(pin);
  return [userInfo(card.content)];
};

const shared: Readonly<Record<string, AgentMethod>> = {
  SpcInitEnvEx: openCard,
  SpcClearEnv: closeCard,
  SpcSetInitEnvPriority: setPriority,
  SpcGetCardID: reads(({cardId}) => cardId),
  SpcGetCertNo: reads(({certNo}) => certNo),
  SpcGetUName: reads(({enterprise}) => enterprise.holder),
  SpcGetEntID: reads(({enterprise}) => enterprise.enterpriseCode),
  SpcGetEntName: reads(({enterprise}) => enterprise.name),
  SpcGetEntMode: reads(() => enterpriseMode),
  SpcGetCardUserInfo: reads(userInfo),
  // synthetic: that bytes are returned as Base64, so that this method equals the PEM variant.
  SpcGetSignCert: reads(({signCertificate}) => signCertificate),
  SpcGetSignCertAsPEM: reads(({signCertificate}) => signCertificate),
  SpcGetEnvCert: reads(({envelopeCertificate}) => envelopeCertificate),
  SpcGetEnvCertAsPEM: reads(({envelopeCertificate}) => envelopeCertificate),
  SpcVerifyPIN: verifyPin,
  SpcChangePIN: changePin,
  SpcSignRandom: (desk, args) => [signRandom(desk.card, args, 'random')],
  SpcVerifySignData: verifySignature,
  // SM3 on a card with an SM2 key, despite the name: one value of 32 bytes is known. synthetic: its Base64.
  SpcSHA1DigestAsPEM: (desk, args) => [desk.card.content.digest(requiredText(args, 'szInfo'))],
};

const inBothFamilies = Object.entries(shared).flatMap(([name, method]): [string, AgentMethod][] => [
  [`cus-sec_${name}`, method],
  [`security_${name}`, method],
]);

/** The methods for an ordinary reader. */
export const cardMethods: readonly (readonly [string, AgentMethod])[] = [
  ...inBothFamilies,
  ['cus-sec_SpcVerifyPINAll', openVerifyClose],
  ['cus-sec_SpcSignDataAsPEM', signs(signText)],
  ['cus-sec_SpcSignPemDataAsPem', signs(signBytes)],
  ['cus-sec_SpcSignDataNoHashAsPEM', signs(signDigest)],
  ['cus-sec_SpcGetValidTimeFromCert', validTime('cert')],
  ['security_SpcSignDataAsPEM', withoutPin(signs(signText))],
  ['security_SpcSignPemDataAsPem', withoutPin(signs(signBytes))],
  ['security_SpcSignDataNoHashAsPEM', withoutPin(signs(signDigest))],
  ['security_SpcGetValidTimeFromCert', validTime('certByteArray')],
  // synthetic: one entry for each certificate, in the form of the method for one certificate.
  ['security_getValidTimeAll', ({card}) => [card.content.validTime, card.content.validTime]],
  ['security_getGetCardUserInfoAll', userInfoAll],
  ['security_login', signIn],
  ['security_signData', signInputData],
  ['swc_security_login', signIn],
];
