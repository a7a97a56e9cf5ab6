import {rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect} from 'chai';
import {rules} from '../../contract/conformance/rules/index.js';
import {buildApart} from '../simulators/built-bin.js';
import {useChildren} from '../simulators/card-agent-client.js';
import {json, status, useRecorder} from './recorder.js';

describe('The sw-cert-conformance command', function () {
  this.timeout(60_000);
  const recorder = useRecorder((request, response, body) => {
    if (request.url?.startsWith('/endless')) response.end('x'.repeat(1_000_001));
    else if (request.url?.startsWith('/dripping')) response.write('{');
    else if (request.url === '/sign-in')
      response.end(body.includes('"SW_CERT_USER":"main"') ? 'Cookie: session=1' : '');
    else if (request.url?.endsWith('/status') && request.headers['cookie'] === 'session=1') json(response, 200, status);
    else json(response, 401, {code: 'unauthenticated'});
  });
  const start = useChildren();
  let dir: string;
  let file: string;
  let plan: string;

  before(async () => {
    dir = await buildApart();
    file = join(dir, 'conformance.mjs');
    plan = await planWith({}, 'plan');
  });
  after(() => rm(dir, {recursive: true}));

  const signingIn = {command: 'echo "Cookie: session=1"'};

  const planWith = async (fields: object, name = 'other'): Promise<string> => {
    const {url} = recorder;
    const path = join(dir, `${name}.json`);
    await writeFile(path, JSON.stringify({baseUrl: `${url}/api`, origin: url, users: {main: signingIn}, ...fields}));
    return path;
  };

  const run = (...args: string[]) => start(file, args, {cwd: dir, env: {PATH: process.env['PATH'], TMPDIR: dir}}).ended;

  it('signs in by the plan’s command, and exits with code 1 when a rule fails', async () => {
    const {code, stdout} = await run('--plan', plan);
    expect(stdout)
      .to.match(/^ok {6}status-fits:/m)
      .and.to.match(/^FAILED {2}profile-fits:/m);
    expect(stdout)
      .to.match(/^not run session-required-to-change:/m)
      .and.to.match(/\d+ passed, \d+ failed, \d+ not run\n$/);
    expect(code).to.equal(1);
  });

  it('accepts an address instead of a sign-in command, and prints how long commands and rules took', async () => {
    const other = await planWith({users: {main: {command: `${recorder.url}/sign-in`}}});
    const {stdout, stderr} = await run('--plan', other, '--only', 'status-fits');
    expect(stdout).to.match(/^ok {6}status-fits: /);
    expect(stderr).to.match(/\n\d+\.\d s: \d+\.\d s in commands of the plan, .*\n.*: status-fits \d+\.\d\n$/);
  });

  it('sends nothing in a dry run, and prints how many SMS a run would cost', async () => {
    const {host} = new URL(recorder.url);
    const {code, stdout} = await run('--plan', plan, '--allow-changes', host, '--dry-run');
    expect(code).to.equal(0);
    expect(stdout).to.match(/^\d+ rules run, \d+ of them change something; at most \d+ SMS; \d+ rules do not run\.\n/);
    expect(recorder.requests).to.deep.equal([]);
  });

  it('changes nothing when --allow-changes names another host', async () => {
    const {code, stderr} = await run('--plan', plan, '--allow-changes', 'production.example.cn');
    expect(code).to.equal(2);
    expect(stderr).to.equal(`--allow-changes takes the host name of the backend: ${new URL(recorder.url).host}.\n`);
    expect(recorder.requests).to.deep.equal([]);
  });

  it('prints only JSON or JUnit to standard output', async () => {
    const asJson = JSON.parse((await run('--plan', plan, '--report', 'json')).stdout) as {rules: unknown[]};
    expect(asJson.rules).to.have.length(rules.length);
    const junit = (await run('--plan', plan, '--report', 'junit')).stdout;
    expect(junit)
      .to.match(/^<\?xml/)
      .and.to.include(`tests="${String(rules.length)}"`);
  });

  it('exits at once with one line when nobody can be signed in', async () => {
    const hello = await run('--plan', await planWith({users: {main: {command: 'echo hello'}}}));
    expect(hello.stderr).to.match(/: users\.main\.command printed no header\n$/);
    const dead = await run('--plan', plan, '--base-url', 'http://127.0.0.1:9/api');
    expect(dead.stderr).to.match(
      /users\.main cannot be signed in, or has no status: getStatus: no answer \(ECONNREFUSED\)\n$/,
    );
    expect([hello.code, dead.code, hello.stdout, dead.stdout]).to.deep.equal([2, 2, '', '']);
  });

  it('exits with code 1 with --require-all when a rule did not run that the plan does not excuse', async () => {
    const runExcusing = async (name: string) =>
      run('--only', 'keys', '--require-all', '--lang', 'zh-CN', '--plan', await planWith({excused: [name]}));
    const {code, stdout, stderr} = await runExcusing('key-replays');
    expect(code).to.equal(1);
    expect(stdout)
      .to.match(/^未运行 key-replays: 幂等键.*\n {8}它会改变数据/m)
      .and.to.match(/未运行 \d+ 条\n$/);
    expect(stderr).to.match(/没有运行，计划中也没有免除：.*\bkey-replays-refusals\b/);
    expect((await runExcusing('keys')).code).to.equal(0);
    expect((await runExcusing('kyes')).stderr).to.equal('excused：没有 kyes 这一章或这条规则。\n');
  });

  it('exits with code 2 when a command fails, and says it once', async () => {
    const other = await planWith({users: {main: signingIn, colleague: {command: 'exit 52'}}});
    const only = 'status-fits,subject-differs-in-an-enterprise';
    const {code, stdout} = await run('--plan', other, '--only', only, '--require-all');
    expect(stdout).to.match(
      /^not run subject-differs-in-an-enterprise: .*\n {8}users\.colleague\.command failed \(52\)$/m,
    );
    expect(code).to.equal(2);
  });

  it('names a failed command by its plan field, and stops at an endless answer by its size or by time', async () => {
    const errorOf = async (fields: object) =>
      (await run('--plan', await planWith({mostMinutes: 0.03, ...fields}))).stderr;
    const failing = {users: {main: {command: 'false --password=secret'}}};
    expect(await errorOf(failing)).to.match(/: users\.main\.command failed \(1\)\n$/);
    expect(await errorOf({baseUrl: `${recorder.url}/endless`})).to.match(
      /: getStatus: no answer \(more than 1 MB\)\n$/,
    );
    expect(await errorOf({baseUrl: `${recorder.url}/dripping`})).to.match(/: the run’s time is up; see mostMinutes\n$/);
  });

  it('runs only the named chapters and rules', async () => {
    const {stdout} = await run('--plan', plan, '--only', 'keys,card,profile-fits');
    expect(stdout).to.include('key-replays').and.include('card-passes').and.include('profile-fits');
    expect(stdout).not.to.include('status-fits');
    expect((await run('--plan', plan, '--only', 'kard')).stderr).to.equal('--only: kard is no chapter and no rule.\n');
  });

  it('prints one line for an invalid command line or plan', async () => {
    const lines = [
      await run(),
      await run('--plan', join(dir, 'none.json')),
      await run('--plan', plan, '--report', 'pdf'),
      await run('--plan', plan, '--base-url', 'ftp://127.0.0.1/'),
    ];
    for (const {code, stderr} of lines) {
      expect(code).to.equal(2);
      expect(stderr).to.match(/^[^\n]+\n$/);
    }
  });
});
