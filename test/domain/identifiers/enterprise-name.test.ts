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
  it('may contain Chinese, minority scripts, brackets of either width and a few marks', () => {
    expectReactions(checkEnterpriseName, {
      ok: [
        '东莞市测试进出口（集团）有限公司',
        '东莞市测试进出口(集团)有限公司',
        '某·某、某公司',
        '𠮷祥\u{323B0}公司',
        '礼\uFA18公司',
        '公司 ᠮᠣᠩᠭᠣᠯ',
        '公司 བོད་',
        '公司 شىنجاڭ',
        '公司 ꆈꌠ',
        '公司 연변',
        '公司 ᥖᥭᥰ ᦑᦹᧉ',
      ],
    });
  });

  it('gets only a warning for letters, digits or other marks', () => {
    expectReactions(checkEnterpriseName, {
      'warn enterpriseName.unusual': ['ABC有限公司', '360公司', 'ＡＢＣ公司', 'Beispiel GmbH & Co. KG', '某“某”公司'],
      'warn enterpriseName.privateUse': ['某\uE863公司'],
    });
  });

  it('is rejected with angle brackets or control characters', () => {
    expectReactions(checkEnterpriseName, {
      'error enterpriseName.forbidden': [
        '某<公司',
        '某>公司',
        '某\u0000公司',
        '某\u001B公司',
        '某\u0085公司',
        '某\uD842公司',
      ],
    });
  });

  it('has 2 to 200 characters, counted by code point', () => {
    expectReactions(checkEnterpriseName, {
      'error enterpriseName.tooShort': ['测', '𠮷'],
      ok: ['测试', '𠮷'.repeat(200)],
      'error enterpriseName.tooLong': ['𠮷'.repeat(201)],
    });
  });

  it('is normalised without invisible characters, or spaces beside Chinese and brackets', () => {
    expect(normaliseEnterpriseName(' 某某 （上海） 公\u200B司　')).to.equal('某某（上海）公司');
    expect(normaliseEnterpriseName('某 (上海) 公司')).to.equal('某(上海)公司');
    expect(normaliseEnterpriseName('ABC  公司')).to.equal('ABC 公司');
    expect(normaliseEnterpriseName('ABC\n\tCo')).to.equal('ABC Co');
  });

  it('keeps its brackets, or gets full-width ones as on licences if requested', () => {
    const typed = '某(上海)(甲)公司';
    expect(normalise('enterprise-name', typed)).to.equal(typed);
    expect(check('enterprise-name', typed).value).to.equal(typed);
    expect(check('enterprise-name', typed, {brackets: 'keep'}).value).to.equal(typed);
    expect(check('enterprise-name', typed, {brackets: 'fullwidth'}).value).to.equal('某（上海）（甲）公司');
  });
});

describe('Two enterprise names', () => {
  it('are equal apart from width, brackets, spaces, case and invisible characters', () => {
    for (const other of [
      ...['某(上海)ABC公司', '某 （上海） ＡＢＣ 公司', '某（上海）abc\u200B公司', '\u3000某（上海）Abc公司 '],
    ])
      expect(sameEnterpriseName('某（上海）ABC公司', other), other).to.equal(true);
  });

  it('differ by any other character, also traditional and simplified', () => {
    for (const [a, b] of [
      ['昇兴', '升兴'],
      ['徵信', '征信'],
      ['鍾记', '钟记'],
      ['礼记', '\uFA18记'],
      ['某公司', '某公'],
    ])
      expect(sameEnterpriseName(a, b)).to.equal(false);
  });

  it('are never equal when empty', () => {
    for (const nothing of ['', ' \u200B', undefined, null, 7, {}, '某'.repeat(2000)])
      expect(sameEnterpriseName(nothing, nothing)).to.equal(false);
  });
});
