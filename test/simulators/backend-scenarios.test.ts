import {expect} from 'chai';
import {findScenario} from '../../simulators/scenarios.js';
import {handoffAnswerSchema} from '../../src/domain/handoff.schemas.js';
import {enterpriseAnswerSchema, personAnswerSchema, smsCodeAnswerSchema} from '../../src/domain/legal-rep.schemas.js';
import {profileSchema, saveAnswerSchema} from '../../src/domain/profile.schemas.js';
import {statusSchema} from '../../src/domain/schemas.js';
import {expectBrokenOff, useDemo, Visitor} from '../demo/server.harness.js';
import {expectProblem} from './backend.harness.js';
import {handoffOf, handoffPath} from './bank.harness.js';
import type {Answer} from './client.js';
import {allOnRecord, bankCardOf, idCardOf, orderCode, refused, ticketOf} from './legal-rep.harness.js';

const renamed = {enterpriseName: '上海浦东样例国际贸易有限公司'};
const saved = {effective: 'next-sign-in'};

describe('A scenario of the demo’s backend', () => {
  const demo = useDemo();
  let visitor: Visitor;
  let other: Visitor;
  beforeEach(async () => {
    [visitor, other] = [new Visitor(demo()), new Visitor(demo())];
    await visitor.open('/?scenario=fresh');
    await other.open('/?user=lisi');
  });

  const set = (scenario: string) => visitor.open(`/?scenario=${scenario}`);
  const send = (operation: string, by = visitor) => {
    const [method = '', path = ''] = operation.split(' ');
    return by.client.send(method, path, method === 'GET' ? undefined : {});
  };
  const shown = async (by = visitor) => {
    const {enterprise, account} = await by.client.record();
    return [enterprise.enterpriseName.display, account.holderName.display];
  };
  const former = ['上海浦东样例贸易有限公司', '张三'];

  for (const [scenario, status, code, ...operations] of [
    ['backend-down', 503, 'unavailable', 'POST /ic-card/challenges', 'PUT /profile/enterprise'],
    ['signed-out', 401, 'unauthenticated', 'POST /ic-card/challenges', 'PUT /profile/enterprise'],
    ['rate-limited', 429, 'rate-limited', 'POST /ic-card/challenges', 'PUT /profile/enterprise'],
    ['backend-status-down', 503, 'unavailable', 'GET /status'],
    ['profile-unread', 503, 'unavailable', 'GET /profile'],
    ['profile-down', 503, 'unavailable', 'PUT /profile/account'],
  ] as const) {
    it(`“${scenario}” fails for its visitor with ${status}, until “normal”, and for no other`, async () => {
      await set(scenario);
      for (const operation of operations) {
        const response = await send(operation);
        if (status === 429) expect(response.headers.get('retry-after')).to.equal('60');
        await expectProblem(response, status, code);
        expect((await send(operation, other)).status).not.to.equal(status);
      }
      if (scenario !== 'backend-status-down') expect((await visitor.status()).applicable).to.equal(true);
      await set('normal');
      for (const operation of operations) expect((await send(operation)).status).not.to.equal(status);
    });
  }

  for (const [scenario, operation, schema] of [
    ['contract', 'GET /status', statusSchema()],
    ['profile-unfit', 'GET /profile', profileSchema()],
    ['profile-unfit-saved', 'PUT /profile/enterprise', saveAnswerSchema()],
    ['contract', 'POST /handoffs', handoffAnswerSchema()],
  ] as const) {
    it(`“${scenario}” has an answer to ${operation} that does not fit`, async () => {
      await set(scenario);
      const response = await send(operation);
      expect([response.status, schema.safeParse(await response.json()).success]).to.deep.equal([200, false]);
    });
  }

  it('“challenge-expired” and “profile-refused” refuse what is correct, and nothing else', async () => {
    await set('challenge-expired');
    expect(await visitor.client.post('/ic-card/verifications')).to.deep.equal(refused('challenge-expired'));
    await set('profile-refused');
    const fields = ['enterpriseName'];
    expect(await visitor.client.save('enterprise', renamed)).to.deep.equal(refused('enterprise-mismatch', {fields}));
    expect(await visitor.client.save('account', {holderName: '张叁'})).to.deep.equal(saved);
  });

  /** The steps of the path, from the first ticket on, each with its schema. */
  const steps = (ticket: string, smsId: string) =>
    [
      ['enterprise', allOnRecord, enterpriseAnswerSchema()],
      ['id-card', idCardOf('陈静', ticket, 'legal-rep'), personAnswerSchema()],
      ['sms-codes', bankCardOf('陈静', ticket, 'legal-rep'), smsCodeAnswerSchema()],
      ['bank-card', {ticket, whose: 'legal-rep', smsId, smsCode: '123456'}, personAnswerSchema()],
    ] as const;

  for (const scenario of ['legal-rep-down', 'legal-rep-unfit', 'legal-rep-lost']) {
    it(`“${scenario}” breaks the first submission of each step, and the next one works`, async () => {
      await set(scenario);
      let [ticket, smsId] = ['', ''];
      for (const at of [0, 1, 2, 3]) {
        const [step, body, schema] = steps(ticket, smsId)[at]!;
        const sent = {key: crypto.randomUUID(), ...(await visitor.client.version())};
        const submit = () => visitor.client.send('POST', `/legal-rep/${step}`, body, sent);
        if (scenario === 'legal-rep-down') await expectProblem(submit(), 503, 'unavailable');
        else if (scenario === 'legal-rep-lost') await expectBrokenOff(submit());
        else expect(schema.safeParse(await (await submit()).json()).success).to.equal(false);
        const again = (await (await submit()).json()) as Answer;
        expect(schema.safeParse(again).success && !('refusal' in again), step).to.equal(true);
        if (at === 0) ({ticket} = again);
        if (at === 2) ({smsId} = again);
        // What was lost was done: another one would have to wait.
        if (at === 2 && scenario === 'legal-rep-lost')
          expect(await visitor.client.post('/legal-rep/sms-codes', body)).to.have.nested.property('refusal.code');
      }
    });
  }

  it('“legal-rep-session-ends” ends the session in step two; a new sign-in continues', async () => {
    await set('legal-rep-session-ends');
    const claim = idCardOf('陈静', await ticketOf(visitor.client), 'legal-rep');
    const check = () => visitor.client.send('POST', '/legal-rep/id-card', claim);
    await expectProblem(check(), 401, 'unauthenticated');
    expect((await send('GET /status')).status).to.equal(401);
    await visitor.open('/?user=zhangsan');
    expect((await check()).status).to.equal(200);
  });

  it('“profile-session-ends” ends the session at the first save; a new sign-in saves', async () => {
    await set('profile-session-ends');
    await expectProblem(visitor.client.put('enterprise', renamed), 401, 'unauthenticated');
    expect((await send('GET /status')).status).to.equal(401);
    await visitor.open('/?user=zhangsan');
    expect(await shown()).to.deep.equal(former);
    expect(await visitor.client.save('enterprise', renamed)).to.deep.equal(saved);
  });

  it('“profile-lost” saves and cuts the answer off', async () => {
    await set('profile-lost');
    await expectBrokenOff(visitor.client.put('enterprise', renamed));
    expect((await shown())[0]).to.equal(renamed.enterpriseName);
  });

  it('“profile-conflict” changes the record before the first save, each time it is set', async () => {
    for (const theirs of [[renamed.enterpriseName, '张珊'], former]) {
      await set('profile-conflict');
      const body = {legalRepName: '何平'};
      await expectProblem(visitor.client.put('enterprise', body), 412, 'conflict');
      expect(await shown()).to.deep.equal(theirs);
      expect((await visitor.client.record()).complete).to.equal(true);
      expect(await visitor.client.save('enterprise', body)).to.deep.equal(saved);
    }
  });

  for (const scenario of ['normal', 'fresh']) {
    it(`“${scenario}” restores the record of the signed-in user, and of no one else`, async () => {
      const zhaoliu = new Visitor(demo());
      await zhaoliu.open('/?user=zhaoliu');
      for (const by of [visitor, zhaoliu]) {
        await by.client.save('enterprise', renamed);
        await by.open('/');
        expect((await shown(by))[0]).to.equal(renamed.enterpriseName);
      }
      expect(await visitor.read('/')).to.include(`<span id="enterprise">${renamed.enterpriseName}</span>`);
      await set(scenario);
      expect([(await shown())[0], (await shown(zhaoliu))[0]]).to.deep.equal([former[0], renamed.enterpriseName]);
      await zhaoliu.open(`/?scenario=${scenario}`);
      expect((await zhaoliu.client.standing('ic-card'))[0]).to.equal('certified');
    });
  }

  it('“sms-expires” and “sms-ends-early” shorten a code’s life for their visitor, and each allows the next SMS', async () => {
    // The page's own countdown has a minute at least.
    expect(findScenario('sms-expires')).to.have.property('smsLifetimeMs', 60_000);
    const lifetime = async (by = visitor, legalRep = '陈静') => {
      const before = Date.now();
      const ticket = await ticketOf(by.client);
      const {expiresAt, retryAfter} = await orderCode(by.client, legalRep, ticket, 'legal-rep');
      return [Math.floor((Date.parse(expiresAt) - before) / 5_000), retryAfter];
    };
    for (const [scenario, ...expected] of [
      ['sms-ends-early', 1, 5],
      ['sms-expires', 12, 60],
      ['normal', 60, 60],
    ] as const) {
      await set(scenario);
      expect(await lifetime()).to.deep.equal(expected);
    }
    await set('sms-expires');
    expect(await lifetime(other, '刘洋')).to.deep.equal([60, 60]);
  });

  it('“handoff-expires” makes a handoff of five seconds', async () => {
    await set('handoff-expires');
    const before = Date.now();
    const {id, expiresAt} = await handoffOf(visitor.client, {returnUrl: `${demo().url}/`});
    expect(Math.floor((Date.parse(expiresAt) - before) / 1_000)).to.equal(5);
    expect(await visitor.client.get(handoffPath(id))).to.include({open: true});
  });
});
