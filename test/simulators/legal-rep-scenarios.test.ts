import {expect} from 'chai';
import {findScenario} from '../../simulators/scenarios.js';
import {enterpriseAnswerSchema, personAnswerSchema, smsCodeAnswerSchema} from '../../src/domain/legal-rep.schemas.js';
import {expectProblem} from './backend.harness.js';
import {allOnRecord, bankCardOf, idCardOf} from './legal-rep.harness.js';
import {readProfile} from './profile.harness.js';
import {expectBrokenOff, useDemo, Visitor} from '../demo/server.harness.js';

describe('The demo’s legal representative scenarios', () => {
  const demo = useDemo();
  let visitor: Visitor;
  beforeEach(async () => {
    visitor = new Visitor(demo());
    await visitor.open('/?scenario=fresh');
  });

  const post = (path: string, body: object, key?: string) => visitor.post(`/legal-rep/${path}`, body, key);
  const ask = async (path: string, body: object) => (await (await post(path, body)).json()) as Record<string, string>;
  const ticket = async () => (await ask('enterprise', allOnRecord))['ticket'] ?? '';
  const idCard = async () => ask('id-card', idCardOf('陈静', await ticket(), 'legal-rep'));

  it('“legal-rep-down” fails the first submission of each step, then works', async () => {
    await visitor.open('/?scenario=legal-rep-down');
    const down = (path: string, body: object) => expectProblem(post(path, body), 503, 'unavailable');
    await down('enterprise', allOnRecord);
    const first = await ticket();
    await down('id-card', idCardOf('陈静', first, 'legal-rep'));
    await down('sms-codes', bankCardOf('陈静', first, 'legal-rep'));
    const {smsId} = await ask('sms-codes', bankCardOf('陈静', first, 'legal-rep'));
    const claim = {ticket: first, whose: 'legal-rep', smsId, smsCode: '123456'};
    await down('bank-card', claim);
    expect(await ask('bank-card', claim)).to.include({next: 'account-holder'});
    expect((await visitor.status()).applicable).to.equal(true);
  });

  it('“legal-rep-lost” runs each request but cuts off its answer; a retry gets the same answer', async () => {
    await visitor.open('/?scenario=legal-rep-lost');
    const lostThenTold = async (path: string, body: object) => {
      const key = crypto.randomUUID();
      await expectBrokenOff(post(path, body, key));
      return (await (await post(path, body, key)).json()) as Record<string, string>;
    };
    const {ticket: first = ''} = await lostThenTold('enterprise', allOnRecord);
    const request = bankCardOf('陈静', first, 'legal-rep');
    const {smsId} = await lostThenTold('sms-codes', request);
    expect(await ask('sms-codes', request)).to.have.nested.property('refusal.code', 'sms-not-sent');
    const answer = await lostThenTold('bank-card', {ticket: first, whose: 'legal-rep', smsId, smsCode: '123456'});
    expect(answer).to.have.property('next', 'account-holder');
    const outcome = await lostThenTold('id-card', idCardOf('张三', answer['ticket'] ?? '', 'account-holder'));
    expect(outcome).to.include({passed: true});
  });

  it('“legal-rep-unfit” returns an invalid answer once per step', async () => {
    await visitor.open('/?scenario=legal-rep-unfit');
    const body = idCardOf('陈静', 'ticket', 'legal-rep');
    for (const [path, schema] of [
      ['enterprise', enterpriseAnswerSchema()],
      ['id-card', personAnswerSchema()],
      ['sms-codes', smsCodeAnswerSchema()],
      ['bank-card', personAnswerSchema()],
    ] as const) {
      expect(schema.safeParse(await ask(path, body)).success).to.equal(false);
    }
    expect(await idCard()).to.include({next: 'account-holder'});
  });

  it('“legal-rep-session-ends” ends the session in step two; a new sign-in continues', async () => {
    await visitor.open('/?scenario=legal-rep-session-ends');
    const first = await ticket();
    const claim = idCardOf('陈静', first, 'legal-rep');
    await expectProblem(post('id-card', claim), 401, 'unauthenticated');
    expect((await visitor.open('/api/realname-cert/status')).status).to.equal(401);
    await visitor.open('/?user=zhangsan');
    expect(await ask('id-card', claim)).to.include({next: 'account-holder'});
  });

  it('“sms-expires” and “sms-ends-early” shorten the code’s lifetime, only for their visitor', async () => {
    const lifetime = async (by: Visitor, legalRep = '陈静') => {
      const before = Date.now();
      const opened = await by.post('/legal-rep/enterprise', allOnRecord);
      const {ticket: first} = (await opened.json()) as {ticket: string};
      const answer = await by.post('/legal-rep/sms-codes', bankCardOf(legalRep, first, 'legal-rep'));
      const {expiresAt, retryAfter} = (await answer.json()) as {expiresAt: string; retryAfter: number};
      return [Math.floor((Date.parse(expiresAt) - before) / 5_000), retryAfter];
    };
    const other = new Visitor(demo());
    await other.open('/?user=lisi');
    await visitor.open('/?scenario=sms-ends-early');
    expect(await lifetime(visitor)).to.deep.equal([1, 5]);
    await visitor.open('/?scenario=sms-expires');
    expect(await lifetime(visitor)).to.deep.equal([12, 60]);
    expect(await lifetime(other, '刘洋')).to.deep.equal([60, 60]);
    await visitor.open('/?scenario=normal');
    expect(await lifetime(visitor)).to.deep.equal([60, 60]);
  });

  it('“sms-expires” lasts at least one minute, like the page’s own countdown', () => {
    expect(findScenario('sms-expires')).to.have.property('smsLifetimeMs').that.is.at.least(60_000);
  });

  it('allow the next SMS at once when a scenario is set', async () => {
    const send = async () => ask('sms-codes', bankCardOf('陈静', await ticket(), 'legal-rep'));
    expect(await send()).to.have.property('smsId');
    expect(await send()).to.have.nested.property('refusal.code', 'sms-not-sent');
    await visitor.open('/?scenario=normal');
    expect(await send()).to.have.property('smsId');
  });

  it('accept an encrypted ID number for the record', async () => {
    const {encrypt} = await import('../../simulators/encrypt.js');
    const {version} = await readProfile(await visitor.open('/api/realname-cert/profile'));
    const body = {idNumber: {enc: encrypt('310100198006010125')}};
    expect(await (await visitor.put('/profile/account', body, version)).json()).to.deep.equal({
      effective: 'next-sign-in',
    });
    const {account} = await readProfile(await visitor.open('/api/realname-cert/profile'));
    expect(account.idNumber.display).to.equal('310***********0125');
  });
});
