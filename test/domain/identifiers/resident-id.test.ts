import {expect} from 'chai';
import {ageAt, birthOf, checkResidentId, checkResidentId15} from '../../../src/domain/index.js';
import {expectReactions, reaction, today} from './findings.js';
import {personNumber} from './oracles.js';

const born = (birth: string, sequence?: string) => personNumber('110100', birth, sequence);

const provinces = [
  ...['11', '12', '13', '14', '15', '21', '22', '23', '31', '32', '33', '34', '35', '36', '37', '41', '42', '43', '44'],
  ...['45', '46', '50', '51', '52', '53', '54', '61', '62', '63', '64', '65', '71'],
];

describe('A resident ID number', () => {
  it('starts with an existing province, and any county, also a former one', () => {
    const accepted = Array.from({length: 100}, (_, at) => String(at).padStart(2, '0')).filter(
      (start) => reaction(checkResidentId(personNumber(`${start}0188`, '19900101'), {today})) === 'ok',
    );
    expect(accepted).to.deep.equal(provinces);
    expectReactions((value) => checkResidentId(value, {today}), {
      'error residentId.province': [personNumber('660100', '19900101'), personNumber('000000', '19900101')],
    });
  });

  it('starting with 81 to 83 gets a warning, and with 84 or more an error: another document', () => {
    expectReactions((value) => checkResidentId(value, {today}), {
      'warn residentId.hmt': [
        personNumber('810000', '19900101'),
        personNumber('820000', '19900101'),
        personNumber('830000', '20100101'),
      ],
      'error residentId.province': [personNumber('840000', '19900101')],
      'error residentId.date': [personNumber('810000', '19900230')],
      'error residentId.foreigner': [personNumber('911124', '19900101')],
    });
  });

  it('contains a valid birth date that is not in the future', () => {
    expectReactions((value) => checkResidentId(value, {today}), {
      ok: [born('20000229')],
      'error residentId.date': [
        born('19000229'),
        born('20010229'),
        born('19901301'),
        born('19900001'),
        born('19900431'),
        born('19900100'),
      ],
      'error residentId.future': [born('20260602'), born('29900101')],
      'warn residentId.under14': [born('20260601')],
    });
  });

  it('gets a warning for a future birth date when today’s date is only the PC’s', () => {
    const future = born('20260602');
    const broken = future.slice(0, 17) + (future.endsWith('0') ? '1' : '0');
    expectReactions((value) => checkResidentId(value, {today, isTodaySure: false}), {
      'warn residentId.future': [future],
      'error residentId.checkDigit': [broken],
    });
  });

  it('reports by key who is under 14, 16 or 18, or over 120', () => {
    expectReactions((value) => checkResidentId(value, {today}), {
      'warn residentId.under14': [born('20120602')],
      'warn residentId.under16': [born('20120601'), born('20100602')],
      'warn residentId.under18': [born('20100601'), born('20080602')],
      ok: [born('20080601'), born('19050602')],
      // The second sample of GB 11643-1999.
      'warn residentId.over120': [born('19050601'), '440524188001010014'],
    });
  });

  it('gets a specific error for each other kind of input', () => {
    expectReactions((value) => checkResidentId(value, {today}), {
      'error residentId.length': ['11010519491231002', '11010519491231002XX', '11010549123100X'],
      'error residentId.characters': ['A1010519491231002X', '1101051949123100X2', '11010519491231002Y'],
      'error input.lookalike': ['11010519491231002Х'],
      'error residentId.checkDigit': ['110105194912310021'],
      'error residentId.old15': ['110105491231002'],
    });
  });
});

describe('A first-generation ID number', () => {
  it('is always an error, with the current number suggested', () => {
    expect(checkResidentId15('130503670401001', {today})).to.deep.equal({
      level: 'error',
      key: 'residentId.old15',
      value: '130503670401001',
      suggestion: '130503196704010016',
    });
    expect(checkResidentId('130503670401001', {today})).to.deep.equal(checkResidentId15('130503670401001', {today}));
    expect(checkResidentId15('11010519491231002X').key).to.equal('residentId.length');
    expect(checkResidentId15('1101054912310021').key).to.equal('residentId.length');
    expect(checkResidentId15('11010549123100X').key).to.equal('residentId.length');
  });

  it('gets no suggestion when the century is unknown or the result would be wrong', () => {
    for (const sequence of ['996', '997', '998', '999'])
      expect(checkResidentId15(`110105901231${sequence}`, {today}), sequence).not.to.have.property('suggestion');
    for (const sequence of ['995', '990', '896', '969'])
      expect(checkResidentId15(`110105901231${sequence}`, {today}), sequence).to.have.property('suggestion');
    expect(checkResidentId15('119960901231002', {today})).to.have.property('suggestion');
    for (const wrong of ['110105000229002', '110105901301002', '660105901231002', '911124901231002'])
      expect(checkResidentId15(wrong, {today}), wrong).not.to.have.property('suggestion');
  });
});

describe('A birth date', () => {
  it('is read from every valid 18-digit number', () => {
    expect(birthOf('11010519491231002x')).to.equal('19491231');
    expect(birthOf('810000199408230021')).to.equal('19940823');
    expect(birthOf('911124198108030024')).to.equal('19810803');
  });

  it('is not read from a possibly mistyped or other number', () => {
    for (const text of [
      '110105194912310021',
      born('20010229'),
      '110105491231002',
      'CAN110081080310',
      '',
      undefined,
      {},
    ])
      expect(birthOf(text)).to.equal(undefined);
    for (const longer of ['11010519491231002X1', `${personNumber('110105', '19900101')}0`])
      expect(birthOf(longer)).to.equal(undefined);
  });

  it('counts a year on the birthday, or on 1 March for 29 February in common years', () => {
    expect(ageAt('19900615', '20260614')).to.equal(35);
    expect(ageAt('19900615', '20260615')).to.equal(36);
    expect(ageAt('19920229', '20180228')).to.equal(25);
    expect(ageAt('19920229', '20180301')).to.equal(26);
    expect(ageAt('19920229', '20200228')).to.equal(27);
    expect(ageAt('19920229', '20200229')).to.equal(28);
  });
});
