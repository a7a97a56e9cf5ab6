import type {RequestOptions} from '../../src/adapters/backend.js';
import type {CardAgent} from '../../src/adapters/card-agent.js';
import {CertError, type CertErrorCode, type CertErrorDetails} from '../../src/domain/errors.js';
import type {Refusal} from '../../src/domain/outcome.schemas.js';
import type {Profile} from '../../src/domain/profile.schemas.js';
import type {Status} from '../../src/domain/schemas.js';
import {
  fakeAgent,
  fakeProfile,
  fakeRefused,
  fakeSignature,
  fakeStatus,
  type FakeAgentAnswers,
  type FakeProfileChanges,
} from '../../src/fakes.js';
import {backendBy, rightly, type Backend} from './world.js';

/** An answer that is given when the test says so, or not at all: unlike `never`, it takes no notice of its signal. */
export class Held<T> {
  #answer: (value: T) => void = () => undefined;
  #fail: (reason: unknown) => void = () => undefined;
  readonly #promise = new Promise<T>((resolve, reject) => {
    this.#answer = resolve;
    this.#fail = reject;
  });

  readonly ask = (): Promise<T> => this.#promise;

  answer(value: T): void {
    this.#answer(value);
  }

  fail(code: CertErrorCode): void {
    this.#fail(new CertError(code));
  }
}

export type OperationName = keyof Backend | keyof CardAgent;

interface Asked {
  readonly operation: OperationName;
  readonly signal: AbortSignal;
  readonly input: unknown;
  readonly idempotencyKey: string | undefined;
  /** About whom it is asked; undefined for the card agent, and where nobody is known yet. */
  readonly subject: string | undefined;
  readonly stepUp: string | undefined;
}

export type Answers = Partial<Backend> & FakeAgentAnswers;

/** Backend and agent as fakes that remember what they were asked. */
export class Outside {
  readonly asked: Asked[] = [];
  /** The PINs that reached the card. */
  readonly pins: string[] = [];
  readonly backend: Backend;
  readonly agent: CardAgent;

  constructor({readCard, sign, ...answers}: Answers = {}) {
    const right = rightly(answers);
    const agent = fakeAgent({
      ...(readCard && {readCard}),
      sign: (text, pin, options) => {
        this.pins.push(pin);
        return sign ? sign(text, pin, options) : Promise.resolve(fakeSignature());
      },
    });
    const note = (
      operation: OperationName,
      input: unknown,
      {signal, idempotencyKey, subject, stepUp}: Partial<RequestOptions> & Pick<RequestOptions, 'signal'>,
    ): void => {
      this.asked.push({operation, signal, input, idempotencyKey, subject, stepUp});
    };
    this.backend = backendBy((operation, input, options) => {
      note(operation, input, options);
      return right(operation, input, options);
    });
    this.agent = {
      readCard: (options) => {
        note('readCard', undefined, options);
        return agent.readCard(options);
      },
      sign: (text, pin, options) => {
        note('sign', text, options);
        return agent.sign(text, pin, options);
      },
    };
  }

  times(operation: OperationName): number {
    return this.asked.filter((each) => each.operation === operation).length;
  }

  /** The idempotency keys of what was sent with a request, one after the other. */
  keys(operation: OperationName): (string | undefined)[] {
    return this.asked.filter((each) => each.operation === operation).map(({idempotencyKey}) => idempotencyKey);
  }

  /** The last time that it was asked. */
  last(operation: OperationName): Asked {
    const asked = this.asked.filter((each) => each.operation === operation).at(-1);
    if (!asked) throw new Error(`${operation} was never asked.`);
    return asked;
  }
}

/** Answers in turn what each call is to be answered; the last one for ever. */
export const inTurn = <A extends unknown[], T>(
  ...answers: ((...args: A) => Promise<T>)[]
): ((...args: A) => Promise<T>) => {
  let calls = 0;
  return async (...args) => (answers[Math.min(calls++, answers.length - 1)] as (...args: A) => Promise<T>)(...args);
};

export const fails = (code: CertErrorCode, details?: CertErrorDetails) => (): Promise<never> =>
  Promise.reject(new CertError(code, details));

export const refuses =
  (code: string, more: Partial<Refusal> = {}) =>
  async () =>
    fakeRefused(code, more);

export const says = (changes: Partial<Status>) => (): Promise<Status> => Promise.resolve(fakeStatus(changes));

/** What is on record, the one answer after the other; the last one for ever. */
export const records = (
  first: FakeProfileChanges = {},
  ...more: FakeProfileChanges[]
): {getProfile: () => Promise<Profile>} => ({
  getProfile: inTurn(...[first, ...more].map((changes) => () => Promise.resolve(fakeProfile(changes)))),
});
