import {expect} from 'chai';
import type {WebSocket} from 'ws';
import {Secret} from '../../src/domain/secret.js';
import {randomPin} from '../domain/random-pin.js';
import {
  agentClient,
  goodAnswer,
  type HostileAgent,
  idle,
  sign,
  success,
  useHostileAgents,
  type PollAnswer,
} from './eport-agent.harness.js';
import {errorOf, expectError, inHaste, until} from './errors.js';

const text = 'SW-REALNAME-CERT/2';

/** What is no answer at all, whoever it comes from. Which frames are none: eport-agent.wire.test.ts. */
const noAnswers: Readonly<Record<string, (call: PollAnswer, socket: WebSocket) => void>> = {
  garbage: (_, socket) => socket.send('\u0000\u0001garbage'),
  'an answer in bytes': (call, socket) => socket.send(Buffer.from(goodAnswer(call)), {binary: true}),
};

/** The waits for an answer; to be connected takes its time. */
const forAnswers = {atLeast: 10_001};

/** What is an answer, but to something else. */
const misdirected: Readonly<Record<string, (call: PollAnswer) => string>> = {
  'to another id': (call) => goodAnswer({...call, _id: call._id + 1}),
  'to an id that was never given': (call) => goodAnswer({...call, _id: 0}),
  'to another method with the right id': (call) => success({_id: call._id, _method: 'ver'}, '1.5.24'),
  'of another form to another method': ({_id}) => JSON.stringify({_id, _method: 'welcome'}),
  'of another form to another id': ({_method}) => JSON.stringify({_id: 0, _method}),
};

describe('The card agent client facing a hostile agent', () => {
  const start = useHostileAgents();

  /** Answers well until it comes to `method`. */
  const from = (method: string, answer: (call: PollAnswer, socket: WebSocket) => void) =>
    start((call, socket) => {
      if (call._method === method) answer(call, socket);
      else socket.send(goodAnswer(call));
    });

  const read = (agent: HostileAgent, signal = idle()) => agentClient(agent.url).readCard({signal});
  const signBy = (agent: HostileAgent, pin = new Secret(randomPin()), signal = idle()) =>
    agentClient(agent.url).sign(text, pin, {signal, address: agent.url});

  it('accepts answers that follow the protocol', async () => {
    const agent = await start((call, socket) => socket.send(goodAnswer(call)));
    expect(await read(agent)).to.include({certNo: '0123456789abcdef', holder: '*三'});
    expect(await signBy(agent)).to.include({certNo: '0123456789abcdef', algorithm: 'SM2-SM3'});
    await until(() => agent.openConnections === 0);
    // Never 0, which is the greeting's.
    expect(agent.heard.map(({_id}) => _id)).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8, 1, 2]);
  });

  it('fails with unexpected, or with pin-unknown-answer after a PIN, when the page has replaced JSON.parse', async () => {
    const {parse} = JSON;
    const unreadable = new Proxy({}, {get: () => expect.fail('not to be read')});
    const agent = await start((call, socket) => {
      socket.send(goodAnswer(call));
      JSON.parse = () => unreadable;
    });
    const {code} = await errorOf(read(agent)).finally(() => (JSON.parse = parse));
    expect(code).to.equal('unexpected');
    const afterPin = await errorOf(signBy(agent)).finally(() => (JSON.parse = parse));
    // The card may have counted a try.
    expect(afterPin.code).to.equal('pin-unknown-answer');
  });

  it('fails with agent-protocol and the name of the call when a part of an answer has a wrong type or format', async () => {
    const wrong: Readonly<Record<string, readonly unknown[]>> = {
      SpcGetCertNo: ['x0123456789abcdef', '0123456789abcdefx', 12345678],
      SpcGetSignCertAsPEM: ['-MAAA', 'MAAA-'],
      SpcGetUName: ['三'.repeat(501)],
      SpcGetValidTimeFromCert: [null, {szEndTime: 20990101000000}, {szEndTime: ['20990101000000']}],
    };
    for (const [name, values] of Object.entries(wrong)) {
      const where = `cus-sec_${name}`;
      for (const value of values) {
        const agent = await from(where, (call, socket) => socket.send(success(call, value)));
        await expectError(read(agent), 'agent-protocol', {where}, String(value));
      }
    }
    const short = await from(sign, (call, socket) => socket.send(success(call, 'A'.repeat(84), '0123456789abcdef')));
    await expectError(signBy(short), 'pin-unknown-answer', {foreignCode: 'agent-protocol'});
    const old = await from('ra_Is903Reader', (call, socket) => socket.send(success(call, 1)));
    await expectError(read(old), 'reader-unsupported');
  });

  for (const [name, answer] of Object.entries(noAnswers)) {
    it(`fails with agent-protocol for ${name}, on the first call and on a later one`, async () => {
      for (const method of ['ra_Is903Reader', 'cus-sec_SpcGetSignCertAsPEM']) {
        const agent = await from(method, answer);
        await expectError(read(agent), 'agent-protocol');
        await until(() => agent.openConnections === 0);
      }
    });

    it(`fails with pin-unknown-answer when the answer to the PIN is ${name}`, async () => {
      const agent = await start(answer);
      await expectError(signBy(agent), 'pin-unknown-answer', {foreignCode: 'agent-protocol'});
      expect(agent.methods().filter((method) => method === sign)).to.deep.equal([sign]);
    });
  }

  for (const [name, answer] of Object.entries(misdirected)) {
    it(`ignores an answer ${name}, and fails with agent-timeout or pin-unknown-answer`, async () => {
      const agent = await start((call, socket) => socket.send(answer(call)));
      expect((await inHaste(() => errorOf(read(agent)), forAnswers)).code).to.equal('agent-timeout');
      await inHaste(() => expectError(signBy(agent), 'pin-unknown-answer', {foreignCode: 'agent-timeout'}), forAnswers);
      await until(() => agent.openConnections === 0);
    });

    it(`ignores an answer ${name} that precedes the right one`, async () => {
      const agent = await start((call, socket) => {
        socket.send(answer(call));
        socket.send(goodAnswer(call));
      });
      expect(await read(agent)).to.include({holder: '*三'});
    });
  }

  it('ignores a late answer to a cancelled task, since the next task uses a new connection', async () => {
    const controller = new AbortController();
    let late: (() => void) | undefined;
    const agent = await from('cus-sec_SpcGetCertNo', (call, socket) => {
      if (late) {
        late();
        socket.send(goodAnswer(call));
      } else {
        late = () => {
          if (socket.readyState === socket.OPEN) socket.send(success(call, 'f'.repeat(16)));
        };
        controller.abort();
      }
    });
    const client = agentClient(agent.url);
    const first = errorOf(client.readCard({signal: controller.signal}));
    const second = client.readCard({signal: idle()});
    expect((await first).code).to.equal('cancelled');
    expect(await second).to.include({certNo: '0123456789abcdef'});
  });

  it('fails with agent-lost when the agent disconnects, and with pin-unknown-answer after a PIN', async () => {
    for (const drop of [
      (_: PollAnswer, socket: WebSocket) => socket.terminate(),
      (_: PollAnswer, socket: WebSocket) => socket.close(1001),
    ]) {
      await expectError(read(await from('cus-sec_SpcGetUName', drop)), 'agent-lost');
      await expectError(signBy(await start(drop)), 'pin-unknown-answer', {foreignCode: 'agent-lost'});
    }
  });
});
