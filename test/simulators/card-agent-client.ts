import {type ChildProcessWithoutNullStreams, spawn, type SpawnOptionsWithoutStdio} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {WebSocket} from 'ws';
import {parseCardCertificate} from '../../simulators/pki/card-certificate.js';
import type {DemoCa} from '../../simulators/pki/demo-ca.js';
import {openDemoCa} from '../../simulators/pki/stored-ca.js';
import {
  type CardAgentOptions,
  type DeskChanges,
  type RunningCardAgent,
  startCardAgent,
} from '../../simulators/card-agent/agent.js';
import {randomPin} from '../domain/random-pin.js';

export interface AgentMessage {
  readonly _id: number;
  readonly _method: string;
  readonly _status: string;
  readonly _args: {readonly Result: boolean; readonly Data: readonly unknown[]; readonly Error: readonly string[]};
}

export {randomPin};

export const fromBase64 = (data: unknown): Buffer => Buffer.from(String(data), 'base64');

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

  /** Whether it is done. */
  async isDone(method: string, args?: object | string): Promise<boolean> {
    return (await this.call(method, args)).Result;
  }

  async codeOf(method: string, args?: object): Promise<string | undefined> {
    return (await this.call(method, args)).Error[1];
  }

  /** Of the card that is in the reader. */
  async certificate() {
    return parseCardCertificate(fromBase64((await this.call('cus-sec_SpcGetSignCertAsPEM')).Data[0]));
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

  /** An agent whose card has a PIN of its own, and a connection to it; a fault is one from then on. */
  async open({fault, ...changes}: Parameters<AgentRig['start']>[0] = {}) {
    const pin = randomPin();
    const agent = await this.start({pin, ...changes});
    const client = await this.connect(agent);
    if (fault) agent.set({fault});
    return {agent, client, pin};
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

/** Programs that a test starts; those that still run are ended after it. */
export const useChildren = () => {
  const children: ChildProcessWithoutNullStreams[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill();
  });
  return (file: string, args: readonly string[], options: SpawnOptionsWithoutStdio) => {
    const child = spawn(file, args, options);
    children.push(child);
    const output = {stdout: '', stderr: ''};
    child.stdout.on('data', (data) => (output.stdout += String(data)));
    child.stderr.on('data', (data) => (output.stderr += String(data)));
    const ended = once(child, 'close').then(([code]) => ({code: code as number, ...output}));
    /** Once so much of it has been said. */
    const said = async (pattern: RegExp): Promise<string> => {
      for (;;) {
        const found = pattern.exec(output.stdout)?.[0];
        if (found) return found;
        await once(child.stdout, 'data');
      }
    };
    return {child, ended, said};
  };
};

/** Where a card agent says that it listens. */
export const agentAddress = /ws:\/\/127\.0\.0\.1:\d+/;
