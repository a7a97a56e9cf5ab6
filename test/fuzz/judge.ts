import {expect} from 'chai';
import {certErrorCodes, isCertError, type CertErrorCode} from '../../src/domain/errors.js';
import {readingCalls, sign} from '../adapters/eport-agent.harness.js';

/** What must not be in a text that came from outside and is shown. */
const unshowable = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800]/u;

const inheritedNames = (): string =>
  [Object, Array, Function, String, Error]
    .flatMap(({prototype}) => [...Reflect.ownKeys(prototype), typeof prototype.toString].map(String))
    .join();
const inherited = inheritedNames();

export const expectUnpolluted = (): void => {
  expect(inheritedNames()).to.equal(inherited);
};

export const expectShowable = (text: unknown, what: string): void => {
  expect(text, what).to.be.a('string');
  expect(Array.from(text as string).length, `length of ${what}`).to.be.at.most(200);
  expect(text, what).not.to.match(unshowable);
};

/** The code itself, and no digits of a longer number. */
export const says = (text: string, code: string): boolean =>
  text.includes(code) && new RegExp(`(?<!\\d)${code}(?!\\d)`).test(text);

/** So many digits that are nowhere in the text. */
export const unusedCode = (text: string, length: number): string => {
  for (;;) {
    const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
    const code = String(random % 10 ** length).padStart(length, '0');
    if (!text.includes(code)) return code;
  }
};

/** A name that is found nowhere else, and that is in order. */
export const secretName = (): string =>
  `王${String.fromCodePoint(...Array.from(crypto.getRandomValues(new Uint16Array(6)), (random) => 0x4e00 + (random % 0x5000)))}`;

/** Of a machine's context: what the user typed, which may be as long as they like, and what is made of it. */
const ownWords = new Set([
  ...['typed', 'persons', 'kept', 'drafts', 'fields', 'claim', 'smsRequest', 'method', 'submission'],
  ...['enterprise', 'validated', 'warned', 'request', 'number', 'reason', 'declination'],
]);
/** What a page shows of what came from outside. */
const shown = new Set([
  ...['display', 'message', 'maskedMobile', 'label', 'advice', 'reason', 'enterpriseName'],
  ...['name', 'mobile', 'from'],
]);

const isBearable = (value: unknown, name: string): boolean => {
  if (Array.isArray(value)) return value.length <= (name === 'fields' ? 20 : 50);
  if (typeof value !== 'string') return true;
  // As `expectReading` takes one.
  if (name === 'certificate') return value.length <= 11_000;
  return shown.has(name) ? Array.from(value).length <= 200 && !unshowable.test(value) : value.length <= 200;
};

const found = new WeakSet();

/** No text from outside that a context keeps is longer than a page can bear, and no list. */
export const expectBounded = (context: object): void => {
  const look = (value: unknown, name: string): void => {
    if (!isBearable(value, name)) throw new Error(`No such ${name} is kept: ${String(value).slice(0, 300)}`);
    if (typeof value !== 'object' || value === null || isCertError(value) || found.has(value)) return;
    found.add(value);
    for (const [each, part] of Object.entries(value)) look(part, Array.isArray(value) ? name : each);
  };
  for (const [name, value] of Object.entries(context)) if (!ownWords.has(name)) look(value, name);
};

/** Before a PIN is sent, whatever the agent did is one of these. */
const agentCodes: readonly CertErrorCode[] = [
  ...(['agent-not-answering', 'agent-timeout', 'agent-protocol', 'agent-lost', 'agent-too-old', 'agent-busy'] as const),
  ...(['reader-unsupported', 'card-missing', 'card-removed', 'card-unreadable', 'cancelled'] as const),
];

/** After it, one of these: the card was not asked, it said no, or nobody knows. */
export const pinCodes: readonly CertErrorCode[] = [
  ...(['pin-incorrect', 'pin-locked', 'pin-unknown-answer', 'cancelled', 'agent-busy'] as const),
  ...(['card-missing', 'card-removed', 'card-unreadable'] as const),
];

/** What is told of a value that does not fit. */
const kinds = ['nothing', 'null', 'array', 'object', 'string', 'number', 'boolean', 'bigint', 'symbol', 'function'];

/** An agent's code is copied to support, so it is one; a backend's is the host's own words. */
export const expectError = (error: unknown): CertErrorCode => {
  if (!isCertError(error)) throw new Error(`No CertError leaves, but ${String(error)}`, {cause: error});
  expect(certErrorCodes).to.include(error.code);
  const {quote, foreignCode, triesLeft, retryAfter, requestId, expected, got, ...rest} = error.details;
  if (quote !== undefined) expectShowable(quote, 'quote');
  if (foreignCode !== undefined && 'status' in rest) expectShowable(foreignCode, 'code');
  else if (foreignCode !== undefined) expect(foreignCode).to.match(/^[\w:.-]{1,60}$/);
  if (requestId !== undefined) expect(requestId).to.have.length.within(1, 200);
  if (triesLeft !== undefined) expect(triesLeft).to.satisfy(Number.isInteger).and.to.be.within(0, 99);
  if (retryAfter !== undefined) expect(retryAfter).to.be.within(0, 86_400);
  if (expected !== undefined) expectShowable(expected, 'expected');
  // Or the version of the contract that the backend names.
  if (got !== undefined && !/^[\d.]{1,14}$/.test(got)) expect(kinds).to.include(got);
  expect(['where', 'status']).to.include.members(Object.keys(rest));
  return error.code;
};

export const expectAgentError = (error: unknown, pinSent: boolean): CertErrorCode => {
  const code = expectError(error);
  expect(pinSent ? pinCodes : agentCodes).to.include(code);
  const {where} = (error as {details: {where?: string}}).details;
  if (where !== undefined) expect([...readingCalls, sign]).to.include(where);
  return code;
};
