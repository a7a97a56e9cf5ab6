import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect} from 'chai';
import {type FaultKind, faultKinds, plainFault} from '../../simulators/card-agent/faults.js';
import {sampleEnterprise} from '../../simulators/card-agent/enterprise.js';
import {compare} from '../../simulators/card-agent-probe/compare-with-clerk.js';
import {readRecording, type Sight, sights} from '../../simulators/card-agent-probe/recording.js';
import {Redactor} from '../../simulators/card-agent-probe/redact.js';
import {verifyText} from '../../simulators/pki/card-certificate.js';
import {useBuiltBin} from './built-bin.js';
import {agentAddress, AgentClient, randomPin, useAgentRig, useChildren} from './card-agent-client.js';

/** What the widget says of each fault, and what a clerk would have seen. */
const expected: readonly [kinds: readonly FaultKind[], codes: readonly string[], saw: Sight][] = [
  [['no-reader', 'no-card'], ['ok', 'card-missing'], 'no-card'],
  [['unreadable'], ['ok', 'card-unreadable'], 'not-readable'],
  [['unknown-error'], ['ok', 'card-unreadable'], 'other-error'],
  [['busy'], ['ok', 'agent-busy'], 'busy'],
  [['pull-out'], ['ok', 'card-missing'], 'card-out'],
  [['pull-out-mid-sign'], ['ok', 'ok', 'card-removed'], 'card-out'],
  [['card-swapped'], ['ok', 'ok', 'card-changed'], 'other-card'],
  [['pin-unknown'], ['ok', 'ok', 'pin-unknown-answer'], 'other-error'],
  [['hang-answer', 'wrong-id', 'wrong-method', 'late'], ['agent-timeout', 'agent-timeout'], 'waits'],
  [['garbage', 'half-frame', 'oversized'], ['agent-protocol', 'agent-protocol'], 'other-error'],
  [['drop'], ['agent-lost', 'agent-lost'], 'closed'],
  [['duplicate', 'slow'], ['ok', 'ok', 'ok'], 'as-usual'],
  [['hang-handshake'], ['agent-timeout'], 'waits'],
];

const {holder, name, cardId, uscc} = sampleEnterprise;

describe('The card agent probe as one file', function () {
  this.timeout(180_000);
  const rig = useAgentRig();
  const {dir, run} = useBuiltBin('card-agent-probe');
  const start = useChildren();
  const script = (file: string, ...args: string[]) =>
    start(process.execPath, ['--import', 'tsx', join('simulators', file), ...args], {env: process.env});
  const replay = (...args: string[]) => script('card-agent-probe/replay-main.ts', ...args).ended;

  /** Runs it, and answers each question when it is asked. */
  const probe = async (address: string, pin: string, saw: Sight = 'unknown', tries = '5') => {
    const out = join(dir(), `${randomPin()}.json`);
    const wait = saw === 'waits' ? '1' : '20';
    const args = ['--lang', 'en', '--with-pin', '--observation', '1', '--address', address, '--wait', wait];
    const {child, ended} = run(...args, '--out', out);
    const answers: [RegExp, string][] = [
      [/Send it\? \(y\/N\) $/, 'y'],
      [/\(empty: I cannot tell\): $/, String(sights.findIndex((each) => each === saw) + 1)],
      [/it does not tell\)\? $/, tries],
      [/then Enter:\s*$/, pin],
    ];
    let asked = '';
    child.stdout.on('data', (data) => {
      asked += String(data);
      const [, answer] = answers.find(([question]) => question.test(asked)) ?? [];
      if (answer === undefined) return;
      asked = '';
      child.stdin.write(`${answer}\n`);
    });
    const {code, stdout, stderr} = await ended;
    expect([code, stderr]).to.deep.equal([0, '']);
    const text = await readFile(out, 'utf8');
    for (const value of [pin, holder, name, cardId, uscc]) expect(text + stdout).not.to.include(value);
    expect(text).not.to.match(/[\dA-Fa-f]{16}|[A-Za-z\d+/]{40}/);
    return {text, stdout, out};
  };

  it('records every fault without a value, and a replay gives the widget the same code', async () => {
    for (const kind of faultKinds) {
      const pin = randomPin();
      const agent = await rig.start({pin, fault: kind === 'slow' ? {kind, ms: 20} : plainFault(kind)});
      const [, codes, saw] = expected.find(([kinds]) => kinds.includes(kind)) ?? [];
      const rows = await compare(readRecording((await probe(agent.url, pin, saw)).text));
      expect([kind, ...rows.map(({said}) => said.code)]).to.deep.equal([kind, ...(codes ?? [])]);
      expect(rows.at(-1)?.same, `${kind}: what the clerk saw`).to.equal(true);
    }
  });

  it('goes no further after a wrong PIN, of which it writes nothing', async () => {
    const [agent, wrong] = [await rig.start({pin: randomPin()}), randomPin()];
    const {text, stdout, out} = await probe(agent.url, wrong, 'as-usual');
    expect(stdout).to.include('goes no further');
    expect(stdout).to.include('To do: One wrong PIN, not two');
    expect(agent.triesLeft).to.equal(4);
    expect(agent.calls.filter((method) => method.includes('Sign'))).to.have.length(2);
    const {pin, steps} = readRecording(text);
    expect(pin).to.deep.equal({triesLeft: 5, sent: true});
    expect(JSON.stringify(steps.at(-1)?.frames)).to.include('"passwd":"pin"');
    const {code, stdout: table} = await replay(out);
    expect(table).to.match(/sign .* pin-incorrect: 密码不正确，还可以试 4 次 .* DIFFERS/);
    expect(code).to.equal(1);
  });

  it('sends no PIN when the agent tells fewer than 3 tries, or none', async () => {
    const agent = await rig.start();
    for (const tries of ['2', '']) {
      const {text, out} = await probe(agent.url, randomPin(), 'as-usual', tries);
      expect(readRecording(text).pin).to.deep.equal({triesLeft: tries ? 2 : null, sent: false});
      expect((await replay(out)).code).to.equal(0);
    }
    expect(agent.calls.join()).not.to.include('SignData');
  });

  it('never reaches a real agent without a person at a terminal', async () => {
    for (const args of [[], ['--address=ws://127.0.0.1:61232'], ['--address=ws://localhost:061232']])
      expect((await run(...args).ended).code).to.equal(2);
  });

  it('writes no unknown key, value or word, and no PIN, plain or in Base64', () => {
    const redactor = new Redactor();
    redactor.hide('ab"12345');
    const Data = [{张三: '13800000001'}, 123456, 'Err:Zhang123', btoa('ab"12345'), ['AB"12345!'], '20200101000000'];
    const _args = {Result: false, Data, Error: ['张三的卡锁了,剩余重试次数:4', 'Err:Custom50070', 'Err:Zhang123']};
    const shown = redactor.frame(JSON.stringify({_id: 3, _method: 'Zhang', _status: '00', _args}));
    const values = [{'?text:2': 'digits:11'}, 'number:6', 'ascii:12', 'pin', ['pin'], 'time-past:14'];
    const errors = ['text:15{锁}{剩余4}', 'Err:Custom50070', 'ascii:12'];
    expect(shown).to.deep.equal({
      message: {_id: 3, _method: 'base64:5', _status: '00', _args: {Result: false, Data: values, Error: errors}},
    });
  });

  it('is replayed by the simulator, whose own card reads and signs', async () => {
    const pin = randomPin();
    const {out} = await probe((await rig.start({pin, version: '1.5.5'})).url, pin);
    const agent = script('card-agent/main.ts', '--port', '0', '--data-dir', dir(), '--pin', pin, '--replay', out);
    const client = await AgentClient.open(await agent.said(agentAddress));
    await client.next();
    expect((await client.call('ver')).Data).to.deep.equal(['1.5.5']);
    const certificate = await client.certificate();
    const {Data} = await client.call('cus-sec_SpcSignDataAsPEM', {inData: '文', passwd: pin});
    expect(verifyText(certificate, '文', String(Data[0]))).to.equal(true);
    client.close();
  });
});
