import {expect} from 'chai';
import {encrypt} from '../../simulators/encrypt.js';
import {useBackend} from './backend.harness.js';
import {Applicant, bankCardOf, onRecord, refused} from './legal-rep.harness.js';

const right = '123456';

describe('The demo backend, asked about a bank card,', () => {
  const backend = useBackend();
  let applicant: Applicant;
  let ticket: string;
  const applicantOf = async (user: string) => new Applicant(await backend.signIn(user));
  beforeEach(async () => {
    applicant = await applicantOf('zhangsan');
    ticket = await applicant.ticket();
  });

  const request = (changes: object = {}) => bankCardOf('陈静', ticket, 'legal-rep', changes);
  const send = (changes: object = {}) => applicant.smsCode(request(changes));
  const sent = () => applicant.sentCode(request());
  const enter = (smsId: string, smsCode = right) => applicant.bankCard({ticket, whose: 'legal-rep', smsId, smsCode});

  it('sends a code of five minutes to the mobile, of which it shows little', async () => {
    const answer = await sent();
    expect(answer).to.deep.include({
      maskedMobile: '139****0001',
      expiresAt: new Date(backend.clock.now + 300_000).toISOString(),
      retryAfter: 60,
      triesLeft: 3,
    });
    expect(Buffer.from(answer.smsId, 'base64url')).to.have.length(16);
  });

  it('takes card and mobile as people write them, encrypted, and another card of that person with its mobile', async () => {
    for (const changes of [
      {bankCard: '6200 0000 0000 0000 018', mobile: '+86 139 0000 0001'},
      {bankCard: {enc: encrypt('6200000000000000018')}, mobile: {enc: encrypt('13900000001')}},
      {bankCard: '6200000000000203', mobile: '13900000011'},
    ]) {
      expect(await send(changes)).to.have.property('smsId');
      backend.clock.pass(60_000);
    }
  });

  it('sends nothing before person, card and mobile agree, and has one answer for all that does not', async () => {
    const typed = {name: '陈静', idType: 'resident-id', idNumber: '310100196902040139'};
    for (const changes of [
      {bankCard: '6200000000000000026'},
      {bankCard: onRecord},
      {mobile: '13900000011'},
      {mobile: onRecord},
      {bankCard: '6200000000000203'},
      {person: {...typed, name: '陈敬'}},
      bankCardOf('何平', ticket, 'legal-rep', {person: {...typed, name: '何平', idNumber: '310100197005200045'}}),
    ]) {
      expect(await send(changes)).to.deep.equal(refused('person-mismatch'));
    }
    // Had one of them sent a code, the next would have to wait.
    expect(await send()).to.have.property('smsId');
  });

  it('goes on with the right code, and takes it once', async () => {
    const {smsId} = await sent();
    expect(await enter(smsId)).to.have.property('next', 'account-holder');
    expect(await enter(smsId)).to.deep.equal(refused('sms-expired'));
  });

  it('counts the tries of a code, and voids it with the third', async () => {
    const {smsId} = await sent();
    expect(await enter(smsId, '000000')).to.deep.equal(refused('sms-incorrect', {triesLeft: 2}));
    expect(await enter(smsId, '123457')).to.deep.equal(refused('sms-incorrect', {triesLeft: 1}));
    expect(await enter(smsId, '000000')).to.deep.equal(refused('sms-too-many'));
    expect(await enter(smsId)).to.deep.equal(refused('sms-too-many'));
    backend.clock.pass(60_000);
    expect(await enter((await sent()).smsId)).to.have.property('next', 'account-holder');
  });

  it('takes a code to its last moment, and no longer', async () => {
    const [early, late] = [await sent(), () => enter(early.smsId, '000000')];
    backend.clock.pass(299_999);
    expect(await late()).to.deep.equal(refused('sms-incorrect', {triesLeft: 2}));
    backend.clock.pass(1);
    expect(await late()).to.deep.equal(refused('sms-expired'));
    expect(await enter(early.smsId)).to.deep.equal(refused('sms-expired'));
  });

  it('voids a code with the next one', async () => {
    const first = await sent();
    await enter(first.smsId, '000000');
    backend.clock.pass(60_000);
    const second = await sent();
    expect(await enter(first.smsId)).to.deep.equal(refused('sms-expired'));
    expect(await enter(second.smsId, '000000')).to.deep.equal(refused('sms-incorrect', {triesLeft: 2}));
    expect(await enter(second.smsId)).to.have.property('next', 'account-holder');
  });

  it('lets a minute pass before the next one, whatever session, ticket or colleague asks', async () => {
    await sent();
    backend.clock.pass(20_500);
    const wait = refused('sms-not-sent', {retryAfter: 40});
    expect(await send()).to.deep.equal(wait);
    for (const user of ['zhangsan', 'zhaoliu']) {
      const again = await applicantOf(user);
      expect(await again.smsCode(bankCardOf('陈静', await again.ticket(), 'legal-rep'))).to.deep.equal(wait);
    }
    backend.clock.pass(39_500);
    expect(await send()).to.have.property('smsId');
  });

  it('lets nobody wait for a code that is over', async () => {
    backend.smsLifetimeMs = 5_000;
    const {smsId, expiresAt, retryAfter} = await sent();
    expect([Date.parse(expiresAt) - backend.clock.now, retryAfter]).to.deep.equal([5_000, 5]);
    backend.clock.pass(5_000);
    expect(await enter(smsId)).to.deep.equal(refused('sms-expired'));
    expect(await enter((await sent()).smsId)).to.have.property('next', 'account-holder');
  });

  it('takes a code for the ticket and the person that it was sent for only', async () => {
    const {smsId} = await sent();
    const other = await applicant.ticket();
    const claim = {whose: 'legal-rep', smsId, smsCode: right};
    expect(await applicant.bankCard({...claim, ticket: other})).to.deep.equal(refused('sms-expired'));
    const second = await applicant.secondTicket();
    expect(await applicant.bankCard({...claim, ticket: second, whose: 'account-holder'})).to.deep.equal(
      refused('sms-expired'),
    );
    expect(await applicant.bankCard({...claim, ticket, smsId: 'sms-1'})).to.deep.equal(refused('sms-expired'));
    expect(await enter(smsId)).to.have.property('next', 'account-holder');
  });

  it('keeps the codes of two people apart', async () => {
    const zhaoliu = await applicantOf('zhaoliu');
    const [own, theirTicket] = [await sent(), await zhaoliu.ticket()];
    backend.clock.pass(60_000);
    const theirs = await zhaoliu.sentCode(bankCardOf('陈静', theirTicket, 'legal-rep'));
    const claim = {ticket: theirTicket, whose: 'legal-rep', smsCode: right};
    expect(await zhaoliu.bankCard({...claim, smsId: own.smsId})).to.deep.equal(refused('sms-expired'));
    expect(await zhaoliu.bankCard({...claim, smsId: theirs.smsId})).to.have.property('next', 'account-holder');
    expect(await enter(own.smsId)).to.have.property('next', 'account-holder');
  });

  for (const [user, legalRep, holder, why] of [
    ['zhangsan', '陈静', '张三', 'with ID cards'],
    ['fenger', '陈静', '冯二', 'whose account holder has a passport'],
    ['chensan', '王芳', '陈三', 'whose legal representative has a passport'],
    ['lisi', '刘洋', '李四', 'whose legal representative the identity platform does not know'],
  ] as const) {
    it(`leads ${user}, ${why}, all the way`, async () => {
      const by = await applicantOf(user);
      const next = (await by.byBankCard(legalRep, await by.ticket())) as {ticket: string};
      expect(await by.byBankCard(holder, next.ticket, 'account-holder')).to.include({
        passed: true,
        method: 'legal-rep',
        via: 'bank-card',
        effective: 'now',
      });
    });
  }

  it('sends to the mobile on record where that is meant, and the bank has the same', async () => {
    const second = await applicant.secondTicket();
    const changes = {mobile: onRecord};
    expect(await applicant.smsCode(bankCardOf('张三', second, 'account-holder', changes))).to.include({
      maskedMobile: '138****0001',
    });
  });

  it('leaves the bank card to whoever’s ID card has expired', async () => {
    const heping = {legalRepName: '何平', legalRepIdNumber: '310100197005200045'};
    const outcome = await applicant.byBankCard('何平', await applicant.ticket(heping));
    expect(outcome).to.have.property('next', 'account-holder');
  });
});
