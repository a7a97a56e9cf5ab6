import {expect} from 'chai';
import {checkIdNumber, gat517, idTypeFrom, idTypes, isIdType, type IdType} from '../../src/domain/index.js';
import {personNumber} from './identifiers/oracles.js';

const today = '20260601';

const sound: Readonly<Record<IdType, readonly string[]>> = {
  'resident-id': ['11010519491231002X'],
  'passport-prc': ['E12345678', 'EA1234567', 'G12345678'],
  'hkm-travel-permit': ['M12345678', 'HA1234567'],
  'tw-travel-permit': ['12345678', '0123456701(A)'],
  'hmt-residence-permit': ['810000199408230021'],
  'foreign-pr-id': ['911124198108030024', 'CAN110081080310'],
  'military-id': ['军字第2001988号'],
};

describe('The check of an ID document number', () => {
  it('suggests the right document type when the number belongs to another', () => {
    for (const idType of idTypes)
      for (const other of idTypes.filter((type) => type !== idType))
        for (const number of sound[other])
          expect(checkIdNumber(idType, number, {today}), `${number} as ${idType}`).to.include({
            level: idType === 'military-id' || (number.startsWith('81') && idType === 'resident-id') ? 'warn' : 'error',
            key: `idNumber.${other}`,
            suggestedType: other,
          });
  });

  it('distinguishes the old and the new permanent residence card by the leading letters', () => {
    expect(checkIdNumber('foreign-pr-id', 'can110081080310').level).to.equal('ok');
    const withX = Array.from({length: 99}, (_, at) => personNumber('911124', '19810803', String(at + 100))).find(
      (number) => number.endsWith('X'),
    );
    expect(checkIdNumber('foreign-pr-id', withX).level).to.equal('ok');
    expect(checkIdNumber('foreign-pr-id', 'CA110081080310').key).to.equal('foreignPr.oldFormat');
    expect(checkIdNumber('foreign-pr-id', '91112419810803002').key).to.equal('residentId.length');
  });

  it('suggests a Hong Kong permit over a Hong Kong passport when such passports are not accepted', () => {
    const asPassport = checkIdNumber('passport-prc', 'H12345678');
    expect(asPassport).to.include({
      level: 'warn',
      key: 'idNumber.hkm-travel-permit',
      suggestedType: 'hkm-travel-permit',
    });
    expect(checkIdNumber('passport-prc', 'H12345678', {acceptSarPassports: true})).to.deep.equal({
      level: 'ok',
      value: 'H12345678',
    });
    expect(checkIdNumber('passport-prc', 'K12345678').key).to.equal('passport.sar');
    expect(checkIdNumber('hkm-travel-permit', 'K12345678').key).to.equal('hkmPermit.format');
    expect(checkIdNumber('hkm-travel-permit', 'K12345678', {acceptSarPassports: true}).suggestedType).to.equal(
      'passport-prc',
    );
  });

  it('suggests no other document when only the age is doubtful', () => {
    const result = checkIdNumber('resident-id', '440524188001010014', {today});
    expect(result).to.deep.equal({level: 'warn', key: 'residentId.over120', value: '440524188001010014'});
  });
});

describe('The ID document types', () => {
  it('are found by a backend code and its table, or by their own names', () => {
    for (const idType of idTypes) {
      expect(idTypeFrom(idType)).to.equal(idType);
      expect(idTypeFrom(gat517[idType], gat517)).to.equal(idType);
      expect(idTypeFrom(idType, gat517)).to.equal(undefined);
    }
    expect(idTypeFrom('1', {'passport-prc': '1'})).to.equal('passport-prc');
    for (const code of ['', '111', 'toString', undefined, null, {}]) expect(idTypeFrom(code)).to.equal(undefined);
  });

  it('are not found when the table has no code for them', () => {
    for (const code of [undefined, '', 'resident-id'])
      expect(idTypeFrom(code, {'passport-prc': '1'})).to.equal(undefined);
  });

  it('are a closed list', () => {
    for (const idType of idTypes) expect(isIdType(idType)).to.equal(true);
    for (const other of ['', 'other', undefined, 0]) expect(isIdType(other)).to.equal(false);
  });
});
