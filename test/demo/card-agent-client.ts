import {randomBytes} from 'node:crypto';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {WebSocket} from 'ws';
import {type DemoCa, openDemoCa} from '../../demo/pki/demo-ca.js';
import {
  type CardAgentOptions,
  type DeskChanges,
  type RunningCardAgent,
  startCardAgent,
} from '../../demo/card-agent/agent.js';

export interface AgentMessage {
  readonly _id: number;
  readonly _method: string;
  readonly _status: string;
  readonly _args: {readonly Result: boolean; readonly Data: readonly unknown[]; readonly Error: readonly string[]};
}

/** A PIN that occurs nowhere else, so that a search for it finds only it. */
export const randomPin = (): string => randomBytes(4).toString('hex');

/** One connection of a page to the agent. */
export class AgentClient {
  readonly #socket: WebSocket;
  readonly #arrived: string[] = [];
  readonly #waiting: ((text: string) => void)[] = [];
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => {
      const text = (data as Buffer).toString();
      const waiting = this.#waiting.shift();
      if (waiting) waiting(text);
      else this.#arrived.push(text);
    });
  }

  /** Connects without reading the greeting. */
  static async open(url: string): Promise<AgentClient> {
    const socket = new WebSocket(url);
    const client = new AgentClient(socket);
    await new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return client;
  }

  send(text: string | Uint8Array): void {
    this.#socket.send(text);
  }

  /** The next text, arrived or still to come. */
  nextText(): Promise<string> {
    const arrived = this.#arrived.shift();
    return arrived === undefined ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve(arrived);
  }

  async next(): Promise<AgentMessage> {
    return JSON.parse(await this.nextText()) as AgentMessage;
  }

  /** Sends a call without waiting for the answer. Answers its id. */
  ask(method: string, args: object | string = {}): number {
    this.send(JSON.stringify({_method: method, _id: ++this.#lastId, args}));
    return this.#lastId;
  }

  async call(method: string, args: object | string = {}): Promise<AgentMessage['_args']> {
    this.ask(method, args);
    return (await this.next())._args;
  }

  get closed(): Promise<unknown> {
    return new Promise((resolve) => this.#socket.once('close', resolve));
  }

  close(): void {
    this.#socket.terminate();
  }
}

/** Agents and connections that a test starts; `stop` ends them all. */
export class AgentRig {
  readonly #clients: AgentClient[] = [];
  readonly #agents: RunningCardAgent[] = [];

  constructor(readonly ca: () => DemoCa) {}

  async start(changes: DeskChanges & Pick<CardAgentOptions, 'onCall'> = {}): Promise<RunningCardAgent> {
    const agent = await startCardAgent({port: 0, ca: this.ca(), ...changes});
    this.#agents.push(agent);
    return agent;
  }

  /** A connection whose greeting is read already. */
  async connect(agent: RunningCardAgent): Promise<AgentClient> {
    const client = await AgentClient.open(agent.url);
    this.#clients.push(client);
    await client.next();
    return client;
  }

  async stop(): Promise<void> {
    for (const client of this.#clients.splice(0)) client.close();
    await Promise.all(this.#agents.splice(0).map((agent) => agent.close()));
  }
}

/** A rig for the tests of one `describe`, with cards of one authority. */
export const useAgentRig = (): AgentRig => {
  let dir: string;
  let ca: DemoCa;
  const rig = new AgentRig(() => ca);
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'card-agent-'));
    ca = await openDemoCa(dir);
  });
  afterEach(() => rig.stop());
  after(() => rm(dir, {recursive: true}));
  return rig;
};

export const fromBase64 = (data: unknown): Buffer => Buffer.from(String(data), 'base64');
