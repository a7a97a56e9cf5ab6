import {connect} from 'node:net';
import {expect} from 'chai';
import {WebSocket} from 'ws';
import {until} from '../adapters/errors.js';
import {AgentClient} from '../simulators/card-agent-client.js';
import {useDemo, Visitor} from './server.harness.js';
import {SignInVisitor} from './sign-in.harness.js';

const isListening = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

describe('A scenario in the address of a page', () => {
  const demo = useDemo();
  let visitor: Visitor;
  let client: AgentClient;
  beforeEach(async () => {
    visitor = new Visitor(demo());
    await visitor.open('/?scenario=normal');
    client = await AgentClient.open(demo().agentUrl);
    await client.next();
  });
  afterEach(() => client.close());

  it('sets the card and reader when the page is served, until another scenario is set', async () => {
    const {card, reader, expiresInDays, version} = demo().agent.settings;
    for (const [scenario, changes] of [
      ['no-card', {card: 'none'}],
      ['reader-903', {reader: '903'}],
      ['card-ends-soon', {expiresInDays: 12}],
      ['card-rsa', {card: 'rsa'}],
      ['agent-old', {version: '1.5.5'}],
      ['normal', {}],
    ] as const) {
      await visitor.open(`/?scenario=${scenario}`);
      await visitor.open('/');
      expect(demo().agent.settings, scenario).to.include({card, reader, expiresInDays, version, ...changes});
    }
  });

  it('locks the card, and “normal” unlocks it again', async () => {
    for (const [scenario, tries] of [
      ['card-locked', 0],
      ['normal', 5],
    ] as const) {
      await visitor.open(`/?scenario=${scenario}`);
      expect(demo().agent.triesLeft).to.equal(tries);
    }
  });

  it('gives the page an address without listener when the agent is absent', async () => {
    expect(await isListening(await visitor.agentUrl('/?scenario=agent-absent'))).to.equal(false);
    expect(await isListening(await visitor.agentUrl('/'))).to.equal(true);
  });

  it('makes the agent hang on every answer, after the PIN, or before the connection, until “normal”', async () => {
    const {agent, agentUrl} = demo();
    for (const [scenario, method] of [
      ['agent-hangs', 'ver'],
      ['agent-hangs-signing', 'cus-sec_SpcSignDataAsPEM'],
    ] as const) {
      await visitor.open(`/?scenario=${scenario}`);
      const callsBefore = agent.calls.length;
      client.ask(method, {inData: 'a', passwd: agent.settings.pin});
      await until(() => agent.calls.length > callsBefore);
      await visitor.open('/?scenario=normal');
      const id = client.ask('ver');
      expect((await client.next())._id).to.equal(id);
    }
    await visitor.open('/?scenario=agent-hangs-connecting');
    const hanging = new WebSocket(agentUrl);
    hanging.once('error', () => undefined);
    await until(() => agent.hangingHandshakes === 1);
    await visitor.open('/?scenario=normal');
    const later = await AgentClient.open(agentUrl);
    expect(hanging.readyState).to.equal(WebSocket.CONNECTING);
    hanging.terminate();
    later.close();
  });

  it('delays every answer of the agent', async () => {
    await visitor.open('/?scenario=agent-slow');
    const asked = performance.now();
    await client.call('ver');
    expect(performance.now() - asked).to.be.at.least(1_000);
  });
});

describe('The workbench’s scenarios', () => {
  const demo = useDemo();
  let visitor: SignInVisitor;
  let token: string;
  beforeEach(async () => {
    visitor = new SignInVisitor(demo());
    const html = await (await visitor.ask('/?scenario=normal&user=zhangsan')).text();
    token = /data-token="([^"]+)"/.exec(html)?.[1] ?? '';
  });

  const set = (scenario: string, given = token, headers: Record<string, string> = {}) =>
    visitor.json('/demo/scene', {token: given, scenario}, headers);

  it('are set without a page reload, for the page’s session', async () => {
    const answer = await set('no-card');
    expect(await answer.json()).to.deep.equal({agentUrl: demo().agentUrl, title: '读卡器中没有卡'});
    expect(demo().agent.settings.card).to.equal('none');
    await set('backend-status-down');
    expect((await visitor.ask('/api/realname-cert/status')).status).to.equal(503);
    await set('normal');
    expect((await visitor.ask('/api/realname-cert/status')).status).to.equal(200);
    expect(demo().agent.settings.card).to.equal('sm2');
  });

  it('return an address without listener for the scenario with an absent agent', async () => {
    const {agentUrl} = (await (await set('agent-absent')).json()) as {agentUrl: string};
    expect(await isListening(agentUrl)).to.equal(false);
  });

  it('are set only by the page’s own script, in the same session', async () => {
    expect((await set('no-card', token, {origin: 'https://rogue.example'})).status).to.equal(403);
    expect((await set('no-card', 'x')).status).to.equal(412);
    expect((await set('telepathy')).status).to.equal(400);
    await visitor.ask('/?user=lisi');
    expect((await set('no-card')).status).to.equal(412);
    visitor.cookies.clear();
    expect((await set('no-card')).status).to.equal(401);
    expect(demo().agent.settings.card).to.equal('sm2');
  });
});

describe('A command of the conformance kit', () => {
  const demo = useDemo();
  const ask = (action: string, headers: Readonly<Record<string, string>> = {}) => {
    const sent = {'content-type': 'application/json', ...headers};
    const body = JSON.stringify({SW_CERT_USER: 'main', SW_CERT_URL: 'http://127.0.0.1:9/certify'});
    return fetch(`${demo().url}/demo/conformance/${action}`, {method: 'POST', headers: sent, body});
  };

  it('is answered to a program, and to no page', async () => {
    expect(await (await ask('sign-in')).text()).to.match(/^authorization: Bearer .+\nx-csrf-token: /);
    expect((await ask('sign-in', {origin: demo().url})).status).to.equal(403);
    // A place that is not the demo's own is not visited, either.
    for (const none of ['constructor', 'decide']) expect((await ask(none)).status).to.equal(404);
  });
});
