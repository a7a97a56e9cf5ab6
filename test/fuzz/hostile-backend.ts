import {operations} from '../../contract/operations.js';
import type {CertBackend, InboxBackend} from '../../src/adapters/backend.js';
import {HttpBackend, HttpInboxBackend} from '../../src/adapters/http-backend.js';
import {responseTo, spoil} from '../../walks/spoilers.js';
import {backendBy, rightly, type Backend, type OperationName} from '../harness/world.js';
import type {Answer, BackendPlan} from './hostile-answers.js';

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
  nothing: () => undefined,
  text: () => 'a text',
  echo: (input) => new Error(JSON.stringify(input)),
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** What is asked at a path, and the id in it. */
const routeOf = (method: string, path: string): {operation: OperationName; id: string | undefined} => {
  for (const {id: operation, path: template, method: own} of operations) {
    const [start = '', end] = template.split('{id}');
    const id = end === undefined ? undefined : path.slice(start.length, path.length - end.length);
    if (method === own && path === start + (end === undefined ? '' : `${id}${end}`) && !id?.includes('/'))
      return {operation, id: id && decodeURIComponent(id)};
  }
  throw new Error(`Nothing is at ${path}`);
};

/** A version as a server tells it, where it can be written into a header. */
const etagOf = (answer: unknown): Record<string, string> => {
  const {version} = Object(answer) as {version?: unknown};
  return typeof version === 'string' && /^[\x21-\x7E]+$/.test(version) ? {etag: version} : {};
};

const baseUrl = 'https://host.example.cn/api';
const right = rightly();

export interface Asked {
  readonly operation: OperationName;
  readonly input: unknown;
  readonly key: string | undefined;
  /** Whom it was asked about. */
  readonly subject: string | undefined;
  /** What was answered, where that was an answer at all. */
  said?: unknown;
}

export interface BackendOptions {
  readonly plan: BackendPlan;
  /** As a server behind `fetch`, and not as a host's own adapter. */
  readonly overHttp: boolean;
  /** What is right, where it is something else than the fakes say. */
  readonly changes: Readonly<Partial<Record<OperationName, object>>>;
  readonly onRequest: (asked: Asked) => void;
  /** Is told where nothing will come. */
  readonly onSilence: () => void;
}

/** The answers of a plan in turn, and then right ones. */
export class HostileBackend {
  readonly asked: Asked[] = [];
  /** Over HTTP: all that is not the body of a request. */
  readonly lines: string[] = [];
  readonly #direct: Backend;
  readonly #fetch = globalThis.fetch;

  constructor(private readonly options: BackendOptions) {
    this.#direct = backendBy((operation, input, {idempotencyKey: key, subject}) =>
      this.#answer({operation, input, key, subject}),
    );
    globalThis.fetch = (url, init) => this.#serve(url as string, init ?? {});
  }

  get cert(): CertBackend {
    return this.options.overHttp ? new HttpBackend({baseUrl}) : this.#direct;
  }

  get inbox(): InboxBackend {
    return this.options.overHttp ? new HttpInboxBackend({baseUrl}) : this.#direct;
  }

  end(): void {
    globalThis.fetch = this.#fetch;
  }

  async #serve(url: string, {method = 'GET', body: text, headers: given}: RequestInit): Promise<Response> {
    const path = url.slice(baseUrl.length);
    const {operation, id} = routeOf(method, path);
    const headers = new Headers(given);
    this.lines.push(path, JSON.stringify([...headers]));
    const sent: unknown = typeof text === 'string' ? JSON.parse(text) : undefined;
    const body = id === undefined ? sent : {...(sent as object | undefined), id};
    const version = headers.get('if-match');
    const input = version !== null && path.startsWith('/profile/') ? {changes: body, version} : body;
    const [key, subject] = [headers.get('idempotency-key') ?? undefined, headers.get('sw-subject') ?? undefined];
    const answer = await this.#answer({operation, input, key, subject});
    if (answer instanceof Response) return answer;
    const json = isObject(answer) && traps.has(answer) ? '{"half' : (JSON.stringify(answer) as string | undefined);
    return new Response(json, {headers: {'content-type': 'application/json', ...etagOf(answer)}});
  }

  /** What is right of it, but for one part. */
  async #right(asked: Asked, part: object = {}): Promise<object> {
    const {operation, input} = asked;
    const answer = (await right(operation, input, {signal: new AbortController().signal})) as object;
    asked.said = {...answer, ...this.options.changes[operation], ...part};
    return asked.said as object;
  }

  #answer(asked: Asked): unknown {
    const {operation, input} = asked;
    const turn = this.asked.filter((each) => each.operation === operation).length;
    this.asked.push(asked);
    this.options.onRequest(asked);
    const answer = this.options.plan[operation]?.[turn] ?? {give: 'right'};
    switch (answer.give) {
      case 'right':
        return this.#right(asked);
      case 'part':
        return this.#right(asked, {[answer.name]: answer.value});
      case 'value':
        asked.said = answer.value;
        // A host may forget that a promise was asked for.
        return isObject(answer.value) ? answer.value : Promise.resolve(answer.value);
      case 'trap':
        return {
          then: (resolve: (value: unknown) => void) => {
            void this.#right({...asked}).then((value) => resolve(trapIn(value)));
          },
        };
      case 'throw': {
        const error = thrown[answer.what](input);
        if (answer.atOnce) throw error;
        // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- hosts do
        return Promise.reject(error);
      }
      case 'spoiled': {
        if (answer.how === 'silent') setImmediate(this.options.onSilence);
        const response = this.options.overHttp && responseTo(answer.how);
        if (!response) return spoil(answer.how);
        const {status, type, text, location} = response;
        return Promise.resolve(
          new Response(text, {status, headers: {'content-type': type, ...(location && {location})}}),
        );
      }
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
