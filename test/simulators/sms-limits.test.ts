import {expect} from 'chai';
import {useBackend} from './backend.harness.js';
import {Applicant, bankCardOf, refused} from './legal-rep.harness.js';

describe('The demo backend’s SMS codes', () => {
  const backend = useBackend();
  let applicant: Applicant;
  let ticket: string;
  const applicantOf = async (user: string) => new Applicant(await backend.signIn(user));
  beforeEach(async () => {
    applicant = await applicantOf('zhangsan');
    ticket = await applicant.ticket();
  });

  const send = (changes: object = {}) => applicant.smsCode(bankCardOf('陈静', ticket, 'legal-rep', changes));
  const later = (act: () => Promise<object>) => {
    backend.clock.pass(60_000);
    return act();
  };
  const another = {bankCard: '6200000000000203', mobile: '13900000011'};

  it('are limited to five a day per mobile over all users, until a scenario is set', async () => {
    for (let times = 0; times < 3; times += 1) expect(await later(send)).to.have.property('smsId');
    for (let times = 0; times < 2; times += 1) {
      const colleague = await applicantOf('zhaoliu');
      const theirs = bankCardOf('陈静', await colleague.ticket(), 'legal-rep');
      expect(await later(() => colleague.smsCode(theirs))).to.have.property('smsId');
    }
    const limit = refused('limit-reached', {retryAfter: 86_400 - 5 * 60});
    expect(await later(send)).to.deep.equal(limit);
    const again = await applicantOf('sunqi');
    expect(await again.smsCode(bankCardOf('陈静', await again.ticket(), 'legal-rep'))).to.deep.equal(limit);
    expect(await send(another)).to.have.property('smsId');
    backend.forget('zhangsan', 'tries');
    expect(await send()).to.have.property('smsId');
  });

  it('are limited to ten a day per user, over sessions and a restart', async () => {
    for (let times = 0; times < 5; times += 1) {
      applicant = await applicantOf('zhangsan');
      ticket = await applicant.ticket();
      expect(await later(send)).to.have.property('smsId');
      expect(await later(() => send(another))).to.have.property('smsId');
    }
    await backend.restart();
    applicant = await applicantOf('zhangsan');
    ticket = await applicant.ticket();
    expect(await later(send)).to.have.nested.property('refusal.code', 'limit-reached');
  });
});
