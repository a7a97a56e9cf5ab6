import fc from 'fast-check';

/** Anything that JSON can hold, with given names among its keys: nearly right is what breaks parsers. */
export const jsonWith = (...names: string[]): fc.Arbitrary<unknown> => {
  const {value} = fc.letrec<{value: unknown}>((tie) => ({
    value: fc.oneof(
      {maxDepth: 3, withCrossShrink: true},
      fc.oneof(fc.constantFrom<unknown>(true, false, null, 0, 1, '', '1'), fc.double(), fc.string({unit: 'binary'})),
      fc.array(tie('value'), {maxLength: 4}),
      fc.dictionary(
        fc.oneof(fc.constantFrom(...names, '__proto__', 'constructor', 'toString', 'length'), fc.string()),
        tie('value'),
        {maxKeys: 4},
      ),
    ),
  }));
  return value;
};

/** A right value with one part replaced by something else. */
export const nearly = (right: object, part: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.constantFrom(...Object.keys(right)), part)
    .map(([name, value]) => ({...structuredClone<object>(right), [name]: value}));

const repeated = (unit: string, ...lengths: number[]): fc.Arbitrary<string> =>
  fc.constantFrom(...lengths).map((length) => unit.repeat(length));

const markup = fc.constantFrom(
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '</textarea><b>',
  '&lt;b&gt;',
  'javascript:alert(1)',
  '${7*7}{{7*7}}',
);

/** Texts that a page may be tempted to show. */
export const wildText: fc.Arbitrary<string> = fc.oneof(
  markup,
  fc.string({unit: 'binary', maxLength: 300}),
  fc.string({unit: 'grapheme', maxLength: 300}),
  // Controls, marks of direction, halves of a pair, what ends a line and what has no width.
  fc.string({
    unit: fc.constantFrom(...Array.from('张a\u0000\n\u001B\u061C\u200F\u2028\u202E\u2066\uD800\uFEFF')),
  }),
  repeated('长', 200, 201, 499, 500, 501, 5_000),
  repeated('\u{1F600}', 100, 250, 2_500),
  repeated('a\u0301', 100, 250),
);

const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -1, 1e308, 2 ** 53, 0.1));
const digits = fc.string({unit: fc.constantFrom(...Array.from('0123456789')), maxLength: 16});
const date = fc.oneof(
  digits,
  fc.constantFrom(
    ...['20990101000000', '20200101000000', '99991231235959', '00000000000000', '00010101000000', '20240230000000'],
    ...['20991301000000', '2099-01-01T00:00:00Z', '２０９９０１０１００００００', ' 20990101000000'],
  ),
);
const certNo = fc.oneof(
  fc.string({unit: fc.constantFrom(...Array.from('0123456789abcdefABCDEF')), minLength: 6, maxLength: 42}),
  fc.constantFrom('0123456789abcdef\n', '０１２３４５６７'),
);
const base64 = fc.oneof(
  repeated('A', 3, 4, 86, 88, 89, 172, 8_192, 8_193, 11_000, 11_001),
  fc.constantFrom(`${'A'.repeat(86)}==`, `${'A'.repeat(171)}=`, 'MAAA\n', 'MAA*', '-----BEGIN CERTIFICATE-----'),
);

/** A part of an answer's data: what one method or another could mean, or something else. */
export const wildDatum: fc.Arbitrary<unknown> = fc.oneof(
  wildText,
  number,
  date,
  certNo,
  base64,
  fc.constantFrom<unknown>('1', '0', '1.5.24', '1.5', '9'.repeat(30), ['1'], {toString: 1, valueOf: 1}, {length: -1}),
  fc.record({szStartTime: date, szEndTime: fc.oneof(date, number)}, {requiredKeys: []}),
  jsonWith('szEndTime', 'szStartTime', 'toJSON', 'valueOf', 'then'),
);

/** The words and codes that mean something, and near misses of them. */
export const knownError: fc.Arbitrary<unknown> = fc.constantFrom(
  ...['50200', 'Err:Base51590', '50070', '0x0A000023', '0x0A000024', '0x0a000025', '输入口令错误', '已锁定'],
  ...['剩余次数:3', '剩余0次', '输入口令错误,剩余 5 次', '输入口令错误,剩余0次', '剩余123次', '正忙', 'Err:0x%00'],
  '<b>Err</b>',
);

/** What a failed answer says. */
export const wildError: fc.Arbitrary<unknown> = fc.oneof(knownError, wildText, jsonWith('length', 'message'));

/** Text of JSON that reaches for what all objects share. */
export const pollution = fc.constantFrom(
  '"__proto__":{"polluted":true,"Result":true,"Data":["1"]}',
  '"constructor":{"prototype":{"polluted":true}}',
  '"__proto__":{"toString":null,"code":"polluted"},"hasOwnProperty":1',
  '"toJSON":1,"then":{},"valueOf":null,"length":-1',
);
