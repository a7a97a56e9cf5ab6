import {expect} from 'chai';
import {type Client, useBackend} from './backend.harness.js';
import {Applicant, idCardOf} from './legal-rep.harness.js';
import {Editor} from './profile.harness.js';

const advice = '建议提升实名认证等级';
const medium = {id: 'medium', rank: 2, label: '中'};
const high = {id: 'high', rank: 3, label: '高'};

describe('A certification by the legal representative', () => {
  const backend = useBackend();
  let applicant: Applicant;
  const applicantOf = async (user: string) => new Applicant(await backend.signIn(user));
  beforeEach(async () => {
    applicant = await applicantOf('zhangsan');
  });

  const statusOf = async (user: string) => (await backend.signIn(user)).status();
  const stateIn = (status: Awaited<ReturnType<Client['status']>>, method: string) =>
    status.methods.find(({id}) => id === method)?.state;

  it('takes effect at once in all sessions, for both aspects, and can be upgraded', async () => {
    const before = await backend.signIn('zhangsan');
    const {verifiedAt} = await applicant.certify();
    for (const client of [applicant.client, before, await backend.signIn('zhangsan')]) {
      const status = await client.status();
      expect(status.level).to.deep.equal({...medium, advice});
      expect(status.aspects).to.deep.equal({enterprise: true, accountHolder: true});
      expect(status.methods).to.deep.equal([
        {id: 'ic-card', state: 'not-certified', enabled: true},
        {id: 'legal-rep', state: 'certified', verifiedAt, via: 'id-card', enabled: true},
        {id: 'bank-ukey', state: 'not-certified', enabled: true},
        {id: 'admin-assist', state: 'not-certified', enabled: true},
      ]);
    }
  });

  it('applies to the account that asked, not its colleagues', async () => {
    await applicant.certify();
    expect((await statusOf('sunqi')).level.id).to.equal('low');
  });

  it('skips the second step when the legal representative holds the account, by ID card', async () => {
    const wumin = await applicantOf('wumin');
    const outcome = await wumin.idCard(idCardOf('吴敏', await wumin.ticket(), 'legal-rep'));
    expect(outcome).to.deep.include({
      passed: true,
      samePerson: true,
      via: 'id-card',
      enterpriseName: '广州样例物流有限公司',
      level: medium,
    });
    expect((await wumin.client.status()).level.id).to.equal('medium');
  });

  it('skips the second step when the legal representative holds the account, by bank card', async () => {
    const wumin = await applicantOf('wumin');
    const outcome = await wumin.byBankCard('吴敏', await wumin.ticket());
    expect(outcome).to.include({passed: true, samePerson: true, via: 'bank-card'});
  });

  it('never lowers the level reached by card', async () => {
    const zhaoliu = await applicantOf('zhaoliu');
    expect((await zhaoliu.certify('陈静', '赵六')).level).to.deep.equal(high);
    const status = await zhaoliu.client.status();
    expect(status.level).to.deep.equal(high);
    expect([stateIn(status, 'ic-card'), stateIn(status, 'legal-rep')]).to.deep.equal(['certified', 'certified']);
  });

  it('is upgraded by a card at the next sign-in', async () => {
    await applicant.certify();
    expect(await applicant.client.certify(backend.card())).to.include({passed: true, effective: 'next-sign-in'});
    expect((await applicant.client.status()).level).to.deep.equal(medium);
    expect((await statusOf('zhangsan')).level).to.deep.equal(high);
  });

  it('does not apply a pending card certification early', async () => {
    await applicant.client.certify(backend.card());
    expect((await applicant.certify()).level).to.deep.equal(medium);
    expect((await applicant.client.status()).level.id).to.equal('medium');
    expect((await statusOf('zhangsan')).level).to.deep.equal(high);
  });

  it('survives a restart, together with the card’s', async () => {
    await applicant.certify();
    await applicant.client.certify(backend.card());
    const before = await applicant.client.status();
    await backend.restart();
    expect(await applicant.client.at(backend.url).status()).to.deep.equal(before);
  });

  it('ends when enterprise or account holder change, as announced beforehand', async () => {
    await applicant.certify();
    const editor = new Editor(applicant.client);
    expect(await editor.read()).to.have.property('ifChanged');
    await editor.save('account', {validFrom: '20180310', validTo: '20380310'});
    expect(stateIn(await statusOf('zhangsan'), 'legal-rep')).to.equal('certified');
    await editor.save('enterprise', {enterpriseName: '上海浦东样例国际贸易有限公司'});
    expect(stateIn(await statusOf('zhangsan'), 'legal-rep')).to.equal('not-certified');
    expect((await statusOf('zhangsan')).level.id).to.equal('low');
    expect(await editor.read()).not.to.have.property('ifChanged');
  });

  it('is removed when the user is reset', async () => {
    await applicant.certify();
    backend.forget('zhangsan', 'certification');
    expect(stateIn(await applicant.client.status(), 'legal-rep')).to.equal('not-certified');
  });

  it('names the enterprise by the checked name, whatever is on record', async () => {
    const wujiu = await applicantOf('wujiu');
    const enterpriseName = '上海浦东样例贸易有限公司';
    const answer = await wujiu.idCard(idCardOf('陈静', await wujiu.ticket({enterpriseName}), 'legal-rep'));
    const {ticket} = answer as {ticket: string};
    expect(await wujiu.idCard(idCardOf('吴九', ticket, 'account-holder'))).to.include({passed: true, enterpriseName});
  });

  it('is reported to the administrators and to the legal representative', async () => {
    const {certificationId} = await applicant.certify();
    const told = (await backend.happenings()).filter((each) => each.certificationId === certificationId);
    expect(told.map(({type}) => type)).to.deep.equal(['certified', 'notice-to-administrators', 'notice-to-legal-rep']);
  });

  it('is disabled when the status says so', async () => {
    const reason = '法人身份认证正在维护，请稍后再来。';
    expect((await statusOf('weisi')).methods[1]).to.deep.equal({
      id: 'legal-rep',
      state: 'not-certified',
      enabled: false,
      reason,
    });
  });
});
