import {CertError} from '../domain/errors.js';
import type {AskOptions} from './backend.js';
import {randomKey} from './call.js';

export interface HttpBackendOptions {
  /** The path or URL of the operations, such as `/api/realname-cert`. Undefined is a configuration error. */
  readonly baseUrl: string | undefined;
  /**
   * Bearer token for each request; requested once more after a 401. Without it, only the session cookie identifies the
   * user.
   */
  readonly token?: () => string | Promise<string>;
  /** As in `fetch`. Default `same-origin`. */
  readonly credentials?: RequestCredentials;
  /** Sends the requests instead of the page's `fetch`, for example with a header that your server demands. */
  readonly fetch?: typeof globalThis.fetch;
}

/** Method, path, and for a record with a version the word `ETag`. `{id}` stands for the input's `id`. */
export type HttpOperation = `${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`;

/** What an input may contain besides the fields of the body. */
interface Input {
  /** Becomes a part of the path, if the path has a place for it. */
  readonly id: string;
  /** The version of the record that the request is about. Sent as `If-Match`, unless it is empty. */
  readonly version?: string;
  /** The body, if it is not the rest of the input. */
  readonly changes?: object;
}

/** The body as JSON, or undefined if it is not JSON. If the connection breaks in between, this rejects. */
const readJson = async (response: Response): Promise<unknown> =>
  /^application\/(?:[\w.-]+\+)?json\b/i.test(response.headers.get('content-type') as string)
    ? response.json().catch((thrown: unknown) => {
        if (!(thrown instanceof SyntaxError)) throw thrown;
      })
    : undefined;

/** Sends one request. Rejects with `CertError`, or with the error that `fetch` throws. */
const exchange = async (
  backend: HttpBackendOptions,
  operation: HttpOperation,
  input: unknown,
  options: AskOptions,
): Promise<unknown> => {
  const {baseUrl, credentials, fetch = globalThis.fetch} = backend;
  if (baseUrl === undefined) throw new CertError('config', {where: 'base-url'});
  const [method, template, etag] = operation.split(' ') as [string, string, string | undefined];
  const {id, version, changes, ...rest} = Object(input) as Input;
  const path = template.replace('{id}', encodeURIComponent(id));
  const body = /^P/.test(method) ? (changes ?? rest) : undefined;
  const {subject, locale, humanCheck, stepUp, signal, idempotencyKey: key = randomKey()} = options;
  const request = async (): Promise<Response> => {
    const token = await backend.token?.();
    return fetch(baseUrl.replace(/\/+$/, '') + path, {
      method,
      // The round trip drops the headers without a value.
      headers: JSON.parse(
        JSON.stringify({
          accept: 'application/json',
          'accept-language': locale,
          authorization: token && `Bearer ${token}`,
          'sw-subject': subject,
          'idempotency-key': method === 'GET' ? undefined : key,
          'content-type': body && 'application/json',
          'if-match': version || undefined,
        }),
      ) as Record<string, string>,
      body: body && JSON.stringify({...body, humanCheck, stepUp}),
      credentials,
      cache: 'no-store',
      // An old portal answers an ended session with a redirect to its sign-in page, which is HTML. So do not follow
      // it.
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      signal,
    } as RequestInit);
  };
  // Repeats the request as long as the backend is still working on it.
  for (;;) {
    let response = await request();
    if (response.status === 401 && backend.token) response = await request();
    const {status} = response;
    const answer = await readJson(response);
    // A proxy that compresses marks the ETag as weak, and a weak ETag never matches `If-Match`.
    if (response.ok && answer !== undefined) {
      return etag ? {...answer, version: response.headers.get(etag)?.replace(/^W\//, '')} : answer;
    }
    const {repeatOrFail} = await import('./http-problem.js').catch(() => {
      // A redirect, which browsers report as 0, may be why the module cannot be loaded either.
      throw new CertError(status % 401 ? 'backend' : 'unauthenticated', {status});
    });
    await repeatOrFail(response, answer, path, signal);
  }
};

/**
 * A class with a method for each operation, over JSON and HTTP. The methods do not check the answers: `ask()` does.
 * They are on the prototype, so that a host's subclass can override and call them.
 */
export const httpClient = <B extends object>(
  operations: Readonly<Record<keyof B, HttpOperation>>,
): new (options: HttpBackendOptions) => B => {
  class Client {
    readonly options: HttpBackendOptions;

    constructor(options: HttpBackendOptions) {
      this.options = options;
    }
  }
  for (const [name, operation] of Object.entries<HttpOperation>(operations)) {
    Object.assign(Client.prototype, {
      [name](this: Client, input: unknown, options: AskOptions) {
        return exchange(this.options, operation, input, options);
      },
    });
  }
  return Client as unknown as new (options: HttpBackendOptions) => B;
};
