import {once} from 'node:events';
import {createServer, type AddressInfo, type Server, type Socket} from 'node:net';
import {expect} from 'chai';
import {agentClient, idle, inHaste, readingCalls, useAgents} from './eport-agent.harness.js';
import {errorOf, expectError} from './errors.js';

describe('Another program on the card agent’s port', () => {
  const rig = useAgents();
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  const listen = async (greet: (socket: Socket) => void): Promise<string> => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      greet(socket);
    });
    servers.push(server);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return `ws://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  };

  it('fails with agent-not-answering, and the next address is tried', async () => {
    const web = await listen((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok'));
    const mute = await listen((socket) => socket.destroy());
    for (const url of [web, mute]) {
      expect((await errorOf(agentClient(url).readCard({signal: idle()}))).code).to.equal('agent-not-answering');
    }
    const agent = await rig.start();
    expect((await agentClient(web, mute, agent.url).readCard({signal: idle()})).holder).to.equal('*三');
    expect(agent.calls).to.deep.equal(readingCalls);
  });

  it('can be cancelled while it does not answer, and then no other address is tried', async () => {
    const controller = new AbortController();
    let gone: Promise<unknown> | undefined;
    const silent = await listen((socket) => {
      gone = once(socket.resume(), 'close');
      controller.abort();
    });
    const agent = await rig.start();
    await expectError(agentClient(silent, agent.url).readCard({signal: controller.signal}), 'cancelled');
    await gone;
    expect(agent.connections).to.equal(0);
  });

  it('is abandoned after ten seconds, and the next address is tried', async () => {
    const sockets: Socket[] = [];
    const silent = await listen((socket) => sockets.push(socket));
    expect((await inHaste(() => errorOf(agentClient(silent).readCard({signal: idle()})))).code).to.equal(
      'agent-timeout',
    );
    const agent = await rig.start();
    // Not the wait for an answer: a busy machine may need it.
    const reading = await inHaste(() => agentClient(silent, agent.url).readCard({signal: idle()}), 10_000);
    expect(reading.holder).to.equal('*三');
    for (const socket of sockets) socket.destroy();
  });
});
