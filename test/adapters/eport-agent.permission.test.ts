import {expect} from 'chai';
import {EportAgent, type EportAgentOptions} from '../../src/adapters/eport-agent.js';
import type {LoopbackPermission} from '../../src/adapters/local-network.js';
import {CertError} from '../../src/domain/errors.js';
import {useAgentRig} from '../simulators/card-agent-client.js';
import {
  absentUrl,
  goodAnswer,
  idle,
  SocketClass,
  success,
  useHostileAgents,
  useSilence,
} from './eport-agent.harness.js';
import {errorOf, expectError, inHaste} from './errors.js';

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

describe('The browser permission for the local network', () => {
  const rig = useAgentRig();
  const silence = useSilence();

  const agentOf = (permission: LoopbackPermission | undefined, ...urls: string[]): EportAgent =>
    new EportAgent({urls, WebSocket: SocketClass, network: {permission: () => Promise.resolve(permission)}});

  it('tells in advance whether the browser will prompt', async () => {
    expect(await agentOf(new Permission('prompt')).willPrompt()).to.equal(true);
    expect(await agentOf(new Permission('granted')).willPrompt()).to.equal(false);
    expect(await agentOf(undefined).willPrompt()).to.equal(false);
  });

  it('results in agent-not-answering for an absent agent while it is undecided', async () => {
    const permission = new Permission('prompt');
    await expectError(agentOf(permission, absentUrl).readCard({signal: idle()}), 'agent-not-answering');
    expect(permission.listeners).to.equal(0);
  });

  it('results in agent-undetermined when it was denied from the start', async () => {
    const agent = await rig.start();
    const client = agentOf(new Permission('denied'), absentUrl, agent.url);
    await expectError(client.readCard({signal: idle()}), 'agent-undetermined');
    expect(agent.connections).to.equal(0);
  });

  it('reports an open prompt while it is pending, and ends with the user’s decision', async () => {
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
    expect(told).to.deep.equal([true, false, false]);
    expect(agent.connections).to.equal(0);
    expect(permission.listeners).to.equal(0);
  });

  it('leaves the user five minutes to answer', async () => {
    const {url} = await silence();
    const read = () => errorOf(agentOf(new Permission('prompt'), url).readCard({signal: idle()}));
    expect((await inHaste(read, {atLeast: 300_000, atMost: 300_000})).code).to.equal('agent-timeout');
  });

  it('leaves the agent ten seconds to answer once it is granted', async () => {
    const {url, accepted} = await silence();
    const permission = new Permission('prompt');
    const error = await inHaste(
      async () => {
        const reading = errorOf(agentOf(permission, url).readCard({signal: idle()}));
        await accepted;
        permission.become('granted');
        return reading;
      },
      {atLeast: 10_000, atMost: 10_000},
    );
    expect(error.code).to.equal('agent-timeout');
  });

  it('counts as dismissed, not as an absent agent, when the connection fails late', async () => {
    const agent = await rig.start();
    // Only where the user may have been asked, and where no name is looked up.
    for (const [state, scheme, code] of [
      ['prompt', 'ws', 'agent-permission-dismissed'],
      ['granted', 'ws', 'agent-not-answering'],
      ['prompt', 'wss', 'agent-not-answering'],
    ] as const) {
      const {url, accepted} = await silence();
      const addresses = [url.replace('ws', scheme), ...(code === 'agent-not-answering' ? [] : [agent.url])];
      const reading = errorOf(agentOf(new Permission(state), ...addresses).readCard({signal: idle()}));
      const socket = await accepted;
      const {now} = Date;
      const later = now() + 5_000;
      Date.now = () => later;
      socket.destroy();
      const error = await reading.finally(() => {
        Date.now = now;
      });
      expect(error.code, `${state} ${scheme}`).to.equal(code);
    }
    expect(agent.connections).to.equal(0);
  });

  it('is not requested in a frame that may not use it', async () => {
    const agent = await rig.start();
    const network = {permission: () => Promise.reject(new CertError('agent-not-delegated'))};
    const client = new EportAgent({urls: [agent.url], WebSocket: SocketClass, network});
    await expectError(client.readCard({signal: idle()}), 'agent-not-delegated');
    expect(agent.connections).to.equal(0);
  });
});

describe('The card agent’s version', () => {
  const rig = useAgentRig();
  const start = useHostileAgents();
  const client = async (minVersion: EportAgentOptions['minVersion']): Promise<EportAgent> =>
    new EportAgent({urls: [(await rig.start()).url], WebSocket: SocketClass, minVersion});

  it('below the host’s minimum fails with agent-too-old, and no card is read', async () => {
    const error = await errorOf((await client('99.0.0')).readCard({signal: idle()}));
    expect(error.code).to.equal('agent-too-old');
    expect(error.details.foreignCode).to.match(/^\d/);
  });

  for (const least of ['x.y', '1.5.', 'v2', '1,5']) {
    it(`fails with code config when the host’s minimum is not a dotted number: ${least}`, async () => {
      await expectError((await client(least)).readCard({signal: idle()}), 'config', {
        where: 'agent-min-version',
        expected: 'such as 1.5.24',
      });
    });
  }

  it('is compared number by number', async () => {
    for (const least of ['1.5.3', '1.5.24', () => '1.5.9'])
      expect((await (await client(least)).readCard({signal: idle()})).holder).to.equal('*三');
    await expectError((await client(() => '1.5.100')).readCard({signal: idle()}), 'agent-too-old');
  });

  it('is no reason to refuse the user where it cannot be read', async () => {
    for (const [told, understood] of [
      ...([7, 'x1.5.24', '1.5.24x', '15', null] as const).map((each) => [each, undefined] as const),
      ['2026.1', '2026.1'],
    ] as const) {
      const {url} = await start((call, socket) => {
        socket.send(call._method === 'ver' ? success(call, told) : goodAnswer(call));
      });
      const agent = new EportAgent({urls: [url], WebSocket: SocketClass, minVersion: '1.0'});
      expect((await agent.check({signal: idle()})).version, String(told)).to.equal(understood);
      expect((await agent.readCard({signal: idle()})).holder).to.equal('*三');
    }
  });
});
