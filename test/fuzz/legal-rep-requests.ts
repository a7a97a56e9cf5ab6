import {isDeepStrictEqual} from 'node:util';
import {expect} from 'chai';
import {
  bankCardClaimSchema,
  enterpriseClaimSchema,
  idCardClaimSchema,
  smsCodeRequestSchema,
} from '../../src/domain/legal-rep.questions.js';
import type {Asked} from './hostile-backend.js';
import type {Question} from './hostile-answers.js';

/** What has an effect, and how it has to look. */
const schemas = {
  checkEnterprise: enterpriseClaimSchema,
  checkIdCard: idCardClaimSchema,
  sendSmsCode: smsCodeRequestSchema,
  checkBankCard: bankCardClaimSchema,
} as const satisfies Partial<Record<Question, unknown>>;

const isEffective = (question: Question): question is keyof typeof schemas => question in schemas;

/** The presses that may have an effect. */
const sending = ['confirmed', 'retried', 'codeRequested', 'codeEntered'];

/** Only such an answer leads there. */
const leads: Readonly<Record<string, object>> = {
  ...{legalRep: {next: 'legal-rep'}, holder: {next: 'account-holder'}},
  ...{passed: {passed: true}, pending: {pending: true}},
};

interface Pressed {
  /** What was pressed, once or twice. */
  readonly press: string;
  readonly asked: readonly Asked[];
  /** How often what was under way was cancelled meanwhile. */
  readonly cancelled: number;
  /** The check that showed when it was pressed, whose it is, and by which ticket. */
  readonly check: object | undefined;
  readonly whose: string | undefined;
  readonly ticket: string | undefined;
  /** Whether it is said that something failed. */
  readonly hasFailed: boolean;
  /** Where the path stood, and where it stands now or how it ended. */
  readonly from: unknown;
  readonly to: unknown;
}

/** Whether an answer was heard that fits is how attempts are told apart. */
type Request = Asked & Pick<Pressed, 'check'> & {readonly isHeard: boolean};

/** What was asked by one press after the other: at most one thing that has an effect, and each attempt by one key. */
export class Requests {
  readonly #last = new Map<Question, Request>();
  readonly #keys = new Set<string>();

  follow({press, asked, cancelled, ...pressed}: Pressed): void {
    const names = asked.map(({question}) => question);
    for (const name of names) {
      // To cancel is a press as well, which may ask for the record anew.
      const times = names.filter((each) => each === name).length;
      // Who is there is asked, and where they stand, once it is known to be another.
      const most = name === 'getStatus' && ['retried', 'left'].includes(press) ? 2 : 1;
      expect(times, `${names.join()} by ${press}`).to.be.at.most(most + cancelled);
    }
    const [effective, ...others] = asked.filter(({question}) => isEffective(question));
    expect(others, `more by ${press}`).to.deep.equal([]);
    if (!effective) return;
    const {check, whose, ticket, hasFailed, from, to} = pressed;
    const {question, input} = effective;
    expect(sending, question).to.include(press);
    expect(schemas[question as keyof typeof schemas]().safeParse(input).success, `${question} fits`).to.equal(true);
    const own = input as {whose?: string; ticket?: string};
    expect({whose: own.whose, ticket: own.ticket}, question).to.deep.equal({whose, ticket});
    const led = from === to ? undefined : leads[String(to)];
    if (led) expect(effective.said, `to ${String(to)}`).to.include(led);
    const isHeard = effective.said !== undefined && !hasFailed && cancelled === 0;
    this.#followKey(press, {...effective, check, isHeard});
  }

  #followKey(press: string, request: Request): void {
    const {question, input, key = '', check} = request;
    expect(key).to.match(/^[0-9a-f]{32}$/);
    const last = this.#last.get(question);
    // Nobody heard whether that message was sent: it is no second one.
    const isSameMessage =
      question === 'sendSmsCode' && last?.check === check && !last?.isHeard && isDeepStrictEqual(last?.input, input);
    if (last && (press === 'retried' || isSameMessage)) {
      expect({key, input}, `${question} again`).to.deep.equal({key: last.key, input: last.input});
    } else if (last?.key === key) {
      expect(last.isHeard, `${question} again after an answer`).to.equal(false);
    } else {
      expect(this.#keys.has(key), `${question} by a former key`).to.equal(false);
    }
    this.#keys.add(key);
    this.#last.set(question, request);
  }
}
