import {expect} from 'chai';
import {checkPersonName, normalisePersonName} from '../../../src/domain/index.js';
import {expectReactions, reaction} from './findings.js';

describe('A person’s name', () => {
  it('may contain any Chinese character, also newer than the browser', () => {
    const rare = [
      ...['〇', '㐀', '䶮', '㛃', '鿿', '𠮷', '𬱖', '\u{2A6DF}', '\u{2EBF0}', '\u{2EE5D}', '\u{30000}', '\u{31350}'],
      ...['\u{323B0}', '\u{33479}'],
    ];
    for (const character of rare) expect(reaction(checkPersonName(`张${character}`)), character).to.equal('ok');
  });

  it('gets only a warning for private-use and compatibility characters', () => {
    expectReactions(checkPersonName, {
      'warn personName.privateUse': ['张\uE000', '张\uF8FF', '张\u{F0000}'],
      'warn personName.compatibility': ['张\uF900', '张\uFA18', '张\uFAD9', '张\u{2F800}', '张\u{2FA1D}'],
    });
    // Twelve of that range are ideographs like any other.
    for (const character of '\uFA0E\uFA0F\uFA11\uFA13\uFA14\uFA1F\uFA21\uFA23\uFA24\uFA27\uFA28\uFA29')
      expect(reaction(checkPersonName(`张${character}`))).to.equal('ok');
  });

  it('has up to 50 code points, and gets a warning for a single one', () => {
    expectReactions(checkPersonName, {
      'warn personName.single': ['张', '𠮷'],
      ok: ['𠮷'.repeat(50), `${'张'.repeat(24)}·${'三'.repeat(25)}`],
      'error personName.length': ['𠮷'.repeat(51), `${'张'.repeat(25)}·${'三'.repeat(25)}`],
    });
  });

  it('may contain separators only between its parts', () => {
    expectReactions(checkPersonName, {
      ok: ['买买提·艾力', '古丽娜尔·阿不都热依木·买买提'],
      'error personName.separator': ['·张三', '张三·', '张··三', '张三.', '．张三', '张..三', '·'],
    });
  });

  it('may be Latin, as on passports and foreigners’ cards', () => {
    expectReactions(checkPersonName, {
      ok: ['SMITH JOHN', "O'Brien, Seán M. Jr.", 'D’Arcy-Łukasz', 'Nguyê\u0303n Ṭha', 'Ÿ', `A${'b'.repeat(99)}`],
      'error personName.length': [`A${'b'.repeat(100)}`],
      'error personName.characters': [' -, ', 'A÷B', 'A×B'],
    });
  });

  it('is rejected with mixed scripts or any other characters', () => {
    expectReactions(checkPersonName, {
      'error personName.mixed': ['张San', 'San·张'],
      'error personName.characters': [
        '张-三',
        '张3',
        '张3a',
        'John3',
        'John·Smith',
        'ＪＯＨＮ',
        'Иван',
        'やまだ',
        '田々',
        '\uD842',
        '张\uDFB7',
        '张😀',
        '张<三',
      ],
      'error personName.radical': ['⺟三', '张⼀'],
    });
  });
});

describe('A normalised person’s name', () => {
  it('has the standard separator for every lookalike between Chinese characters', () => {
    for (const dot of '•‧⋅∙・･·.．●') {
      expect(normalisePersonName(`买买提${dot}艾力`), dot).to.equal('买买提·艾力');
      expect(normalisePersonName(`买 ${dot}  艾${dot}力`), dot).to.equal('买·艾·力');
    }
    for (const kept of ['张三.', '.张三', 'J.SMITH', '张..三', 'A.张', '张.A', '张。三', '张,三'])
      expect(normalisePersonName(kept)).to.equal(kept);
  });

  it('has no spaces between Chinese characters, and single ones between Latin words', () => {
    expect(normalisePersonName('\u3000张　三\u00A0')).to.equal('张三');
    expect(normalisePersonName('张 三 丰')).to.equal('张三丰');
    expect(normalisePersonName('𠮷 \uE000 \uFA18')).to.equal('𠮷\uE000\uFA18');
    expect(normalisePersonName(' SMITH \t\n JOHN ')).to.equal('SMITH JOHN');
    expect(normalisePersonName('张 San')).to.equal('张 San');
  });

  it('has no invisible characters', () => {
    const unseen = [
      ...['\u00AD', '\u200B', '\u200F', '\u202A', '\u202E', '\u2060', '\u2064', '\u2066', '\u2069', '\uFEFF'],
      ...['\uFE00', '\uFE0F', '\u{E0100}', '\u{E01EF}'],
    ];
    for (const character of unseen) expect(normalisePersonName(`张${character}三${character}`)).to.equal('张三');
  });

  it('keeps its characters: no normal form, simplification, case or width changes', () => {
    for (const name of ['李\uFA18', '㈱三', '③', '⺟', '昇兴', '鍾徵', 'Ｓ', 'Smith', 'e\u0301', '\u00E9'])
      expect(normalisePersonName(name)).to.equal(name);
  });
});
