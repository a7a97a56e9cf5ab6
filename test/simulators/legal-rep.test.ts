import {expect} from 'chai';
import {encrypt} from '../../simulators/encrypt.js';
import type {PersonRole} from '../../src/domain/legal-rep.schemas.js';
import {expectProblem, useBackend} from './backend.harness.js';
import type {Answer, Client} from './client.js';
import {
  certifyByData,
  checkEnterprise,
  checkIdCard,
  idCardOf,
  onRecord,
  orderCode,
  personNamed,
  refused,
  secondTicketOf,
  ticketOf,
} from './legal-rep.harness.js';

/** What somebody enters of a person, where the rest is on record. */
const person = (changes: object) => ({person: {name: onRecord, idType: onRecord, idNumber: onRecord, ...changes}});
const chenjing = {name: '陈静', idType: 'resident-id', idNumber: personNamed('陈静').idNumber};
const heping = {legalRepName: '何平', legalRepIdType: 'resident-id', legalRepIdNumber: personNamed('何平').idNumber};
const minuteMs = 60_000;

describe('The demo backend’s check of a person', () => {
  const backend = useBackend();
  let client: Client;
  let ticket: string;
  beforeEach(async () => {
    client = await backend.signIn('zhangsan');
    ticket = await ticketOf(client);
  });

  const byIdCard = (changes: object = {}) => checkIdCard(client, '陈静', ticket, 'legal-rep', changes);
  const order = (changes: object = {}) => orderCode(client, '陈静', ticket, 'legal-rep', changes);
  const enter = (smsId: string, smsCode = '123456', whose: PersonRole = 'legal-rep', by = ticket) =>
    client.post('/legal-rep/bank-card', {ticket: by, whose, smsId, smsCode});

  it('accepts the ticket’s person or an entered or encrypted one, and dates in any format', async () => {
    for (const changes of [
      person(chenjing),
      person({idNumber: {enc: encrypt(chenjing.idNumber)}}),
      {validFrom: '2014.03.10', validTo: '2034年3月10日'},
    ]) {
      expect(await byIdCard(changes)).to.have.property('next', 'account-holder');
    }
    const dates = {validFrom: onRecord, validTo: onRecord};
    const second = await secondTicketOf(client);
    const whole = person({name: '张三', idType: 'resident-id', idNumber: '310100198506120013'});
    expect(await checkIdCard(client, '张三', second, 'account-holder', {...whole, ...dates})).to.include({
      passed: true,
    });
  });

  it('rejects another document than an ID card, and a child under 14', async () => {
    const chensan = await backend.signIn('chensan');
    for (const [by, claim] of [
      [client, idCardOf('陈静', ticket, 'legal-rep', person({idType: 'passport-prc'}))],
      [client, idCardOf('陈静', ticket, 'legal-rep', person({idNumber: '310100201203030007'}))],
      [chensan, idCardOf('王芳', await ticketOf(chensan), 'legal-rep')],
    ] as const)
      await expectProblem(by.send('POST', '/legal-rep/id-card', claim), 400, 'invalid-request');
  });

  it('refuses a card that has expired by the day in China', async () => {
    backend.clock.now = Date.parse('2034-03-10T15:59:00Z');
    client = await backend.signIn('zhangsan');
    ticket = await ticketOf(client);
    expect(await byIdCard()).to.have.property('next', 'account-holder');
    backend.clock.pass(minuteMs);
    expect(await byIdCard()).to.deep.equal(refused('id-card-expired'));
  });

  it('says that the identity platform does not know a person, only when all data are right', async () => {
    const lisi = await backend.signIn('lisi');
    const theirs = await ticketOf(lisi);
    expect(await checkIdCard(lisi, '刘洋', theirs, 'legal-rep')).to.deep.equal(refused('ctid-not-enrolled'));
    expect(await checkIdCard(lisi, '刘洋', theirs, 'legal-rep', {validFrom: '20150609'})).to.deep.equal(
      refused('person-mismatch'),
    );
  });

  it('needs one step when the legal representative holds the account, with a long-term card', async () => {
    const wumin = await backend.signIn('wumin');
    const claim = ['吴敏', await ticketOf(wumin), 'legal-rep'] as const;
    // Nothing of the card is on record for a legal representative, even if it is the holder's.
    for (const changes of [{validTo: '20360901'}, {validFrom: onRecord, validTo: onRecord}])
      expect(await checkIdCard(wumin, ...claim, changes)).to.deep.equal(refused('person-mismatch'));
    const outcome = await checkIdCard(wumin, ...claim, {validTo: '长期'});
    expect(outcome).to.include({passed: true, samePerson: true, via: 'id-card'});
    expect(await certifyByData(client)).not.to.have.property('samePerson');
  });

  it('takes a code for five minutes', async () => {
    const sent = await order();
    expect(sent).to.include({maskedMobile: '139****0001', retryAfter: 60, triesLeft: 3});
    backend.clock.pass(5 * minuteMs - 1);
    expect(sent.expiresAt).to.equal(new Date(backend.clock.now + 1).toISOString());
    expect(await enter(sent.smsId, '000000')).to.deep.equal(refused('sms-incorrect', {triesLeft: 2}));
    backend.clock.pass(1);
    expect(await enter(sent.smsId)).to.deep.equal(refused('sms-expired'));
  });

  it('replaces a code by the next one, which has three tries again', async () => {
    const first = await order();
    await enter(first.smsId, '000000');
    backend.clock.pass(minuteMs);
    const second = await order();
    expect(await enter(first.smsId)).to.deep.equal(refused('sms-expired'));
    expect(await enter(second.smsId, '000000')).to.deep.equal(refused('sms-incorrect', {triesLeft: 2}));
    expect(await enter(second.smsId)).to.have.property('next', 'account-holder');
  });

  for (const [user, legalRep, holder, why] of [
    ['fenger', '陈静', '冯二', 'whose account holder has a passport'],
    ['chensan', '王芳', '陈三', 'whose legal representative has a passport'],
    ['lisi', '刘洋', '李四', 'whose legal representative the identity platform does not know'],
  ] as const) {
    it(`certifies ${user} by bank cards, ${why}`, async () => {
      const by = await backend.signIn(user);
      const check = async (name: string, open: string, whose: PersonRole): Promise<Answer> => {
        const {smsId} = await orderCode(by, name, open, whose);
        return by.post('/legal-rep/bank-card', {ticket: open, whose, smsId, smsCode: '123456'});
      };
      const {ticket: second} = await check(legalRep, await ticketOf(by), 'legal-rep');
      expect(await check(holder, second, 'account-holder')).to.include({
        ...{passed: true, method: 'legal-rep', via: 'bank-card', effective: 'now'},
      });
    });
  }

  it('checks a person whose ID card has expired by bank card', async () => {
    ticket = await ticketOf(client, heping);
    const {smsId} = await orderCode(client, '何平', ticket, 'legal-rep');
    expect(await enter(smsId)).to.have.property('next', 'account-holder');
  });
});

describe('A ticket of the demo backend', () => {
  const backend = useBackend();
  let client: Client;
  beforeEach(async () => {
    client = await backend.signIn('zhangsan');
  });

  const askAbout = (ticket: string, by = client) => checkIdCard(by, '陈静', ticket, 'legal-rep');

  it('is valid for fifteen minutes, and the next one for fifteen more', async () => {
    const {ticket, expiresAt} = await checkEnterprise(client);
    expect(Date.parse(expiresAt) - backend.clock.now).to.equal(15 * minuteMs);
    backend.clock.pass(15 * minuteMs - 1);
    const second = (await askAbout(ticket)).ticket;
    // Of the second step it also lets the user go back.
    expect(await askAbout(second)).to.have.property('next', 'account-holder');
    backend.clock.pass(1);
    expect(await askAbout(ticket)).to.deep.equal(refused('ticket-expired'));
    expect(await checkIdCard(client, '张三', second, 'account-holder')).to.include({passed: true});
  });

  it('is one of the user’s last five', async () => {
    const tickets = [];
    for (let issued = 0; issued < 6; issued += 1) tickets.push(await ticketOf(client));
    const [oldest = '', next = ''] = tickets;
    expect(await askAbout(oldest)).to.deep.equal(refused('ticket-expired'));
    expect(await askAbout(next)).to.have.property('next');
  });
});
