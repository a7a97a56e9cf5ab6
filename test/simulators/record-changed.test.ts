import {expect} from 'chai';
import type {ProfilePart} from '../../src/domain/profile-fields.js';
import {expectProblem, useBackend} from './backend.harness.js';
import {Bank, BankClient} from './bank-ukey.harness.js';
import {Applicant, bankCardOf, idCardOf, refused} from './legal-rep.harness.js';
import {Editor} from './profile.harness.js';

const changed = refused('record-changed');

/** Each makes it another enterprise or another holder than the one to be certified. */
const changes: readonly (readonly [string, ProfilePart, object])[] = [
  ['code', 'enterprise', {uscc: '91310115PDY000060Q', orgCode: 'PDY000060'}],
  ['name', 'enterprise', {enterpriseName: '上海浦东样例国际贸易有限公司'}],
  ['holder’s name', 'account', {holderName: '张珊'}],
  ['holder’s number', 'account', {idNumber: '310100198006010125'}],
  ['holder’s document', 'account', {idType: 'passport-prc', idNumber: 'E00001235'}],
];

describe('When the record changes during a certification,', () => {
  const backend = useBackend();
  let applicant: Applicant;
  let atBank: BankClient;
  let bank: Bank;
  beforeEach(async () => {
    applicant = new Applicant(await backend.signIn('zhangsan'));
    atBank = new BankClient(applicant.client);
    bank = new Bank(backend);
  });

  const save = async (part: ProfilePart, values: object) => {
    expect(await new Editor(applicant.client).save(part, values)).to.deep.equal({effective: 'next-sign-in'});
  };
  const expectNobodyCertified = async () => {
    const {level, methods} = await applicant.client.status();
    expect([level.id, ...new Set(methods.map(({state}) => state))]).to.deep.equal(['low', 'not-certified']);
  };
  const expectUnknown = (id: string) => expectProblem(atBank.get(id), 404, 'handoff-unknown');

  for (const [what, part, values] of changes) {
    it(`another ${what} makes each ticket operation fail with record-changed`, async () => {
      const ticket = await applicant.ticket();
      const second = await applicant.secondTicket();
      const {smsId} = await applicant.sentCode(bankCardOf('陈静', ticket, 'legal-rep'));
      await save(part, values);
      const answers = await applicant.allAbout('陈静', ticket, 'legal-rep', smsId);
      expect(answers).to.deep.equal([changed, changed, changed]);
      expect(await applicant.idCard(idCardOf('张三', second, 'account-holder'))).to.deep.equal(changed);
      await expectNobodyCertified();
    });

    it(`another ${what} makes the handoff fail with record-changed, and the bank’s result is rejected`, async () => {
      const {id} = await atBank.handoff();
      await save(part, values);
      expect(await atBank.standing(id)).to.deep.equal(changed);
      expect(await backend.singleWindow.open('ccb', id)).to.equal(undefined);
      expect(await bank.report(id)).to.deep.equal({taken: false, objection: 'record'});
      expect(await atBank.standing(id)).to.deep.equal(changed);
      await expectNobodyCertified();
    });
  }

  it('nothing is certified later, even if the change is undone', async () => {
    const {id} = await atBank.handoff();
    backend.changeAsAdministrator('zhangsan');
    expect(await bank.report(id)).to.deep.equal({taken: false, objection: 'record'});
    backend.changeAsAdministrator('zhangsan');
    expect(await atBank.standing(id)).to.deep.equal(changed);
    expect(await bank.report(id)).to.deep.equal({taken: false, objection: 'used'});
    await expectNobodyCertified();
  });

  it('a pending bank result is rejected as well', async () => {
    const {id} = await atBank.handoff();
    await bank.report(id, {verdict: 'pending'});
    backend.changeAsAdministrator('zhangsan');
    expect(await atBank.standing(id)).to.deep.equal(changed);
    expect(await bank.report(id)).to.deep.equal({taken: false, objection: 'record'});
    await expectNobodyCertified();
  });

  it('a change by an administrator counts like the user’s own', async () => {
    const ticket = await applicant.ticket();
    backend.changeAsAdministrator('zhangsan');
    expect(await applicant.idCard(idCardOf('陈静', ticket, 'legal-rep'))).to.deep.equal(changed);
  });

  it('changes of fields that are not certified have no effect', async () => {
    const ticket = await applicant.secondTicket();
    const {id} = await atBank.handoff();
    await save('account', {validFrom: '20180310', validTo: '20380310'});
    await save('enterprise', {legalRepName: '何平'});
    expect(await atBank.standing(id)).to.include({open: true});
    expect(await bank.report(id)).to.deep.equal({taken: true});
    expect(await applicant.idCard(idCardOf('张三', ticket, 'account-holder'))).to.include({passed: true});
  });

  it('a handoff loses its passed result together with the certification', async () => {
    for (const drop of [
      () => backend.changeAsAdministrator('zhangsan'),
      () => backend.forget('zhangsan', 'certification'),
      () => backend.forget('zhangsan', 'changes'),
    ]) {
      const {id} = await atBank.handoff();
      expect(await bank.report(id)).to.deep.equal({taken: true});
      expect(await atBank.standing(id)).to.include({passed: true});
      drop();
      await expectUnknown(id);
      await expectNobodyCertified();
      // A later certification does not bring it back.
      await bank.certify(atBank);
      await expectUnknown(id);
    }
  });

  it('a handoff keeps a refused result, and one that a colleague’s reset does not affect', async () => {
    const [refusedOne, passedOne] = [await atBank.handoff(), await atBank.handoff()];
    await bank.report(refusedOne.id, {verdict: 'rejected'});
    await bank.report(passedOne.id);
    backend.forget('zhaoliu', 'certification');
    expect(await atBank.standing(passedOne.id)).to.include({passed: true});
    backend.forget('zhangsan', 'certification');
    expect(await atBank.standing(refusedOne.id)).to.deep.equal(refused('bank-rejected'));
  });
});
