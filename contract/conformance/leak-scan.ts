import {type Answer, isJson, isNotGuessed, isNotStored, refusalOf} from './answers.js';
import type {Request} from './exchange.js';
import {isNumberInClear} from './masks.js';
import type {Plan} from './plan.js';
import {finding, inWords, type Message, say, type Value} from './say.js';

/*
 * What no answer tells, whatever was asked: the plan's numbers and names, a number that another answer has masked, and an
 * SMS code, unless the request had them.
 */

interface Secret {
  /** Its place in the plan. */
  readonly what: Value;
  readonly value: string;
  /** A name is public, but no refusal says whose data was expected. */
  readonly isName?: boolean;
}

interface Seen {
  readonly operation: string;
  readonly asked: string;
  readonly answered: string;
  /** Whether data of a person were compared, and refused. */
  readonly isComparing: boolean;
}

const numbers = ['idNumber', 'bankCard', 'mobile'] as const;
/** Shorter ones may be anything. */
const shortest = 6;
/** Each is compared with each whole number of an answer, so an answer must not bring any number of them. A right backend has tens. */
const mostMasked = 500;
/** So many exchanges lie at most between an order and the time when its code is known. */
const mostKept = 20;

/** The fields with a masked number, and how long such a number is. */
const maskedFields: Readonly<Record<string, number>> = {
  ...{idNumber: 18, legalRepIdNumber: 18},
  ...{mobile: 11, maskedMobile: 11},
};
/** Of fewer digits than these, another number may have the same by chance. */
const fewestShown = 6;
/** A longer text is no masked number. */
const longestShown = 40;
const comparing = ['checkEnterprise', 'checkIdCard', 'sendSmsCode', 'checkBankCard'];

const secretsOf = (plan: Plan): readonly Secret[] => {
  const {legalRep, other, expiredLegalRep, holder, otherEnterprise, takenIdNumber, strangerIdNumber} = plan;
  const persons = {legalRep, other, expiredLegalRep, holder, 'otherEnterprise.legalRep': otherEnterprise?.legalRep};
  return [
    {what: 'takenIdNumber', value: takenIdNumber ?? ''},
    {what: 'strangerIdNumber', value: strangerIdNumber ?? ''},
    ...Object.entries(persons).flatMap(([name, person = {}]) => {
      const given: Readonly<Record<string, string | undefined>> = person;
      return [
        ...numbers.map((field) => ({what: `${name}.${field}`, value: given[field] ?? ''})),
        {what: `${name}.name`, value: given['name'] ?? '', isName: true},
      ];
    }),
  ];
};

/** In capitals, as `X` in an ID number; without the fractions of times: six digits of a second are no code. */
const read = (text: string): string => text.toUpperCase().replace(/\.\d+(?=Z|[+-]\d\d)/g, '');

/** A number by itself, and not a part of another one. A mobile may have the country's code before it. */
const alone = (pattern: string): RegExp => new RegExp(`(?<![0-9A-Z])(?:86)?(${pattern})(?![0-9A-Z])`, 'g');
const wholeNumber = alone('\\d{17}[\\dX]|\\d{11}');

const wholeIn = (text: string): readonly string[] =>
  [...new Set(Array.from(text.matchAll(wholeNumber), ([, value = '']) => value))].filter(isNumberInClear);

const has = (text: string, {value, isName = false}: Secret): boolean => {
  const sought = value.toUpperCase();
  if (!text.includes(sought)) return false;
  if (isName) return value.length > 1;
  return value.length >= shortest && alone(sought.replace(/\W/g, '\\$&')).test(text);
};

/** What is shown of a number, and how many digits are not. */
interface Masked {
  readonly head: string;
  readonly hidden: number;
  readonly tail: string;
}

const isOf = ({head, hidden, tail}: Masked, whole: string): boolean =>
  whole.length === head.length + hidden + tail.length && whole.startsWith(head) && whole.endsWith(tail);

const maskedIn = (value: unknown): readonly Masked[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, each]: [string, unknown]) => {
        const {display = each} = Object(each) as {display?: unknown};
        const length = maskedFields[name];
        return typeof display === 'string' && length !== undefined
          ? maskOf(display.toUpperCase(), length)
          : maskedIn(each);
      });

const maskOf = (display: string, length: number): readonly Masked[] => {
  if (display.length > longestShown) return [];
  const [head = ''] = /^\d*/.exec(display) ?? [];
  const [tail = ''] = /\d*[\dX]$/.exec(display) ?? [];
  const shown = head.length + tail.length;
  return shown >= fewestShown && shown < length ? [{head, hidden: length - shown, tail}] : [];
};

const isTold = (secret: Secret, {answered, asked, isComparing}: Seen): boolean =>
  (isComparing || !secret.isName) && has(answered, secret) && !has(asked, secret);

const isGuarded = (answer: Answer): boolean => isJson(answer) && isNotStored(answer) && isNotGuessed(answer);

export class LeakScan {
  readonly #found = new Map<string, Message>();
  readonly #unguarded = new Set<string>();
  readonly #masked = new Map<string, Masked>();
  #secrets: readonly Secret[] = [];
  #recent: readonly Seen[] = [];

  get found(): readonly Message[] {
    return [...this.#found.values()];
  }

  /** The operations with an answer that a cache may store, or a browser may show as something else than JSON. */
  get unguarded(): readonly string[] {
    return [...this.#unguarded];
  }

  start(plan: Plan): void {
    this.#secrets = secretsOf(plan);
  }

  see(request: Request, answer: Answer): void {
    const {operation, text, body, headers} = answer;
    if (answer.status === 200 && body !== undefined && !isGuarded(answer)) this.#unguarded.add(operation);
    const seen = {
      operation,
      asked: read(`${request.path} ${request.body ?? ''}`),
      // Also as parsed: some write each Chinese character as `\u…`.
      answered: read([text, JSON.stringify(body), JSON.stringify(headers)].join(' ')),
      isComparing: comparing.includes(operation) && refusalOf(answer) !== undefined,
    };
    this.#recent = [...this.#recent, seen].slice(-mostKept);
    for (const secret of this.#secrets) this.#note(secret, seen);
    for (const each of maskedIn(body))
      if (this.#masked.size < mostMasked) this.#masked.set(Object.values(each).join(), each);
    const masked = [...this.#masked.values()];
    const inClear = wholeIn(seen.answered)
      .filter((value) => masked.some((each) => isOf(each, value)))
      .map((value) => ({what: say('masked-elsewhere'), value}))
      .find((secret) => isTold(secret, seen));
    if (inClear) this.#note(inClear, seen);
  }

  /** A code that was sent by SMS: also in the answers before it was known. */
  learn(code: string): void {
    if (!/^\d+$/.test(code)) return;
    const secret = {what: say('sms-code'), value: code};
    if (!this.#secrets.some(({value}) => value === code)) this.#secrets = [...this.#secrets, secret];
    for (const seen of this.#recent) this.#note(secret, seen);
  }

  #note(secret: Secret, seen: Seen): void {
    if (!isTold(secret, seen)) return;
    const found = finding(seen.operation, 'tells-unsent', secret.what);
    this.#found.set(inWords(found, 'en'), found);
  }
}
