import {expect} from 'chai';
import {people} from '../../simulators/backend/people.js';
import {isComplete} from '../../simulators/backend/profile-view.js';
import {isLegalRepOf} from '../../simulators/backend/registry.js';
import {demoUsers} from '../../simulators/backend/users.js';
import {demoNotices} from '../../simulators/consent.js';
import {decrypt, encrypt} from '../../simulators/encrypt.js';
import {checkIdNumber, type IdType} from '../../src/domain/id-types.js';
import {checkBankCard} from '../../src/domain/identifiers/bank-card.js';
import {checkIdValidity} from '../../src/domain/identifiers/id-validity.js';
import {checkMobile} from '../../src/domain/identifiers/mobile.js';
import {birthOf} from '../../src/domain/identifiers/person-number.js';

const today = '20260302';

describe('The demo people', () => {
  for (const {name, idType, idNumber, validFrom: from, validTo: to, bankCards} of people) {
    it(`have valid numbers: ${name}`, () => {
      expect(checkIdNumber(idType as IdType, idNumber, {today})).to.include({level: 'ok', value: idNumber});
      for (const {number, mobile} of bankCards) {
        expect(checkBankCard(number)).to.deep.equal({level: 'ok', value: number});
        expect(number).to.match(/^62\d{14,17}$/);
        expect(checkMobile(mobile)).to.deep.equal({level: 'ok', value: mobile});
      }
      if (idType !== 'resident-id') return expect([from, to]).to.deep.equal(['', '']);
      const birth = birthOf(idNumber);
      const {level, key} = checkIdValidity({from, to, ...(birth && {birth})}, {today});
      return expect([level, key]).to.deep.equal(name === '何平' ? ['error', 'idValidity.expired'] : ['ok', undefined]);
    });
  }

  it('have unique ID numbers and bank cards', () => {
    const cards = people.flatMap(({bankCards}) => bankCards.map(({number}) => number));
    expect(new Set(people.map(({idNumber}) => idNumber))).to.have.property('size', people.length);
    expect(new Set(cards)).to.have.property('size', cards.length);
  });

  it('match the complete demo accounts and the enterprises’ legal representatives', () => {
    for (const {id, record, applicable, personal} of demoUsers) {
      if (!applicable || !isComplete(record, today) || id === 'hanwu') continue;
      const holder = people.find(({idNumber}) => idNumber === record.idNumber);
      expect(holder, id).to.include({name: record.holderName, validFrom: record.validFrom, validTo: record.validTo});
      if (personal) continue;
      const {legalRepName: name, legalRepIdType: idType, legalRepIdNumber: idNumber} = record;
      expect(isLegalRepOf(record.uscc, {name, idType, idNumber}), id).to.equal(true);
      expect(
        people.some((person) => person.idNumber === idNumber),
        id,
      ).to.equal(true);
    }
  });
});

describe('The demo encryption', () => {
  it('restores every text, and reveals none', () => {
    for (const text of ['', '310100196902040139', '陈静', '𠮷·买买提', 'a\nb']) {
      expect(decrypt(encrypt(text))).to.equal(text);
      expect(encrypt(text)).to.match(/^demo:[\w+/]*=*$/);
      if (text !== '') expect(encrypt(text)).not.to.include(text);
    }
  });

  it('rejects a text that it did not encrypt', () => {
    for (const text of ['', '310100196902040139', 'demo:%', 'demo:/w==', 'DEMO:YQ==']) {
      expect(decrypt(text)).to.equal(undefined);
    }
  });
});

describe('The demo notice', () => {
  it('belongs to the legal-rep method and requires consent', () => {
    expect(Object.keys(demoNotices)).to.deep.equal(['legal-rep']);
    const {id, version, text, required} = demoNotices['legal-rep'];
    expect([id, version, required]).to.deep.equal(['legal-rep-notice', '2026-11', true]);
    expect(text.split('\n')).to.have.length.of.at.least(2);
    expect(text).not.to.match(/[<>]/);
  });
});
