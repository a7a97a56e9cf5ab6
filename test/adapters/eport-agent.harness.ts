import {once} from 'node:events';
import {createServer, type AddressInfo, type Socket} from 'node:net';
import {WebSocket, WebSocketServer} from 'ws';
import {EportAgent} from '../../src/adapters/eport-agent.js';

export const SocketClass = WebSocket as unknown as typeof globalThis.WebSocket;

export const agentClient = (...urls: string[]): EportAgent => new EportAgent({urls, WebSocket: SocketClass});

export const idle = (): AbortSignal => new AbortController().signal;

/** Nothing listens there: port 1 takes a right that no test has. */
export const absentUrl = 'ws://127.0.0.1:1';

export const init = 'cus-sec_SpcInitEnvEx';
export const clear = 'cus-sec_SpcClearEnv';
export const sign = 'cus-sec_SpcSignDataAsPEM';

/** What one reading of a card consists of. */
export const readingCalls = [
  'ra_Is903Reader',
  init,
  'cus-sec_SpcGetCertNo',
  'cus-sec_SpcGetSignCertAsPEM',
  'cus-sec_SpcGetUName',
  'cus-sec_SpcGetEntName',
  'cus-sec_SpcGetValidTimeFromCert',
  clear,
];

/** A call as it came over the socket. */
export interface PollAnswer {
  readonly _id: number;
  readonly _method: string;
  readonly args: Readonly<Record<string, unknown>>;
}

export const success = ({_id, _method}: Pick<PollAnswer, '_id' | '_method'>, ...Data: unknown[]): string =>
  JSON.stringify({_id, _method, _status: '00', _args: {Result: true, Data, Error: []}});

const good: Readonly<Record<string, readonly unknown[]>> = {
  ra_Is903Reader: ['0'],
  'cus-sec_SpcGetCertNo': ['0123456789abcdef'],
  'cus-sec_SpcGetSignCertAsPEM': ['MAAA'],
  'cus-sec_SpcGetUName': ['张三'],
  'cus-sec_SpcGetEntName': ['上海浦东样例贸易有限公司'],
  'cus-sec_SpcGetValidTimeFromCert': [{szStartTime: '20200101000000', szEndTime: '20990101000000'}],
  [sign]: [`${'A'.repeat(86)}==`, '0123456789abcdef'],
};

/** As an agent with a card that works would answer. */
export const goodAnswer = (call: PollAnswer): string => success(call, ...(good[call._method] ?? []));

type Answer = (call: PollAnswer, socket: WebSocket) => void;

/** Something else that listens on the agent's port: it answers as the test says. */
export class HostileAgent {
  readonly heard: PollAnswer[] = [];
  readonly #server: WebSocketServer;

  private constructor(server: WebSocketServer, answer: Answer) {
    this.#server = server;
    server.on('connection', (socket) => {
      socket.on('error', () => undefined);
      socket.on('message', (data) => {
        const call = JSON.parse((data as Buffer).toString()) as PollAnswer;
        this.heard.push(call);
        answer(call, socket);
      });
    });
  }

  static async start(answer: Answer): Promise<HostileAgent> {
    const server = new WebSocketServer({host: '127.0.0.1', port: 0});
    await once(server, 'listening');
    return new HostileAgent(server, answer);
  }

  get url(): string {
    return `ws://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  get openConnections(): number {
    return this.#server.clients.size;
  }

  methods(): string[] {
    return this.heard.map(({_method}) => _method);
  }

  close(): void {
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }
}

/** Hostile agents for the tests of one `describe`, closed after each. */
export const useHostileAgents = (): typeof HostileAgent.start => {
  const agents: HostileAgent[] = [];
  afterEach(() => {
    for (const agent of agents.splice(0)) agent.close();
  });
  return async (answer) => {
    const agent = await HostileAgent.start(answer);
    agents.push(agent);
    return agent;
  };
};

/** Servers that accept and say nothing, for the tests of one `describe`: a program on the agent's port, or a prompt. */
export const useSilence = () => {
  const closers: (() => unknown)[] = [];
  afterEach(() => {
    for (const close of closers.splice(0)) close();
  });
  return async (): Promise<{url: string; accepted: Promise<Socket>}> => {
    const server = createServer();
    const accepted = once(server, 'connection').then(([socket]) => (socket as Socket).resume());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    closers.push(() => server.close());
    void accepted.then((socket) => closers.push(() => socket.destroy()));
    return {url: `ws://127.0.0.1:${String((server.address() as AddressInfo).port)}`, accepted};
  };
};
