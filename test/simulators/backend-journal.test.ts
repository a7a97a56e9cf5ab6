import {appendFile, readFile, stat, writeFile} from 'node:fs/promises';
import {expect} from 'chai';
import {createBackend} from '../../simulators/backend/index.js';
import {openJournal} from '../../simulators/backend/journal.js';
import {type Happening, type Log, Store} from '../../simulators/backend/store.js';
import {expectProblem, useBackend} from './backend.harness.js';

describe('The demo backend’s journal', () => {
  const backend = useBackend();

  const readJournal = () => readFile(backend.journalPath, 'utf8');

  it('keeps sessions and certifications through a restart', async () => {
    const client = await backend.signIn('zhangsan');
    await client.certify(backend.card());
    const before = await client.status();
    await backend.restart();
    expect(await client.at(backend.url).status()).to.deep.equal(before);
    expect((await (await backend.signIn('zhangsan')).status()).level.id).to.equal('high');
  });

  it('reads an old certification without method as one by card', async () => {
    await (await backend.signIn('zhangsan')).certify(backend.card());
    const before = await readJournal();
    await backend.close();
    await writeFile(backend.journalPath, before.replace('"method":"ic-card",', ''));
    await backend.open();
    const {level, methods} = await (await backend.signIn('zhangsan')).status();
    const certified = methods.filter(({state}) => state === 'certified').map(({id}) => id);
    expect([level.id, ...certified]).to.deep.equal(['high', 'ic-card']);
    expect(await readJournal()).to.include('"method":"ic-card",');
  });

  it('keeps the count of tries through a restart', async () => {
    const client = await backend.signIn('zhangsan');
    const card = backend.card();
    for (let tries = 0; tries < 20; tries += 1) await client.certify(card, {certNo: 'ffffffff'});
    await backend.restart();
    const outcome = await (await backend.signIn('zhangsan')).certify(card);
    expect(outcome).to.have.nested.property('refusal.code', 'limit-reached');
  });

  it('does not keep card challenges through a restart', async () => {
    const client = await backend.signIn('zhangsan');
    const right = client.prove(backend.card(), await client.challenge());
    await backend.restart();
    const outcome = await client.at(backend.url).verify(right);
    expect(outcome).to.have.nested.property('refusal.code', 'challenge-expired');
  });

  it('removes a signed-out session, at once and after a restart', async () => {
    const client = await backend.signIn('zhangsan');
    expect((await backend.signOut(client)).status).to.equal(204);
    await expectProblem(client.get('/status'), 401, 'unauthenticated');
    await backend.restart();
    await expectProblem(client.at(backend.url).get('/status'), 401, 'unauthenticated');
  });

  it('ignores a truncated last line', async () => {
    const client = await backend.signIn('zhangsan');
    const whole = await readJournal();
    await client.certify(backend.card());
    const torn = (await readJournal()).slice(0, -3);
    await backend.close();
    await writeFile(backend.journalPath, torn);
    await backend.open();
    expect((await client.at(backend.url).status()).methods[0]).to.include({state: 'not-certified'});
    expect((await readJournal()).split('\n')[0]).to.equal(whole.split('\n')[0]);
  });

  it('refuses to start with a damaged line in the middle, and names the line', async () => {
    await backend.signIn('zhangsan');
    await backend.close();
    await appendFile(backend.journalPath, '[{"type":\n[]\n');
    const open = () =>
      createBackend({
        journal: openJournal(backend.dir),
        ca: backend.ca.certificate,
        origins: () => [],
        isReturnPage: () => true,
      });
    expect(open).to.throw('Line 2 of').and.to.have.property('message').that.includes('journal.ndjson is damaged');
    await writeFile(backend.journalPath, '');
    await backend.open();
  });

  it('is compacted at start, and expired entries are removed', async () => {
    const client = await backend.signIn('zhangsan');
    for (let tries = 0; tries < 10; tries += 1) await client.certify(backend.card(), {certNo: 'ffffffff'});
    backend.clock.pass(25 * 3_600_000);
    const before = (await stat(backend.journalPath)).size;
    await backend.restart();
    expect((await stat(backend.journalPath)).size).to.equal(0);
    expect(before).to.be.greaterThan(0);
  });

  it('keeps the notice of a certification to the administrators through a restart', async () => {
    const client = await backend.signIn('zhangsan');
    const outcome = await client.certify(backend.card());
    await backend.restart();
    const notices = (await backend.happenings()).filter(({type}) => type === 'notice-to-administrators');
    expect(notices).to.have.length(1);
    expect(notices[0]).to.include({uscc: '91310000PDY000028G'});
    expect(outcome).to.have.property('certificationId', notices[0]?.certificationId);
  });

  it('contains no notice, step or session that is over, from the next start on', () => {
    const now = Date.parse('2026-11-26T02:00:00Z');
    const steps = (at: string): Happening[] => [
      {type: 'notice-to-administrators', uscc: '91310000PDY000028G', at},
      {type: 'assistance', step: 'confirmed', request: 'r', user: 'zhangsan', at},
    ];
    const ended = {type: 'signed-in', id: 's', user: 'zhangsan', order: 1, until: now} as const;
    const recent = steps('2026-06-01T00:00:00Z');
    let kept: readonly Happening[] = [];
    const log: Log<Happening> = {
      read: () => [...steps('2026-05-01T00:00:00Z'), ended, ...recent],
      startWith: (entries) => void (kept = entries),
      append: () => undefined,
      kept: () => Promise.resolve(),
      close: () => undefined,
    };
    new Store(log, () => now).close();
    expect(kept).to.deep.equal(recent);
  });

  it('drops what is over while it runs, and never has an answer that is kept in memory only', () => {
    const at = Date.parse('2026-11-26T02:00:00Z');
    let lines: Happening[] = [];
    let longest = 0;
    const log: Log<Happening> = {
      read: () => [],
      startWith: (entries) => void (lines = [...entries]),
      append: (entries) => void (longest = Math.max(longest, lines.push(...entries))),
      kept: () => Promise.resolve(),
      close: () => undefined,
    };
    const store = new Store(log, () => at);
    const asked = {subject: 's', operation: 'o', key: 'k'};
    store.remember({...asked, fingerprint: 'f', at, answer: {passed: false, refusal: {code: '张三'}}});
    const tried = {type: 'tried', user: 'u', what: 'profile', at} as const;
    store.record(tried);
    for (let times = 0; times < 30_000; times += 1) store.record({type: 'signed-out', id: 's'});
    expect(longest).to.be.lessThan(11_000);
    expect(lines[0]).to.deep.equal(tried);
    expect(JSON.stringify(lines)).not.to.include('张三');
    expect(store.answered(asked)).to.have.property('at', at);
  });

  it('contains no token, certificate, signature or ID number', async () => {
    const client = await backend.signIn('zhangsan');
    const card = backend.card();
    const right = client.prove(card, await client.challenge());
    await client.verify(right);
    const journal = await readJournal();
    for (const secret of [client.token, right.certificate, right.signature, card.certNo, '11010519491231002X']) {
      expect(journal).not.to.include(secret);
    }
    expect((await stat(backend.journalPath)).mode & 0o077).to.equal(0);
  });
});

describe('The demo backend with NODE_ENV=production', () => {
  const before = process.env['NODE_ENV'];
  afterEach(() => {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  });

  it('refuses to run', () => {
    process.env['NODE_ENV'] = 'production';
    const open = () =>
      createBackend({
        journal: openJournal('/nowhere'),
        ca: new Uint8Array(),
        origins: () => [],
        isReturnPage: () => true,
      });
    expect(open).to.throw('does not run with NODE_ENV=production');
  });
});
