import {once} from 'node:events';
import {request as httpRequest} from 'node:http';
import {expect} from 'chai';
import {startControl} from '../../simulators/card-agent/control.js';
import type {RunningCardAgent} from '../../simulators/card-agent/agent.js';
import {sampleEnterprise} from '../../simulators/card-agent/enterprise.js';
import {faultKinds} from '../../simulators/card-agent/faults.js';
import {type AgentClient, randomPin, useAgentRig} from './card-agent-client.js';

const json = {'content-type': 'application/json'};

describe('The control port of the card agent simulator', () => {
  const rig = useAgentRig();
  let agent: RunningCardAgent;
  let control: Awaited<ReturnType<typeof startControl>>;
  let client: AgentClient;
  let pin: string;

  beforeEach(async () => {
    ({agent, client, pin} = await rig.open());
    control = await startControl(agent, 0);
  });
  afterEach(() => control.close());

  const put = (body: unknown, headers: Record<string, string> = json) =>
    fetch(`${control.url}/state`, {
      method: 'PUT',
      headers,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const state = async () => (await (await fetch(`${control.url}/state`)).json()) as Record<string, unknown>;

  /** `fetch` sets the host itself. */
  const statusFor = async (headers: Record<string, string>, method = 'GET', path = '/state'): Promise<number> => {
    const request = httpRequest(control.url + path, {method, headers}).end();
    const [response] = (await once(request, 'response')) as [import('node:http').IncomingMessage];
    response.resume();
    return response.statusCode ?? 0;
  };

  it('returns the state and the names of the calls', async () => {
    await client.call('ver');
    agent.set({expiresInDays: 9});
    expect(await state()).to.deep.include({
      card: 'sm2',
      expiresInDays: 9,
      triesLeft: 5,
      faults: [],
      openConnections: 1,
      calls: ['ver'],
    });
  });

  it('changes only the given settings', async () => {
    const response = await put({expiresInDays: -3, fault: {kind: 'busy', method: 'ver', times: 2}});
    expect(response.status).to.equal(200);
    expect(await response.json()).to.deep.include({card: 'sm2', expiresInDays: -3});
    expect(await client.isDone('ver')).to.equal(false);
    expect(await client.isDone('cus-sec_SpcInitEnvEx')).to.equal(true);
    expect((await state())['faults']).to.deep.equal([{kind: 'busy', method: 'ver', times: 1}]);
    await put({faults: []});
    expect(await client.isDone('ver')).to.equal(true);
  });

  it('accepts every kind of fault', async () => {
    const faults = faultKinds.filter((kind) => kind !== 'slow').map((kind): object => ({kind, times: 3}));
    faults.push({kind: 'slow', ms: 5, method: 'ver'}, {kind: 'unknown-error', text: '文', code: 'c'});
    expect((await put({faults})).status).to.equal(200);
    expect((await state())['faults']).to.deep.equal(faults);
  });

  it('sets another PIN and another enterprise, and returns no PIN and no person', async () => {
    const other = randomPin();
    const holder = `王${other}`;
    const enterprise = {name: '北京样例有限公司', holder};
    const texts = [await (await put({pin: other, unlockPin: pin, enterprise})).text()];
    expect(await client.isDone('cus-sec_SpcVerifyPINAll', {passwd: other})).to.equal(true);
    expect((await client.call('cus-sec_SpcGetUName')).Data).to.deep.equal([holder]);
    texts.push(JSON.stringify(await state()), await (await put({pin: `${other}!`})).text());
    texts.push(await (await put({[other]: 1})).text(), await (await put(`{"pin": ${other}`)).text());
    texts.push(await (await put({card: 'rsa', enterprise: {holder: `${holder}\u{20000}`}})).text());
    for (const secret of [pin, other, sampleEnterprise.holderIdNumber, sampleEnterprise.cardId])
      expect(texts.join('\n')).not.to.contain(secret);
    expect(texts[0]).to.contain('北京样例有限公司');
  });

  it('rejects an invalid body with the field name, and changes nothing', async () => {
    for (const [body, status, place] of [
      ['{', 400, 'JSON'],
      ['[]', 400, 'body'],
      [{card: 'gold'}, 400, 'card'],
      [{version: 'new'}, 400, 'version'],
      [{expiresInDays: 1.5}, 400, 'expiresInDays'],
      [{colour: 'red'}, 400, 'body'],
      [{enterprise: {uscc: '1'}}, 400, 'enterprise.uscc'],
      [{fault: {kind: 'fire'}}, 400, 'fault.kind'],
      [{fault: {kind: 'slow'}}, 400, 'fault.ms'],
      [{fault: {kind: 'drop', times: 0}}, 400, 'fault.times'],
      [{faults: [{kind: 'drop', ms: 1}]}, 400, 'faults.0'],
      [{card: 'rsa', enterprise: {name: '\u{20000}'}}, 422, 'card'],
      [JSON.stringify({version: '1'.repeat(70_000)}), 413, 'long'],
    ] as const) {
      const before = await state();
      const response = await put(body);
      expect(response.status, place).to.equal(status);
      expect(((await response.json()) as {error: string}).error).to.contain(place);
      expect(await state()).to.deep.equal(before);
    }
    expect((await put('{}', {'content-type': 'text/plain'})).status).to.equal(415);
  });

  it('lists the known faults when a fault is unknown', async () => {
    for (const body of [{faults: ['no-card']}, {faults: [{kind: 'fire'}]}, {fault: 'drop'}, {fault: {kind: 'slow'}}]) {
      const {error} = (await (await put(body)).json()) as {error: string};
      expect(error)
        .to.match(/^Not understood: fault/)
        .and.to.include('{"kind": KIND}')
        .and.not.to.include('fire');
      for (const kind of [...faultKinds, '"ms" for slow']) expect(error).to.include(kind);
    }
    const {error} = (await (await put({card: 'gold'})).json()) as {error: string};
    expect(error).to.equal('Not understood: card.');
  });

  it('resets everything to the start', async () => {
    for (let n = 0; n < 5; n++) await client.call('cus-sec_SpcVerifyPINAll', {passwd: randomPin()});
    await put({card: 'none', reader: '903', pin: randomPin(), fault: {kind: 'drop'}});
    const response = await fetch(`${control.url}/reset`, {method: 'POST'});
    expect(await response.json()).to.deep.include({card: 'sm2', reader: 'normal', faults: [], triesLeft: 5});
    expect(await client.isDone('cus-sec_SpcVerifyPINAll', {passwd: pin})).to.equal(true);
  });

  it('rejects browser requests and foreign Host names', async () => {
    expect(await statusFor({})).to.equal(200);
    expect(await statusFor({host: `localhost:${control.port}`})).to.equal(200);
    expect(await statusFor({origin: 'http://127.0.0.1:8000'})).to.equal(403);
    expect(await statusFor({origin: 'null'}, 'POST', '/reset')).to.equal(403);
    expect(await statusFor({host: `evil.example:${control.port}`})).to.equal(403);
  });

  it('returns 404 for other paths and 405 for other methods', async () => {
    expect(await statusFor({}, 'DELETE')).to.equal(405);
    expect(await statusFor({}, 'GET', '/reset')).to.equal(405);
    expect(await statusFor({}, 'GET', '/')).to.equal(404);
  });
});
