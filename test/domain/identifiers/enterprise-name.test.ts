import {expect} from 'chai';
import {
  check,
  checkEnterpriseName,
  normalise,
  normaliseEnterpriseName,
  sameEnterpriseName,
} from '../../../src/domain/index.js';
import {expectReactions} from './findings.js';

describe('An enterprise’s name', () => {
  it('is Chinese, with the script of a minority area, brackets of either width and a few marks', () => {
    expectReactions(checkEnterpriseName, {
      '东莞市测试进出口（集团）有限公司': 'ok',
      '东莞市测试进出口(集团)有限公司': 'ok',
      '某·某、某公司': 'ok',
      '𠮷祥\u{323B0}公司': 'ok',
      '礼\uFA18公司': 'ok',
      '公司 ᠮᠣᠩᠭᠣᠯ': 'ok',
      '公司 བོད་': 'ok',
      '公司 شىنجاڭ': 'ok',
      '公司 ꆈꌠ': 'ok',
      '公司 연변': 'ok',
      '公司 ᥖᥭᥰ ᦑᦹᧉ': 'ok',
    });
  });

  it('with letters, digits or other marks is worth a second look and no more', () => {
    expectReactions(checkEnterpriseName, {
      ABC有限公司: 'warn enterpriseName.unusual',
      '360公司': 'warn enterpriseName.unusual',
      ＡＢＣ公司: 'warn enterpriseName.unusual',
      'Beispiel GmbH & Co. KG': 'warn enterpriseName.unusual',
      '某“某”公司': 'warn enterpriseName.unusual',
      '某\uE863公司': 'warn enterpriseName.privateUse',
    });
  });

  it('has no angle brackets and nothing that steers a machine', () => {
    expectReactions(checkEnterpriseName, {
      '某<公司': 'error enterpriseName.forbidden',
      '某>公司': 'error enterpriseName.forbidden',
      '某\u0000公司': 'error enterpriseName.forbidden',
      '某\u001B公司': 'error enterpriseName.forbidden',
      '某\u0085公司': 'error enterpriseName.forbidden',
      '某\uD842公司': 'error enterpriseName.forbidden',
    });
  });

  it('has 2 to 200 characters, each counted once', () => {
    expectReactions(checkEnterpriseName, {
      测: 'error enterpriseName.tooShort',
      '𠮷': 'error enterpriseName.tooShort',
      测试: 'ok',
      ['𠮷'.repeat(200)]: 'ok',
      ['𠮷'.repeat(201)]: 'error enterpriseName.tooLong',
    });
  });

  it('loses what cannot be seen, and spaces beside ideographs and brackets', () => {
    expect(normaliseEnterpriseName(' 某某 （上海） 公\u200B司　')).to.equal('某某（上海）公司');
    expect(normaliseEnterpriseName('某 (上海) 公司')).to.equal('某(上海)公司');
    expect(normaliseEnterpriseName('ABC  公司')).to.equal('ABC 公司');
    expect(normaliseEnterpriseName('ABC\n\tCo')).to.equal('ABC Co');
  });

  it('keeps its brackets, or has those that licences print where that is asked for', () => {
    const typed = '某(上海)(甲)公司';
    expect(normalise('enterprise-name', typed)).to.equal(typed);
    expect(check('enterprise-name', typed).value).to.equal(typed);
    expect(check('enterprise-name', typed, {brackets: 'keep'}).value).to.equal(typed);
    expect(check('enterprise-name', typed, {brackets: 'fullwidth'}).value).to.equal('某（上海）（甲）公司');
  });
});

describe('Two names of an enterprise', () => {
  it('are the same but for width, brackets, white space, case and what cannot be seen', () => {
    for (const other of [
      ...['某(上海)ABC公司', '某 （上海） ＡＢＣ 公司', '某（上海）abc\u200B公司', '\u3000某（上海）Abc公司 '],
    ])
      expect(sameEnterpriseName('某（上海）ABC公司', other), other).to.equal(true);
  });

  it('are two where a character is: traditional and simplified too', () => {
    for (const [a, b] of [
      ['昇兴', '升兴'],
      ['徵信', '征信'],
      ['鍾记', '钟记'],
      ['礼记', '\uFA18记'],
      ['某公司', '某公'],
    ])
      expect(sameEnterpriseName(a, b)).to.equal(false);
  });

  it('are never the same where there is none', () => {
    for (const nothing of ['', ' \u200B', undefined, null, 7, {}, '某'.repeat(2000)])
      expect(sameEnterpriseName(nothing, nothing)).to.equal(false);
  });
});
