import {appendFile, readFile, stat, writeFile} from 'node:fs/promises';
import {expect} from 'chai';
import {createBackend} from '../../simulators/backend/index.js';
import {openJournal} from '../../simulators/backend/journal.js';
import {type Happening, type Log, Store} from '../../simulators/backend/store.js';
import {decline, enterCode, helpPath, makeCode, requestHelp, wrongCode} from './assistance.harness.js';
import {expectProblem, useBackend} from './backend.harness.js';
import {
  allOnRecord,
  bankCardOf,
  checkEnterprise,
  checkIdCard,
  idCardOf,
  personNamed,
  ticketOf,
} from './legal-rep.harness.js';

describe('The demo backend’s journal', () => {
  const backend = useBackend();
  const readJournal = () => readFile(backend.journalPath, 'utf8');

  it('keeps sessions and the answer to a card through a restart, and no challenge', async () => {
    const client = await backend.signIn('zhangsan');
    const [used, open] = [await client.challenge(), await client.challenge()];
    const verification = client.prove(backend.card(), used);
    const verify = (body: object, by = client) => by.post('/ic-card/verifications', body, {key: 'k1'});
    const outcome = await verify(verification);
    await backend.restart();
    const again = client.at(backend.url);
    expect(await verify(verification, again)).to.deep.equal(outcome);
    const late = await again.post('/ic-card/verifications', client.prove(backend.card(), open));
    expect(late).to.have.nested.property('refusal.code');
    expect(await verify(verification, await backend.signIn('zhangsan'))).to.deep.equal(outcome);
    await backend.signOut(again);
    await backend.restart();
    await expectProblem(client.at(backend.url).send('GET', '/status'), 401, 'unauthenticated');
  });

  it('drops a last line that was not written to its end', async () => {
    const client = await backend.signIn('zhangsan');
    const whole = await readJournal();
    await client.certify(backend.card());
    const torn = (await readJournal()).slice(0, -3);
    await backend.close();
    await writeFile(backend.journalPath, torn);
    await backend.open();
    expect((await client.at(backend.url).standing('ic-card'))[0]).to.equal('not-certified');
    expect((await readJournal()).split('\n')[0]).to.equal(whole.split('\n')[0]);
  });

  it('has nothing in it after a day, when a backend starts', async () => {
    const client = await backend.signIn('zhangsan');
    for (let tries = 0; tries < 3; tries += 1) await client.send('POST', '/ic-card/verifications', {});
    backend.clock.pass(25 * 3_600_000);
    expect((await stat(backend.journalPath)).size).to.be.greaterThan(0);
    await backend.restart();
    expect((await stat(backend.journalPath)).size).to.equal(0);
    expect((await stat(backend.journalPath)).mode & 0o077).to.equal(0);
  });

  it('has notices and steps of half a year, and no session that is over, when a store starts', () => {
    const now = Date.parse('2026-11-26T02:00:00Z');
    const steps = (at: string): Happening[] => [
      {type: 'notice-to-administrators', uscc: '91310000PDY000028G', at},
      {type: 'assistance', step: 'confirmed', request: 'r', user: 'zhangsan', at},
    ];
    const ended = {type: 'signed-in', id: 's', user: 'zhangsan', order: 1, until: now} as const;
    const recent = steps('2026-06-01T00:00:00Z');
    let kept: readonly Happening[] = [];
    const store = new Store(
      {
        read: () => [...steps('2026-05-01T00:00:00Z'), ended, ...recent],
        startWith: (entries) => void (kept = entries),
        append: () => undefined,
        kept: () => Promise.resolve(),
        close: () => undefined,
      },
      () => now,
    );
    store.close();
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

  it('has no token, certificate or signature, and nothing that somebody typed or that is on record', async () => {
    const [client, helped, administrator] = [
      await backend.signIn('zhangsan'),
      await backend.signIn('jiangqi'),
      await backend.signIn('zhaoliu'),
    ];
    const [card, challenge] = [backend.card(), await client.challenge()];
    const verification = client.prove(card, challenge);
    await client.post('/ic-card/verifications', verification);

    const [chenjing, typed] = [personNamed('陈静'), {name: '欧阳验证', idNumber: '310100198006010125'}];
    await checkEnterprise(client, {legalRepName: typed.name, legalRepIdNumber: typed.idNumber});
    const ticket = await ticketOf(client, {legalRepName: chenjing.name, legalRepIdNumber: chenjing.idNumber});
    await checkIdCard(client, '陈静', ticket, 'legal-rep', {validFrom: '20140311'});
    const order = bankCardOf('陈静', ticket, 'legal-rep');
    const {smsId} = await client.post('/legal-rep/sms-codes', order);
    const next = await client.post('/legal-rep/bank-card', {ticket, whose: 'legal-rep', smsId, smsCode: '123456'});
    expect(await checkIdCard(client, '张三', next.ticket, 'account-holder')).to.include({passed: true});

    const name = '验证用名称有限公司';
    await client.save('enterprise', {enterpriseName: name});
    await client.save('account', {holderName: typed.name, idNumber: typed.idNumber});

    const [first, reason] = [await requestHelp(helped, name), '验证用的理由'];
    await helped.ask('DELETE', helpPath(first.id));
    backend.clock.pass(60_000);
    const request = await requestHelp(helped);
    const {code} = await makeCode(administrator, request.id);
    await enterCode(helped, request.id, wrongCode(code));
    await decline(administrator, request.id, reason);

    const misfits = [
      [
        'POST',
        '/legal-rep/id-card',
        idCardOf('陈静', ticket, 'legal-rep', {person: {...typed, idType: 'passport-prc'}}),
      ],
      ['POST', '/legal-rep/enterprise', {...allOnRecord, legalRepIdNumber: {enc: typed.idNumber}}],
      ['PUT', '/profile/account', {holderName: typed.name, idNumber: '310100197001010127'}],
      ['POST', '/assistance/requests', {enterprise: [name]}],
    ] as const;
    const version = await client.version();
    const problems = [];
    for (const [method, path, body] of misfits) {
      const response = await client.send(method, path, body, version);
      problems.push(await response.text());
    }
    const written = await backend.written();
    for (const mark of ['"method":"legal-rep"', '"sms-sent"', '"profile"', '"code-incorrect"', '"declined"'])
      expect(written).to.include(mark);
    for (const secret of [
      ...[client.token, verification.certificate, verification.signature, challenge.nonce],
      ...[typed.name, typed.idNumber, name, reason, order.bankCard ?? '', order.mobile ?? '', '139****0001', '123456'],
      ...[ticket, next.ticket, smsId, code, wrongCode(code), chenjing.name, chenjing.idNumber, chenjing.validFrom],
      ...['张三', '310100198506120013', '13800000001', '蒋七', '*七', '138****0015'],
    ]) {
      expect(written).not.to.include(secret);
      expect(problems.join()).not.to.include(secret);
    }
    expect(written).not.to.match(/"(?:number|code)":/);
    // An answer is written down with a hash of its question, and a number can be found by trying: only the card's is.
    expect(written.match(/"type":"answered"/g)).to.have.length(1);
  });

  it('names the method of an old certification: the card', async () => {
    await (await backend.signIn('zhangsan')).certify(backend.card());
    const before = await readJournal();
    await backend.close();
    await writeFile(backend.journalPath, before.replace('"method":"ic-card",', ''));
    await backend.open();
    expect(await (await backend.signIn('zhangsan')).standing('ic-card')).to.deep.equal(['certified', 'high']);
    expect(await readJournal()).to.include('"method":"ic-card",');
  });

  it('may be of an older format, without the newer fields', async () => {
    const old = [
      {type: 'certified', user: 'zhangsan', certificationId: 'c', verifiedAt: '2026-03-02T01:00:00Z', order: 1},
      {type: 'tried', user: 'zhangsan', at: 1},
      {type: 'answered', session: 's', key: 'k', fingerprint: 'f', at: 1, answer: {}},
      {type: 'tried', user: 'zhangsan', what: 'sms-sent', session: 's', at: 1},
    ];
    await backend.close();
    await appendFile(backend.journalPath, old.map((entry) => `${JSON.stringify([entry])}\n`).join(''));
    await backend.open();
  });

  it('is not read when a line is no record; the error names the line', async () => {
    await backend.signIn('zhangsan');
    await backend.signIn('lisi');
    await backend.close();
    const whole = await readJournal();
    const [first = '', ...others] = whole.split('\n');
    for (const line of [
      ...['[null]', '5', 'null', '{}', '', '[{"type":', '[[]]', '["signed-in"]', '[{}]', '[{"type":"toString"}]'],
      ...['[{"type":"signed-in","id":"a","user":"zhangsan","order":"x","until":1}]', '[{"type":"signed-out"}]'],
    ]) {
      await writeFile(backend.journalPath, [first, line, ...others].join('\n'));
      const error: unknown = await backend.open().catch((thrown: unknown) => thrown);
      expect(error, line).to.have.property('message').that.includes(`Line 2 of ${backend.journalPath} is damaged`);
    }
    await writeFile(backend.journalPath, whole);
    await backend.open();
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
    const options = {ca: new Uint8Array(), origins: () => [], isReturnPage: () => true};
    expect(() => createBackend({...options, journal: openJournal('/nowhere')})).to.throw(
      'does not run with NODE_ENV=production',
    );
  });
});
