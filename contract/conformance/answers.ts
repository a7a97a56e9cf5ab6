import {contractError} from '../../src/adapters/contract-error.js';
import {type AnswerSchema, withoutNulls} from '../../src/adapters/ask-backend.js';
import {type Refusal, refusedSchema} from '../../src/domain/outcome.schemas.js';
import {answerSchemas, operations} from '../operations.js';
import {type Code, finding, type Message, type PlainCode, say, SaidError, type Value} from './say.js';

/* What came back, and what a rule expects of it. */

export interface Answer {
  /** Id of the operation, as in `openapi.json`. */
  readonly operation: string;
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  /** Without what is null. Undefined if the body is not JSON. */
  readonly body: unknown;
  readonly key?: string;
  /** Whether it was pending first, and is what the status says later. */
  readonly isLate?: boolean;
}

/** The version of the record: its ETag, also from a proxy that compresses and marks it as weak. */
export const versionIn = ({headers}: Answer): string | undefined => headers['etag']?.replace(/^W\//, '');

/** A rule is broken. The message never quotes what was sent, or a value of the answer other than a code. */
export class Broken extends SaidError {}

/** A rule could not be checked. The message says why, and quotes nothing. */
export class Undecided extends SaidError {}

/** Seconds that a limit of a moment lasts at most, such as a gateway's. That of a day lasts longer, but at its end. */
export const longestMoment = 65;

/** A rule could not be checked, because the user's limit for today is reached, or one for so many seconds. */
export class LimitReached extends SaidError {
  constructor(
    readonly operation: string,
    readonly wait = Infinity,
  ) {
    super(finding(operation, 'limited'));
  }
}

export const broken = (what: Message): never => {
  throw new Broken(what);
};

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields => Object(value) as Fields;

/** Whether a text of the backend can be nothing but a code. With digits it may be an ID number, or a session. */
const isCode = (text: string): boolean => /^[a-z]{1,20}(?:-[a-z]{1,20})*$/.test(text) && text.length <= 60;

export const shown = (text: string): Value => (isCode(text) ? text : say('no-code'));

/** The code of a failure; `?` in the place of a text that may be something else. */
export const codeOf = ({body}: Answer): string | undefined => {
  const {code} = fieldsOf(body);
  return typeof code === 'string' ? (isCode(code) ? code : '?') : undefined;
};

/** The refusal of an answer, if it is one. Its code is a text, whatever came. */
export const refusalOf = ({status, body}: Answer): Refusal | undefined => {
  const {passed, refusal} = fieldsOf(body);
  if (status !== 200 || passed !== false) return undefined;
  return {...fieldsOf(refusal), code: String(fieldsOf(refusal)['code'])};
};

const names = new Set(operations.flatMap(({answers}) => Object.values(answers).flatMap(Object.keys)));

/** The answer in a few words: status and code, and no other value. */
export const received = (answer: Answer): Message => {
  const {status, body} = answer;
  const refusal = refusalOf(answer);
  if (refusal) return say('refused', shown(refusal.code));
  const code = codeOf(answer);
  if (status !== 200) return say('failed', status, ...(code === undefined ? [] : [shown(code)]));
  if (body === undefined) return say('without-json');
  const known = Object.keys(fieldsOf(body)).filter((name) => names.has(name));
  return known.length > 0 ? say('with-fields', say('list', ...known)) : say('without-fields');
};

type Declared = Pick<Answer, 'headers'>;

export const isJson = ({headers}: Declared): boolean =>
  /^application\/(?:[\w.-]+\+)?json\b/i.test(headers['content-type'] ?? '');

export const isNotStored = ({headers}: Declared): boolean => /\bno-store\b/i.test(headers['cache-control'] ?? '');

/** No browser may guess its type: said once or, where a gateway adds its own, twice. */
export const isNotGuessed = ({headers}: Declared): boolean =>
  /^nosniff\b/i.test(headers['x-content-type-options'] ?? '');

/** Seconds that an answer asks to wait: a refusal, a failure, or a gateway, which may name a date. */
export const waitIn = (answer: Answer): number | undefined => {
  const {refusal, retryAfter = (Object(refusal) as Fields)['retryAfter']} = fieldsOf(answer.body);
  const header = answer.headers['retry-after'];
  if (header === undefined) return typeof retryAfter === 'number' ? retryAfter : undefined;
  return /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1_000;
};

/** Whether a firewall before the backend takes the request for an attack, and answers by itself: without a code. */
export const isOfFirewall = (answer: Answer): boolean =>
  [403, 405, 418].includes(answer.status) && codeOf(answer) === undefined;

export const isLimit = (answer: Answer): boolean =>
  answer.status === 429 || refusalOf(answer)?.code === 'limit-reached';

/** Whether the status told, in the place of a pending answer, a certification from before the request. */
const isOfBefore = ({isLate, headers, body}: Answer): boolean =>
  isLate === true && Date.parse(String(fieldsOf(body)['verifiedAt'])) < Date.parse(headers['date'] ?? '');

/** A limit says nothing about what was asked, so the rule has to be run again. */
const expectNoLimit = (answer: Answer): void => {
  if (isLimit(answer)) throw new LimitReached(answer.operation, waitIn(answer));
};

const unexpected = (answer: Answer, wanted: Value): never => {
  expectNoLimit(answer);
  if (isOfBefore(answer)) throw new Undecided(finding(answer.operation, 'refused-later'));
  return broken(finding(answer.operation, 'expected-got', wanted, received(answer)));
};

/** A failure with one of these status codes and, if it is named, this problem code. */
const expectProblem = (answer: Answer, statuses: readonly number[], code?: string): void => {
  const fits = statuses.includes(answer.status) && (code === undefined || codeOf(answer) === code);
  if (!fits) unexpected(answer, say('failed', say('one-of', ...statuses), ...(code === undefined ? [] : [code])));
};

/** Any failure that is the client's fault: the request had no effect. Not one that says that there is no operation. */
const expectRejected = (answer: Answer): void => {
  const {status} = answer;
  if (status < 400 || status >= 500 || [404, 405, 429].includes(status)) unexpected(answer, say('a-rejection'));
};

const expectRefused = (answer: Answer, ...codes: readonly string[]): Refusal => {
  const refusal = refusalOf(answer);
  if (refusal && (codes.length === 0 ? !isLimit(answer) : codes.includes(refusal.code)))
    return read(answer, refusedSchema).refusal;
  return unexpected(answer, codes.length > 0 ? say('the-refusal', say('one-of', ...codes)) : say('a-refusal'));
};

/** About what there is not: a backend may take it for a body, or an id, of another form than its own. */
const expectRefusedOr400 = (answer: Answer, ...codes: readonly string[]): void => {
  if (answer.status !== 400) expectRefused(answer, ...codes);
};

/** Refused, or a failure that is the client's fault. */
const expectNo = (answer: Answer): void => {
  if (isOfFirewall(answer)) return;
  if (!refusalOf(answer) || isLimit(answer)) expectRejected(answer);
};

/** Whatever the answer is: not a failure of the server. */
const expectNoFault = ({operation, status}: Answer, sent: PlainCode): void =>
  expectThat(status < 500, operation, 'fault', say(sent), status);

const read = <T>(answer: Answer, schema: () => AnswerSchema<T>): T => {
  const body = withoutNulls(answer.body, answer.operation);
  const parsed = schema().safeParse(body);
  if (parsed.success) return parsed.data;
  const {where, expected, got} = contractError(answer.operation, body, parsed.error).details;
  return broken(finding(String(where), 'expected-got', String(expected), String(got)));
};

/** An answer that fits its schema, and is no refusal. */
const expectAnswer = <T>(answer: Answer, schema: () => AnswerSchema<T>): T => {
  if (answer.status !== 200 || refusalOf(answer)) unexpected(answer, say('an-answer'));
  return read(answer, schema);
};

/** What differs between two right answers about different requests: how many tries there are left, and for how long. */
const isOfTheMoment = (name: string): boolean => name === 'triesLeft' || name === 'retryAfter';

/** A message without words that have a digit: each answer may have a number of its own. */
const unnumbered = (message: string): string => message.replace(/[\w-]*\d[\w-]*/g, '');

/** What the contract knows of an answer; of a failure, status and code. */
const known = (answer: Answer): unknown => {
  const {operation, status, body} = answer;
  if (status !== 200) return {status, code: codeOf(answer)};
  const schema = (answerSchemas as Readonly<Record<string, () => AnswerSchema<unknown>>>)[operation];
  const parsed = schema?.().safeParse(body);
  return parsed?.success ? parsed.data : body;
};

/**
 * Two answers that must be equal in all that the contract knows of them. Those to two different requests may differ in
 * the tries that are left; each may have a number of its own in its message. `about` says what they are about.
 */
const expectSame = (one: Answer, other: Answer, about: PlainCode): void => {
  const isRepeated = one.key !== undefined && one.key === other.key;
  const compared = (name: string, value: unknown): unknown => {
    if (!isRepeated && isOfTheMoment(name)) return undefined;
    return name === 'message' && typeof value === 'string' ? unnumbered(value) : value;
  };
  const [first, second] = [one, other].map((answer) => JSON.stringify(known(answer), compared));
  if (first === second) return;
  // Both may differ in the time to wait.
  if (isLimit(other)) expectNoLimit(one);
  broken(finding(one.operation, 'same-expected', say(about), received(one), received(other)));
};

const expectThat = <Given extends Code>(holds: boolean, ...what: Parameters<typeof finding<Given>>): void => {
  if (!holds) broken(finding(...what));
};

/** Between two tellings of one time: a database may keep whole seconds, and two servers’ clocks differ. */
export const roundingMs = 1_000;

/** What may lie between two tellings of one time, in milliseconds. */
const nearMs = 60_000;

const expectNear = <Given extends Code>(one: string, other: string, ...what: Parameters<typeof finding<Given>>): void =>
  expectThat(Math.abs(Date.parse(one) - Date.parse(other)) <= nearMs, ...what);

/** Who is signed in, of a status that may have other faults. */
export const subjectIn = (answer: Answer): string => {
  const {subject} = fieldsOf(answer.body);
  if (answer.status === 200 && typeof subject === 'string') return subject;
  return unexpected(answer, say('a-status'));
};

/** What a rule expects of an answer. Each throws `Broken`, unless the answer says why the rule cannot be checked. */
export const expect = {
  that: expectThat,
  answer: expectAnswer,
  no: expectNo,
  near: expectNear,
  problem: expectProblem,
  refused: expectRefused,
  refusedOr400: expectRefusedOr400,
  same: expectSame,
  noFault: expectNoFault,
  rejected: expectRejected,
  noLimit: expectNoLimit,
};
