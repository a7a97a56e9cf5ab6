import {once} from 'node:events';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect} from 'chai';
import {faultKinds} from '../../simulators/card-agent/faults.js';
import {agentAddress, AgentClient, randomPin, useChildren} from './card-agent-client.js';

const main = fileURLToPath(new URL('../../simulators/card-agent/main.ts', import.meta.url));
const lines = (text: string) => text.split('\n').filter((line) => line !== '');

describe('The card agent command line', function () {
  this.timeout(60_000);
  const run = useChildren();
  const start = (args: readonly string[], env: Record<string, string> = {}) =>
    run(process.execPath, ['--import', 'tsx', main, ...args], {env: {...process.env, ...env}});

  it('prints address, card, reader and one line per call, and no PIN', async () => {
    const pin = randomPin();
    const args = ['--card', 'rsa', '--reader', '903', '--pin', pin, '--expires-in-days', '-5'];
    const {child, ended, said} = start(args, {AGENT_PORT: '0'});
    const client = await AgentClient.open(await said(agentAddress));
    await client.next();
    await client.call('ra_verifyPassWD', {passwd: pin});
    await client.call('ra_DeclareData', {inData: 'a', passwd: '1'});
    await client.call(`not a method ${pin}`);
    client.close();
    child.kill();
    const {stdout} = await ended;
    const [first, ...calls] = lines(stdout);
    expect(first).to.contain('card: rsa').and.to.contain('reader: 903');
    // After the time.
    expect(calls.map((line) => line.replace(/^\d{4}-\S+Z /, ''))).to.deep.equal([
      'ra_verifyPassWD ok',
      'ra_DeclareData failed Err:Custom0x0A000024',
      '(malformed) failed',
    ]);
    expect(stdout).not.to.contain(pin);
  });

  it('prints one line and exits with code 2 for invalid options, without repeating a PIN', async () => {
    const pin = `${randomPin()}!`;
    const wrong = [
      ['--fault', pin],
      ['--colour', 'red'],
      ['--card', 'gold'],
      ['--pin', pin],
      [pin],
      ['--port', '70000'],
      ['--port'],
      ['--agent-version', 'new'],
      ['--control-port', '-1'],
      ['--control-port', '70000'],
    ];
    for (const {code, stdout, stderr} of await Promise.all(wrong.map((args) => start(args).ended))) {
      expect(code).to.equal(2);
      expect(stdout).to.equal('');
      expect(lines(stderr)).to.have.length(1);
      expect(stderr).not.to.contain(pin);
    }
  });

  it('prints one line and exits with code 1 when the port, or the control port, is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const {port} = other.address() as {port: number};
    for (const ports of [['--port'], ['--port', '0', '--control-port']]) {
      const {code, stderr} = await start([...ports, String(port)]).ended;
      expect(code).to.equal(1);
      expect(lines(stderr)).to.have.length(1);
      expect(stderr).to.contain(String(port));
    }
    other.close();
  });

  it('applies each given fault', async () => {
    const {said} = start(['--port', '0', '--fault', 'busy', '--fault', 'duplicate']);
    const client = await AgentClient.open(await said(agentAddress));
    await client.next();
    expect((await client.call('ver')).Result).to.equal(false);
    client.close();
  });

  it('lists its options when asked for help', async () => {
    const {code, stdout} = await start(['--help']).ended;
    expect(code).to.equal(0);
    for (const option of [
      ...['--port', '--card', '--reader', '--pin', '--expires-in-days', '--agent-version', '--control-port'],
      ...['--data-dir', '--fault', '--replay', '91310000PDY000028G', join('demo', '.data')],
      ...faultKinds,
    ]) {
      expect(stdout).to.contain(option);
    }
  });
});
