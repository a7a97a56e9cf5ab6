import {expect} from 'chai';
import {expectProblem, useBackend} from './backend.harness.js';
import {Bank, BankClient} from './bank-ukey.harness.js';
import {Editor} from './profile.harness.js';

const minuteMs = 60_000;
const medium = {id: 'medium', rank: 2, label: '中'};

describe('A certification by a bank', () => {
  const backend = useBackend();
  let applicant: BankClient;
  let bank: Bank;
  beforeEach(async () => {
    applicant = new BankClient(await backend.signIn('zhangsan'));
    bank = new Bank(backend);
  });

  it('takes effect at once in all sessions, and names the bank', async () => {
    const before = await backend.signIn('zhangsan');
    const {certificationId, verifiedAt, ...outcome} = await bank.certify(applicant);
    expect(certificationId).to.match(/^[\da-f-]{36}$/);
    expect(outcome).to.deep.equal({
      passed: true,
      subject: applicant.client.subject,
      method: 'bank-ukey',
      via: 'ccb',
      enterpriseName: '上海浦东样例贸易有限公司',
      effective: 'now',
      level: medium,
    });
    for (const client of [applicant.client, before, await backend.signIn('zhangsan')]) {
      const {level, aspects, methods} = await client.status();
      expect(level).to.deep.equal({...medium, advice: '建议提升实名认证等级'});
      expect(aspects).to.deep.equal({enterprise: true, accountHolder: true});
      const method = {id: 'bank-ukey', state: 'certified', verifiedAt, via: 'ccb', enabled: true};
      expect(methods[2]).to.deep.equal(method);
    }
    expect((await (await backend.signIn('zhaoliu')).status()).methods[2]).to.include({state: 'not-certified'});
  });

  it('names each bank by its id, with the latest one in the status', async () => {
    for (const via of ['abc', 'cmbc']) {
      expect(await bank.certify(applicant, via)).to.include({via});
      expect((await applicant.client.status()).methods[2]).to.include({via});
    }
  });

  it('is still reported for an hour after the handoff’s end', async () => {
    const {id} = await applicant.handoff();
    await bank.report(id);
    const outcome = await applicant.standing(id);
    backend.clock.pass(70 * minuteMs - 1);
    expect(await applicant.standing(id)).to.deep.equal(outcome);
    backend.clock.pass(1);
    await expectProblem(applicant.get(id), 404, 'handoff-unknown');
  });

  it('never lowers the level reached by card', async () => {
    expect(await bank.certify(new BankClient(await backend.signIn('zhaoliu')))).to.have.nested.property(
      'level.id',
      'high',
    );
    expect((await (await backend.signIn('zhaoliu')).status()).level.id).to.equal('high');
  });

  it('survives a restart, and ends when the enterprise changes or the user is reset', async () => {
    await bank.certify(applicant);
    const before = await applicant.client.status();
    await backend.restart();
    const again = applicant.client.at(backend.url);
    expect(await again.status()).to.deep.equal(before);
    const editor = new Editor(again);
    expect(await editor.read()).to.have.property('ifChanged');
    await editor.save('enterprise', {enterpriseName: '上海浦东样例国际贸易有限公司'});
    expect((await again.status()).methods[2]).to.include({state: 'not-certified'});
    await bank.certify(new BankClient(again));
    backend.forget('zhangsan', 'certification');
    expect((await again.status()).level.id).to.equal('low');
  });

  it('is reported to the enterprise’s administrators', async () => {
    const {certificationId} = await bank.certify(applicant);
    const happenings = await backend.happenings();
    const types = happenings.filter((each) => each.certificationId === certificationId).map(({type}) => type);
    expect(types).to.deep.equal(['certified', 'notice-to-administrators']);
  });
});
