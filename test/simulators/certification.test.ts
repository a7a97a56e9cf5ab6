import {expect} from 'chai';
import {pudong} from '../../simulators/backend/records.js';
import {confirm, requestHelp} from './assistance.harness.js';
import {useBackend} from './backend.harness.js';
import {Bank, handoffOf, licence} from './bank.harness.js';
import type {Answer, Client} from './client.js';
import {certifyByData, refused} from './legal-rep.harness.js';

const moved = {uscc: '91310115PDY000060Q', orgCode: 'PDY000060'};

describe('A certification by the demo backend', () => {
  const backend = useBackend();
  const byCard = (client: Client): Promise<Answer> => client.certify(backend.card());
  const byHelp = async (client: Client): Promise<Answer> => {
    const {id, number} = await requestHelp(client);
    await confirm(await backend.signIn('zhaoliu'), id, number);
    return client.get(`/assistance/requests/${id}`);
  };
  const ways: readonly (readonly [
    method: string,
    user: string,
    (client: Client) => Promise<Answer>,
    ...notices: string[],
  ])[] = [
    ['ic-card', 'zhangsan', byCard],
    ['legal-rep', 'zhangsan', certifyByData, 'notice-to-legal-rep'],
    ['bank-ukey', 'zhangsan', (client) => new Bank(backend).certify(client)],
    ['e-licence', 'zhangsan', (client) => new Bank(backend).certify(client, licence)],
    ['admin-assist', 'jiangqi', byHelp],
  ];

  for (const [method, user, certify, ...notices] of ways) {
    it(`is reported to the administrators, and is removed by a reset: ${method}`, async () => {
      const {certificationId} = await certify(await backend.signIn(user));
      const told = backend.happenings.filter((each) => each.certificationId === certificationId);
      expect(told.map(({type}) => type)).to.deep.equal(['certified', 'notice-to-administrators', ...notices]);
      expect(told.map((each) => each.uscc)).to.satisfy((codes: unknown[]) =>
        codes.every((code) => code === pudong.uscc),
      );
      backend.inside.forget(user, 'certification');
      expect(await (await backend.signIn(user)).standing(method)).to.deep.equal(['not-certified', 'low']);
    });
  }

  it('by card does not keep the end of a revoked one, also where another card was verified in between', async () => {
    const expiresAt = (days: number) => new Date(Math.floor(backend.clock.now / 1_000) * 1_000 + days * 86_400_000);
    const certify = async (days: number) => {
      const card = backend.card({notAfter: expiresAt(days)});
      await (await backend.signIn('zhangsan')).certify(card);
      return card;
    };
    const {certNo} = await certify(900);
    await certify(20);
    backend.revoked.add(certNo);
    await certify(40);
    const {methods} = await (await backend.signIn('zhangsan')).status();
    const {validUntil, endReason} = methods.find(({id}) => id === 'ic-card') ?? {};
    expect([validUntil, endReason]).to.deep.equal([expiresAt(40).toISOString(), 'card-ends']);
  });

  it('by a bank is accepted after the user has signed out, and counts in the user’s next session', async () => {
    const client = await backend.signIn('zhangsan');
    await byCard(client);
    const {id} = await handoffOf(client);
    await backend.signOut(client);
    expect(await new Bank(backend).report(id)).to.deep.equal({taken: true});
    const again = await backend.signIn('zhangsan');
    expect(await again.get(`/handoffs/${id}`)).to.have.nested.property('level.id', 'high');
  });

  it('stays after a save that is refused, changes nothing, or renews the ID card', async () => {
    const client = await backend.signIn('zhaoliu');
    await client.save('enterprise', {legalRepName: '王芳'});
    await client.save('enterprise', {legalRepName: '陈静'});
    await client.save('account', {validFrom: '20250715', validTo: '20450715'});
    expect(await client.standing('ic-card')).to.deep.equal(['certified', 'high']);
  });

  it('is of the enterprise now on record', async () => {
    const client = await backend.signIn('zhangsan');
    const challenge = await client.challenge();
    await client.save('enterprise', moved);
    const former = client.prove(backend.card(), challenge);
    expect(await client.post('/ic-card/verifications', former)).to.deep.equal(refused('challenge-expired'));
    expect(await byCard(client)).to.deep.equal(refused('card-of-another-enterprise'));
    expect(await client.certify(backend.card({orgCode: moved.orgCode}))).to.include({passed: true});
  });
});

describe('An account of the demo', () => {
  const backend = useBackend();
  const on = (...ids: string[]) => ids.map((id) => ({id, enabled: true}));

  it('has a low level with advice, and each method and place, before its certification', async () => {
    const client = await backend.signIn('zhangsan');
    const {methods, ...status} = await client.status();
    expect(status).to.deep.include({
      ...{now: new Date(backend.clock.now).toISOString(), applicable: true, profile: 'complete'},
      enterprise: {name: pudong.enterpriseName, uscc: pudong.uscc},
      level: {id: 'low', rank: 1, label: '低', advice: '建议提升实名认证等级'},
    });
    expect(methods.map(({id, places}) => [id, places])).to.deep.equal([
      ...[['ic-card', undefined] as const, ['legal-rep', undefined] as const],
      ['bank-ukey', on('ccb', 'abc', 'cmbc', 'sample-bank')],
      ['admin-assist', undefined],
      ...[['e-licence', on('licence-app')] as const, ['transfer', on('sample-pay')] as const],
    ]);
  });

  it('that needs no certification has the highest level', async () => {
    const status = await (await backend.signIn('wangwu')).status();
    expect(status).to.deep.include({applicable: false, methods: []}).and.not.to.have.property('profile');
    expect(status.level).to.deep.equal({id: 'high', rank: 3, label: '高'});
  });
});
