import {once} from 'node:events';
import {createServer} from 'node:http';
import type {Socket} from 'node:net';
import {WebSocket, WebSocketServer} from 'ws';
import {breaks, Door, kindsOf, type Line, lineOf, noise, type Fault} from './http-proxy.js';
import {moment} from './node-page.js';

/** A call that the page has sent, or a connection that it has opened. */
export interface Called {
  readonly point: string;
  readonly name: string;
  readonly at: number;
}

/** What a fault does with a call, or with a connection that opens. */
interface Hand extends Line {
  /** Resolves with the agent's answer. */
  readonly forward: () => Promise<string>;
  /** To the page, as a frame. */
  readonly answer: (text: string) => void;
}

/** The name of a connection among the calls. */
export const opening = 'open';

/** A frame of text as a server sends it, whose header may promise more. */
const frame = (text: string, more = 0): Buffer => {
  const payload = Buffer.from(text);
  const head = Buffer.from([0x81, 126, 0, 0]);
  head.writeUInt16BE(payload.length + more, 2);
  return Buffer.concat([head, payload]);
};
const half = (text: string): Buffer => frame(text).subarray(0, text.length / 2);
const html = '<html><body>502 Bad Gateway</body></html>';

const whileOpening: Readonly<Record<string, (hand: Hand) => unknown>> = {
  refuse: () => undefined,
  ...breaks,
  garbage: (hand) => hand.send(noise).then(hand.end),
  '502 with HTML': (hand) => hand.send(`HTTP/1.1 502 Bad Gateway\r\n\r\n${html}`).then(hand.end),
  redirect: (hand) => hand.send('HTTP/1.1 302 Found\r\nlocation: /sign-in\r\n\r\n').then(hand.end),
};

/** In the place of the agent's answer: before it has the call, or after. */
const inPlace: Readonly<Record<string, (hand: Hand) => unknown>> = {
  ...breaks,
  garbage: (hand) => hand.send(noise),
  '502 with HTML': (hand) => hand.answer(html),
};

/** With the agent's answer. */
const withAnswer: Readonly<Record<string, (hand: Hand, answer: string) => unknown>> = {
  'reset in the body': async (hand, answer) => {
    await hand.send(half(answer));
    await moment(5);
    hand.reset();
  },
  'stall in the body': (hand, answer) => hand.send(half(answer)).then(hand.stall),
  cut: (hand, answer) => hand.send(half(answer)).then(hand.end),
  'wrong length': (hand, answer) => hand.send(frame(answer, 64)).then(hand.end),
  slow: async (hand, answer) => {
    for (const byte of frame(answer)) await hand.send(Buffer.from([byte]));
  },
  duplicate: async (hand, answer) => {
    hand.answer(answer);
    hand.answer(await hand.forward());
  },
};

const runs = kindsOf<string, Hand>(inPlace, withAnswer);

export const openingKinds: readonly string[] = Object.keys(whileOpening);
export const callKinds: readonly string[] = Object.keys(runs);

/** The page or the agent has gone meanwhile. */
const gone = (): void => undefined;

const methodIn = (text: string): string => (JSON.parse(text) as {_method?: string})._method ?? '';

/** Between the page and the card agent. */
export class AgentProxy {
  readonly called: Called[] = [];
  hit: Called | undefined;
  isStalled = false;
  /** Connections and calls that the page waits for. */
  waiting = 0;
  readonly #wire = new WebSocketServer({noServer: true, perMessageDeflate: false});
  readonly #agents = new Set<WebSocket>();
  readonly door = new Door(() =>
    createServer().on('upgrade', (request, socket: Socket, head) => {
      if (this.hit && this.hit === this.called.at(-1)) void whileOpening[this.fault?.kind ?? '']?.(this.#hand(socket));
      else this.#wire.handleUpgrade(request, socket, head, (page) => void this.#serve(page, socket).catch(gone));
    }),
  );

  constructor(
    private readonly agentUrl: string,
    private readonly fault: Fault | undefined,
  ) {}

  get url(): string {
    return `ws://127.0.0.1:${String(this.door.port)}`;
  }

  close(): void {
    this.door.close();
    for (const agent of this.#agents) agent.terminate();
  }

  #note(name: string): Called {
    const nth = this.called.filter((each) => each.name === name).length + 1;
    const one = {point: `${name} ${String(nth)}`, name, at: Date.now()};
    this.called.push(one);
    if (this.fault?.point === one.point) this.hit = one;
    return one;
  }

  /** The page's own class. */
  get WebSocket(): typeof globalThis.WebSocket {
    const begin = (): (() => void) => {
      const isRefused = this.#note(opening) === this.hit && this.fault?.kind === 'refuse';
      if (isRefused) this.door.close();
      this.waiting += 1;
      let isOpening = true;
      return () => {
        if (!isOpening) return;
        isOpening = false;
        this.waiting -= 1;
        if (isRefused) void this.door.open();
      };
    };
    class PageSocket extends WebSocket {
      constructor(url: string) {
        const settle = begin();
        super(url);
        this.on('open', settle).on('close', settle).on('error', settle);
      }
    }
    return PageSocket as unknown as typeof globalThis.WebSocket;
  }

  #hand(socket: Socket, page?: WebSocket, forward: Hand['forward'] = () => Promise.resolve('')): Hand {
    return {
      ...lineOf(socket, () => void (this.isStalled = true)),
      forward,
      answer: (text) => page?.send(text),
    };
  }

  async #serve(page: WebSocket, socket: Socket): Promise<void> {
    const agent = new WebSocket(this.agentUrl, {perMessageDeflate: false});
    this.#agents.add(agent);
    page.on('error', () => undefined).on('close', () => agent.terminate());
    agent.on('error', () => undefined).on('close', () => this.#agents.delete(agent));
    page.on('message', (data: Buffer) => void this.#call(data.toString(), page, agent, socket).catch(gone));
    const [greeting] = (await once(agent, 'message')) as [Buffer];
    page.send(greeting.toString());
  }

  async #call(sent: string, page: WebSocket, agent: WebSocket, socket: Socket): Promise<void> {
    const name = methodIn(sent);
    const one = this.#note(name);
    const forward = async (): Promise<string> => {
      if (agent.readyState === WebSocket.CONNECTING) await once(agent, 'open');
      return new Promise((resolve) => {
        const take = (data: Buffer): void => {
          if (methodIn(data.toString()) !== name) return;
          agent.off('message', take);
          resolve(data.toString());
        };
        agent.on('message', take).once('close', () => {
          resolve('');
        });
        agent.send(sent);
      });
    };
    const hand = this.#hand(socket, page, forward);
    if (one === this.hit) {
      await runs[this.fault?.kind ?? '']?.(hand);
      return;
    }
    this.waiting += 1;
    const answer = await forward();
    this.waiting -= 1;
    if (page.readyState === WebSocket.OPEN) hand.answer(answer);
  }
}
