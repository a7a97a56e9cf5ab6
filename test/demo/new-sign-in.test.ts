import {expect} from 'chai';
import {expectProblem, useBackend} from '../simulators/backend.harness.js';
import {Bank, BankClient} from '../simulators/bank-ukey.harness.js';
import {Applicant, bankCardOf, idCardOf, refused} from '../simulators/legal-rep.harness.js';

describe('The demo backend after a new sign-in', () => {
  const backend = useBackend();
  let applicant: Applicant;
  const applicantOf = async (user: string) => new Applicant(await backend.signIn(user));
  beforeEach(async () => {
    applicant = await applicantOf('zhangsan');
  });

  const signInAgain = async () => {
    await backend.signOut(applicant.client);
    return applicantOf('zhangsan');
  };

  it('accepts the same ticket from the same user, and not from a colleague', async () => {
    const ticket = await applicant.ticket();
    const again = await signInAgain();
    const claim = idCardOf('陈静', ticket, 'legal-rep');
    for (const user of ['zhaoliu', 'lisi']) {
      expect(await (await applicantOf(user)).idCard(claim)).to.deep.equal(refused('ticket-expired'));
    }
    const {ticket: second} = (await again.idCard(claim)) as {ticket: string};
    const onceMore = await applicantOf('zhangsan');
    expect(await onceMore.idCard(idCardOf('张三', second, 'account-holder'))).to.include({
      passed: true,
      subject: onceMore.client.subject,
      via: 'id-card',
    });
  });

  it('accepts the same SMS code from the same user, and not from a colleague', async () => {
    const ticket = await applicant.ticket();
    const {smsId} = await applicant.sentCode(bankCardOf('陈静', ticket, 'legal-rep'));
    const again = await signInAgain();
    const claim = {ticket, whose: 'legal-rep', smsId, smsCode: '123456'};
    const colleague = await applicantOf('zhaoliu');
    expect(await colleague.bankCard(claim)).to.deep.equal(refused('ticket-expired'));
    const own = {...claim, ticket: await colleague.ticket()};
    expect(await colleague.bankCard(own)).to.deep.equal(refused('sms-expired'));
    expect(await again.bankCard(claim)).to.have.property('next', 'account-holder');
  });

  it('keeps the number of tries left for an SMS code', async () => {
    const ticket = await applicant.ticket();
    const {smsId} = await applicant.sentCode(bankCardOf('陈静', ticket, 'legal-rep'));
    const wrong = {ticket, whose: 'legal-rep', smsId, smsCode: '000000'};
    expect(await applicant.bankCard(wrong)).to.deep.equal(refused('sms-incorrect', {triesLeft: 2}));
    expect(await (await signInAgain()).bankCard(wrong)).to.deep.equal(refused('sms-incorrect', {triesLeft: 1}));
  });

  it('returns the same handoff to the same user, and not to a colleague', async () => {
    const {id} = await new BankClient(applicant.client).handoff();
    const again = new BankClient((await signInAgain()).client);
    const colleague = new BankClient(await backend.signIn('zhaoliu'));
    await expectProblem(colleague.get(id), 404, 'handoff-unknown');
    await colleague.cancel(id);
    expect(await again.standing(id)).to.include({open: true});
    await again.cancel(id);
    await expectProblem(again.get(id), 404, 'handoff-unknown');
  });

  it('certifies by the bank although the session ended meanwhile', async () => {
    const handoff = await new BankClient(applicant.client).handoff();
    const [{id}, bank] = [handoff, new Bank(backend)];
    await backend.signOut(applicant.client);
    expect(await bank.caseAt(handoff)).to.include({uscc: '91310000PDY000028G'});
    expect(await bank.report(id)).to.deep.equal({taken: true});
    const again = new BankClient(await backend.signIn('zhangsan'));
    expect(await again.standing(id)).to.include({passed: true, subject: again.client.subject});
    expect((await again.client.status()).level.id).to.equal('medium');
  });

  it('reports a passed handoff with the level of the asking session', async () => {
    await applicant.client.certify(backend.card());
    const before = new BankClient(applicant.client);
    const {id} = await before.handoff();
    await new Bank(backend).report(id);
    expect(await before.standing(id)).to.have.nested.property('level.id', 'medium');
    const again = new BankClient(await backend.signIn('zhangsan'));
    expect(await again.standing(id)).to.have.nested.property('level.id', 'high');
  });

  it('rejects a card challenge of the previous session', async () => {
    const challenge = await applicant.client.challenge();
    const {client} = await signInAgain();
    expect(await client.verify(client.prove(backend.card(), challenge))).to.deep.equal(refused('challenge-expired'));
    expect(await client.certify(backend.card())).to.include({passed: true});
  });
});
