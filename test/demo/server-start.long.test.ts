import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import type {Server} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {expect} from 'chai';
import {readSettings} from '../../demo/settings.js';
import {freePort, listen} from '../support/free-port.js';

describe('npm start', function () {
  // Each test starts a process; one of them bundles the pages.
  this.timeout(30_000);
  let dir: string;
  let taken: {server: Server; port: number};
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'start-'));
    taken = await listen();
  });
  afterEach(async () => {
    await once(taken.server.close(), 'close');
    await rm(dir, {recursive: true});
  });

  const start = (environment: Record<string, string>): ChildProcess =>
    spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
      env: {...process.env, NODE_ENV: '', DATA_DIR: dir, ...environment},
    });

  const outcomeOf = async (child: ChildProcess) => {
    const [errors] = await Promise.all([text(child.stderr as NodeJS.ReadableStream), once(child, 'exit')]);
    return {lines: errors.split('\n').filter(Boolean), code: child.exitCode};
  };

  const expectOneLine = async (environment: Record<string, string>, words: RegExp): Promise<void> => {
    const {lines, code} = await outcomeOf(start(environment));
    expect(lines).to.have.length(1);
    expect(lines[0]).to.match(words);
    expect(code).to.equal(1);
  };

  for (const name of ['PORT', 'BANK_PORT']) {
    it(`asks to set ${name} when that port is taken`, async () => {
      const ports = {PORT: await freePort(), AGENT_PORT: await freePort(), BANK_PORT: await freePort()};
      const environment = {...ports, [name]: String(taken.port)};
      await expectOneLine(environment, new RegExp(`^Port ${String(taken.port)} is taken\\. Set ${name} `));
    });
  }

  it('warns of a real agent when the agent’s port is taken, and does not connect to it', async () => {
    let visits = 0;
    taken.server.on('connection', () => (visits += 1));
    const environment = {PORT: await freePort(), AGENT_PORT: String(taken.port), BANK_PORT: await freePort()};
    await expectOneLine(environment, /real card agent.*never talks to that one: set AGENT_PORT/);
    expect(visits).to.equal(0);
  });

  it('refuses to run in production', async () => {
    await expectOneLine({NODE_ENV: 'production', PORT: await freePort()}, /NODE_ENV=production/);
  });

  it('prints all addresses, and exits cleanly when it is stopped', async () => {
    const [port, agentPort, bankPort] = [await freePort(), await freePort(), await freePort()];
    const child = start({PORT: port, AGENT_PORT: agentPort, BANK_PORT: bankPort});
    let output = '';
    for await (const chunk of child.stdout as NodeJS.ReadableStream) {
      output += String(chunk);
      if (output.includes('?scenario=')) break;
    }
    for (const path of ['/', '/embed.html', '/gallery.html', '/machine.html', '/standalone.html']) {
      expect(output).to.include(`http://127.0.0.1:${port}${path}\n`);
    }
    expect(output).to.include(`ws://127.0.0.1:${agentPort}`).and.to.include('88888888').and.to.include('zhangsan');
    expect(output).to.include(`http://localhost:${bankPort}/ `).and.to.include('123456');
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect(child).to.include({exitCode: 0, signalCode: null});
  });
});

describe('The demo’s settings', () => {
  it('use the default ports unless the environment sets others', () => {
    expect(readSettings({})).to.include({port: 8_000, agentPort: 61_232, bankPort: 8_001});
    const others = {PORT: '8080', AGENT_PORT: '9000', BANK_PORT: '9001'};
    expect(readSettings(others)).to.include({port: 8_080, agentPort: 9_000, bankPort: 9_001});
  });

  for (const port of ['http', '0', '-1', '65536', '80.5', '0x50']) {
    it(`reject an invalid port and name its variable: ${port}`, () => {
      expect(() => readSettings({PORT: port})).to.throw(/^PORT takes/);
      expect(() => readSettings({AGENT_PORT: port})).to.throw(/^AGENT_PORT takes/);
      expect(() => readSettings({BANK_PORT: port})).to.throw(/^BANK_PORT takes/);
    });
  }

  it('reject the same port for two servers', () => {
    const expected = 'PORT, AGENT_PORT and BANK_PORT have to be three ports.';
    for (const [one, other] of [
      ['PORT', 'AGENT_PORT'],
      ['PORT', 'BANK_PORT'],
      ['AGENT_PORT', 'BANK_PORT'],
    ] as const) {
      expect(() => readSettings({[one]: '9000', [other]: '9000'})).to.throw(expected);
    }
  });
});
