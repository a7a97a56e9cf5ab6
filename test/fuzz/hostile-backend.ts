import type {AskOptions, CertBackend, InboxBackend} from '../../src/adapters/backend.js';
import {HttpBackend} from '../../src/adapters/http-backend.js';
import {operations} from '../../contract/operations.js';
import {HttpInboxBackend} from '../../src/adapters/http-inbox.js';
import {CertError} from '../../src/domain/errors.js';
import {right, type Answer, type BackendPlan, type Question} from './hostile-answers.js';

const traps = new WeakSet();

/** Says yes, and throws where anybody looks closer. */
const trapIn = (right: object): object => {
  const trap = new Proxy(right, {
    get: (_, name) => {
      if (name === 'passed') return true;
      if (name in right) throw new Error('A getter throws.');
      return undefined;
    },
  });
  traps.add(trap);
  return trap;
};

const thrown: Readonly<Record<Extract<Answer, {give: 'throw'}>['what'], (input: unknown) => unknown>> = {
  Error: () => new Error('<b>500</b>'),
  TypeError: () => new TypeError('Failed to fetch'),
  AbortError: () => new DOMException('Aborted', 'AbortError'),
  'signed out': () => new CertError('unauthenticated'),
  'another signed in': () => new CertError('subject-changed'),
  conflict: () => new CertError('conflict'),
  nothing: () => undefined,
  text: () => 'a text',
  echo: (input) => new Error(JSON.stringify(input)),
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** What is asked at a path, and the id in it. */
const routeOf = (method: string, path: string): {question: Question; id: string | undefined} => {
  for (const {id: question, path: template, method: own} of operations) {
    const [start = '', end] = template.split('{id}');
    const id = end === undefined ? undefined : path.slice(start.length, path.length - end.length);
    if (method === own && path === start + (end === undefined ? '' : `${id}${end}`) && !id?.includes('/'))
      return {question, id: id && decodeURIComponent(id)};
  }
  throw new Error(`Nothing is at ${path}`);
};

/** A version as a server tells it, where it can be written into a header. */
const etagOf = (answer: unknown): Record<string, string> => {
  const {version} = Object(answer) as {version?: unknown};
  return typeof version === 'string' && /^[\x21-\x7E]+$/.test(version) ? {etag: version} : {};
};

const base = 'https://host.example.cn/api';

export interface Asked {
  readonly question: Question;
  readonly input: unknown;
  readonly key: string | undefined;
  /** Whom it was asked about. */
  readonly subject: string | undefined;
  /** What was answered, where that was an answer at all. */
  said?: unknown;
}

/** The answers in turn, and then right ones. `onSilence` is told where nothing will come. */
export class HostileBackend {
  readonly asked: Asked[] = [];
  /** Over HTTP: all that is not the body of a request. */
  readonly lines: string[] = [];

  constructor(
    private readonly plan: BackendPlan,
    private readonly onQuestion: (asked: Asked) => void,
    private readonly onSilence: () => void,
    private readonly changes: Readonly<Partial<Record<Question, object>>> = {},
  ) {}

  /** As a host's own adapter. */
  get direct(): CertBackend & InboxBackend {
    const ask =
      (question: Question) =>
      (input: unknown, {idempotencyKey: key, subject}: AskOptions) =>
        this.#answer({question, input, key, subject}) as Promise<never>;
    const questions = (Object.keys(right) as Question[]).map((question) => [question, ask(question)] as const);
    return Object.fromEntries(questions) as unknown as CertBackend & InboxBackend;
  }

  /** As a server behind `HttpBackend`: what `fetch` would answer. */
  get fetch(): typeof globalThis.fetch {
    return async (url, options) => {
      const path = (url as string).slice(base.length);
      const {question, id} = routeOf(options?.method ?? 'GET', path);
      const headers = new Headers(options?.headers);
      this.lines.push(path, JSON.stringify([...headers]));
      const sent: unknown = typeof options?.body === 'string' ? JSON.parse(options.body) : undefined;
      const body = id === undefined ? sent : {...(sent as object | undefined), id};
      const version = headers.get('if-match');
      const input = version !== null && path.startsWith('/profile/') ? {changes: body, version} : body;
      const key = headers.get('idempotency-key') ?? undefined;
      const subject = headers.get('sw-subject') ?? undefined;
      const answer = await this.#answer({question, input, key, subject});
      if (answer instanceof Response) return answer;
      return new Response(
        isObject(answer) && traps.has(answer) ? '{"half' : (JSON.stringify(answer) as string | undefined),
        {
          headers: {'content-type': 'application/json', ...etagOf(answer)},
        },
      );
    };
  }

  #right(question: Question, input: unknown): object {
    return {...right[question](input), ...this.changes[question]};
  }

  #answer(asked: Asked): unknown {
    const {question, input} = asked;
    const turn = this.asked.filter((each) => each.question === question).length;
    this.asked.push(asked);
    this.onQuestion(asked);
    const answer = this.plan[question]?.[turn] ?? {give: 'right'};
    switch (answer.give) {
      case 'right':
        asked.said = this.#right(question, input);
        return Promise.resolve(asked.said);
      case 'part':
        asked.said = {...this.#right(question, input), [answer.name]: answer.value};
        return Promise.resolve(asked.said);
      case 'value':
        asked.said = answer.value;
        // A host may forget that a promise was asked for.
        return isObject(answer.value) ? answer.value : Promise.resolve(answer.value);
      case 'trap':
        return {then: (resolve: (value: unknown) => void) => resolve(trapIn(this.#right(question, input)))};
      case 'throw': {
        const error = thrown[answer.what](input);
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

export const httpBackend = (): CertBackend => new HttpBackend({baseUrl: base});

export const httpInbox = (): InboxBackend => new HttpInboxBackend({baseUrl: base});
