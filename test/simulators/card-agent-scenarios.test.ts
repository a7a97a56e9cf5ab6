import {setImmediate as turn} from 'node:timers/promises';
import {expect} from 'chai';
import {WebSocket} from 'ws';
import {AgentClient} from './card-agent-client.js';
import {useDemo, Visitor} from '../demo/server.harness.js';

const init = 'cus-sec_SpcInitEnvEx';
const read = 'cus-sec_SpcGetSignCertAsPEM';
const sign = 'cus-sec_SpcSignDataAsPEM';

const until = async (isSo: () => boolean) => {
  while (!isSo()) await turn();
};

describe('A scenario of the card agent', () => {
  const demo = useDemo();
  const clients: AgentClient[] = [];
  let visitor: Visitor;

  beforeEach(async () => {
    visitor = new Visitor(demo());
    await visitor.open('/?scenario=normal');
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.close();
  });

  const connect = async () => {
    const client = await AgentClient.open(demo().agentUrl);
    clients.push(client);
    await client.next();
    return client;
  };

  /** The agent’s answer to a call in this scenario, or what came in its place. */
  const ask = async (scenario: string, method: string, args: object = {}) => {
    await visitor.open(`/?scenario=${scenario}`);
    const client = await connect();
    const {closed} = client;
    client.ask(method, args);
    const text = await Promise.race([client.nextText(), closed.then(() => 'closed')]);
    return text.startsWith('{') ? (JSON.parse(text) as {_args: {Error: unknown[]; Data: unknown[]}})._args : text;
  };
  const signed = () => ({inData: 'a', passwd: demo().agent.settings.pin});
  const goesWell = async () => {
    for (const [method, args] of [['ver'], [init], [read], [sign, signed()]] as const) {
      const answer = await (await connect()).call(method, args);
      expect(answer.Result, method).to.equal(true);
    }
  };

  it('makes reading fail, until the scenario is “normal” again', async () => {
    for (const [scenario, method, expected] of [
      ['card-unreadable', init, 'Err:Custom50070'],
      ['agent-drops', read, 'closed'],
    ] as const) {
      const answer = await ask(scenario, method);
      expect(typeof answer === 'string' ? answer : answer.Error[1], scenario).to.equal(expected);
      await visitor.open('/?scenario=normal');
      await goesWell();
    }
    expect(await ask('agent-garbage', read)).to.match(/^<html>/);
    expect(await ask('agent-old', 'ver')).to.deep.include({Data: ['1.5.5']});
    expect(await ask('agent-busy', init)).to.deep.include({Data: []});
    await goesWell();
  });

  it('makes signing fail once', async () => {
    for (const scenario of ['card-pulled-out', 'agent-drops-signing', 'pin-unknown']) {
      const answer = await ask(scenario, sign, signed());
      if (scenario === 'agent-drops-signing') expect(answer).to.equal('closed');
      else expect(answer, scenario).to.have.deep.property('Data', []);
      demo().agent.insertCard();
      await goesWell();
    }
  });

  it('makes another card sign than was read', async () => {
    await visitor.open('/?scenario=card-swapped');
    const client = await connect();
    const [certNo] = (await client.call('cus-sec_SpcGetCertNo')).Data;
    const {Result, Data} = await client.call(sign, signed());
    expect(Result).to.equal(true);
    expect(Data[1]).not.to.equal(certNo);
  });

  it('makes the agent hang on every answer, or after the PIN', async () => {
    const {agent} = demo();
    for (const [scenario, method] of [
      ['agent-hangs', 'ver'],
      ['agent-hangs-signing', sign],
    ] as const) {
      await visitor.open(`/?scenario=${scenario}`);
      const client = await connect();
      const callsBefore = agent.calls.length;
      client.ask(method, signed());
      await until(() => agent.calls.length > callsBefore);
      await visitor.open('/?scenario=normal');
      const id = client.ask('ver');
      expect((await client.next())._id).to.equal(id);
    }
  });

  it('makes a new connection hang, and no longer after “normal”', async () => {
    await visitor.open('/?scenario=agent-hangs-connecting');
    const hanging = new WebSocket(demo().agentUrl);
    hanging.once('error', () => undefined);
    await until(() => demo().agent.hangingHandshakes === 1);
    await visitor.open('/?scenario=normal');
    await goesWell();
    expect(hanging.readyState).to.equal(WebSocket.CONNECTING);
    hanging.terminate();
  });

  it('delays every answer', async () => {
    await visitor.open('/?scenario=agent-slow');
    const client = await connect();
    const asked = performance.now();
    await client.call('ver');
    expect(performance.now() - asked).to.be.at.least(1_000);
  });

  it('inserts a card of a foreign CA, or one without organisation code', async () => {
    const certificateIn = async (scenario: string) => {
      await visitor.open(`/?scenario=${scenario}`);
      return (await connect()).certificate();
    };
    const issuerIn = async (scenario: string) => Buffer.from((await certificateIn(scenario)).issuer).toString('hex');
    const customs = await issuerIn('normal');
    expect(await issuerIn('not-customs')).not.to.equal(customs);
    expect(await issuerIn('not-customs-code')).to.equal(customs);
    expect((await certificateIn('not-customs-code')).orgCode).to.equal(undefined);
    expect((await certificateIn('normal')).orgCode).to.equal('PDY000028');
  });
});
