import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect} from 'chai';
import {hooksOf} from '../../contract/conformance/hooks.js';
import {parsePlan, PlanError, type Plan} from '../../contract/conformance/plan.js';
import {reportOf} from '../../contract/conformance/report.js';
import {docOf, runConformance} from '../../contract/conformance/run.js';
import {rules} from '../../contract/conformance/rules/index.js';
import {runOn} from '../../simulators/conformance/run-on.js';
import {openDemoCa} from '../../simulators/pki/stored-ca.js';
import {startDemo} from '../../demo/server.js';
import {buildBin} from '../../scripts/build-bins.mjs';
import {useChildren} from '../simulators/card-agent-client.js';

const readDemoPlan = async (): Promise<Plan> =>
  parsePlan(JSON.parse(await readFile(new URL('../../simulators/conformance/plan.json', import.meta.url), 'utf8')));

interface Recorder {
  readonly url: string;
  readonly requests: string[];
}

/** A backend that notes each request, and answers as it is told. */
const useRecorder = (answer: (request: IncomingMessage, response: ServerResponse, body: string) => void) => {
  const recorder: {url: string; requests: string[]} = {url: '', requests: []};
  const server = createServer((request, response) => {
    recorder.requests.push(`${String(request.method)} ${String(request.url)}`);
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      answer(request, response, body);
    });
  });
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    recorder.url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });
  beforeEach(() => recorder.requests.splice(0));
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  return recorder as Recorder;
};

const json = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, {'content-type': 'application/json'}).end(JSON.stringify(body));
};

const status = {
  subject: 'subject-1',
  applicable: true,
  level: {id: 'low', rank: 1, label: '低'},
  aspects: {enterprise: false, accountHolder: false},
  methods: [],
};

describe('The conformance kit run against the demo', function () {
  this.timeout(60_000);

  it('passes every rule, and a second run on the same day gives the same report', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'conformance-'));
    const demo = await startDemo({port: 0, agentPort: 0, bankPort: 0, dataDir});
    try {
      const first = await runOn(demo.url, dataDir);
      expect(first.filter(({result}) => result !== 'passed')).to.deep.equal([]);
      expect(first.map(({id}) => id)).to.deep.equal(rules.map(({id}) => id));
      expect(reportOf(await runOn(demo.url, dataDir), 'json')).to.equal(reportOf(first, 'json'));
    } finally {
      await demo.close();
      await rm(dataDir, {recursive: true});
    }
  });

  it('has at least sixty rules, each with a unique id and an existing docs heading', async () => {
    expect(new Set(rules.map(({id}) => id)).size).to.equal(rules.length);
    expect(rules.length).to.be.greaterThan(59);
    const backend = await readFile(new URL('../../docs/backend.md', import.meta.url), 'utf8');
    const headings = [...backend.matchAll(/^## (.+)$/gm)].map(([, text = '']) =>
      text
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );
    for (const rule of rules) expect(headings).to.include(docOf(rule).split('#')[1]);
  });
});

describe('The requests of the conformance kit', () => {
  const recorder = useRecorder((request, response) => json(response, request.url === '/status' ? 200 : 500, status));

  it('are read-only unless changes are allowed', async () => {
    const plan = {...(await readDemoPlan()), baseUrl: recorder.url};
    const hooks = {...hooksOf(plan), session: async () => ({})};
    const reports = await runConformance({plan, hooks, allowsChanges: false, openIssuer: openDemoCa});
    expect(recorder.requests.length).to.be.greaterThan(10);
    expect(recorder.requests.filter((each) => !each.startsWith('GET '))).to.deep.equal([]);
    const notRun = reports.filter(({result}) => result === 'not-run');
    expect(notRun.length).to.be.greaterThan(100);
    expect(notRun.every(({why}) => why !== undefined)).to.equal(true);
  });
});

describe('The conformance reports for a backend that echoes its input', () => {
  // The worst that a backend can do to a report: each answer has the whole request in it.
  const recorder = useRecorder((request, response, body) => {
    if (request.url === '/status') json(response, 200, status);
    else
      json(response, 200, {passed: false, refusal: {code: 'other', message: body}, echo: body, type: request.headers});
  });

  it('contain no data of test users', async () => {
    const plan = {...(await readDemoPlan()), baseUrl: recorder.url};
    const hooks = {...hooksOf(plan), reset: undefined, session: async () => ({}), smsCode: async () => '424242'};
    const reports = await runConformance({
      plan: {...plan, card: undefined, mostRequests: 3},
      hooks,
      allowsChanges: true,
      openIssuer: openDemoCa,
    });
    expect(reports.filter(({result}) => result === 'failed').length).to.be.greaterThan(50);
    for (const format of ['text', 'json', 'junit'] as const) {
      const report = reportOf(reports, format);
      for (const secret of ['陈静', '310100196902040139', '6200000000000000018', '13900000001', '424242'])
        expect(report).not.to.include(secret);
    }
  });
});

describe('An invalid conformance plan', () => {
  const messageOf = (plan: unknown): string => {
    try {
      parsePlan(plan);
      return '';
    } catch (error) {
      expect(error).to.be.instanceOf(PlanError);
      return (error as Error).message;
    }
  };

  it('is rejected with the field name, and never the value', () => {
    const good = {origin: 'http://127.0.0.1', users: {main: {command: 'true'}}};
    expect(messageOf(good)).to.equal('');
    expect(messageOf({...good, oringin: ''})).to.equal('the plan: unknown: oringin.');
    for (const origin of ['', 'https://portal.example.cn/', 'portal.example.cn'])
      expect(messageOf({...good, origin})).to.match(/^origin: should be an origin, /);
    expect(messageOf({...good, users: {}})).to.equal('users.main: should be an object.');
    expect(messageOf({...good, takenIdNumber: 310100198008080098n})).to.equal('takenIdNumber: should be a string.');
    expect(messageOf({...good, legalRep: {name: '张三'}})).to.match(
      /^legalRep.idType: should be a string. legalRep.idNumber: /,
    );
  });
});

describe('The plans in the docs', () => {
  it('are valid', async () => {
    const docs = await readFile(new URL('../../docs/conformance.md', import.meta.url), 'utf8');
    const plans = [...docs.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']) => parsePlan(JSON.parse(text)));
    expect(plans).to.have.length(2);
  });
});

describe('The sw-cert-conformance command', function () {
  this.timeout(60_000);
  const recorder = useRecorder((request, response) => {
    if (request.url?.endsWith('/status') && request.headers['cookie'] === 'session=1') json(response, 200, status);
    else json(response, 401, {code: 'unauthenticated'});
  });
  const start = useChildren();
  let dir: string;
  let file: string;
  let plan: string;

  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'conformance-'));
    file = await buildBin('conformance', join(dir, 'conformance.mjs'));
    plan = join(dir, 'plan.json');
    const main = {command: 'echo "Cookie: session=1"'};
    await writeFile(plan, JSON.stringify({baseUrl: `${recorder.url}/api`, origin: recorder.url, users: {main}}));
  });
  after(() => rm(dir, {recursive: true}));

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
    const main = {command: 'echo hello'};
    const other = join(dir, 'other.json');
    await writeFile(other, JSON.stringify({baseUrl: `${recorder.url}/api`, origin: recorder.url, users: {main}}));
    const hello = await run('--plan', other);
    expect(hello.stderr).to.match(/: users\.main\.command printed no header\n$/);
    const dead = await run('--plan', plan, '--base-url', 'http://127.0.0.1:9/api');
    expect(dead.stderr).to.match(
      /users\.main cannot be signed in, or has no status: getStatus: no answer \(ECONNREFUSED\)\n$/,
    );
    expect([hello.code, dead.code, hello.stdout, dead.stdout]).to.deep.equal([2, 2, '', '']);
  });

  it('runs only the named chapters', async () => {
    const {stdout} = await run('--plan', plan, '--only', 'keys,card');
    expect(stdout).to.include('key-replays').and.include('card-passes').and.not.include('status-fits');
    expect((await run('--plan', plan, '--only', 'kard')).stderr).to.match(/^--only takes some of: doors, /);
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
