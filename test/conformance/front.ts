import {readFileSync} from 'node:fs';
import http, {type IncomingHttpHeaders, type OutgoingHttpHeaders} from 'node:http';
import https from 'node:https';
import type {AddressInfo} from 'node:net';

/* What may stand before a backend: a server that ends TLS, a gateway, a network that loses answers. */

export interface Exchange {
  /** The how-manieth request it is, from 1. */
  readonly count: number;
  /** Of the request. They may be changed before it goes on. */
  readonly headers: IncomingHttpHeaders;
  readonly path: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly text: string;
}

export interface FrontOptions {
  readonly isSecure?: boolean;
  /** Whether it answers for a host name. */
  readonly isOwn?: (name: string, own: string) => boolean;
  /** Answers in the place of the backend. */
  readonly before?: (exchange: Exchange) => Answer | undefined;
  /** Changes an answer of the backend; `lost`: nobody hears it. */
  readonly after?: (answer: Answer, exchange: Exchange) => Answer | 'lost';
}

const pem = (name: string): string => readFileSync(new URL(`tls/${name}.pem`, import.meta.url), 'utf8');

export interface Front {
  readonly url: string;
  readonly close: () => Promise<void>;
}

const forward = (url: URL, request: http.IncomingMessage, body: Buffer): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const headers = {...request.headers, host: url.host, connection: 'close'};
    const options = {method: request.method ?? '', path: request.url ?? '', headers, agent: false};
    const sent = http.request(url, options, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => {
        const {'content-length': _, 'transfer-encoding': __, ...others} = answer.headers;
        resolve({status: answer.statusCode ?? 0, headers: others, text});
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });

/** Starts a server on a free port of this machine that passes requests on, and changes some of them. */
export const startFront = async (backend: () => string, options: FrontOptions): Promise<Front> => {
  const {isSecure = false, isOwn = (name, own) => name === own, before, after} = options;
  let count = 0;
  const answerTo = async (request: http.IncomingMessage, body: Buffer): Promise<Answer | 'lost'> => {
    const exchange = {count: (count += 1), headers: request.headers, path: request.url ?? ''};
    // The host name of the backend is its own: who asks for another one sees the first server's page.
    if (!isOwn(request.headers.host ?? '', new URL(url).host))
      return {status: 200, headers: {}, text: '<h1>Welcome</h1>'};
    const instead = before?.(exchange);
    if (instead) return instead;
    const answer = await forward(new URL(backend()), request, body);
    return after?.(answer, exchange) ?? answer;
  };
  const listener: http.RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      void answerTo(request, Buffer.concat(chunks)).then((answer) => {
        if (answer === 'lost') request.socket.destroy();
        else response.writeHead(answer.status, answer.headers).end(answer.text);
      });
    });
  };
  const server = isSecure
    ? https.createServer({key: pem('key'), cert: pem('localhost')}, listener)
    : http.createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, isSecure ? 'localhost' : '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  const url = isSecure ? `https://localhost:${String(port)}` : `http://127.0.0.1:${String(port)}`;
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
