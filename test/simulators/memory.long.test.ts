import {execFile} from 'node:child_process';
import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {build} from 'esbuild';
import {expect} from 'chai';
import {createMemory, type MemoryOptions} from '../../simulators/memory/index.js';
import {composeCardChallenge} from '../../src/domain/card-challenge.js';
import type {HandoffRequest} from '../../src/domain/handoff.schemas.js';
import {requireLevel} from '../../src/server.js';
import {isCertError} from '../../src/domain/errors.js';
import {Secret} from '../../src/domain/secret.js';
import {expectError} from '../adapters/errors.js';
import {buildApart} from './built-bin.js';
import {externalMethods} from './places.js';

const ccb = {method: 'bank-ukey', place: 'ccb', by: 'link'} as const;

const asked = (subject?: string) => ({
  signal: AbortSignal.timeout(5_000),
  idempotencyKey: crypto.randomUUID(),
  ...(subject !== undefined && {subject}),
});

/** A page with the backend in memory, about whoever is signed in when it opens. */
const open = async (options?: MemoryOptions) => {
  const memory = await createMemory(options);
  const {backend, inbox, agent, origin, pin} = memory;
  const {subject} = await backend.getStatus(asked());
  const about = () => asked(subject);

  const level = async () => (await backend.getStatus(asked())).level.id;
  const certifyByCard = async () => {
    const challenge = await backend.createCardChallenge(about());
    if (!('challengeId' in challenge)) throw new Error('There is no challenge.');
    const {certificate, certNo, address} = await agent.readCard(about());
    const text = composeCardChallenge({...challenge, origin, subject});
    const signed = await agent.sign(text, new Secret(pin), {...about(), address});
    return backend.verifyCard({...signed, certificate, certNo, challengeId: challenge.challengeId}, about());
  };
  const goTo = async (at: Omit<HandoffRequest, 'returnUrl'> = ccb) => {
    const handoff = await backend.createHandoff({...at, returnUrl: `${origin}/back`}, about());
    if (!('url' in handoff)) throw new Error('There is no handoff.');
    return {...handoff, standing: () => backend.getHandoff({id: handoff.id}, about())};
  };
  return {memory, backend, inbox, agent, about, level, certifyByCard, goTo};
};

/** What comes of a certification by card in each scenario that its page can see at once. */
const cardScenarios: Readonly<Record<string, string>> = {
  ...{normal: 'passed', 'no-card': 'card-missing', 'no-reader': 'card-missing', 'reader-903': 'reader-unsupported'},
  ...{'card-expired': 'card-expired', 'card-ends-soon': 'passed', 'card-locked': 'pin-locked'},
  ...{'other-enterprise': 'card-of-another-enterprise', 'not-customs': 'card-untrusted'},
  ...{'not-customs-code': 'card-not-customs', 'card-revoked': 'card-revoked', 'card-unreadable': 'card-unreadable'},
  ...{'card-swapped': 'signature-invalid', 'card-pulled-out': 'card-removed', 'pin-unknown': 'pin-unknown-answer'},
  ...{'agent-absent': 'agent-not-answering', 'agent-garbage': 'agent-protocol', 'agent-drops': 'agent-lost'},
  ...{'agent-drops-signing': 'pin-unknown-answer', 'agent-busy': 'agent-busy', fresh: 'passed'},
  ...{'challenge-expired': 'challenge-expired', 'backend-down': 'backend', 'contract-challenge': 'contract'},
};

describe('The in-memory backend', () => {
  it('answers a sub-app’s server about each sign-in', async () => {
    const {memory, certifyByCard} = await open();
    const {subApp} = memory;
    const first = subApp.ticket();
    const check = (ticket: {readonly account: string; readonly signedInAt: string}) =>
      requireLevel(
        {...subApp, signedIn: () => ({...ticket, session: ticket.signedInAt})},
        'high',
      )(new Request('http://x/'));
    await certifyByCard();
    expect((await check(first))?.status).to.equal(403);
    memory.signIn('zhangsan');
    expect(await check(subApp.ticket())).to.equal(undefined);
    expect((await check(first))?.status).to.equal(403);
  });

  it('accepts one bank decision for the last handoff', async () => {
    const page = await open();
    const {url, standing} = await page.goTo();
    expect(new URL(url).hostname).to.match(/(?:^|\.)ccb\.com$/);
    expect(await standing()).to.include({open: true});
    await page.memory.decide();
    expect(await standing()).to.include({passed: true, via: 'ccb'});
    expect(await page.memory.decide('rejected').catch(String)).to.include('No such handoff is open');
    expect(await page.level()).to.equal('medium');
  });

  it('scans and decides a method of the host’s own, by its place', async () => {
    const page = await open({externalMethods});
    const {url, standing} = await page.goTo({method: 'e-licence', place: 'licence-app', by: 'code'});
    expect(url).to.match(/^https:\/\/licence\.example\.cn\//);
    await page.memory.scan();
    expect(await standing()).to.include({open: true, scanned: true, method: 'e-licence'});
    expect(await page.memory.scan().catch(String)).to.include('No such code is open');
    await page.memory.decide();
    expect(await standing()).to.include({passed: true, method: 'e-licence', via: 'licence-app'});
    const wrong = open({externalMethods: [{id: 'wallet', places: []}]});
    expect(await wrong.catch(String)).to.include('externalMethods[0].card.title does not fit');
  });

  it('uses the bank decision of the scenario or of the test', async () => {
    const page = await open({scenario: 'handoff-rejected'});
    const first = await page.goTo();
    await page.memory.decide();
    expect(await first.standing()).to.have.nested.property('refusal.code', 'handoff-rejected');
    const second = await page.goTo();
    await page.memory.decide('cancelled');
    expect(await second.standing()).to.have.nested.property('refusal.code', 'handoff-cancelled');
  });

  it('lets an administrator confirm a request in the same memory', async () => {
    const page = await open({user: 'jiangqi'});
    const request = await page.backend.requestAssistance({enterprise: '上海浦东样例贸易有限公司'}, page.about());
    if (!('number' in request)) throw new Error('There is no request.');
    page.memory.signIn('zhaoliu');
    const found = await page.inbox.getInbox(asked());
    if (!('requests' in found)) throw new Error('There is no inbox.');
    const {subject, requests} = found;
    const answer = await page.inbox.confirmAssistance(
      {id: requests[0]?.id ?? '', number: request.number},
      {...asked(subject), stepUp: await page.memory.stepUp('confirmAssistance')},
    );
    expect(answer).to.include({answer: 'confirmed'});
  });

  it('has the expected result of a card certification in each scenario that is set at runtime', async () => {
    const page = await open();
    for (const [scenario, expected] of Object.entries(cardScenarios)) {
      await page.memory.setScenario(scenario);
      const outcome = await page.certifyByCard().then(
        (answer) => ('refusal' in answer ? answer.refusal.code : 'passed'),
        (error: unknown) => (isCertError(error) ? error.code : String(error)),
      );
      expect(outcome, scenario).to.equal(expected);
    }
  });

  it('loses an answer in mid-body, after its effect', async () => {
    const {memory, backend, about} = await open({scenario: 'profile-lost'});
    const {version} = await backend.getProfile(about());
    const changed = {version, changes: {holderName: '张珊'}};
    const lost = backend.updateAccount(changed, about());
    expect(await lost.catch((error: unknown) => error)).to.be.instanceOf(TypeError);
    // A scenario without a fault of the backend.
    await memory.setScenario('agent-old');
    expect((await backend.getProfile(about())).version).not.to.equal(version);
  });

  it('fails with unauthenticated after sign-out, and subject-changed for another user', async () => {
    const {memory, backend, about} = await open();
    memory.signOut();
    await expectError(backend.getProfile(about()), 'unauthenticated');
    memory.signIn('lisi');
    await expectError(backend.getProfile(about()), 'subject-changed');
  });

  it('ends a wait when it is cancelled', async () => {
    const {backend, agent, memory} = await open({scenario: 'backend-slow'});
    const slow = backend.getStatus({signal: AbortSignal.timeout(1)});
    expect(await slow.catch((error: unknown) => error)).to.have.property('name', 'TimeoutError');
    await memory.setScenario('agent-hangs-connecting');
    await expectError(agent.readCard({signal: AbortSignal.timeout(1)}), 'cancelled');
  });

  it('names an unknown id in its error', async () => {
    const memory = await createMemory();
    expect(() => memory.signIn('nobody')).to.throw(/^No test user has the id nobody\. There are: .*\blisi\b/);
    expect(await memory.setScenario('nothing').catch(String)).to.include('No scenario has the id nothing.');
  });
});

describe('The in-memory backend as a file of the package', () => {
  let dir: string;
  before(async () => {
    dir = await buildApart();
  });
  after(() => rm(dir, {recursive: true}));

  const run = (file: string, NODE_ENV: string): Promise<string> => {
    const script = `const {createMemoryBackend} = await import('./${file}'); await createMemoryBackend({})`;
    return promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      cwd: dir,
      env: {PATH: process.env['PATH'], NODE_ENV},
    }).then(
      () => 'runs',
      (error: unknown) => String(error),
    );
  };

  it('does not run with NODE_ENV=production, whether the process or a host’s bundler sets it', async () => {
    expect(await run('memory-backend.js', '')).to.equal('runs');
    expect(await run('memory-backend.js', 'production')).to.include('does not run with NODE_ENV=production');
    for (const [minify, outcome] of [
      [true, 'does not run with NODE_ENV=production'],
      [false, 'runs'],
    ] as const) {
      const outfile = join(dir, `host-${String(minify)}.js`);
      await build({entryPoints: [join(dir, 'memory-backend.js')], outfile, bundle: true, format: 'esm', minify});
      expect(await run(`host-${String(minify)}.js`, '')).to.include(outcome);
    }
  });
});
