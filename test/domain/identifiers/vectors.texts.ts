import type {CheckLevel} from '../../../src/domain/index.js';
import {outOfUse} from './vectors.codes.js';

/** What becomes of a text. */
export const textVectors: Readonly<
  Record<string, readonly (readonly [value: string, expected: string, why: string])[]>
> = {
  'uscc-to-org': [
    ['DYCK12345671234567', '567123456', 'characters 9 to 17'],
    ['91440300708461136T', '708461136', 'characters 9 to 17'],
  ],
  'normalise:code': [
    [' 9144 0300 7084 6113 6t ', '91440300708461136T', 'trim, drop inner spaces, upper-case'],
    ['９１４４０３００７０８４６１１３６Ｔ', '91440300708461136T', 'full-width to half-width'],
    ['91440300708461136T\u200B', '91440300708461136T', 'zero-width characters dropped'],
  ],
  'normalise:person-name': [
    ['买买提・艾力', '买买提·艾力', 'katakana middle dot'],
    ['买买提.艾力', '买买提·艾力', 'full stop between ideographs'],
    ['买买提 · 艾力', '买买提·艾力', 'spaces around the dot'],
    ['张\u3000三', '张三', 'ideographic space'],
    [' 张三\u200B', '张三', 'zero-width'],
    ['\uFEFF张三', '张三', 'BOM'],
    ['李\uFA18', '李\uFA18', 'compatibility ideograph kept: NFC would turn it into U+793C'],
    ['SMITH  JOHN', 'SMITH JOHN', 'Latin name: one space kept'],
    ['葛\u{E0100}亮', '葛亮', 'variation selector dropped'],
  ],
  'mask:id-1-1': [['11010519491231002X', '1****************X', 'first 1, last 1']],
  'mask:id-3-4': [['11010519491231002X', '110***********002X', 'first 3, last 4']],
  'mask:mobile': [['13800138000', '138****8000', 'first 3, last 4']],
  'mask:bank-card': [['6222020000000000000', '622202*********0000', 'first 6, last 4']],
  'mask:bank-card-short': [['6222020000000000000', '***************0000', 'last 4 only']],
  'mask:passport': [['EA1234567', 'EA*****67', 'first 2, last 2']],
  'mask:name': [
    ['张三', '*三', 'two characters: surname hidden'],
    ['张三丰', '张*丰', 'three: middle hidden'],
    ['𠮷三丰', '𠮷*丰', 'surrogate pair not split'],
    ['买买提·艾力', '买**·**', 'dot kept'],
  ],
  'mask:short': [['123', '***', 'shorter than what is shown: all hidden']],
};

export const sameNameVectors: readonly (readonly [names: readonly [string, string], same: boolean, why: string])[] = [
  [['昇兴', '升兴'], false, 'never folded'],
  [['萬科', '万科'], false, 'never folded'],
  [['ＡＢＣ公司', 'abc公司'], true, 'width and case'],
];

/** Numbers of first-generation cards, with the one of today where it can be told. */
export const oldNumberVectors: readonly (readonly [value: string, modern: string | undefined, why: string])[] = [
  ['110105491231002', '11010519491231002X', `${outOfUse}; insert 19, recompute check`],
  [
    '110105000229002',
    undefined,
    `${outOfUse}; 29 Feb 1900 is no date: not convertible (npm idcard converts it all the same)`,
  ],
  [
    '110105001231998',
    undefined,
    `${outOfUse}; sequence 996-999 in a 15-digit number marks a person born in the 1800s: century undecidable`,
  ],
];

/** Birth, and the card’s two dates, as judged on 1 June 2026. */
export const validityVectors: readonly (readonly [
  given: readonly [birth: string, from: string, to: string],
  level: CheckLevel,
  why: string,
])[] = [
  [['19811212', '20180327', '20280327'], 'warn', '36 at issue, 10 years; term 10 but age 36 at issue gives 20'],
  [['20011212', '20180327', '20280327'], 'ok', '16 at issue, 10 years'],
  [['20101212', '20230327', '20280327'], 'ok', '12 at issue, 5 years'],
  [['19531212', '20070327', '00000000'], 'ok', '53 at issue, long-term'],
  [
    ['19900229', '20180301', '20380301'],
    'ok',
    'not a birth date (1990 is no leap year): derive from the ID number, which catches it',
  ],
  [['19920229', '20180228', '20280228'], 'ok', 'leap-day birth: still 25 on 28 Feb 2018, 10 years'],
  [['19920229', '20180301', '20380301'], 'ok', 'leap-day birth: 26 on 1 Mar 2018, 20 years'],
  [['20040229', '20200229', '20300301'], 'ok', 'issued on leap day, 10 years: GA 214.8 clause 4.2 gives 1 March'],
  [['19800229', '20200229', '20400229'], 'ok', 'issued on leap day, 20 years: leap again'],
  [
    ['19900115', '20200310', '20400309'],
    'warn',
    'one day short (habit from passports); one day off the 20-year anniversary',
  ],
  [['19900115', '20200310', '20100310'], 'error', 'ends before its start; ends on or before its start'],
  [['19900115', '20200310', '00000000'], 'warn', 'long-term at 30; term long but age 30 at issue gives 20'],
  [['19740920', '20200919', '20400919'], 'ok', '45 at issue: 20 years'],
  [['19740920', '20200920', '00000000'], 'ok', '46 on the day of issue: long-term'],
  [['19740920', '20210920', '20410920'], 'warn', '47 at issue, 20 years; term 20 but age 47 at issue gives long'],
  [['19950301', '20210310', '20310310'], 'ok', '26 and nine days, 10 years: applied while 25'],
  [['19950301', '20210601', '20310601'], 'warn', '26 and three months, 10 years; term 10 but age 26 at issue gives 20'],
  [['20000115', '20260602', '20460602'], 'error', 'issued tomorrow; issued in the future'],
  [['19900115', '00000000', '20300101'], 'error', '00000000 as start; valid-from is not a date'],
  [
    ['19900115', '20200310', '99991231'],
    'warn',
    'other systems’ long-term sentinel; term is none of 5, 10, 20 years or long-term',
  ],
  [['19900115', '20200310', '2040-03-10'], 'ok', 'hyphens: accept after stripping separators'],
  [['20200310', '20200309', '20250309'], 'error', 'issued before birth; issued before birth; expired'],
  [
    ['19900115', '19990310', '20190310'],
    'error',
    'before second-generation cards, expired; expired; before second-generation cards; term 20 but age 9 at issue gives 5',
  ],
  [['', '20200310', '20400310'], 'ok', 'no birth date known: only date logic'],
  [['', '00000000', '00000000'], 'error', 'both zero; valid-from is not a date'],
];
