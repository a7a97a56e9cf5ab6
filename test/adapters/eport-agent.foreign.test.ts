import {expect} from 'chai';
import {EportAgent} from '../../src/adapters/eport-agent.js';
import {Secret} from '../../src/domain/secret.js';
import {randomPin} from '../domain/random-pin.js';
import {useAgentRig} from '../simulators/card-agent-client.js';
import {absentUrl, agentClient, goodAnswer, idle, sign, useHostileAgents} from './eport-agent.harness.js';
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
  const rig = useAgentRig();
  const hostile = useHostileAgents();

  describe('in a frame without storage access', () => {
    const {navigator} = globalThis;
    const lend = (request: (...asked: [string, object, (lock: unknown) => unknown]) => Promise<unknown>) => {
      Object.defineProperty(globalThis, 'navigator', {value: {locks: {request}}, configurable: true});
    };
    afterEach(() => Object.defineProperty(globalThis, 'navigator', {value: navigator, configurable: true}));

    it('reads the card without the Web Lock that the browser denies', async () => {
      lend(() => Promise.reject(new DOMException('The request was denied.', 'SecurityError')));
      const agent = await rig.start();
      expect((await agentClient(agent.url).readCard({signal: idle()})).holder).to.equal('*三');
    });

    it('asks for the lock without waiting for it, and touches no card without it', async () => {
      const asked: unknown[] = [];
      lend(async (...[name, options, run]) => {
        asked.push(name, options);
        return run(null);
      });
      const agent = await rig.start();
      await expectError(agentClient(agent.url).readCard({signal: idle()}), 'agent-busy');
      expect(asked).to.deep.equal(['sw-realname-cert.card-agent', {ifAvailable: true}]);
      expect(agent.connections).to.equal(0);
    });

    it('reads only once when the lock was granted and the reading fails', async () => {
      lend(async (...[, , run]) => run({}));
      const agent = await hostile((call, socket) => socket.send(failure(call, '口令已锁死')));
      await expectError(agentClient(agent.url).readCard({signal: idle()}), 'card-unreadable');
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
          queueMicrotask(() => tell('connect-src'));
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
    await expectError(agent.readCard({signal: idle()}), 'agent-not-answering');
  });

  it('sends the PIN only to where this card was read, whatever the same client has read elsewhere since', async () => {
    const [first, second] = [await hostile((call, socket) => socket.send(goodAnswer(call))), await rig.start()];
    const agent = agentClient(first.url, second.url);
    const {address} = await agent.readCard({signal: idle()});
    first.close();
    // Another widget with the same client reads its card at the second address.
    expect((await agent.readCard({signal: idle()})).address).to.equal(second.url);
    const pin = new Secret(randomPin());
    await expectError(agent.sign('text', pin, {signal: idle(), address}), 'agent-not-answering');
    // Nor to an address of another client, or to any if the reading has none.
    for (const foreign of [absentUrl, `${second.url}/`, undefined])
      await expectError(agent.sign('text', pin, {signal: idle(), address: foreign}), 'card-changed', {
        where: 'address',
      });
    expect(second.calls).not.to.include(sign);
    expect(pin.held).to.equal(true);
  });

  it('keeps nothing of what the agent says to a PIN but a code, because it may repeat the PIN in any form', async () => {
    const pin = `ab"\\${randomPin().slice(4)}`;
    const forms = [
      pin,
      JSON.stringify(pin),
      encodeURIComponent(pin),
      btoa(pin),
      Array.from(pin).join(' '),
      pin.slice(1),
    ];
    for (const form of [...forms, 'abc12345', '0x12345678']) {
      for (const error of [[`口令 ${form} 有误`, `Err:${form}`], [form, form], [form, `Err:Custom${form}`], [form]]) {
        const agent = await hostile((call, socket) => socket.send(failure(call, ...error)));
        const signing = agentClient(agent.url).sign('text', new Secret(pin), {signal: idle(), address: agent.url});
        const {details, code, message} = await errorOf(signing);
        expect([code, message]).to.deep.equal(['pin-unknown-answer', 'pin-unknown-answer']);
        expect(Object.values(details).filter((each) => each !== undefined)).to.deep.equal([]);
      }
    }
  });
});
