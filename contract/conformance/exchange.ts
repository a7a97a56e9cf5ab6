import {withoutEndSlash} from '../../src/domain/wire-formats.js';
import http from 'node:http';
import https from 'node:https';
import {isIP} from 'node:net';
import {createSecureContext, rootCertificates, type SecureContext} from 'node:tls';
import {brotliDecompressSync, gunzipSync, inflateSync} from 'node:zlib';
import type {Answer} from './answers.js';
import {finding, say, SaidError, type Value} from './say.js';

/* One request and its answer. */

export interface Target {
  /** Address of the operations, without a slash at the end. */
  readonly baseUrl: string;
  /** Origin of one of the backend's own pages. */
  readonly origin: string;
  /** Certificates of authorities that this system does not know, as PEM. */
  readonly ca?: string | undefined;
  /** Aborted when the run's time is up. */
  readonly signal?: AbortSignal | undefined;
}

export interface Request {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | null | undefined>>;
  readonly body?: string | undefined;
}

/** An answer, and the cookies that it sets, as they were sent. */
export interface Exchanged extends Answer {
  readonly setCookies: readonly string[];
}

/** From the first byte sent to the last one received. */
const patienceMs = 30_000;

/** The largest answers of the contract are some kilobytes. */
const mostBytes = 1_000_000;

/** There is no answer. The message is one line, without any text of the backend. */
export class NoAnswer extends SaidError {
  /** Whether the connection broke: the same request may have an answer when it is sent again. */
  readonly isLost: boolean;

  /** `cause`: the code of a broken connection, or in words why it was waited for no longer. */
  constructor(operation: string, cause: Value) {
    super(finding(operation, 'no-answer', cause));
    this.isLost = typeof cause === 'string';
  }
}

/** The answer; undefined where the connection was closed instead, which is an answer to what is not to be asked. */
export const unlessClosed = async <Told>(answer: Promise<Told>): Promise<Told | undefined> =>
  answer.catch((error: unknown) => {
    if (error instanceof NoAnswer && error.isLost) return undefined;
    throw error;
  });

export const timeIsUp = say('time-is-up');

export class TimeUp extends SaidError {
  constructor() {
    super(timeIsUp);
  }
}

/** Without `Accept-Encoding` a server may compress: each browser can read that. */
const unpacked = (bytes: Buffer, encoding = ''): Buffer => {
  const unpack = {gzip: gunzipSync, deflate: inflateSync, br: brotliDecompressSync}[encoding.toLowerCase()];
  try {
    return unpack?.(bytes, {maxOutputLength: mostBytes}) ?? bytes;
  } catch {
    return bytes;
  }
};

/** `null` is absent: some frameworks write it for a value that there is not. */
const parse = (text: string): unknown => {
  try {
    return JSON.parse(text, (_, value: unknown) => value ?? undefined);
  } catch {
    return undefined;
  }
};

/** Node's own authorities, and those of the plan. Reading them for each connection would take most of the time. */
const trusting = new Map<string, SecureContext>();

const trusted = ({ca}: Target): {secureContext?: SecureContext} => {
  if (ca === undefined) return {};
  const secureContext = trusting.get(ca) ?? createSecureContext({ca: [...rootCertificates, ca]});
  trusting.set(ca, secureContext);
  return {secureContext};
};

/** A body in chunks does not tell its length. */
const lengthOf = ({headers, body}: Pick<Request, 'headers' | 'body'>): Readonly<Record<string, number>> =>
  body === undefined || 'transfer-encoding' in headers ? {} : {'content-length': Buffer.byteLength(body)};

/** By Node's own client: `fetch` does not send another host name, and follows the rules of a browser. */
export const exchange = (target: Target, {operation, method, path, headers, body}: Request): Promise<Exchanged> =>
  new Promise((resolve, reject) => {
    const url = new URL(target.baseUrl);
    // Of an IPv6 address without its brackets.
    const hostname = url.hostname.replace(/^\[|\]$/g, '');
    const {request} = url.protocol === 'https:' ? https : http;
    const given = Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    const patience = AbortSignal.timeout(patienceMs);
    const fail = (error: NodeJS.ErrnoException): void => {
      const cause = patience.aborted ? say('too-slow') : (error.code ?? error.name);
      reject(target.signal?.aborted ? new TimeUp() : new NoAnswer(operation, cause));
    };
    const sent = request(
      url,
      {
        path: withoutEndSlash(url.pathname) + path,
        method,
        // A connection of its own: of several workers behind one address, each is met.
        agent: false,
        // Not the `Host` that a rule sends: the certificate is the backend's.
        ...(!isIP(hostname) && {servername: hostname}),
        ...trusted(target),
        headers: {...Object.fromEntries(given), ...lengthOf({headers, body})},
        signal: AbortSignal.any([patience, ...(target.signal ? [target.signal] : [])]),
      },
      (response) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          bytes += chunk.length;
          if (bytes <= mostBytes) return;
          reject(new NoAnswer(operation, say('too-long')));
          response.destroy();
        });
        response.on('error', fail);
        response.on('end', () => {
          const {statusCode: status = 0, headers: answered} = response;
          const text = unpacked(Buffer.concat(chunks), answered['content-encoding']).toString();
          const {'set-cookie': setCookies = [], ...others} = answered;
          resolve({operation, status, headers: others as Record<string, string>, text, body: parse(text), setCookies});
        });
      },
    );
    sent.on('error', fail);
    sent.end(body);
  });
