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
      E12345678: 'ok',
      EA1234567: 'ok',
      DE1234567: 'ok',
      SE1234567: 'ok',
      PE1234567: 'ok',
      D1234567: 'ok',
      S1234567: 'ok',
      P1234567: 'ok',
      D12345678: 'ok',
      S12345678: 'ok',
      P12345678: 'ok',
      G12345678: 'warn passport.expired',
      '141234567': 'warn passport.expired',
      '151234567': 'warn passport.expired',
      '131234567': 'error passport.format',
      '161234567': 'error passport.format',
    });
  });

  it('may have any second letter except I and O', () => {
    const accepted = letters.filter((letter) => reaction(checkPassport(`E${letter}1234567`)) === 'ok');
    expect(accepted).to.deep.equal(letters.filter((letter) => letter !== 'I' && letter !== 'O'));
    expectReactions(checkPassport, {EI1234567: 'error passport.letters', EO1234567: 'error passport.letters'});
  });

  it('of Hong Kong or Macau gets a warning, or is accepted if the host allows it', () => {
    const series = ['K12345678', 'KJ1234567', 'H12345678', 'MA1234567', 'MB1234567'];
    for (const number of series) {
      expect(reaction(checkPassport(number)), number).to.equal('warn passport.sar');
      expect(reaction(checkPassport(number, {acceptSarPassports: true})), number).to.equal('ok');
    }
    expectReactions((value) => checkPassport(value, {acceptSarPassports: true}), {
      MC1234567: 'error passport.format',
      HJ1234567: 'error passport.format',
    });
  });

  it('is rejected with the format of another country or document', () => {
    expectReactions(checkPassport, {
      AB1234567: 'error passport.format',
      '123456789': 'error passport.format',
      E1234567A: 'error passport.format',
      G1234567A: 'error passport.format',
      E1234567: 'error passport.length',
      E123456789: 'error passport.length',
      EA12345678: 'error passport.length',
      AE12345678: 'error passport.length',
      EA1234567Z: 'error passport.length',
      EEA1234567: 'error passport.length',
      D123456: 'error passport.length',
      AG12345678: 'error passport.length',
      G123456789: 'error passport.length',
      AK12345678: 'error passport.length',
      K123456789: 'error passport.length',
      AEI1234567: 'error passport.length',
      EI12345678: 'error passport.length',
      C12345678: 'error idNumber.exitPermit',
      CA1234567: 'error idNumber.exitPermit',
      CI1234567: 'error passport.format',
      C123456789: 'error passport.length',
      AC12345678: 'error passport.length',
      ЕA1234567: 'error input.lookalike',
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
      H12345678: 'ok',
      M12345678: 'ok',
      H1234567800: 'ok',
      M1234567801: 'ok',
      HA1234567: 'ok',
      MA1234567: 'ok',
      HB1234567: 'error hkmPermit.format',
      K12345678: 'error hkmPermit.format',
      '123456789': 'error hkmPermit.format',
      HA123456789: 'error hkmPermit.format',
      H1234567: 'error hkmPermit.length',
      H123456789: 'error hkmPermit.length',
      H12345678000: 'error hkmPermit.length',
      HA12345678: 'error hkmPermit.length',
      AH12345678: 'error hkmPermit.length',
      C12345678: 'error idNumber.exitPermit',
      CA0000001: 'error idNumber.exitPermit',
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
      '1234567': 'error twPermit.length',
      '123456789': 'error twPermit.length',
      '12345678901': 'error twPermit.length',
      '0123456701(AB)': 'error twPermit.length',
      T1234567: 'error twPermit.format',
      '01234567AB': 'error twPermit.format',
      '0123456701[A]': 'error twPermit.format',
      '0123456701AAA': 'error twPermit.format',
    });
  });
});

describe('A military ID number', () => {
  it('gets only a warning outside its usual format', () => {
    expectReactions(checkMilitaryId, {
      军字第2001988号: 'ok',
      士字第P011816X号: 'ok',
      军字第2001988: 'ok',
      南字第1234号: 'ok',
      南字第123号: 'warn militaryId.format',
      南字第123456789号: 'warn militaryId.format',
      A字第2001988号: 'warn militaryId.format',
      南南字第2001988号: 'warn militaryId.format',
      军字第2001988号号: 'warn militaryId.format',
      '2001988': 'warn militaryId.format',
      军字第号: 'warn militaryId.format',
    });
  });
});
