import {expect} from 'chai';
import {parseCardCertificate, verifyText} from '../../simulators/pki/card-certificate.js';
import {agentAt} from '../../src/adapters/eport-agent.js';
import {isCertError} from '../../src/domain/errors.js';
import {Secret} from '../../src/domain/secret.js';
import {randomPin} from '../domain/random-pin.js';
import {useAgentRig} from '../simulators/card-agent-client.js';
import {absentUrl, agentClient, clear, idle, sign} from './eport-agent.harness.js';
import {errorOf, expectError, until} from './errors.js';

const text = 'SW-REALNAME-CERT/2\nhttps://swapp.example.cn\nsubject-1\n91310000PDY000028G\n随机数\n"\\';

describe('Signing with the card', () => {
  const rig = useAgentRig();
  /** An agent with a card, and a client that is about to ask it. */
  const ready = async (pin = randomPin()) => {
    const agent = await rig.start({pin});
    return {pin, agent, client: agentClient(agent.url)};
  };

  for (const [card, algorithm] of [
    ['sm2', 'SM2-SM3'],
    ['rsa', 'RSA-SHA1'],
  ] as const) {
    it(`returns a signature of exactly the given text by an ${card} card`, async () => {
      const pin = randomPin();
      const agent = await rig.start({card, pin});
      const client = agentClient(agent.url);
      const {certificate, certNo} = await client.readCard({signal: idle()});
      const signed = await client.sign(text, new Secret(pin), {signal: idle(), address: agent.url});
      expect(signed).to.include({algorithm, certNo});
      const parsed = parseCardCertificate(Buffer.from(certificate, 'base64'));
      expect(verifyText(parsed, text, signed.signature)).to.equal(true);
      expect(verifyText(parsed, `${text}\n`, signed.signature)).to.equal(false);
    });
  }

  it('sends the PIN exactly as typed, in that one call', async () => {
    const pin = `"\\${randomPin().slice(2)}`;
    const agent = await rig.start({pin});
    const secret = new Secret(pin);
    await agentClient(agent.url).sign(text, secret, {signal: idle(), address: agent.url});
    expect(agent.calls.filter((method) => method !== clear)).to.deep.equal([sign]);
    expect(agent.triesLeft).to.equal(5);
    expect(secret.held).to.equal(false);
  });

  it('leaves the card closed, so no other page can sign without a PIN', async () => {
    const {pin, agent, client} = await ready();
    await client.sign(text, new Secret(pin), {signal: idle(), address: agent.url});
    await until(() => agent.openConnections === 0);
    const other = await rig.connect(agent);
    expect((await other.call(sign, {inData: 'a customs declaration'})).Result).to.equal(false);
  });

  it('returns the tries left after a wrong PIN, and tries once', async () => {
    const agent = await rig.start({pin: randomPin()});
    const client = agentClient(agent.url);
    for (const triesLeft of [4, 3, 2, 1]) {
      const wrong = randomPin();
      const secret = new Secret(wrong);
      const error = await errorOf(client.sign(text, secret, {signal: idle(), address: agent.url}));
      expect(error).to.deep.include({code: 'pin-incorrect'});
      expect(error.details.triesLeft).to.equal(triesLeft);
      expect(agent.triesLeft).to.equal(triesLeft);
      expect(secret.held).to.equal(false);
      expect(JSON.stringify(error) + String(error.cause)).not.to.include(wrong);
    }
    await expectError(
      client.sign(text, new Secret(randomPin()), {signal: idle(), address: agent.url}),
      'pin-locked',
      {},
    );
  });

  it('does not report a possibly used PIN when the PIN was never sent', async () => {
    const secret = new Secret(randomPin());
    const absent = agentClient(absentUrl);
    await expectError(absent.sign(text, secret, {signal: idle(), address: absentUrl}), 'agent-not-answering');
    const agent = await rig.start();
    const cancelled = agentClient(agent.url).sign(text, secret, {signal: AbortSignal.abort(), address: agent.url});
    await expectError(cancelled, 'cancelled');
    expect(agent.connections).to.equal(0);
  });

  it('sends nothing when the PIN was already used', async () => {
    const {pin, agent, client} = await ready();
    const secret = new Secret(pin);
    secret.discard();
    await expectError(client.sign(text, secret, {signal: idle(), address: agent.url}), 'unexpected');
    await until(() => agent.openConnections === 0);
    expect(agent.calls).not.to.include(sign);
    expect(agent.triesLeft).to.equal(5);
  });
});

describe('A card agent address from markup', () => {
  it('may be a loopback address, the agent’s official host name, or left out', () => {
    const allowed = ['', 'ws://127.0.0.1:4711', 'ws://localhost:4711/', 'wss://wss.singlewindow.cn:61231'];
    for (const url of allowed) expect(() => agentAt(url, undefined), url).not.to.throw();
  });

  it('is refused anywhere else, since the PIN is sent there', () => {
    const refused = [
      ...['ws://example.com:61232', 'ws://127.0.0.1', 'ws://127.0.0.1:4711@example.com'],
      ...['ws://127.0.0.1:4711.example.com', 'ws://127.0.0.1:4711/path', 'ws://127.0.0.1:4711?x'],
      ...['ws://127.0.0.1:4711#x', 'ws://127.0.0.1:4711\n', ' ws://127.0.0.1:4711', 'ws://127.0.0.10:4711'],
      ...['ws://localhost.example.com:4711', 'ws://user@localhost:4711', 'wss://127.0.0.1:4711'],
      ...['wss://wss.singlewindow.cn:443', 'wss://wss.singlewindow.cn.example.com:61231'],
      ...['wss://xwss.singlewindow.cn:61231', 'ws://wss.singlewindow.cn:61231', 'http://127.0.0.1:4711'],
      ...['WS://127.0.0.1:4711', 'javascript:alert(1)'],
    ];
    for (const url of refused) {
      try {
        agentAt(url, undefined);
      } catch (error) {
        expect(isCertError(error) && [error.code, error.details.where], url).to.deep.equal(['config', 'agent-url']);
        continue;
      }
      expect.fail(`was allowed: ${url}`);
    }
  });
});
