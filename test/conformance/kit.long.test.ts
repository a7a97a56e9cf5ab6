import {readFile} from 'node:fs/promises';
import {expect} from 'chai';
import {Broken, expect as rule, LimitReached, Undecided} from '../../contract/conformance/answers.js';
import {planCommandsOf} from '../../contract/conformance/plan-commands.js';
import {parsePlan, PlanError, type Plan} from '../../contract/conformance/plan.js';
import {reportOf} from '../../contract/conformance/report.js';
import {runConformance} from '../../contract/conformance/run.js';
import {rules} from '../../contract/conformance/rules/index.js';
import {finding, inWords, type Message, say} from '../../contract/conformance/say.js';
import {LeakScan} from '../../contract/conformance/leak-scan.js';
import {World} from '../../contract/conformance/world.js';
import {openDemoCa} from '../../simulators/pki/stored-ca.js';
import {json, status, useRecorder} from './recorder.js';
import {mutants} from './mutants/index.js';

/** Where nothing listens: at the plan's own address somebody's demo may run. */
const readDemoPlan = async (): Promise<Plan> => {
  const text = await readFile(new URL('../../simulators/conformance/plan.json', import.meta.url), 'utf8');
  return parsePlan(JSON.parse(text.replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:1')));
};

it('The page about the mutants has a row for each rule of the kit and for each faulty backend', async () => {
  const page = await readFile(new URL('../../docs/mutants.md', import.meta.url), 'utf8');
  // Without the last column: which backend fails which rule.
  expect(page.match(/^\| `.*(?= \| [^|]* \|$)/gm), 'Run npm run mutants.').to.deep.equal([
    ...rules.map(({id}) => `| \`${id}\``),
    ...mutants.map(({id, omits}) => `| \`${id}\` | ${omits}`),
  ]);
});

it('Each rule of the conformance kit has an id of its own', () => {
  expect(new Set(rules.map(({id}) => id)).size).to.equal(rules.length);
});

describe('The requests of the conformance kit', () => {
  const failures = [503, 500, 429];
  const recorder = useRecorder((request, response) => {
    if (request.url === '/status') json(response, 200, status);
    else json(response, failures.shift() ?? 500, {code: 'rate-limited'});
  });

  it('are read-only unless changes are allowed, and no command is called but the sign-in, also where a rule is run again', async () => {
    const plan = {...(await readDemoPlan()), baseUrl: recorder.url};
    const called: string[] = [];
    const note = (name: string) => async () => String(called.push(name));
    const hooks = {
      ...{session: async () => ({}), reset: note('reset'), smsCode: note('smsCode'), humanCheck: note('humanCheck')},
      ...{
        portalTicket: note('portalTicket'),
        stepUp: note('stepUp'),
        decide: note('decide'),
        scan: note('scan'),
        sign: note('sign'),
        signRevoked: note('signRevoked'),
      },
    };
    const reports = await runConformance({plan, hooks, allowsChanges: false, openIssuer: openDemoCa});
    expect(recorder.requests.length).to.be.greaterThan(10);
    expect(recorder.requests.filter((each) => !each.startsWith('GET '))).to.deep.equal([]);
    const notRun = reports.filter(({result}) => result === 'not-run');
    expect(notRun.length).to.be.greaterThan(100);
    expect(notRun.every(({why}) => why !== undefined)).to.equal(true);
    expect(reportOf(reports, 'text')).to.match(/^not run handoff-opens \(e-licence\): /m);
    expect(failures).to.deep.equal([]);
    expect(called).to.deep.equal([]);
  });
});

describe('The conformance kit whose session ends', () => {
  const recorder = useRecorder((_request, response) => {
    if (recorder.requests.length > 2) json(response, 401, {code: 'unauthenticated'});
    else json(response, 200, status);
  });

  it('fails no rule that needed it when the plan does not say how to sign in', async () => {
    const users = {main: {headers: {cookie: 'session=1'}}};
    const plan = parsePlan({baseUrl: recorder.url, origin: recorder.url, users});
    const reports = await runConformance({plan, allowsChanges: false, openIssuer: openDemoCa});
    const {result, why} = reports.find(({id}) => id === 'profile-masked') ?? {};
    expect([result, why]).to.deep.equal(['not-run', say('session-over', 'users.main')]);
  });
});

describe('A conformance plan that names what the status does not have', () => {
  const recorder = useRecorder((_request, response) => json(response, 200, status));

  it('ends the run before the first rule, with each name', async () => {
    const [, code] = (await readDemoPlan()).handoffs ?? [];
    const handoffs = code && [code, {...code, method: 'wallet'}];
    const plan = {...(await readDemoPlan()), baseUrl: recorder.url, handoffs};
    const session = async () => ({cookie: 'session=1'});
    const run = runConformance({
      plan,
      hooks: {...planCommandsOf(plan), session},
      allowsChanges: false,
      openIssuer: openDemoCa,
    });
    expect(await run.catch(String)).to.match(
      /does not fit the status of users.main: handoffs.1: .* wallet\/licence-app, /,
    );
  });
});

describe('A conformance report', () => {
  it('prints a finding that several rules share once, at the first rule, with the other rules’ names', () => {
    const of = (id: string, why: Message) =>
      ({id, chapter: 'doors', says: {en: id, zh: id}, result: 'failed', why}) as const;
    const fault = finding('getStatus.now', 'absent');
    const lost = (operation: string) =>
      finding(operation, 'expected-got', say('an-answer'), say('failed', 401, 'no-session'));
    const all = [of('one', fault), of('two', lost('getProfile')), of('three', fault), of('four', lost('getInbox'))];
    const text = reportOf(all, 'text');
    expect(text.match(/^FAILED.*/gm)).to.deep.equal(['FAILED  one: one', 'FAILED  two: two']);
    expect(text.match(/The same fails .*/g)).to.deep.equal([
      'The same fails 1 more: three',
      'The same fails 1 more: four',
    ]);
  });
});

describe('The conformance reports for a backend that echoes its input', function () {
  this.timeout(60_000);
  // The worst that a backend can do to a report: each answer has the whole request in it, also where a code should be.
  const recorder = useRecorder((request, response, body) => {
    const {authorization: session = ''} = request.headers;
    const fields = {echo: body, [session]: request.headers};
    if (request.url === '/status') json(response, 200, status);
    else if (body.includes('ticket')) json(response, 500, {code: session, ...fields});
    else if (request.method === 'PUT') json(response, 200, fields);
    else
      json(response, 200, {passed: false, refusal: {code: body.length > 2 ? body : session, message: body}, ...fields});
  });

  it('contain no data of test users', async () => {
    const plan = {...(await readDemoPlan()), baseUrl: recorder.url};
    const session = async () => ({authorization: 'session-310100196902040139'});
    const reset = async () => undefined;
    const hooks = {...planCommandsOf(plan), reset, session, smsCode: async () => '424242'};
    const reports = await runConformance({
      plan: {...plan, card: undefined, mostRequests: 3},
      hooks,
      allowsChanges: true,
      openIssuer: openDemoCa,
    });
    expect(reports.filter(({result}) => result === 'failed').length).to.be.greaterThan(50);
    expect(reportOf(reports, 'text')).to.include('(not a code)');
    for (const format of ['text', 'json', 'junit'] as const) {
      const report = reportOf(reports, format);
      for (const secret of ['陈静', '310100196902040139', '6200000000000000018', '13900000001', '424242'])
        expect(report).not.to.include(secret);
    }
  });
});

describe('A limit that two requests with one key meet', () => {
  it('stops the rule as a limit, not as a finding about the key, when their retryAfter values differ', () => {
    const met = (retryAfter: number) => {
      const body = {passed: false, refusal: {code: 'limit-reached', retryAfter}};
      return {operation: 'createHandoff', status: 200, headers: {}, text: '', key: 'key-1', body};
    };
    expect(() => rule.same(met(60), met(59), 'key-again')).to.throw(LimitReached);
  });
});

describe('An answer of 1 MB to the conformance kit', () => {
  const seeing = (body: object) => {
    const watch = new LeakScan();
    const text = JSON.stringify(body);
    watch.see(
      {operation: 'getProfile', method: 'GET', path: '/profile', headers: {}},
      {operation: 'getProfile', status: 200, headers: {}, text, body},
    );
    return watch.found.map((each) => inWords(each, 'en'));
  };
  const numbers = (many: number) => Array.from({length: many}, (_, at) => String(13_900_000_000 + at));
  const masked = (many: number) =>
    numbers(many).map((each, at) => ({mobile: `${each.slice(0, 3)}****${String(at).padStart(4, '0')}`}));

  it('is read within seconds, whatever it has of masked numbers, of whole ones and of digits', () => {
    const told = ['getProfile: the answer has a number that is masked elsewhere, which was not sent'];
    expect(seeing([...masked(16_000), ...numbers(40_000)])).to.deep.equal(told);
    expect(seeing([...masked(600), ...numbers(80_000)])).to.deep.equal(told);
    expect(seeing([{mobile: `${'1'.repeat(1_000_000)}*`}, {mobile: {display: '1'.repeat(900_000)}}])).to.deep.equal([]);
  });
});

describe('An address that a backend gives to the conformance kit', () => {
  it('reaches the plan’s command only on a host of the place or of its test system, and in characters that no shell runs', async () => {
    const asked: string[] = [];
    const target = {baseUrl: 'https://portal.example.cn/api', origin: 'https://portal.example.cn'};
    const plan = parsePlan({
      origin: target.origin,
      users: {main: {headers: {cookie: 'session=1'}}},
      handoffs: [
        {
          method: 'bank-ukey',
          place: 'ccb',
          returnUrl: `${target.origin}/return.html`,
          testHosts: ['http://bank.test:8080'],
        },
        {method: 'wallet', place: 'pay', by: 'code', hosts: ['pay.example.cn', '*.pay.example.cn']},
      ],
    });
    const ask = async (url: string) => asked.push(url);
    const hooks = {...planCommandsOf(plan), decide: ask, scan: ask};
    const world = new World(target, plan, hooks, openDemoCa);
    const right = ['https://ibsbjstar.ccb.com:443/certify?id=1&x=%2F_-~.&y=', 'http://bank.test:8080/certify'];
    const code = 'https://m.pay.example.cn/certify';
    world.begin(false, plan.handoffs?.[1]);
    await world.scan(code);
    world.begin(false);
    for (const url of right) await world.decide(url, 'passed');
    const foreign = [
      code,
      ...[
        'file:///etc/passwd',
        '-o/tmp/x',
        '--config=/tmp/x',
        'http://169.254.169.254/',
        'https://ccb.com.foreign.example/',
      ],
      ...[
        'https://ccb.com/\nfile:///etc/passwd',
        'https://ccb.com/ -o /tmp/x',
        'http://user@bank.test:8080/',
        'http://bank.test/',
      ],
    ];
    // A second shell in the command would run a part of these.
    const harmful = [';touch${IFS}x;', '?a=1&poweroff', '&/sbin/poweroff&', '?a=$(id)', '|id', '#;id'];
    for (const [url, error] of [
      ...foreign.map((each) => [each, Broken] as const),
      ...harmful.map((each) => [`https://ccb.com/certify${each}`, Undecided] as const),
    ]) {
      for (const ask of [world.decide(url, 'passed'), world.scan(url), world.openAgain(url)])
        expect(await ask.catch((thrown: unknown) => thrown), url).to.be.instanceOf(error);
    }
    expect(asked).to.deep.equal([code, ...right]);
  });
});

describe('An invalid conformance plan', () => {
  const messageOf = (plan: unknown): string => {
    try {
      parsePlan(plan);
      return '';
    } catch (error) {
      if (!(error instanceof PlanError)) throw error;
      expect(inWords(error.said, 'zh')).not.to.match(/should|unknown|the plan/);
      return error.message;
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
    for (const [entry, expected] of [
      [{method: 'wallet', place: 'pay', by: 'code'}, 'should have hosts, such as wallet.example.cn'],
      [{method: 'wallet', place: 'pay', by: 'code', hosts: ['*.cn']}, 'should have hosts, such as wallet.example.cn'],
      [{method: 'bank-ukey', place: 'ccb'}, 'should have a returnUrl'],
    ] as const)
      expect(messageOf({...good, handoffs: [entry]})).to.equal(`handoffs.0: ${expected}.`);
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
