import {expect} from 'chai';
import {encrypt} from '../../simulators/encrypt.js';
import {readProblem, useBackend} from './backend.harness.js';
import {Applicant, idCardOf, onRecord, refused} from './legal-rep.harness.js';

describe('The demo backend’s ID card check', () => {
  const backend = useBackend();
  let applicant: Applicant;
  let ticket: string;
  const applicantOf = async (user: string) => new Applicant(await backend.signIn(user));
  beforeEach(async () => {
    applicant = await applicantOf('zhangsan');
    ticket = await applicant.ticket();
  });

  const ask = (changes: object = {}) => applicant.idCard(idCardOf('陈静', ticket, 'legal-rep', changes));
  const person = (changes: object) => ({person: {name: onRecord, idType: onRecord, idNumber: onRecord, ...changes}});
  const typed = {name: '陈静', idType: 'resident-id', idNumber: '310100196902040139'};

  const expectNotUnderstood = async (claim: object, by = applicant): Promise<void> => {
    const problem = await readProblem(await by.client.post('/legal-rep/id-card', claim));
    expect(problem).to.include({httpStatus: 400, code: 'invalid-request'});
  };

  it('continues to the account holder with another ticket', async () => {
    const answer = await ask();
    expect(answer).to.have.all.keys('next', 'ticket', 'expiresAt');
    expect(answer).to.have.property('next', 'account-holder');
    expect(answer).to.have.property('ticket').that.is.not.equal(ticket);
  });

  it('accepts the ticket’s person or a typed or encrypted one, and dates in any format', async () => {
    for (const changes of [
      person({}),
      person(typed),
      person({idNumber: {enc: encrypt(typed.idNumber)}}),
      {validFrom: '2014.03.10', validTo: '2034年3月10日'},
    ]) {
      expect(await ask(changes)).to.have.property('next', 'account-holder');
    }
  });

  it('accepts a long-term card', async () => {
    const wumin = await applicantOf('wumin');
    const claim = idCardOf('吴敏', await wumin.ticket(), 'legal-rep');
    expect(claim.validTo).to.equal('00000000');
    expect(await wumin.idCard({...claim, validTo: '20360901'})).to.deep.equal(refused('person-mismatch'));
    expect(await wumin.idCard({...claim, validTo: '长期'})).to.include({passed: true});
  });

  it('returns the same refusal for every mismatch', async () => {
    for (const changes of [
      person({name: '陈敬'}),
      person({idNumber: '310100198006010125'}),
      person({name: '何平', idNumber: '310100197005200045'}),
      {validFrom: '20140311'},
      {validTo: '20340311'},
      {validTo: '00000000'},
      {validFrom: '', validTo: ''},
      {validFrom: onRecord, validTo: onRecord},
      {validTo: '20349999'},
    ]) {
      expect(await ask(changes)).to.deep.equal(refused('person-mismatch'));
    }
  });

  it('refuses an expired card by the entered date, before any comparison', async () => {
    expect(await ask({validTo: '20260301'})).to.deep.equal(refused('id-card-expired'));
    expect(await ask({validTo: '20260301', ...person({name: '无此人'})})).to.deep.equal(refused('id-card-expired'));
    const heping = {legalRepName: '何平', legalRepIdNumber: '310100197005200045'};
    const hepings = await applicant.ticket(heping);
    expect(await applicant.idCard(idCardOf('何平', hepings, 'legal-rep'))).to.deep.equal(refused('id-card-expired'));
  });

  it('judges expiry by the day in China', async () => {
    backend.clock.now = Date.parse('2034-03-10T15:59:00Z');
    applicant = await applicantOf('zhangsan');
    ticket = await applicant.ticket();
    expect(await ask()).to.have.property('next', 'account-holder');
    backend.clock.pass(60_000);
    expect(await ask()).to.deep.equal(refused('id-card-expired'));
  });

  it('reports a person unknown to the identity platform, only when all data are right', async () => {
    const lisi = await applicantOf('lisi');
    const claim = idCardOf('刘洋', await lisi.ticket(), 'legal-rep');
    expect(await lisi.idCard(claim)).to.deep.equal(refused('ctid-not-enrolled'));
    expect(await lisi.idCard({...claim, validFrom: '20150609'})).to.deep.equal(refused('person-mismatch'));
  });

  it('rejects a person with another document', async () => {
    await expectNotUnderstood(idCardOf('陈静', ticket, 'legal-rep', person({idType: 'passport-prc'})));
    const chensan = await applicantOf('chensan');
    await expectNotUnderstood(idCardOf('王芳', await chensan.ticket(), 'legal-rep'), chensan);
  });

  it('rejects a child under 14', async () => {
    // Thirteen, and fourteen on the day.
    const numbers = ['310100201203030007', '310100201203020028'].map((number) => person({idNumber: number}));
    await expectNotUnderstood(idCardOf('陈静', ticket, 'legal-rep', numbers[0]));
    expect(await ask(numbers[1])).to.deep.equal(refused('person-mismatch'));
  });

  describe('for the account holder', () => {
    let second: string;
    beforeEach(async () => {
      second = await applicant.secondTicket();
    });

    const askHolder = (changes: object = {}) => applicant.idCard(idCardOf('张三', second, 'account-holder', changes));

    it('certifies the user with immediate effect', async () => {
      const outcome = await askHolder();
      expect(outcome)
        .to.have.property('certificationId')
        .that.matches(/^[\da-f-]{36}$/);
      expect(outcome).to.deep.include({
        passed: true,
        method: 'legal-rep',
        enterpriseName: '上海浦东样例贸易有限公司',
        verifiedAt: new Date(backend.clock.now).toISOString(),
        effective: 'now',
        level: {id: 'medium', rank: 2, label: '中'},
      });
      expect(outcome).not.to.have.property('samePerson');
    });

    it('accepts the dates on record, and a typed person who matches the record', async () => {
      const whole = {name: '张三', idType: 'resident-id', idNumber: '310100198506120013'};
      const dates = {validFrom: onRecord, validTo: onRecord};
      expect(await askHolder({...person(whole), ...dates})).to.include({passed: true});
    });

    it('accepts only the person on record', async () => {
      const zhaoliu = {name: '赵六', idType: 'resident-id', idNumber: '310100198008080098'};
      const claim = idCardOf('赵六', second, 'account-holder', person(zhaoliu));
      expect(await applicant.idCard(claim)).to.deep.equal(refused('person-mismatch'));
      expect(await askHolder(person({name: '张叁'}))).to.deep.equal(refused('person-mismatch'));
    });
  });
});
