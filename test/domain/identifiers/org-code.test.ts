import {expect} from 'chai';
import {checkOrgCode, format, formatOrgCode, normaliseOrgCode} from '../../../src/domain/index.js';
import {expectReactions, reaction} from './findings.js';
import {orgCheck, substitutions, transpositions} from './oracles.js';

describe('An organisation code', () => {
  it('has a check character of its own, X and 0 among them', () => {
    for (const body of ['D2143569', '70846113', 'PDY00014', 'PDY00028', 'ZZZZZZZZ', 'IOSVZ000', '00000000'])
      expect(reaction(checkOrgCode(body + orgCheck(body))), body).to.equal('ok');
  });

  it('with another check character is worth a second look and no more, in any mode but for made-up codes', () => {
    expectReactions(checkOrgCode, {'567123456': 'warn orgCode.checkDigit', '70846113-5': 'warn orgCode.checkDigit'});
    expectReactions((value) => checkOrgCode(value, {mode: 'strict'}), {'567123456': 'warn orgCode.checkDigit'});
    expectReactions((value) => checkOrgCode(value, {mode: 'lenient'}), {'567123456': 'ok'});
  });

  it('never agrees with one digit wrong, or two neighbours changed', () => {
    for (const code of ['708461136', '567123458'])
      for (const wrong of [...substitutions(code, '0123456789'), ...transpositions(code)])
        expect(checkOrgCode(wrong).level, wrong).to.equal('warn');
  });

  it('may have every letter in its body, and X alone at its end', () => {
    expectReactions((value) => checkOrgCode(value, {mode: 'lenient'}), {
      IOSVZABCX: 'ok',
      ABCDEFGH1: 'ok',
      ABCDEFGHY: 'error orgCode.characters',
      'ABCDEFG!1': 'error orgCode.characters',
      公BCDEFGH1: 'error orgCode.characters',
      АBCDEFGH1: 'error input.lookalike',
    });
  });

  it('says what else was typed instead', () => {
    expectReactions(checkOrgCode, {
      '70846113': 'error orgCode.length',
      '7084611366': 'error orgCode.length',
      '7084-61136': 'error orgCode.length',
      '70846113--6': 'error orgCode.length',
      '91440300708461136T': 'error orgCode.isUscc',
    });
  });

  it('is part of the enterprise’s credit code, which is offered where it is not', () => {
    const uscc = '91440300708461136T';
    expect(checkOrgCode('567123458', {uscc})).to.deep.equal({
      level: 'error',
      key: 'orgCode.mismatch',
      value: '567123458',
      suggestion: '708461136',
    });
    expect(checkOrgCode('70846113-6', {uscc}).level).to.equal('ok');
    expect(checkOrgCode('567123458', {uscc: 'unfinished'}).level).to.equal('ok');
    expect(reaction(checkOrgCode('70846113', {uscc}))).to.equal('error orgCode.length');
  });

  it('is kept without the hyphen, which may be any dash', () => {
    for (const dash of ['-', '‐', '–', '—', '−', '－', '﹣', ' - '])
      expect(normaliseOrgCode(`d2143569${dash}x`), dash).to.equal('D2143569X');
    for (const other of ['A70846113-6', '70846113-66', '7084611-36']) expect(normaliseOrgCode(other)).to.equal(other);
  });

  it('is shown with the hyphen once it is whole', () => {
    expect(formatOrgCode('708461136')).to.equal('70846113-6');
    expect(format('org-code', '70846113-6')).to.equal('70846113-6');
    expect(format('org-code', '7084611')).to.equal('7084611');
    expect(format('org-code', '91440300708461136T')).to.equal('91440300708461136T');
  });
});
