import {expect} from 'chai';
import {
  check,
  checkHkmTravelPermit,
  checkMilitaryId,
  checkPassport,
  checkTwTravelPermit,
  normalisePassport,
  sameHkmTravelPermit,
} from '../../../src/domain/index.js';
import {expectReactions, reaction} from './findings.js';

const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

describe('A passport of the PRC', () => {
  it('belongs to one of the existing series', () => {
    expectReactions(checkPassport, {
      ok: [
        'E12345678',
        'EA1234567',
        'DE1234567',
        'SE1234567',
        'PE1234567',
        'D1234567',
        'S1234567',
        'P1234567',
        'D12345678',
        'S12345678',
        'P12345678',
      ],
      'warn passport.expired': ['G12345678', '141234567', '151234567'],
      'error passport.format': ['131234567', '161234567'],
    });
  });

  it('may have any second letter except I and O', () => {
    const accepted = letters.filter((letter) => reaction(checkPassport(`E${letter}1234567`)) === 'ok');
    expect(accepted).to.deep.equal(letters.filter((letter) => letter !== 'I' && letter !== 'O'));
    expectReactions(checkPassport, {'error passport.letters': ['EI1234567', 'EO1234567']});
  });

  it('of Hong Kong or Macau gets a warning, or is accepted if the host allows it', () => {
    const series = ['K12345678', 'KJ1234567', 'H12345678', 'MA1234567', 'MB1234567'];
    for (const number of series) {
      expect(reaction(checkPassport(number)), number).to.equal('warn passport.sar');
      expect(reaction(checkPassport(number, {acceptSarPassports: true})), number).to.equal('ok');
    }
    expectReactions((value) => checkPassport(value, {acceptSarPassports: true}), {
      'error passport.format': ['MC1234567', 'HJ1234567'],
    });
  });

  it('is rejected with the format of another country or document', () => {
    expectReactions(checkPassport, {
      'error passport.format': ['AB1234567', '123456789', 'E1234567A', 'G1234567A', 'CI1234567'],
      'error passport.length': [
        'E1234567',
        'E123456789',
        'EA12345678',
        'AE12345678',
        'EA1234567Z',
        'EEA1234567',
        'D123456',
        'AG12345678',
        'G123456789',
        'AK12345678',
        'K123456789',
        'AEI1234567',
        'EI12345678',
        'C123456789',
        'AC12345678',
      ],
      'error idNumber.exitPermit': ['C12345678', 'CA1234567'],
      'error input.lookalike': ['ЕA1234567'],
    });
  });

  it('may be typed with a dot after the letter', () => {
    expect(normalisePassport('p.1234567')).to.equal('P1234567');
    expect(normalisePassport('Ｄ．1234567')).to.equal('D1234567');
    expect(normalisePassport('E.12345678')).to.equal('E.12345678');
    expect(normalisePassport('AP.1234567')).to.equal('AP.1234567');
    expect(check('passport-prc', 'S.1234567')).to.deep.equal({level: 'ok', value: 'S1234567'});
  });
});

describe('A mainland travel permit', () => {
  it('of Hong Kong and Macau residents has a letter and eight digits, or ten on the 1999 card', () => {
    expectReactions(checkHkmTravelPermit, {
      ok: ['H12345678', 'M12345678', 'H1234567800', 'M1234567801', 'HA1234567', 'MA1234567'],
      'error hkmPermit.format': ['HB1234567', 'K12345678', '123456789', 'HA123456789'],
      'error hkmPermit.length': ['H1234567', 'H123456789', 'H12345678000', 'HA12345678', 'AH12345678'],
      'error idNumber.exitPermit': ['C12345678', 'CA0000001'],
    });
  });

  it('belongs to the same holder whatever its issue number', () => {
    expect(sameHkmTravelPermit('H1234567800', 'H12345678')).to.equal(true);
    expect(sameHkmTravelPermit('H1234567800', 'H1234567801')).to.equal(true);
    expect(sameHkmTravelPermit('H12345678', 'H12345679')).to.equal(false);
    expect(sameHkmTravelPermit('H12345678', 'M12345678')).to.equal(false);
  });

  it('of Taiwan residents has eight digits, also from a booklet number', () => {
    for (const number of ['01234567', '0123456701', '0123456701(A)', '0123456701（b）', '0123456701(1)'])
      expect(checkTwTravelPermit(number), number).to.deep.equal({level: 'ok', value: '01234567'});
    expectReactions(checkTwTravelPermit, {
      'error twPermit.length': ['1234567', '123456789', '12345678901', '0123456701(AB)'],
      'error twPermit.format': ['T1234567', '01234567AB', '0123456701[A]', '0123456701AAA'],
    });
  });
});

describe('A military ID number', () => {
  it('gets only a warning outside its usual format', () => {
    expectReactions(checkMilitaryId, {
      ok: ['军字第2001988号', '士字第P011816X号', '军字第2001988', '南字第1234号'],
      'warn militaryId.format': [
        '南字第123号',
        '南字第123456789号',
        'A字第2001988号',
        '南南字第2001988号',
        '军字第2001988号号',
        '2001988',
        '军字第号',
      ],
    });
  });
});
