import {getEventListeners, once} from 'node:events';
import {expect} from 'chai';
import {isIssuedBy, parseCardCertificate} from '../../simulators/pki/card-certificate.js';
import {EportAgent} from '../../src/adapters/eport-agent.js';
import {daysLeft} from '../../src/domain/card.js';
import {useAgentRig} from '../simulators/card-agent-client.js';
import {
  absentUrl,
  agentClient,
  clear,
  idle,
  init,
  readingCalls,
  SocketClass,
  useSilence,
} from './eport-agent.harness.js';
import {errorOf, expectError, inHaste, until} from './errors.js';

describe('Reading the card', () => {
  const rig = useAgentRig();

  for (const [card, digits] of [
    ['sm2', 16],
    ['rsa', 8],
  ] as const) {
    it(`returns the holder and the whole certificate of an ${card} card`, async () => {
      const agent = await rig.start({card, expiresInDays: 400});
      const reading = await agentClient(agent.url).readCard({signal: idle()});
      const certificate = parseCardCertificate(Buffer.from(reading.certificate, 'base64'));
      expect(isIssuedBy(certificate, rig.ca().certificate)).to.equal(true);
      expect(reading).to.deep.include({
        certNo: certificate.serial,
        enterpriseName: agent.settings.enterprise.name,
        holder: '*三',
      });
      expect(daysLeft(reading.validTo, Date.now())).to.equal(400);
      expect(reading.certNo).to.match(new RegExp(`^[0-9a-f]{${digits}}$`));
    });
  }

  it('opens the card once, reads it and closes it again', async () => {
    const agent = await rig.start();
    const before: number[] = [];
    const signal = idle();
    await agentClient(agent.url).readCard({signal, onConnected: () => before.push(agent.calls.length)});
    // Nor is a listener left where the host keeps the signal.
    expect(getEventListeners(signal, 'abort')).to.have.length(0);
    expect(agent.calls).to.deep.equal(readingCalls);
    // It is told once, before the card is touched.
    expect(before).to.deep.equal([0]);
  });

  it('fails with card-missing when there is no card or no reader, and releases the reader', async () => {
    for (const desk of [{card: 'none'}, {reader: 'none'}] as const) {
      const agent = await rig.start(desk);
      const error = await errorOf(agentClient(agent.url).readCard({signal: idle()}));
      expect(error).to.deep.include({code: 'card-missing'});
      expect(error.details.foreignCode).to.equal('Err:Custom50200');
      await until(() => agent.openConnections === 0);
      expect(agent.calls).to.deep.equal(['ra_Is903Reader', init, clear]);
    }
  });

  it('fails with reader-unsupported for a 903 reader, without touching the card', async () => {
    const agent = await rig.start({reader: '903'});
    await expectError(agentClient(agent.url).readCard({signal: idle()}), 'reader-unsupported');
    await until(() => agent.openConnections === 0);
    expect(agent.calls).to.deep.equal(['ra_Is903Reader']);
  });

  it('releases the reader when the card is removed at any step', async () => {
    for (const pulledAt of readingCalls.slice(1, -2)) {
      const agent = await rig.start({
        onCall: ({method}) => {
          if (method === pulledAt) agent.removeCard();
        },
      });
      await expectError(agentClient(agent.url).readCard({signal: idle()}), 'card-missing', {}, pulledAt);
      await until(() => agent.openConnections === 0);
      expect(agent.calls, pulledAt).to.deep.equal([
        ...readingCalls.slice(0, readingCalls.indexOf(pulledAt) + 2),
        clear,
      ]);
    }
  });

  it('releases the reader and disconnects when it is cancelled at any step', async () => {
    for (const cancelledAt of readingCalls.slice(0, -1)) {
      const controller = new AbortController();
      const agent = await rig.start({
        onCall: ({method}) => {
          if (method === cancelledAt) controller.abort();
        },
      });
      await expectError(agentClient(agent.url).readCard({signal: controller.signal}), 'cancelled', {}, cancelledAt);
      await until(() => agent.openConnections === 0);
      const asked = readingCalls.slice(0, readingCalls.indexOf(cancelledAt) + 1);
      expect(agent.calls, cancelledAt).to.deep.equal(asked.includes(init) ? [...asked, clear] : asked);
    }
  });

  it('asks nothing when it is cancelled as soon as it is connected', async () => {
    const controller = new AbortController();
    const agent = await rig.start();
    const onConnected = () => controller.abort();
    await expectError(agentClient(agent.url).readCard({signal: controller.signal, onConnected}), 'cancelled');
    await until(() => agent.openConnections === 0);
    expect(agent.calls).to.deep.equal([]);
  });

  it('runs one task after the other', async () => {
    let open = 0;
    const agent = await rig.start({
      onCall: () => {
        open = Math.max(open, agent.openConnections);
      },
    });
    const client = agentClient(agent.url);
    const [first, second] = await Promise.all([client.readCard({signal: idle()}), client.readCard({signal: idle()})]);
    expect(second).to.deep.equal(first);
    await until(() => agent.openConnections === 0);
    expect(agent.calls).to.deep.equal([...readingCalls, ...readingCalls]);
    expect(agent.connections).to.equal(2);
  });

  it('runs the next task after a failed or cancelled one', async () => {
    const agent = await rig.start({card: 'none'});
    const client = agentClient(agent.url);
    const failed = errorOf(client.readCard({signal: idle()}));
    const cancelled = errorOf(client.readCard({signal: AbortSignal.abort()}));
    const third = client.readCard({signal: idle()});
    expect((await failed).code).to.equal('card-missing');
    agent.insertCard();
    expect((await cancelled).code).to.equal('cancelled');
    expect((await third).holder).to.equal('*三');
  });
});

describe('Finding the card agent', () => {
  const rig = useAgentRig();
  const silence = useSilence();

  it('tries its addresses in turn and uses the first that answers', async () => {
    const [first, second] = [await rig.start(), await rig.start()];
    await agentClient(absentUrl, first.url, second.url).readCard({signal: idle()});
    expect([first.connections, second.connections]).to.deep.equal([1, 0]);
  });

  it('tries the next address when the browser blocks the first', async () => {
    const agent = await rig.start();
    class Strict extends SocketClass {
      constructor(url: string | URL) {
        if (String(url) === absentUrl) throw new DOMException('insecure', 'SecurityError');
        super(url);
      }
    }
    const read = (...urls: string[]) => new EportAgent({urls, WebSocket: Strict}).readCard({signal: idle()});
    await expectError(read(absentUrl), 'insecure-context');
    expect((await read(absentUrl, agent.url)).holder).to.equal('*三');
  });

  it('takes no option from a polluted Object.prototype, whether it can be enumerated or not', async () => {
    const asked: string[] = [];
    class Deaf extends SocketClass {
      constructor(url: string | URL) {
        if (asked.push(String(url)) > 0) throw new DOMException('insecure', 'SecurityError');
        super(url);
      }
    }
    for (const enumerable of [false, true]) {
      for (const [name, value] of Object.entries({urls: [absentUrl], network: {}, minVersion: '99.0.0'}))
        Object.defineProperty(Object.prototype, name, {value, enumerable, configurable: true, writable: true});
      try {
        const {code} = await errorOf(new EportAgent({WebSocket: Deaf}).readCard({signal: idle()}));
        expect(code).to.equal('insecure-context');
      } finally {
        for (const name of ['urls', 'network', 'minVersion']) Reflect.deleteProperty(Object.prototype, name);
      }
    }
    const official = ['ws://127.0.0.1:61232', 'wss://wss.singlewindow.cn:61231'];
    expect(asked).to.deep.equal([...official, ...official]);
  });

  it('fails with code config when no address is given', async () => {
    expect((await errorOf(agentClient().readCard({signal: idle()}))).toJSON()).to.deep.equal({
      code: 'config',
      details: {where: 'agentUrl'},
    });
  });

  it('can be cancelled while another program does not answer, and then no other address is tried', async () => {
    const {url, accepted} = await silence();
    const controller = new AbortController();
    const agent = await rig.start();
    const reading = agentClient(url, agent.url).readCard({signal: controller.signal});
    const gone = once(await accepted, 'close');
    controller.abort();
    await expectError(reading, 'cancelled');
    await gone;
    expect(agent.connections).to.equal(0);
  });

  it('gives another program up after ten seconds, and tries the next address', async () => {
    const {url} = await silence();
    // The wait for that program: to be connected to the other takes its time.
    const first = {atLeast: 2_500, atMost: 10_000, times: 2};
    // No prompt of the browser is open where nobody has to be asked.
    const onPrompt = (open: boolean): void => void expect(open).to.equal(false);
    const read = (...urls: string[]) => inHaste(() => agentClient(...urls).readCard({signal: idle(), onPrompt}), first);
    await expectError(read(url), 'agent-timeout');
    const agent = await rig.start();
    expect((await read(url, agent.url)).holder).to.equal('*三');
  });
});
