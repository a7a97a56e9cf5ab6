import {expect} from 'chai';
import type {WebSocket} from 'ws';
import {Secret} from '../../src/domain/secret.js';
import {randomPin} from '../domain/random-pin.js';
import {
  agentClient,
  clear,
  goodAnswer,
  type HostileAgent,
  idle,
  inHaste,
  init,
  sign,
  success,
  useHostileAgents,
  type PollAnswer,
} from './eport-agent.harness.js';
import {errorOf, expectError, until} from './errors.js';

const text = 'SW-REALNAME-CERT/1';

/** What is no answer at all, whoever it comes from. */
const noAnswers: Readonly<Record<string, (call: PollAnswer, socket: WebSocket) => void>> = {
  garbage: (_, socket) => socket.send('\u0000\u0001garbage'),
  'half an answer': (call, socket) => socket.send(goodAnswer(call).slice(0, 30)),
  'a page of HTML': (_, socket) => socket.send('<!doctype html><html><body>502 Bad Gateway</body></html>'),
  'an answer in bytes': (call, socket) => socket.send(Buffer.from(goodAnswer(call)), {binary: true}),
  'an answer that is too big': (call, socket) => socket.send(success(call, 'x'.repeat(300_000))),
  'a result that is no flag': (call, socket) =>
    socket.send(goodAnswer(call).replace('"Result":true', '"Result":"true"')),
  'data that is no list': (call, socket) =>
    socket.send(goodAnswer(call).replace(/"Data":\[.*\],"Error"/, '"Data":{},"Error"')),
};

/** What is an answer, but to something else. */
const misdirected: Readonly<Record<string, (call: PollAnswer) => string>> = {
  'to another id': (call) => goodAnswer({...call, _id: call._id + 1}),
  'to an id that was never given': (call) => goodAnswer({...call, _id: 0}),
  'to another method with the right id': (call) => success({_id: call._id, _method: 'ver'}, '1.5.24'),
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
    const agent = await start((call, socket) => {
      socket.send(goodAnswer(call));
    });
    expect(await read(agent)).to.include({certNo: '0123456789abcdef', holder: '*三'});
    expect(await signBy(agent)).to.include({certNo: '0123456789abcdef', algorithm: 'SM2-SM3'});
  });

  for (const [name, answer] of Object.entries(noAnswers)) {
    it(`fails with agent-protocol for ${name}, on the first call and on a later one`, async () => {
      for (const method of ['ra_Is903Reader', 'cus-sec_SpcGetSignCertAsPEM']) {
        const agent = await from(method, answer);
        expect((await errorOf(read(agent))).code).to.equal('agent-protocol');
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
      const agent = await start((call, socket) => {
        socket.send(answer(call));
      });
      expect((await inHaste(() => errorOf(read(agent)))).code).to.equal('agent-timeout');
      await inHaste(() => expectError(signBy(agent), 'pin-unknown-answer', {foreignCode: 'agent-timeout'}));
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

  it('does not take a duplicate answer for the answer to the next call', async () => {
    const agent = await start((call, socket) => {
      socket.send(goodAnswer(call));
      socket.send(success(call, 'f'.repeat(16)));
    });
    expect(await read(agent)).to.include({certNo: '0123456789abcdef'});
  });

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
      (_: PollAnswer, socket: WebSocket) => {
        socket.terminate();
      },
      (_: PollAnswer, socket: WebSocket) => {
        socket.close(1001);
      },
    ]) {
      expect((await errorOf(read(await from('cus-sec_SpcGetUName', drop)))).code).to.equal('agent-lost');
      await expectError(signBy(await start(drop)), 'pin-unknown-answer', {foreignCode: 'agent-lost'});
    }
  });

  it('can be cancelled while the agent is silent, and then releases the reader', async () => {
    const controller = new AbortController();
    const agent = await from(init, () => {
      controller.abort();
    });
    expect((await errorOf(read(agent, controller.signal))).code).to.equal('cancelled');
    await until(() => agent.openConnections === 0);
    expect(agent.methods()).to.deep.equal(['ra_Is903Reader', init, clear]);
  });

  it('sends a PIN once: no second call and no other address follows', async () => {
    const other = await start((call, socket) => {
      socket.send(goodAnswer(call));
    });
    const controller = new AbortController();
    const agent = await start(() => {
      controller.abort();
    });
    const pin = randomPin();
    const secret = new Secret(pin);
    const signing = agentClient(agent.url, other.url).sign(text, secret, {
      signal: controller.signal,
      address: agent.url,
    });
    expect((await errorOf(signing)).code).to.equal('cancelled');
    await until(() => agent.openConnections === 0);
    const sent = agent.heard.filter((call) => JSON.stringify(call).includes(pin));
    expect(sent).to.deep.equal([{_id: 1, _method: sign, args: {inData: text, passwd: pin}}]);
    expect(secret.held).to.equal(false);
    expect(other.heard).to.deep.equal([]);
  });

  it('rejects values that no card can contain', async () => {
    const lies: Readonly<Record<string, readonly unknown[]>> = {
      'cus-sec_SpcGetCertNo': [
        undefined,
        null,
        7,
        '',
        '0123456',
        '<b>01234567</b>',
        'f'.repeat(41),
        ['0123456789abcdef'],
      ],
      'cus-sec_SpcGetSignCertAsPEM': [null, '', '-----BEGIN', 'MA', 'MAAA\n', 'A'.repeat(12_000), {}],
      'cus-sec_SpcGetUName': [null, 7, 'x'.repeat(501), {toString: '张三'}],
      'cus-sec_SpcGetEntName': [undefined, [], 'x'.repeat(501)],
      'cus-sec_SpcGetValidTimeFromCert': [
        ...[undefined, null, 7, '20990101000000', {}, {szEndTime: 20990101000000}, {szEndTime: '20991301000000'}],
        {szStartTime: '20990101000000'},
      ],
    };
    for (const [method, values] of Object.entries(lies)) {
      for (const value of values) {
        const agent = await from(method, (call, socket) => {
          socket.send(success(call, value));
        });
        await expectError(read(agent), 'agent-protocol', {where: method}, `${method} ${JSON.stringify(value)}`);
        await until(() => agent.openConnections === 0);
        expect(agent.methods().at(-1)).to.equal(clear);
      }
    }
  });

  it('fails with pin-unknown-answer when the returned signature is invalid', async () => {
    const certNo = '0123456789abcdef';
    const lies = [
      [],
      [null, certNo],
      ['', certNo],
      ['AAAA', certNo],
      ['A'.repeat(88)],
      ['A'.repeat(88), '<b>'],
      ['A'.repeat(89), certNo],
    ];
    for (const lie of lies) {
      const agent = await start((call, socket) => {
        socket.send(success(call, ...lie));
      });
      expect((await errorOf(signBy(agent))).code, JSON.stringify(lie)).to.equal('pin-unknown-answer');
    }
  });

  it('strips control characters from the agent’s texts and truncates them', async () => {
    const agent = await from('cus-sec_SpcGetEntName', (call, socket) => {
      socket.send(success(call, `样例\u202E公司${'长'.repeat(400)}`));
    });
    expect((await read(agent)).enterpriseName)
      .to.match(/^样例 公司长+…$/)
      .and.have.length(200);
  });
});
