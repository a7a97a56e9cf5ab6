import {expect} from 'chai';
import {EportAgent} from '../../src/adapters/eport-agent.js';
import {Secret} from '../../src/domain/secret.js';
import {randomPin} from '../domain/random-pin.js';
import {agentClient, goodAnswer, idle, sign, SocketClass, useAgents, useHostileAgents} from './eport-agent.harness.js';
import {errorOf, expectError} from './errors.js';

/** A socket as Chromium has it where the page's policy forbids the address: an error, and never a close. */
class ForbiddenSocket {
  static readonly CONNECTING = 0;
  onerror: (() => void) | null = null;
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  constructor() {
    queueMicrotask(() => this.onerror?.());
  }
  close(): void {
    return;
  }
}

const failure = ({_id, _method}: {_id: number; _method: string}, ...Error: string[]): string =>
  JSON.stringify({_id, _method, _status: '00', _args: {Result: false, Data: [], Error}});

describe('The card agent client in an embedded page', () => {
  const rig = useAgents();
  const hostile = useHostileAgents();

  describe('in a frame without storage access', () => {
    const {navigator} = globalThis;
    const lend = (request: () => Promise<unknown>): void => {
      Object.defineProperty(globalThis, 'navigator', {value: {locks: {request}}, configurable: true});
    };
    afterEach(() => {
      Object.defineProperty(globalThis, 'navigator', {value: navigator, configurable: true});
    });

    it('reads the card without the Web Lock that the browser denies', async () => {
      lend(() => Promise.reject(new DOMException('The request was denied.', 'SecurityError')));
      const agent = await rig.start();
      expect((await agentClient(agent.url).readCard({signal: idle()})).holder).to.equal('*三');
    });

    it('reads only once when the lock was granted and the reading fails', async () => {
      lend((...[, , run]: readonly unknown[]) => (run as (lock: object) => Promise<unknown>)({}));
      const agent = await hostile((call, socket) => {
        socket.send(failure(call, '未插卡', '50200'));
      });
      expect((await errorOf(agentClient(agent.url).readCard({signal: idle()}))).code).to.equal('card-missing');
      expect(agent.methods().filter((method) => method.endsWith('SpcInitEnvEx'))).to.have.length(1);
    });
  });

  it('fails at once with the blocking directive when the page’s CSP forbids the connection', async () => {
    const agent = new EportAgent({
      urls: ['ws://127.0.0.1:61300'],
      WebSocket: ForbiddenSocket as unknown as typeof WebSocket,
      network: {
        permission: () => Promise.resolve(undefined),
        onForbidden: (_url, tell) => {
          queueMicrotask(() => {
            tell('connect-src');
          });
          return () => undefined;
        },
      },
    });
    await expectError(agent.readCard({signal: idle()}), 'config', {where: 'connect-src'});
  });

  it('fails with agent-not-answering when the socket errors without a close event', async () => {
    const agent = new EportAgent({
      urls: ['ws://127.0.0.1:61300'],
      WebSocket: ForbiddenSocket as unknown as typeof WebSocket,
      network: {permission: () => Promise.resolve(undefined)},
    });
    expect((await errorOf(agent.readCard({signal: idle()}))).code).to.equal('agent-not-answering');
  });

  it('sends the PIN only to the address where the card was read', async () => {
    const [first, second] = [await hostile((call, socket) => socket.send(goodAnswer(call))), await rig.start()];
    const agent = new EportAgent({urls: [first.url, second.url], WebSocket: SocketClass});
    await agent.readCard({signal: idle()});
    first.close();
    // Another errand finds the second one.
    await agent.check({signal: idle()});
    const pin = new Secret(randomPin());
    expect((await errorOf(agent.sign('text', pin, {signal: idle()}))).code).to.equal('agent-not-answering');
    expect(second.calls).not.to.include(sign);
    expect(pin.held).to.equal(true);
  });

  it('never repeats the PIN in an error, even if the agent quotes it', async () => {
    const pin = randomPin();
    const agent = await hostile((call, socket) => {
      const isSign = call._method === sign;
      socket.send(isSign ? failure(call, `口令 ${pin} 有误`, `E:${pin}`) : goodAnswer(call));
    });
    const client = agentClient(agent.url);
    await client.readCard({signal: idle()});
    const error = await errorOf(client.sign('text', new Secret(pin), {signal: idle()}));
    expect(JSON.stringify(error)).not.to.contain(pin);
    expect(`${error.message} ${String(error.stack)}`).not.to.contain(pin);
    expect(error.details.quote).to.equal('口令 ****** 有误');
  });
});
