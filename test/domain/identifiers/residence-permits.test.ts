import {expect} from 'chai';
import {checkForeignPrId, checkForeignPrIdOld, checkHmtResidencePermit} from '../../../src/domain/index.js';
import {expectReactions, reaction, today} from './findings.js';
import {personNumber} from './oracles.js';

describe('A residence permit for Hong Kong, Macau or Taiwan residents', () => {
  it('starts with one of the three region codes, without a county', () => {
    expectReactions((value) => checkHmtResidencePermit(value, {today}), {
      ok: ['810000199408230021', '820000199408230023', '830000199201300022'],
      'error hmtPermit.region': [
        personNumber('710000', '19900101'),
        personNumber('800000', '19900101'),
        personNumber('840000', '19900101'),
        personNumber('810001', '19900101'),
        personNumber('811000', '19900101'),
        personNumber('110100', '19900101'),
        personNumber('181000', '00199001'),
      ],
    });
  });

  it('otherwise follows the rules of a resident ID number', () => {
    expectReactions((value) => checkHmtResidencePermit(value, {today}), {
      'error residentId.date': [personNumber('810000', '19900230')],
      'error residentId.future': [personNumber('810000', '20260602')],
      'warn residentId.under14': [personNumber('810000', '20130101')],
      'warn residentId.under18': [personNumber('810000', '20090101')],
      'error residentId.length': ['81000019940823002'],
      'error residentId.characters': ['81000019940823002Y'],
    });
  });
});

describe('A foreigner’s permanent residence card number', () => {
  it('starts with 9 and a province', () => {
    expectReactions((value) => checkForeignPrId(value, {today}), {
      ok: ['932682198501010017', '911124198108030024', '931586198001010028'],
      'error foreignPr.province': [personNumber('966124', '19900101'), personNumber('900124', '19900101')],
      'error foreignPr.prefix': [personNumber('110100', '19900101'), personNumber('191112', '19900101')],
    });
  });

  it('otherwise follows the rules of a resident ID number', () => {
    expectReactions((value) => checkForeignPrId(value, {today}), {
      'error residentId.date': [personNumber('911124', '19900230')],
      'warn residentId.under14': [personNumber('911124', '20130101')],
      'error residentId.checkDigit': ['911124198108030025'],
      'error residentId.length': ['CAN110081080310'],
    });
  });

  it('of the old card has three letters and twelve digits including a birth date', () => {
    expectReactions(checkForeignPrIdOld, {
      // 29 February of 2000: in 1900 there was none.
      ok: ['CAN110081080310', 'CAN110000022910'],
      'error foreignPr.oldDate': ['CAN110001022910', 'CAN110081130310', 'CAN110081080010'],
      'error foreignPr.oldFormat': [
        'CA1100810803101',
        'CANA10081080310',
        'CAN11008108031',
        'CAN1100810803100',
        'XCAN110081080310',
        '911124198108030024',
      ],
    });
    expect(reaction(checkForeignPrIdOld('can 110081080310'))).to.equal('ok');
  });

  it('of the old card may have a birth date in either century', () => {
    // 29 February of 1904 and 2004; day 31 of a month in both.
    expectReactions(checkForeignPrIdOld, {
      ok: ['CAN110004022910', 'CAN110099123110'],
      'error foreignPr.oldDate': ['CAN110099063110'],
    });
  });
});
