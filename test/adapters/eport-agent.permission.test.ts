import {once} from 'node:events';
import {createServer, type AddressInfo, type Socket} from 'node:net';
import {expect} from 'chai';
import {EportAgent} from '../../src/adapters/eport-agent.js';
import type {LoopbackPermission} from '../../src/adapters/local-network.js';
import {CertError} from '../../src/domain/errors.js';
import {absentUrl, idle, inHaste, SocketClass, useAgents} from './eport-agent.harness.js';
import {errorOf, expectError} from './errors.js';

/** A user's answer to the browser, as a page hears of it. */
class Permission implements LoopbackPermission {
  readonly #listeners = new Set<() => void>();
  state: PermissionState = 'prompt';

  constructor(state: PermissionState) {
    this.state = state;
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  become(state: PermissionState): void {
    this.state = state;
    for (const listener of this.#listeners) listener();
  }
}

describe('The browser’s permission to reach the card agent', () => {
  const rig = useAgents();
  const closers: (() => void)[] = [];
  afterEach(() => {
    for (const close of closers.splice(0)) close();
  });

  /** Accepts and says nothing: what a socket meets while the prompt is open. */
  const silence = async (): Promise<{url: string; accepted: Promise<Socket>}> => {
    const server = createServer();
    const accepted = once(server, 'connection').then(([socket]) => socket as Socket);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    closers.push(() => server.close());
    void accepted.then((socket) => closers.push(() => socket.destroy()));
    return {url: `ws://127.0.0.1:${String((server.address() as AddressInfo).port)}`, accepted};
  };

  const agentOf = (permission: LoopbackPermission | undefined, ...urls: string[]): EportAgent =>
    new EportAgent({urls, WebSocket: SocketClass, network: {permission: () => Promise.resolve(permission)}});

  it('says beforehand whether the browser will prompt', async () => {
    expect(await agentOf(new Permission('prompt')).willPrompt()).to.equal(true);
    expect(await agentOf(new Permission('granted')).willPrompt()).to.equal(false);
    expect(await agentOf(undefined).willPrompt()).to.equal(false);
  });

  it('leaves an absent agent absent while nothing is decided', async () => {
    const permission = new Permission('prompt');
    await expectError(agentOf(permission, absentUrl).readCard({signal: idle()}), 'agent-not-answering');
    expect(permission.listeners).to.equal(0);
  });

  it('denied all along hides whether there is an agent', async () => {
    await expectError(agentOf(new Permission('denied'), absentUrl).readCard({signal: idle()}), 'agent-undetermined');
  });

  it('shows as an open prompt while it is asked for, and ends in what the user says', async () => {
    const {url, accepted} = await silence();
    const agent = await rig.start();
    const permission = new Permission('prompt');
    let opened = (): void => undefined;
    const prompted = new Promise<void>((resolve) => (opened = resolve));
    const told: boolean[] = [];
    const onPrompt = (open: boolean): void => {
      told.push(open);
      if (open) opened();
    };
    const reading = errorOf(agentOf(permission, url, agent.url).readCard({signal: idle(), onPrompt}));
    await accepted;
    await prompted;
    permission.become('denied');
    expect((await reading).code).to.equal('agent-blocked');
    expect(told.slice(0, 2)).to.deep.equal([true, false]);
    expect(agent.connections).to.equal(0);
    expect(permission.listeners).to.equal(0);
  });

  it('once given, leaves the agent ten seconds to answer', async () => {
    const {url, accepted} = await silence();
    const permission = new Permission('prompt');
    const error = await inHaste(async () => {
      const reading = errorOf(agentOf(permission, url).readCard({signal: idle()}));
      await accepted;
      permission.become('granted');
      return reading;
    }, 10_000);
    expect(error.code).to.equal('agent-timeout');
  });

  it('is told apart from an absent agent by how late a prompt is dismissed', async () => {
    const {url, accepted} = await silence();
    const reading = errorOf(agentOf(new Permission('prompt'), url).readCard({signal: idle()}));
    const socket = await accepted;
    const {now} = Date;
    const later = now() + 5_000;
    Date.now = () => later;
    socket.destroy();
    const error = await reading.finally(() => {
      Date.now = now;
    });
    expect(error.code).to.equal('agent-permission-dismissed');
  });

  it('is not asked for where no answer could help', async () => {
    const agent = await rig.start();
    const network = {permission: () => Promise.reject(new CertError('agent-not-delegated'))};
    const client = new EportAgent({urls: [agent.url], WebSocket: SocketClass, network});
    expect((await errorOf(client.readCard({signal: idle()}))).code).to.equal('agent-not-delegated');
    expect(agent.connections).to.equal(0);
  });
});

describe('The version of the card agent', () => {
  const rig = useAgents();
  const client = async (minVersion: string): Promise<EportAgent> =>
    new EportAgent({urls: [(await rig.start()).url], WebSocket: SocketClass, minVersion});

  it('is told by a check', async () => {
    expect((await (await client('1.0')).check({signal: idle()})).version).to.match(/^\d+(?:\.\d+)+$/);
  });

  it('may be older than the host wants, and then no card is read', async () => {
    const error = await errorOf((await client('99.0.0')).readCard({signal: idle()}));
    expect(error.code).to.equal('agent-too-old');
    expect(error.details.foreignCode).to.match(/^\d/);
  });

  for (const least of ['x.y', '1.5.', 'v2', '1,5']) {
    it(`is the host’s to write down in digits: ${least} is a mistake in its settings`, async () => {
      await expectError((await client(least)).readCard({signal: idle()}), 'config', {where: 'min-agent-version'});
    });
  }

  it('is compared number by number', async () => {
    expect((await (await client('1.5.3')).readCard({signal: idle()})).holder).to.equal('*三');
  });
});
