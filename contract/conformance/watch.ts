import {type Answer, refusalOf} from './answers.js';
import type {Request} from './exchange.js';
import type {Plan} from './plan.js';

/* What no answer tells, whatever was asked: the plan's numbers and names, and an SMS code, unless the request had them. */

interface Secret {
  /** Its place in the plan. */
  readonly what: string;
  readonly value: string;
  /** A name is public, but no refusal says whose data was expected. */
  readonly isName?: boolean;
}

interface Seen {
  readonly request: Request;
  readonly answer: Answer;
}

const numbers = ['idNumber', 'bankCard', 'mobile'] as const;
/** Shorter ones may be anything. */
const shortest = 6;
/** So many exchanges lie at most between an order and the time when its code is known. */
const mostKept = 20;

const comparing = ['checkEnterprise', 'checkIdCard', 'sendSmsCode', 'checkBankCard'];

const secretsOf = ({legalRep, other, expiredLegalRep, otherEnterprise, takenIdNumber}: Plan): readonly Secret[] => {
  const persons = {legalRep, other, expiredLegalRep, 'otherEnterprise.legalRep': otherEnterprise?.legalRep};
  return [
    {what: 'takenIdNumber', value: takenIdNumber ?? ''},
    ...Object.entries(persons).flatMap(([name, person = {}]) => {
      const given: Readonly<Record<string, string | undefined>> = person;
      return [
        ...numbers.map((field) => ({what: `${name}.${field}`, value: given[field] ?? ''})),
        {what: `${name}.name`, value: given['name'] ?? '', isName: true},
      ];
    }),
  ];
};

/** The text of an answer, without the fractions of its times: six digits of a second are no code. */
const textOf = ({text, headers}: Answer): string =>
  (text + JSON.stringify(headers)).replace(/\.\d+(?=Z|[+-]\d\d)/g, '');

const has = (text: string, {value, isName = false}: Secret): boolean => {
  if (isName) return value.length > 1 && text.includes(value);
  const escaped = value.replace(/\W/g, '\\$&');
  return value.length >= shortest && new RegExp(`(?<![0-9A-Za-z])${escaped}(?![0-9A-Za-z])`, 'i').test(text);
};

const isTold = (secret: Secret, {request, answer}: Seen): boolean => {
  if (secret.isName && !(comparing.includes(answer.operation) && refusalOf(answer))) return false;
  return has(textOf(answer), secret) && !has(`${request.path} ${request.body ?? ''}`, secret);
};

/** Reads each answer of a run. */
export class Watch {
  readonly #found = new Set<string>();
  #secrets: readonly Secret[] = [];
  #recent: readonly Seen[] = [];

  /** What was told, without the values. */
  get found(): readonly string[] {
    return [...this.#found];
  }

  start(plan: Plan): void {
    this.#secrets = secretsOf(plan);
  }

  see(request: Request, answer: Answer): void {
    const seen = {request, answer};
    this.#recent = [...this.#recent, seen].slice(-mostKept);
    for (const secret of this.#secrets) this.#note(secret, seen);
  }

  /** A code that was sent by SMS: also in the answers before it was known. */
  learn(code: string): void {
    if (!/^\d+$/.test(code)) return;
    const secret = {what: 'the SMS code', value: code};
    if (!this.#secrets.some(({value}) => value === code)) this.#secrets = [...this.#secrets, secret];
    for (const seen of this.#recent) this.#note(secret, seen);
  }

  #note(secret: Secret, seen: Seen): void {
    if (isTold(secret, seen))
      this.#found.add(`${seen.answer.operation}: the answer has ${secret.what}, which was not sent`);
  }
}
