import {expect} from 'chai';
import {checkOrgCode, format, formatOrgCode, normaliseOrgCode} from '../../../src/domain/index.js';
import {expectReactions, reaction} from './findings.js';
import {orgCheck} from './oracles.js';

describe('An organisation code', () => {
  it('has a valid check character, including X and 0', () => {
    for (const body of ['D2143569', '70846113', 'PDY00014', 'PDY00028', 'ZZZZZZZZ', 'IOSVZ000', '00000000'])
      expect(reaction(checkOrgCode(body + orgCheck(body))), body).to.equal('ok');
  });

  it('gets only a warning for a wrong check character, and none in lenient mode', () => {
    expectReactions(checkOrgCode, {'warn orgCode.checkDigit': ['567123456', '70846113-5']});
    expectReactions((value) => checkOrgCode(value, {mode: 'strict'}), {'warn orgCode.checkDigit': ['567123456']});
    expectReactions((value) => checkOrgCode(value, {mode: 'lenient'}), {ok: ['567123456']});
  });

  it('may contain any letter in its body, and only X or a digit at its end', () => {
    expectReactions((value) => checkOrgCode(value, {mode: 'lenient'}), {
      ok: ['IOSVZABCX', 'ABCDEFGH1'],
      'error orgCode.characters': ['ABCDEFGHY', 'ABCDEFG!1', '公BCDEFGH1'],
      'error input.lookalike': ['АBCDEFGH1'],
    });
  });

  it('gets a specific error for each other kind of input', () => {
    expectReactions(checkOrgCode, {
      'error orgCode.length': ['70846113', '7084611366', '7084-61136', '70846113--6'],
      'error orgCode.isUscc': ['91440300708461136T'],
    });
  });

  it('must match the credit code, and gets the right code suggested otherwise', () => {
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

  it('is stored without its hyphen, which may be any dash', () => {
    for (const dash of ['-', '‐', '–', '—', '−', '－', '﹣', ' - '])
      expect(normaliseOrgCode(`d2143569${dash}x`), dash).to.equal('D2143569X');
    for (const other of ['A70846113-6', '70846113-66', '7084611-36']) expect(normaliseOrgCode(other)).to.equal(other);
  });

  it('is displayed with the hyphen once it is complete', () => {
    expect(formatOrgCode('708461136')).to.equal('70846113-6');
    expect(format('org-code', '70846113-6')).to.equal('70846113-6');
    expect(format('org-code', '7084611')).to.equal('7084611');
    expect(format('org-code', '91440300708461136T')).to.equal('91440300708461136T');
  });
});
