import {expect} from 'chai';
import {expectProblem, readProblem, useBackend} from './backend.harness.js';
import {allOnRecord, Applicant, bankCardOf, idCardOf, refused} from './legal-rep.harness.js';
import {randomHan} from './profile.harness.js';

describe('The legal representative path over HTTP', () => {
  const backend = useBackend();
  let applicant: Applicant;
  const applicantOf = async (user: string) => new Applicant(await backend.signIn(user));
  beforeEach(async () => {
    applicant = await applicantOf('zhangsan');
  });

  it('rejects a body that does not match the contract', async () => {
    const ticket = await applicant.ticket();
    const code = {ticket, whose: 'legal-rep', smsId: 'sms', smsCode: '123456'};
    for (const [path, body] of [
      ['enterprise', {...allOnRecord, uscc: {onRecord: false}}],
      ['enterprise', {...allOnRecord, uscc: null}],
      ['id-card', idCardOf('陈静', ticket, 'legal-rep', {whose: 'administrator'})],
      ['sms-codes', bankCardOf('陈静', ticket, 'legal-rep', {mobile: undefined})],
      ['bank-card', {...code, smsCode: '12345'}],
      ['bank-card', {...code, smsCode: {enc: 'demo:'}}],
    ] as const) {
      await expectProblem(applicant.client.post(`/legal-rep/${path}`, body), 400, 'invalid-request');
    }
  });

  describe('with idempotency keys', () => {
    const key = 'k1';

    it('sends one SMS per key, for retries and simultaneous requests', async () => {
      const request = bankCardOf('陈静', await applicant.ticket(), 'legal-rep');
      const answers = await Promise.all(Array.from({length: 8}, () => applicant.smsCode(request, {key})));
      backend.clock.pass(120_000);
      const [first, ...others] = [...answers, await applicant.smsCode(request, {key})];
      expect(first).to.have.property('smsId');
      for (const other of others) expect(other).to.deep.equal(first);
      const {smsId} = first as {smsId: string};
      const claim = {ticket: request.ticket, whose: 'legal-rep', smsId, smsCode: '123456'};
      expect(await applicant.bankCard(claim)).to.have.property('next', 'account-holder');
    });

    it('returns the same ticket to the same request', async () => {
      const first = await applicant.enterprise({}, {key});
      expect(await applicant.enterprise({}, {key})).to.deep.equal(first);
      const claim = idCardOf('陈静', (first as {ticket: string}).ticket, 'legal-rep');
      const second = await applicant.idCard(claim, {key: 'k2'});
      expect(await applicant.idCard(claim, {key: 'k2'})).to.deep.equal(second);
    });

    it('certifies once, and returns the same outcome on retry', async () => {
      const claim = idCardOf('张三', await applicant.secondTicket(), 'account-holder');
      const first = await applicant.idCard(claim, {key});
      expect(first).to.include({passed: true});
      expect(await applicant.idCard(claim, {key})).to.deep.equal(first);
    });

    it('counts a wrong code once', async () => {
      const ticket = await applicant.ticket();
      const {smsId} = await applicant.sentCode(bankCardOf('陈静', ticket, 'legal-rep'));
      const wrong = {ticket, whose: 'legal-rep', smsId, smsCode: '000000'};
      for (let times = 0; times < 3; times += 1) {
        expect(await applicant.bankCard(wrong, {key})).to.deep.equal(refused('sms-incorrect', {triesLeft: 2}));
      }
      await expectProblem(
        applicant.client.post('/legal-rep/bank-card', {...wrong, smsCode: '123456'}, {key}),
        422,
        'idempotency-key-reused',
      );
    });

    it('accepts a key again after a request rejected as malformed', async () => {
      const ticket = await applicant.ticket();
      const passport = {person: {name: '陈静', idType: 'passport-prc', idNumber: 'E00005678'}};
      const unfit = idCardOf('陈静', ticket, 'legal-rep', passport);
      await expectProblem(applicant.client.post('/legal-rep/id-card', unfit, {key}), 400, 'invalid-request');
      expect(await applicant.idCard(idCardOf('陈静', ticket, 'legal-rep'), {key})).to.have.property('next');
    });
  });

  describe('with a limit of twenty tries a day per operation', () => {
    const wrongs = (ticket: string): readonly (readonly [string, object])[] => [
      ['enterprise', {...allOnRecord, legalRepName: '王芳'}],
      ['id-card', idCardOf('陈静', ticket, 'legal-rep', {validFrom: '20140311'})],
      ['sms-codes', bankCardOf('陈静', ticket, 'legal-rep', {mobile: '13900000099'})],
      ['bank-card', {ticket, whose: 'legal-rep', smsId: 'sms', smsCode: '123456'}],
    ];

    for (const at of [0, 1, 2, 3]) {
      const name = wrongs('')[at]?.[0] ?? '';
      it(`counts tries of ${name} over sessions and a restart, until a scenario is set`, async () => {
        const ask = async (by: Applicant) => {
          const [path, body] = wrongs(await by.ticket())[at]!;
          return (await by.client.post(`/legal-rep/${path}`, body)).json() as Promise<object>;
        };
        const ticket = await applicant.ticket();
        const [path, body] = wrongs(ticket)[at]!;
        // The ticket itself is a try of the first question.
        for (let tries = path === 'enterprise' ? 1 : 0; tries < 20; tries += 1) {
          await applicant.client.post(`/legal-rep/${path}`, body);
        }
        await backend.restart();
        const again = await applicantOf('zhangsan');
        const limit = refused('limit-reached', {retryAfter: 86_400});
        if (path === 'enterprise') expect(await again.enterprise()).to.deep.equal(limit);
        else expect(await ask(again)).to.deep.equal(limit);
        expect(await ask(await applicantOf('zhaoliu'))).not.to.deep.equal(limit);
        backend.forget('zhangsan', 'tries');
        expect(await ask(again)).not.to.deep.equal(limit);
      });
    }

    it('counts requests refused for a missing consent', async () => {
      for (let tries = 0; tries < 20; tries += 1) {
        expect(await applicant.enterprise({consent: undefined})).to.deep.equal(refused('consent-required'));
      }
      expect(await applicant.enterprise()).to.have.nested.property('refusal.code', 'limit-reached');
    });
  });

  it('leaves no personal data in the journal or in a problem document', async () => {
    const name = randomHan();
    const idNumber = `31010019800601${String(Math.random()).slice(2, 6)}`;
    const [bankCard, mobile, smsCode] = ['6200000000000000018', '13900000001', '123456'];
    const ticket = await applicant.ticket({legalRepName: '陈静', legalRepIdNumber: '310100196902040139'});
    await applicant.enterprise({legalRepName: name, legalRepIdNumber: idNumber});
    await applicant.idCard(idCardOf('陈静', ticket, 'legal-rep', {validFrom: '20140311'}));
    const {smsId} = await applicant.sentCode(bankCardOf('陈静', ticket, 'legal-rep'));
    await applicant.bankCard({ticket, whose: 'legal-rep', smsId, smsCode: '000000'});
    const next = (await applicant.bankCard({ticket, whose: 'legal-rep', smsId, smsCode})) as {ticket: string};
    expect(await applicant.idCard(idCardOf('张三', next.ticket, 'account-holder'))).to.include({passed: true});
    const person = {name, idType: 'passport-prc', idNumber};
    const unfit = await applicant.client.post(
      '/legal-rep/id-card',
      idCardOf('陈静', await applicant.ticket(), 'legal-rep', {person}),
    );
    expect(await readProblem(unfit))
      .to.include({httpStatus: 400})
      .and.to.have.property('text')
      .that.does.not.include(name)
      .and.not.include(idNumber);
    const written = await backend.written();
    expect(written).to.include('"method":"legal-rep"').and.to.include('"what":"sms-sent"');
    for (const secret of [
      ...[name, idNumber, bankCard, mobile, smsCode, ticket, next.ticket, smsId],
      ...['陈静', '310100196902040139', '张三', '310100198506120013', '20140310', '13800000001'],
      ...['139****0001', '上海浦东样例贸易有限公司'],
    ]) {
      expect(written).not.to.include(secret);
    }
    // An answer is written down with a hash of its question, and a number can be found by trying.
    expect(written).not.to.include('"type":"answered"');
  });
});
