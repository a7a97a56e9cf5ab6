import {expect} from 'chai';
import {newSpanId, newTraceId} from '../../src/domain/trace-id.js';

describe('The ids of a trace', () => {
  it('are random, in lower-case hexadecimal', () => {
    const [traces, spans] = [newTraceId, newSpanId].map((make) => Array.from({length: 100}, make));
    expect(new Set(traces)).to.have.lengthOf(100);
    expect(new Set(spans)).to.have.lengthOf(100);
    for (const id of spans ?? []) expect(id).to.match(/^[0-9a-f]{16}$/);
  });

  it('begin with eight digits that can be read out, each of fourteen as likely, and go on with any', () => {
    const ids = Array.from({length: 2_000}, newTraceId);
    for (const id of ids) expect(id).to.match(/^[2-9a-f]{8}[0-9a-f]{24}$/);
    for (const [digits, from, to] of [
      ['23456789abcdef', 0, 8],
      ['0123456789abcdef', 8, 32],
    ] as const) {
      const drawn = ids.map((id) => id.slice(from, to)).join('');
      const expected = drawn.length / digits.length;
      // Seven standard deviations and more.
      for (const digit of digits) expect(drawn.split(digit).length - 1, digit).to.be.closeTo(expected, expected / 4);
    }
  });
});
