import fc from 'fast-check';
import type {CertBackend} from '../../src/adapters/backend.js';
import {HttpBackend} from '../../src/adapters/http-backend.js';
import {CertError} from '../../src/domain/errors.js';
import {fakeChallenge, fakeOutcome, fakeStatus} from '../../src/testing.js';
import {jsonWith, nearly, wildDatum, wildText} from './wild.js';

/*
 * A host's server, or a host's own adapter to it, that answers each question by what was generated. As data, like the
 * agent's exchanges.
 */

export type Answer =
  | {give: 'right'}
  | {give: 'part'; name: string; value: unknown}
  | {give: 'value'; value: unknown}
  | {give: 'trap'}
  | {give: 'throw'; what: 'Error' | 'TypeError' | 'AbortError' | 'CertError' | 'nothing' | 'text'; atOnce: boolean}
  | {give: 'silence'}
  /** Over HTTP only; elsewhere the value is what is answered. */
  | {give: 'response'; status: number; type: string; text: string; retryAfter: string};

export type Question = keyof CertBackend;
export type BackendPlan = Readonly<Record<Question, readonly Answer[]>>;

const right: Readonly<Record<Question, () => unknown>> = {
  getStatus: () => fakeStatus(),
  createCardChallenge: () => fakeChallenge(),
  verifyCard: () => fakeOutcome(),
};

const outcomes = (part: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.record({
      passed: fc.constant(false),
      refusal: fc.record({code: fc.constantFrom('challenge-expired', 'card-revoked', 'not known here')}),
    }),
    fc.record({
      passed: fc.constant(false),
      refusal: fc.record(
        {
          code: fc.oneof(
            fc.constantFrom('challenge-expired', 'signature-invalid', 'card-revoked', '__proto__'),
            wildText,
          ),
          message: wildText,
          triesLeft: fc.oneof(fc.nat(5), fc.double()),
          retryAfter: fc.oneof(fc.nat(90_000), fc.double()),
          fields: fc.array(fc.string({maxLength: 210}), {maxLength: 21}),
        },
        {requiredKeys: ['code']},
      ),
    }),
    fc.record({pending: fc.constant(true), checkAfter: fc.oneof(fc.nat(90_000), fc.double())}),
    nearly({passed: false, refusal: {code: 'card-revoked'}}, part),
  );

const record = (parts: Record<string, fc.Arbitrary<unknown>>) => fc.record(parts) as fc.Arbitrary<Answer>;

const answers = (question: Question): fc.Arbitrary<Answer[]> => {
  const names = Object.keys(right[question]() as object);
  const part = fc.oneof(wildDatum, jsonWith(...names, 'id', 'rank', 'label', 'code', 'state', 'enabled'));
  const value = question === 'verifyCard' ? fc.oneof({weight: 3, arbitrary: outcomes(part)}, part) : part;
  const answer: fc.Arbitrary<Answer> = fc.oneof(
    {weight: 5, arbitrary: fc.constant<Answer>({give: 'right'})},
    {
      weight: 3,
      arbitrary: record({give: fc.constant('part'), name: fc.constantFrom(...names), value: part}),
    },
    {weight: 3, arbitrary: record({give: fc.constant('value'), value})},
    fc.constant<Answer>({give: 'trap'}),
    fc.constant<Answer>({give: 'silence'}),
    record({
      give: fc.constant('throw'),
      what: fc.constantFrom('Error', 'TypeError', 'AbortError', 'CertError', 'nothing', 'text'),
      atOnce: fc.boolean(),
    }),
    {
      weight: 2,
      arbitrary: record({
        give: fc.constant('response'),
        status: fc.constantFrom(200, 201, 302, 400, 401, 403, 409, 412, 429, 500, 503),
        type: fc.constantFrom('application/json', 'application/problem+json; charset=utf-8', 'text/html', ''),
        text: fc.oneof(
          fc.json(),
          wildText,
          fc.record({code: wildText, requestId: wildText, retryAfter: fc.double()}).map((json) => JSON.stringify(json)),
          jsonWith('code', 'requestId', 'retryAfter').map((json) => JSON.stringify(json)),
        ),
        retryAfter: fc.constantFrom('', '30', '-5', 'Infinity', '1e9', 'Wed, 21 Oct 2026 07:28:00 GMT', 'x'),
      }),
    },
  );
  return fc.array(answer, {maxLength: 4});
};

export const backendPlan: fc.Arbitrary<BackendPlan> = fc.record({
  // Without it there is no journey: mostly right at first.
  getStatus: fc.oneof({weight: 5, arbitrary: fc.constant<Answer[]>([])}, answers('getStatus')),
  createCardChallenge: answers('createCardChallenge'),
  verifyCard: answers('verifyCard'),
});

const trap = new Proxy(
  {},
  {
    get: () => {
      throw new Error('A getter throws.');
    },
  },
);

const thrown = {
  Error: () => new Error('<b>500</b>'),
  TypeError: () => new TypeError('Failed to fetch'),
  AbortError: () => new DOMException('Aborted', 'AbortError'),
  CertError: () => new CertError('unauthenticated'),
  nothing: () => undefined,
  text: () => 'a text',
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The answers in turn, and then right ones. `onSilence` is told where nothing will come. */
export class HostileBackend {
  readonly asked: {question: Question; input: unknown}[] = [];

  constructor(
    private readonly plan: BackendPlan,
    private readonly onQuestion: () => void,
    private readonly onSilence: () => void,
  ) {}

  /** As a host's own adapter. */
  get direct(): CertBackend {
    const ask = (question: Question) => (input: unknown) => this.#answer(question, input) as Promise<never>;
    return {
      getStatus: ask('getStatus'),
      createCardChallenge: ask('createCardChallenge'),
      verifyCard: ask('verifyCard'),
    };
  }

  /** As a server behind `HttpBackend`: what `fetch` would answer. */
  get fetch(): typeof globalThis.fetch {
    return async (url, options) => {
      const path = (url as string).split('/').at(-1);
      const question = path === 'status' ? 'getStatus' : path === 'challenges' ? 'createCardChallenge' : 'verifyCard';
      const body: unknown = typeof options?.body === 'string' ? JSON.parse(options.body) : undefined;
      const answer = await this.#answer(question, body);
      if (answer instanceof Response) return answer;
      return new Response(answer === trap ? '{"half' : (JSON.stringify(answer) as string | undefined), {
        headers: {'content-type': 'application/json'},
      });
    };
  }

  #answer(question: Question, input: unknown): unknown {
    const turn = this.asked.filter((each) => each.question === question).length;
    this.asked.push({question, input});
    this.onQuestion();
    const answer = this.plan[question][turn] ?? {give: 'right'};
    switch (answer.give) {
      case 'right':
        return Promise.resolve(right[question]());
      case 'part':
        return Promise.resolve({...(right[question]() as object), [answer.name]: answer.value});
      case 'value':
        // A host may forget that a promise was asked for.
        return isObject(answer.value) ? answer.value : Promise.resolve(answer.value);
      case 'trap':
        return {then: (resolve: (value: unknown) => void) => resolve({...{passed: true}, level: trap})};
      case 'throw': {
        const error = thrown[answer.what]();
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- hosts do
        if (answer.atOnce) throw error;
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- hosts do
        return Promise.reject(error);
      }
      case 'silence':
        setImmediate(this.onSilence);
        return new Promise(() => undefined);
      case 'response':
        return Promise.resolve(
          new Response(answer.text, {
            status: answer.status,
            headers: {'content-type': answer.type, 'retry-after': answer.retryAfter},
          }),
        );
    }
  }
}

export const httpBackend = (): CertBackend => new HttpBackend({baseUrl: 'https://host.example.cn/api'});
