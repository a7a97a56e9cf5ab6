import {expect} from 'chai';
import {checkForeignPrId, checkForeignPrIdOld, checkHmtResidencePermit} from '../../../src/domain/index.js';
import {expectReactions, reaction, today} from './findings.js';
import {personNumber, substitutions} from './oracles.js';

describe('A residence permit for Hong Kong, Macau or Taiwan residents', () => {
  it('starts with one of the three region codes, without a county', () => {
    expectReactions((value) => checkHmtResidencePermit(value, {today}), {
      '810000199408230021': 'ok',
      '820000199408230023': 'ok',
      '830000199201300022': 'ok',
      [personNumber('710000', '19900101')]: 'error hmtPermit.region',
      [personNumber('800000', '19900101')]: 'error hmtPermit.region',
      [personNumber('840000', '19900101')]: 'error hmtPermit.region',
      [personNumber('810001', '19900101')]: 'error hmtPermit.region',
      [personNumber('811000', '19900101')]: 'error hmtPermit.region',
      [personNumber('110100', '19900101')]: 'error hmtPermit.region',
      [personNumber('181000', '00199001')]: 'error hmtPermit.region',
    });
  });

  it('otherwise follows the rules of a resident ID number', () => {
    expectReactions((value) => checkHmtResidencePermit(value, {today}), {
      [personNumber('810000', '19900230')]: 'error residentId.date',
      [personNumber('810000', '20260602')]: 'error residentId.future',
      [personNumber('810000', '20130101')]: 'warn residentId.under14',
      [personNumber('810000', '20090101')]: 'warn residentId.under18',
      '81000019940823002': 'error residentId.length',
      '81000019940823002Y': 'error residentId.characters',
    });
    for (const wrong of substitutions('810000199408230021', '0123456789X'))
      expect(checkHmtResidencePermit(wrong, {today}).level, wrong).to.equal('error');
  });
});

describe('A foreigner’s permanent residence card number', () => {
  it('starts with 9 and a province', () => {
    expectReactions((value) => checkForeignPrId(value, {today}), {
      '932682198501010017': 'ok',
      '911124198108030024': 'ok',
      '931586198001010028': 'ok',
      [personNumber('966124', '19900101')]: 'error foreignPr.province',
      [personNumber('900124', '19900101')]: 'error foreignPr.province',
      [personNumber('110100', '19900101')]: 'error foreignPr.prefix',
      [personNumber('191112', '19900101')]: 'error foreignPr.prefix',
    });
  });

  it('otherwise follows the rules of a resident ID number', () => {
    expectReactions((value) => checkForeignPrId(value, {today}), {
      [personNumber('911124', '19900230')]: 'error residentId.date',
      [personNumber('911124', '20130101')]: 'warn residentId.under14',
      '911124198108030025': 'error residentId.checkDigit',
      CAN110081080310: 'error residentId.length',
    });
  });

  it('of the old card has three letters and twelve digits including a birth date', () => {
    expectReactions(checkForeignPrIdOld, {
      CAN110081080310: 'ok',
      // 29 February of 2000: in 1900 there was none.
      CAN110000022910: 'ok',
      CAN110001022910: 'error foreignPr.oldDate',
      CAN110081130310: 'error foreignPr.oldDate',
      CAN110081080010: 'error foreignPr.oldDate',
      CA1100810803101: 'error foreignPr.oldFormat',
      CANA10081080310: 'error foreignPr.oldFormat',
      CAN11008108031: 'error foreignPr.oldFormat',
      CAN1100810803100: 'error foreignPr.oldFormat',
      XCAN110081080310: 'error foreignPr.oldFormat',
      '911124198108030024': 'error foreignPr.oldFormat',
    });
    expect(reaction(checkForeignPrIdOld('can 110081080310'))).to.equal('ok');
  });

  it('of the old card may have a birth date in either century', () => {
    // 29 February of 1904 and 2004; day 31 of a month in both.
    expectReactions(checkForeignPrIdOld, {
      CAN110004022910: 'ok',
      CAN110099123110: 'ok',
      CAN110099063110: 'error foreignPr.oldDate',
    });
  });
});
