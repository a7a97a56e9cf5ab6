import {withoutEndSlash} from '../domain/wire-formats.js';
import {randomKey} from '../domain/random-ids.js';
import {CertError, isCertError} from '../domain/errors.js';
import type {RequestOptions, CertBackend, InboxBackend} from './backend.js';
import {ownAddress} from './page.js';
import {certOperations, hasBody, type Operation, inboxOperations} from './operations.js';

export interface HttpBackendOptions {
  /** The path or URL of the operations, such as `/api/realname-cert`. Undefined is a configuration error. */
  readonly baseUrl: string | undefined;
  /**
   * Bearer token for each request; requested once more after a 401. Without it, only the session cookie identifies the
   * user.
   */
  readonly token?: () => string | Promise<string>;
  /**
   * Whether requests to another origin carry `traceparent` too, which its `Access-Control-Allow-Headers` must then name.
   * To the page's own origin they always do.
   */
  readonly propagateTraceHeader?: boolean;
  /** As in `fetch`. Default `same-origin`. */
  readonly credentials?: RequestCredentials;
  /** Sends the requests instead of the page's `fetch`, for example with a header that your server demands. */
  readonly fetch?: typeof globalThis.fetch;
}

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

/** An object whose prototype has the method of an operation. */
interface Client {
  readonly options: HttpBackendOptions;
}

/** The method that sends an operation. Rejects with `CertError`, or with the error that `fetch` throws. */
const methodFor = ([method, template, versionHeader]: Operation) =>
  async function (this: Client, ...args: readonly [...unknown[], RequestOptions]): Promise<unknown> {
    const options = args.at(-1) as RequestOptions;
    const {baseUrl, propagateTraceHeader, credentials, fetch = globalThis.fetch} = this.options;
    if (baseUrl === undefined) throw new CertError('config', {where: 'base-url'});
    // A page may have put a member of these names on every object.
    const given: object = {__proto__: null, ...(args.length > 1 && (args[0] as object))};
    const {id, version, changes, ...rest} = given as Input;
    const path = template.replace('{id}', encodeURIComponent(id));
    const body = hasBody(method) ? (changes ?? rest) : undefined;
    const {
      traceparent,
      onSend,
      subject,
      locale,
      humanCheck,
      stepUp,
      signal,
      idempotencyKey: key = randomKey(),
    } = options;
    const request = async (): Promise<Response> => {
      let token: string | undefined;
      try {
        const given = this.options.token?.();
        // One that is there at once is not waited for: the first request leaves before the first render.
        token = typeof given === 'object' ? await given : given;
      } catch (thrown) {
        // What the host's own function throws is not the backend's answer, so its place is named.
        throw isCertError(thrown) ? thrown : new CertError('backend', {where: 'token'}, thrown);
      }
      const headers = {
        accept: 'application/json',
        'accept-language': locale,
        authorization: token && `Bearer ${token}`,
        traceparent: propagateTraceHeader || ownAddress(baseUrl) ? traceparent : undefined,
        'sw-subject': subject,
        'idempotency-key': method === 'GET' ? undefined : key,
        'content-type': body && 'application/json',
        'if-match': version || undefined,
      };
      onSend?.();
      return fetch(withoutEndSlash(baseUrl) + path, {
        method,
        headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)),
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
      if (response.status === 401 && this.options.token) response = await request();
      const {status} = response;
      const answer = await readJson(response);
      if (response.ok && answer !== undefined) {
        // A proxy that compresses marks the ETag as weak, and a weak ETag never matches `If-Match`.
        const etag = response.headers.get('etag')?.replace(/^W\//, '');
        return versionHeader === 'ETag' ? {...answer, version: etag} : answer;
      }
      const {repeatOrFail} = await import('./http-problem.js').catch(() => {
        // A redirect, which browsers report as 0, may be why the module cannot be loaded either.
        throw new CertError(status === 0 || status === 401 ? 'unauthenticated' : 'backend', {status});
      });
      await repeatOrFail(response, answer, path, signal);
    }
  };

/**
 * A class with a method for each operation, over JSON and HTTP. The methods do not check the answers: `createRequester` does.
 * They are on the prototype, so that a host's subclass can override and call them.
 */
export const httpClient = <B extends object>(
  operations: Readonly<Record<keyof B, Operation>>,
): new (options: HttpBackendOptions) => B => {
  class HttpClient {
    constructor(readonly options: HttpBackendOptions) {}
  }
  for (const [id, operation] of Object.entries<Operation>(operations)) {
    Object.assign(HttpClient.prototype, {[id]: methodFor(operation)});
  }
  return HttpClient as unknown as new (options: HttpBackendOptions) => B;
};

/** `CertBackend` over JSON and HTTP. Rejects with `CertError`, or with the error that `fetch` throws. */
export class HttpBackend extends /* @__PURE__ */ httpClient<CertBackend>(certOperations) {}

/**
 * `InboxBackend` over JSON and HTTP: the administrator's side of the same base path. Rejects with `CertError`, or with
 * the error that `fetch` throws.
 */
export class HttpInboxBackend extends /* @__PURE__ */ httpClient<InboxBackend>(inboxOperations) {}
