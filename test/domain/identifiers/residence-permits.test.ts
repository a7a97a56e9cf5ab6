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
});

describe('A foreigner’s permanent residence card number', () => {
  it('starts with 9 and a province', () => {
    expectReactions((value) => checkForeignPrId(value, {today}), {
      ok: ['932682198501010017', '911124198108030024', '931586198001010028'],
      'error foreignPr.province': [personNumber('966124', '19900101'), personNumber('900124', '19900101')],
      'error foreignPr.prefix': [personNumber('110100', '19900101'), personNumber('191112', '19900101')],
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
});
