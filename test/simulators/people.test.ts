import {expect} from 'chai';
import {people} from '../../simulators/backend/people.js';
import {isComplete} from '../../simulators/backend/profile-view.js';
import {isLegalRepOf} from '../../simulators/backend/registry.js';
import {demoUsers} from '../../simulators/backend/users.js';
import {decrypt, encrypt} from '../../simulators/encrypt.js';
import {checkIdNumber, type IdType} from '../../src/domain/id-types.js';
import {checkBankCard} from '../../src/domain/identifiers/bank-card.js';
import {checkIdValidity} from '../../src/domain/identifiers/id-validity.js';
import {checkMobile} from '../../src/domain/identifiers/mobile.js';
import {birthOf} from '../../src/domain/identifiers/person-number.js';
import {validateRecord} from '../../src/domain/profile-draft.js';
import {useBackend} from './backend.harness.js';

const today = '20260302';

describe('The demo people', () => {
  it('have valid documents, bank cards and mobiles', () => {
    for (const {name, idType, idNumber, validFrom: from, validTo: to, bankCards} of people) {
      expect(checkIdNumber(idType as IdType, idNumber, {today}), name).to.include({level: 'ok', value: idNumber});
      for (const {number, mobile} of bankCards) {
        expect(checkBankCard(number), name).to.deep.equal({level: 'ok', value: number});
        expect(number).to.match(/^62\d{14,17}$/);
        expect(checkMobile(mobile), name).to.deep.equal({level: 'ok', value: mobile});
      }
      const birth = birthOf(idNumber);
      const {level} = checkIdValidity({from, to, ...(birth && {birth})}, {today});
      if (idType === 'resident-id') expect(level, name).to.equal(name === '何平' ? 'error' : 'ok');
      else expect([from, to], name).to.deep.equal(['', '']);
    }
  });

  it('have unique numbers and bank cards', () => {
    const numbers = people.flatMap(({idNumber, bankCards}) => [idNumber, ...bankCards.map(({number}) => number)]);
    expect(new Set(numbers)).to.have.property('size', numbers.length);
  });

  it('match the complete demo accounts and the enterprises’ legal representatives', () => {
    for (const {id, record, applicable, personal} of demoUsers) {
      if (!applicable || !isComplete(record, today) || id === 'hanwu') continue;
      const holder = people.find(({idNumber}) => idNumber === record.idNumber);
      expect(holder, id).to.include({name: record.holderName, validFrom: record.validFrom, validTo: record.validTo});
      if (personal) continue;
      const {legalRepName: name, legalRepIdType: idType, legalRepIdNumber: idNumber} = record;
      expect(isLegalRepOf(record.uscc, {name, idType, idNumber}), id).to.equal(true);
      expect(people.map((person) => person.idNumber)).to.include(idNumber);
    }
  });
});

describe('The record of a demo user', () => {
  const backend = useBackend();
  const read = async (user: string) => (await backend.signIn(user)).record();
  const issuesIn = ({enterprise, account}: Awaited<ReturnType<typeof read>>) =>
    Object.fromEntries(
      Object.entries({...enterprise, ...account}).flatMap(([name, {issue}]) => (issue ? [[name, issue]] : [])),
    );

  const missing = {state: 'missing'};
  const suspect = (reason: string) => ({state: 'suspect', reason});
  const faulty: Readonly<Record<string, object>> = {
    zhouba: {orgCode: missing, legalRepName: missing},
    wujiu: {enterpriseName: suspect('与登记机关公示的企业名称不一致')},
    zhengshi: {idNumber: missing},
    qianyi: {idNumber: suspect('证件号码有误，请核对后重新填写'), validTo: suspect('身份证已过期')},
  };
  const fixed: Readonly<Record<string, object>> = {
    weisi: {enterprise: false, account: true},
    wangwu: {enterprise: false, account: false},
    jiangqi: {enterprise: false, account: true},
  };

  for (const {id, name} of demoUsers) {
    it(`is complete unless it is to show a fault: ${id}`, async () => {
      const client = await backend.signIn(id);
      const [record, status] = [await client.record(), await client.status()];
      expect(record.account.holderName).to.deep.equal({display: name, onRecord: true, masked: false});
      expect(issuesIn(record)).to.deep.equal(faulty[id] ?? {});
      expect(record.complete).to.equal(!(id in faulty));
      if (status.applicable) expect(status.profile).to.equal(id in faulty ? 'incomplete' : 'complete');
      expect(record.editable).to.deep.equal(fixed[id] ?? {enterprise: true, account: true});
      // The manual's codes are warned of.
      const rules = {mode: 'standard', today, isTodaySure: true, acceptSarPassports: false} as const;
      if (!(id in faulty) && id !== 'chensan') expect(validateRecord(record, rules).verdict).to.equal('ok');
    });
  }

  it('has its dates judged by the day in China', async () => {
    backend.clock.now = Date.parse('2038-03-09T15:59:59Z');
    expect(issuesIn(await read('zhangsan'))).to.deep.equal({});
    backend.clock.pass(1_000);
    expect(issuesIn(await read('zhangsan'))).to.deep.equal({validTo: suspect('身份证已过期')});
  });
});

describe('The demo encryption', () => {
  it('restores every text, reveals none, and rejects a text that is not its own', () => {
    for (const text of ['', '310100196902040139', '陈静', '𠮷·买买提', 'a\nb']) {
      expect(decrypt(encrypt(text))).to.equal(text);
      expect(encrypt(text)).to.match(/^demo:[\w+/]*=*$/);
      if (text !== '') expect(encrypt(text)).not.to.include(text);
    }
    for (const text of ['', '310100196902040139', 'demo:%', 'demo:/w==', 'DEMO:YQ=='])
      expect(decrypt(text)).to.equal(undefined);
  });
});
