import {randomUUID} from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import {isIP} from 'node:net';
import {hasBody} from '../../src/adapters/operations.js';
import {type Operation, operations} from '../operations.js';
import type {Answer} from './answers.js';

/** Where the backend is. */
export interface Target {
  /** Address of the operations, without a slash at the end. */
  readonly baseUrl: string;
  /** Origin of one of the backend's own pages. */
  readonly origin: string;
}

/** What a request has besides what each request has. */
export interface Sent {
  readonly body?: object;
  /** A body as it is sent, whatever it is. */
  readonly text?: string;
  /** Id in the path. */
  readonly id?: string;
  readonly key?: string;
  /** Version of the record. */
  readonly ifMatch?: string;
  /** About another subject; null: about nobody. */
  readonly subject?: string | null;
  /** Replace the usual ones; null: without this one. */
  readonly headers?: Readonly<Record<string, string | null>>;
}

const patienceMs = 30_000;

const operationOf = (id: string): Operation => {
  const found = operations.find((each) => each.id === id);
  if (!found) throw new Error(`There is no operation ${id}.`);
  return found;
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

interface Request {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | null | undefined>>;
  readonly body?: string | undefined;
}

/** By Node's own client: `fetch` does not send another host name, and follows the rules of a browser. */
const exchange = ({baseUrl}: Target, {operation, method, path, headers, body}: Request): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const url = new URL(baseUrl);
    // Of an IPv6 address without its brackets.
    const hostname = url.hostname.replace(/^\[|\]$/g, '');
    const {request} = url.protocol === 'https:' ? https : http;
    const given = Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    const sent = request(
      url,
      {
        path: url.pathname.replace(/\/+$/, '') + path,
        method,
        // A connection of its own: of several workers behind one address, each is met.
        agent: false,
        // Not the `Host` that a rule sends: the certificate is the backend's.
        ...(!isIP(hostname) && {servername: hostname}),
        headers: {...Object.fromEntries(given), ...(body !== undefined && {'content-length': Buffer.byteLength(body)})},
        signal: AbortSignal.timeout(patienceMs),
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          const {statusCode: status = 0, headers: answered} = response;
          resolve({operation, status, headers: answered as Record<string, string>, text, body: parse(text)});
        });
      },
    );
    sent.on('error', (error: NodeJS.ErrnoException) => {
      const cause = error.code ?? error.name;
      // Perhaps the backend closed the connection after the answer before, without saying so in that answer.
      reject(new Error(`${operation}: no answer (${cause})`));
    });
    sent.end(body);
  });

/** A signed-in user. */
export class Session {
  /** Who is signed in, from the status. */
  subject = '';

  constructor(
    readonly target: Target,
    /** Name of the user in the plan. */
    readonly user: string,
    /** The session itself: a cookie or a token, and a CSRF token if the backend has one. */
    readonly headers: Readonly<Record<string, string>>,
    /** Those of them that a foreign page cannot send. */
    readonly csrf: readonly string[] = [],
  ) {}

  /** The same browser without a session. */
  signedOut(): Session {
    return new Session(this.target, this.user, {});
  }

  /** What a foreign page can make this browser send: the cookie, and no CSRF token. */
  fromForeignPage(): Session {
    const others = Object.entries(this.headers).filter(([name]) => !this.csrf.includes(name));
    const session = new Session(this.target, this.user, Object.fromEntries(others));
    session.subject = this.subject;
    return session;
  }

  /** Sends a request as the widget does. */
  send(id: string, sent: Sent = {}): Promise<Answer> {
    const {method, path, version} = operationOf(id);
    const changes = method !== 'GET';
    const body = sent.text ?? (hasBody(method) ? JSON.stringify(sent.body ?? {}) : undefined);
    const headers = {
      accept: 'application/json',
      ...this.headers,
      ...(id !== 'getStatus' && {'sw-subject': sent.subject === undefined ? this.subject : sent.subject}),
      ...(changes && {origin: this.target.origin, 'idempotency-key': sent.key ?? randomUUID()}),
      ...(body !== undefined && {'content-type': 'application/json'}),
      ...(version === 'If-Match' && {'if-match': sent.ifMatch ?? null}),
      ...sent.headers,
    };
    return exchange(this.target, {
      operation: id,
      method,
      path: path.replace('{id}', sent.id ?? 'none'),
      headers,
      body,
    });
  }

  /** An address that is no operation. */
  get(path: string): Promise<Answer> {
    const headers = {...this.headers, 'sw-subject': this.subject};
    return exchange(this.target, {operation: `GET ${path}`, method: 'GET', path, headers});
  }
}
