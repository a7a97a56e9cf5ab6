import {expect} from 'chai';
import {encrypt} from '../../simulators/encrypt.js';
import {useBackend} from './backend.harness.js';
import {Applicant, bankCardOf, onRecord, refused} from './legal-rep.harness.js';

const right = '123456';

describe('The demo backend’s bank card check', () => {
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

  it('sends an SMS code valid for five minutes, and returns the mobile masked', async () => {
    const answer = await sent();
    expect(answer).to.deep.include({
      maskedMobile: '139****0001',
      expiresAt: new Date(backend.clock.now + 300_000).toISOString(),
      retryAfter: 60,
      triesLeft: 3,
    });
    expect(Buffer.from(answer.smsId, 'base64url')).to.have.length(16);
  });

  it('accepts formatted or encrypted card and mobile, and another card of the same person', async () => {
    for (const changes of [
      {bankCard: '6200 0000 0000 0000 018', mobile: '+86 139 0000 0001'},
      {bankCard: {enc: encrypt('6200000000000000018')}, mobile: {enc: encrypt('13900000001')}},
      {bankCard: '6200000000000203', mobile: '13900000011'},
    ]) {
      expect(await send(changes)).to.have.property('smsId');
      backend.clock.pass(60_000);
    }
  });

  it('sends no SMS unless person, card and mobile match, with one answer for all mismatches', async () => {
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

  it('continues with the right code, and accepts it once', async () => {
    const {smsId} = await sent();
    expect(await enter(smsId)).to.have.property('next', 'account-holder');
    expect(await enter(smsId)).to.deep.equal(refused('sms-expired'));
  });

  it('allows three tries per code, and voids it after the third', async () => {
    const {smsId} = await sent();
    expect(await enter(smsId, '000000')).to.deep.equal(refused('sms-incorrect', {triesLeft: 2}));
    expect(await enter(smsId, '123457')).to.deep.equal(refused('sms-incorrect', {triesLeft: 1}));
    expect(await enter(smsId, '000000')).to.deep.equal(refused('sms-too-many'));
    expect(await enter(smsId)).to.deep.equal(refused('sms-too-many'));
    backend.clock.pass(60_000);
    expect(await enter((await sent()).smsId)).to.have.property('next', 'account-holder');
  });

  it('accepts a code until its last millisecond, and not after', async () => {
    const [early, late] = [await sent(), () => enter(early.smsId, '000000')];
    backend.clock.pass(299_999);
    expect(await late()).to.deep.equal(refused('sms-incorrect', {triesLeft: 2}));
    backend.clock.pass(1);
    expect(await late()).to.deep.equal(refused('sms-expired'));
    expect(await enter(early.smsId)).to.deep.equal(refused('sms-expired'));
  });

  it('voids a code when the next one is sent', async () => {
    const first = await sent();
    await enter(first.smsId, '000000');
    backend.clock.pass(60_000);
    const second = await sent();
    expect(await enter(first.smsId)).to.deep.equal(refused('sms-expired'));
    expect(await enter(second.smsId, '000000')).to.deep.equal(refused('sms-incorrect', {triesLeft: 2}));
    expect(await enter(second.smsId)).to.have.property('next', 'account-holder');
  });

  it('requires one minute between codes, over sessions, tickets and colleagues', async () => {
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

  it('requires no wait when the previous code has expired', async () => {
    backend.smsLifetimeMs = 5_000;
    const {smsId, expiresAt, retryAfter} = await sent();
    expect([Date.parse(expiresAt) - backend.clock.now, retryAfter]).to.deep.equal([5_000, 5]);
    backend.clock.pass(5_000);
    expect(await enter(smsId)).to.deep.equal(refused('sms-expired'));
    expect(await enter((await sent()).smsId)).to.have.property('next', 'account-holder');
  });

  it('accepts a code only for its own ticket and person', async () => {
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

  it('keeps the codes of two users separate', async () => {
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
    it(`certifies ${user}, ${why}, in both steps`, async () => {
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

  it('accepts a person whose ID card has expired', async () => {
    const heping = {legalRepName: '何平', legalRepIdNumber: '310100197005200045'};
    const outcome = await applicant.byBankCard('何平', await applicant.ticket(heping));
    expect(outcome).to.have.property('next', 'account-holder');
  });
});
