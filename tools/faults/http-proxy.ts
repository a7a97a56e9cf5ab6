import {once} from 'node:events';
import {createServer, request as ask, STATUS_CODES, type IncomingMessage, type Server} from 'node:http';
import type {AddressInfo, Socket} from 'node:net';
import {certOperations, type Operation} from '../../src/adapters/operations.js';
import {responseTo} from '../../walks/spoilers.js';
import {moment} from './node-page.js';

/** A request that the page has sent. */
export interface Passed {
  /** The operation, and the how manieth time it is asked: where a fault may happen. */
  readonly point: string;
  readonly name: string;
  readonly at: number;
  /** As in its `traceparent`. */
  readonly span: string;
  /** How often the backend was given it. */
  arrived: number;
  /** Whether the page got the backend's own answer, whole. */
  isAnswered: boolean;
}

export interface Fault {
  readonly kind: string;
  readonly point: string;
}

interface Answer {
  readonly head: string;
  readonly body: Buffer;
}

/** What a fault does with a connection. */
export interface Line {
  /** To the page, as they are. */
  readonly send: (...parts: readonly (string | Buffer)[]) => Promise<void>;
  readonly end: () => void;
  readonly reset: () => void;
  readonly stall: () => void;
}

/** The same, with the request that came by it. */
interface Hand extends Line {
  readonly forward: () => Promise<Answer>;
}

export const lineOf = (socket: Socket, stall: () => void): Line => ({
  send: (...parts) =>
    new Promise((resolve) => {
      socket.write(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))), () => {
        resolve();
      });
    }),
  end: () => void socket.end(),
  reset: () => void socket.resetAndDestroy(),
  stall,
});

/** Ways in which a line ends without an answer. */
export const breaks: Readonly<Record<string, (line: Line) => unknown>> = {
  reset: (line) => line.reset(),
  stall: (line) => line.stall(),
  'half-close': (line) => line.end(),
};

const withLength = (head: string, length: number): string => `${head}content-length: ${String(length)}\r\n\r\n`;
const half = ({body}: Answer): Buffer => body.subarray(0, body.length / 2);
const startOf = (answer: Answer): Buffer =>
  Buffer.concat([Buffer.from(withLength(answer.head, answer.body.length)), half(answer)]);

/** A whole answer that is not the backend's. */
const instead =
  (how: 'another’s answer' | '502 with HTML' | 'redirect') =>
  ({send, end}: Hand): Promise<void> => {
    const {status = 0, type, text = '', location = ''} = responseTo(how) ?? {};
    const lines = `content-type: ${type}\r\n${location && `location: ${location}\r\n`}connection: close\r\n`;
    const head = `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}\r\n${lines}`;
    return send(withLength(head, Buffer.byteLength(text)), text).then(end);
  };

/** The beginning of TLS, where nobody has asked for it. */
export const noise = Buffer.from('160301020001000100000000', 'hex');

/** In the place of the backend's answer: before it is asked, or after, with the effect done and the answer lost. */
const inPlace: Readonly<Record<string, (hand: Hand) => unknown>> = {
  ...breaks,
  garbage: (hand) => hand.send(noise).then(hand.end),
  ...Object.fromEntries((['another’s answer', '502 with HTML', 'redirect'] as const).map((how) => [how, instead(how)])),
};

/** With the backend's answer. */
const withAnswer: Readonly<Record<string, (hand: Hand, answer: Answer) => unknown>> = {
  'reset in the body': async (hand, answer) => {
    await hand.send(startOf(answer));
    // With the connection goes what has not been read.
    await moment(5);
    hand.reset();
  },
  'stall in the body': (hand, answer) => hand.send(startOf(answer)).then(hand.stall),
  cut: (hand, answer) => hand.send(startOf(answer)).then(hand.end),
  'wrong length': (hand, answer) => hand.send(withLength(answer.head, half(answer).length), answer.body).then(hand.end),
  slow: async (hand, answer) => {
    await hand.send(withLength(answer.head, answer.body.length));
    const step = Math.ceil(answer.body.length / 6);
    for (let from = 0; from < answer.body.length; from += step) {
      await moment(2);
      await hand.send(answer.body.subarray(from, from + step));
    }
    hand.end();
  },
  duplicate: async (hand) => {
    // The backend has it twice, of which one answer comes through.
    const {head, body} = await hand.forward();
    await hand.send(withLength(head, body.length), body);
    hand.end();
  },
};

/** Each kind by its name: in the place of the answer, before its effect and after it; and with the answer. */
export const kindsOf = <Answer, H extends {readonly forward: () => Promise<Answer>}>(
  replacing: Readonly<Record<string, (hand: H) => unknown>>,
  changing: Readonly<Record<string, (hand: H, answer: Answer) => unknown>>,
): Readonly<Record<string, (hand: H) => unknown>> => ({
  ...Object.fromEntries(
    Object.entries(replacing).flatMap(([kind, run]) => [
      [`${kind} before`, run],
      [`${kind} after`, async (hand: H) => (await hand.forward(), run(hand))],
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(changing).map(([kind, run]) => [kind, async (hand: H) => run(hand, await hand.forward())]),
  ),
});

// Where nobody listens, there is nothing to do with a request.
const runs: Readonly<Record<string, (hand: Hand) => unknown>> = {
  refuse: () => undefined,
  ...kindsOf<Answer, Hand>(inPlace, withAnswer),
};

export const httpKinds: readonly string[] = Object.keys(runs);

const operations = Object.entries<Operation>(certOperations).map(
  ([id, [method, path]]) => [id, method, new RegExp(`${path.replace('{id}', '[^/]+')}$`)] as const,
);

/** Accepts connections, and can be without anybody who listens for a while. */
export class Door {
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  port = 0;

  constructor(private readonly server: () => Server) {}

  async open(): Promise<void> {
    const server = this.server();
    server.on('connection', (socket) => {
      this.#sockets.add(socket.on('error', () => undefined).on('close', () => this.#sockets.delete(socket)));
    });
    await once(server.listen(this.port, '127.0.0.1'), 'listening');
    this.port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  close(): void {
    this.#server?.close();
    for (const socket of this.#sockets) socket.destroy();
  }
}

/** Between the page and its backend. */
export class HttpProxy {
  readonly passed: Passed[] = [];
  /** What the fault has hit. */
  hit: Passed | undefined;
  isStalled = false;
  /** Requests that the page waits for. */
  waiting = 0;
  readonly door = new Door(() =>
    createServer((request) => void this.#serve(request).catch(() => request.socket.destroy())),
  );

  constructor(
    private readonly backendUrl: string,
    private readonly origin: string,
    private readonly fault: Fault | undefined,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${String(this.door.port)}`;
  }

  /** The page's own. */
  readonly fetch: typeof fetch = async (url, init) => {
    const {pathname} = new URL(url as string);
    const name =
      operations.find(([, method, path]) => method === init?.method && path.test(pathname))?.[0] ?? 'unknown';
    const nth = this.passed.filter((each) => each.name === name).length + 1;
    const [, , span = ''] = new Headers(init?.headers).get('traceparent')?.split('-') ?? [];
    const one = {point: `${name} ${String(nth)}`, name, span, at: Date.now(), arrived: 0, isAnswered: false};
    this.passed.push(one);
    if (this.fault?.point === one.point) this.hit = one;
    const isRefused = this.hit === one && this.fault?.kind === 'refuse';
    if (isRefused) this.door.close();
    this.waiting += 1;
    try {
      return await fetch(url, init);
    } finally {
      this.waiting -= 1;
      if (isRefused) await this.door.open();
    }
  };

  async #serve(request: IncomingMessage): Promise<void> {
    const {socket} = request;
    const body = Buffer.concat((await request.toArray()) as Buffer[]);
    const span = String(request.headers['traceparent']).split('-')[2];
    const one = this.passed.find((each) => each.span === span);
    if (!one) throw new Error('A request without a span of the page’s.');
    const hand: Hand = {
      ...lineOf(socket, () => void (this.isStalled = true)),
      forward: () => this.#forward(request, body, one),
    };
    const kind = one === this.hit ? this.fault?.kind : undefined;
    one.isAnswered = kind === undefined || kind === 'slow' || kind === 'duplicate';
    if (kind !== undefined) {
      await runs[kind]?.(hand);
      return;
    }
    const answer = await hand.forward();
    await hand.send(withLength(answer.head, answer.body.length), answer.body);
    hand.end();
  }

  async #forward({method, url = '', headers}: IncomingMessage, body: Buffer, one: Passed): Promise<Answer> {
    one.arrived += 1;
    // The origin as a browser tells it, which Node does not.
    const sent = ask(new URL(url, this.backendUrl), {method, headers: {...headers, origin: this.origin}, agent: false});
    sent.end(body);
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    const {statusCode = 0, statusMessage = ''} = response;
    const lines = Object.entries(response.headers)
      .filter(([name]) => !['connection', 'keep-alive', 'transfer-encoding', 'content-length'].includes(name))
      .map(([name, value]) => `${name}: ${String(value)}\r\n`);
    return {
      head: `HTTP/1.1 ${String(statusCode)} ${statusMessage}\r\n${lines.join('')}connection: close\r\n`,
      body: Buffer.concat((await response.toArray()) as Buffer[]),
    };
  }
}
