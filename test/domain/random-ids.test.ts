import {expect} from 'chai';
import {newSpanId, newTraceId} from '../../src/domain/random-ids.js';

describe('The ids of a trace', () => {
  const [traces, spans] = [newTraceId, newSpanId].map((make) => Array.from({length: 2_000}, make)) as [
    string[],
    string[],
  ];

  it('are random, in lower-case hexadecimal; of a trace, the first eight digits can be read out', () => {
    for (const ids of [traces, spans]) expect(new Set(ids)).to.have.lengthOf(2_000);
    for (const id of traces) expect(id).to.match(/^[2-9a-f]{8}[0-9a-f]{24}$/);
    for (const id of spans) expect(id).to.match(/^[0-9a-f]{16}$/);
  });

  it('have each digit as likely as any other that may be there', () => {
    for (const [digits, from, to] of [
      ['23456789abcdef', 0, 8],
      ['0123456789abcdef', 8, 32],
    ] as const) {
      const drawn = traces.map((id) => id.slice(from, to)).join('');
      const expected = drawn.length / digits.length;
      // Seven standard deviations and more.
      for (const digit of digits) expect(drawn.split(digit).length - 1, digit).to.be.closeTo(expected, expected / 4);
    }
  });
});
