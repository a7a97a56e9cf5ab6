import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {expect} from 'chai';
import {useBuiltBin} from './built-bin.js';
import {agentAddress, AgentClient, randomPin} from './card-agent-client.js';

describe('The card agent simulator as one file', () => {
  const {dir, run} = useBuiltBin('card-agent-simulator');

  it('runs without the project files and without warnings', async () => {
    const pin = randomPin();
    const {child, ended, said} = run('--port', '0', '--pin', pin, '--card', 'rsa', '--agent-version', '1.5.5');
    const client = await AgentClient.open(await said(agentAddress));
    await client.next();
    expect((await client.call('ver')).Data).to.deep.equal(['1.5.5']);
    const {Data} = await client.call('cus-sec_SpcSignDataAsPEM', {inData: '文', passwd: pin});
    expect(String(Data[0])).to.have.length(172);
    client.close();
    child.kill();
    const {code, stderr} = await ended;
    expect(stderr).to.equal('');
    expect(code).to.equal(0);
  });

  it('keeps the demo CA in the temp folder, or in the given folder', async () => {
    const first = run('--port', '0');
    await first.said(/ws:/);
    const folder = (await readdir(dir())).find((name) => name.startsWith('sw-card-agent-simulator'));
    expect(await readdir(join(dir(), folder ?? ''))).to.deep.equal(['demo-ca.json']);
    const second = run('--port', '0', '--data-dir', join(dir(), 'own'));
    await second.said(/ws:/);
    expect(await readdir(join(dir(), 'own'))).to.deep.equal(['demo-ca.json']);
  });

  it('opens a control port on request, and frees both ports at exit', async () => {
    const {child, ended, said} = run('--port', '0', '--control-port', '0', '--reader', '903');
    const url = await said(/http:\/\/127\.0\.0\.1:\d+/);
    expect(await (await fetch(`${url}/state`)).json()).to.include({reader: '903'});
    child.kill();
    expect((await ended).code).to.equal(0);
    const refused: unknown = await fetch(`${url}/state`).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(Error);
  });
});
