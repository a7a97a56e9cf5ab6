import {expect} from 'chai';
import {newSpanId, newTraceId} from '../../src/domain/trace-id.js';

describe('The ids of a trace', () => {
  it('are random, in lower-case hexadecimal', () => {
    const [traces, spans] = [newTraceId, newSpanId].map((make) => Array.from({length: 100}, make));
    expect(new Set(traces)).to.have.lengthOf(100);
    expect(new Set(spans)).to.have.lengthOf(100);
    for (const id of traces ?? []) expect(id).to.match(/^[0-9a-f]{32}$/);
    for (const id of spans ?? []) expect(id).to.match(/^[0-9a-f]{16}$/);
  });

  it('are never all zeros, which would mean that there is none', () => {
    crypto.getRandomValues = (bytes) => bytes;
    try {
      expect([newTraceId(), newSpanId()]).to.deep.equal([`1${'0'.repeat(31)}`, `1${'0'.repeat(15)}`]);
    } finally {
      // The own one is on the prototype.
      Reflect.deleteProperty(crypto, 'getRandomValues');
    }
  });
});
