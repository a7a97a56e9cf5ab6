import {expect} from 'chai';
import {check, checkBankCard, checkMobile, checkSmsCode, format, normalise} from '../../../src/domain/index.js';
import {expectReactions, reaction} from './findings.js';
import {luhnCheck} from './oracles.js';

const card = (start: string, length = 19) => {
  const digits = start.padEnd(length - 1, '0');
  return digits + luhnCheck(digits);
};

describe('A bank card number', () => {
  it('has 16 to 19 digits with a valid check digit', () => {
    for (const length of [16, 17, 18, 19]) expect(reaction(checkBankCard(card('622202', length)))).to.equal('ok');
    for (const length of [9, 15, 20])
      expect(reaction(checkBankCard(card('622202', length)))).to.equal('error bankCard.length');
  });

  it('gets a warning for a foreign scheme’s prefix, since some banks’ cards have two schemes', () => {
    for (const start of ['4', '51', '55', '22', '27', '30', '35', '36', '6011', '644', '649', '65'])
      expect(reaction(checkBankCard(card(start, 16))), start).to.equal('warn bankCard.foreignScheme');
    for (const start of [
      ...['50', '56', '21', '28', '6010', '6012', '643', '66', '62', '14', '151', '122', '16011', '1644', '165'],
      '13',
    ])
      expect(reaction(checkBankCard(card(start, 16))), start).to.equal('ok');
  });

  it('is rejected when it starts with 0 or repeats one digit', () => {
    expectReactions(checkBankCard, {
      'error bankCard.leadingZero': ['0'.repeat(16), card('0622', 16)],
      'error bankCard.repeated': ['8'.repeat(16), '9'.repeat(19)],
      'warn bankCard.luhn': [`${'8'.repeat(17)}9`],
      'error bankCard.characters': ['622202000000000000A', 'A222020000000000000', '6222020000000000.00'],
      'error input.empty': ['——'],
    });
  });

  it('is stored without separators and shown in groups of four', () => {
    expect(normalise('bank-card', ' 6222-0200–0000 ００００ 000')).to.equal('6222020000000000000');
    expect(format('bank-card', '6222020000000000000')).to.equal('6222 0200 0000 0000 000');
    expect(format('bank-card', '6222')).to.equal('6222');
    expect(format('bank-card', '62220')).to.equal('6222 0');
    expect(format('bank-card', '')).to.equal('');
  });
});

describe('A mobile number', () => {
  it('has 11 digits and starts with 13 to 19', () => {
    const accepted = Array.from({length: 1000}, (_, at) => String(at).padStart(3, '0')).filter(
      (start) => checkMobile(`${start}12345678`).level === 'ok',
    );
    expect(accepted).to.deep.equal(Array.from({length: 70}, (_, at) => String(130 + at)));
  });

  it('gets a specific error for each other kind of input', () => {
    expectReactions(checkMobile, {
      'error mobile.prefix': ['12345678901', '23800138000', '85412345678'],
      'error mobile.length': [
        '213800138000',
        '1380013800',
        '138001380000',
        '+861380013800',
        '+8613800138',
        '00861380',
        '106491234567',
        '10649123456789',
        '91064912345678',
      ],
      'error mobile.landline': ['010-95198', '02160000000'],
      'error mobile.machine': ['1064912345678'],
      'error mobile.foreign': [
        '+852 9123 4567',
        '00853 6612 3456',
        '+1 202 555 0100',
        '85291234567',
        '85366123456',
        '886912345678',
      ],
      'error mobile.characters': ['138O0138000', '138001380x0', '1380013+8000', '1+85291234567', '+'],
    });
  });

  it('is stored without separators and country code', () => {
    for (const text of [
      ...['+86 138-0013-8000', '(+86)13800138000', '0086 13800138000', '8613800138000', '１３８ 0013 8000'],
      ...['[138]00138000', '138–0013–8000'],
    ])
      expect(checkMobile(text), text).to.deep.equal({level: 'ok', value: '13800138000'});
  });

  it('keeps its country code unless exactly eleven digits follow', () => {
    for (const text of ['+861380013800', '008613800138', '86138', '+86138001380000', '18613800138000'])
      expect(normalise('mobile', text)).to.equal(text);
  });

  it('is shown in groups, also while typing', () => {
    const shown = ['138', '1380', '1380013', '13800138', '13800138000'].map((text) => format('mobile', text));
    expect(shown).to.deep.equal(['138', '138 0', '138 0013', '138 0013 8', '138 0013 8000']);
    for (const other of ['138001380001', '+1380', '138A', 'A1380']) expect(format('mobile', other)).to.equal(other);
  });
});

describe('An SMS code', () => {
  it('has six digits, possibly with a leading 0, or the length set by the host', () => {
    expectReactions(checkSmsCode, {
      ok: ['012345'],
      'error smsCode.length': ['12345', '1234567'],
      'error smsCode.characters': ['12345a', 'a12345'],
    });
    expectReactions((value) => checkSmsCode(value, {length: 4}), {ok: ['0123'], 'error smsCode.length': ['012345']});
    expect(check('sms-code', ' 123 ４５６ ')).to.deep.equal({level: 'ok', value: '123456'});
  });
});
