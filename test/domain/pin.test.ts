import {expect} from 'chai';
import {parsePin} from '../../src/domain/pin.js';
import {randomPin} from './random-pin.js';

const errorOf = (text: string) => {
  const parsed = parsePin(text);
  return 'error' in parsed ? parsed.error : undefined;
};

describe('A typed PIN', () => {
  it('is taken unchanged, with any eight ASCII characters', () => {
    for (const typed of [randomPin(), '88888888', 'aB3$~!"\\', '<b>&amp;']) {
      const parsed = parsePin(typed);
      expect('pin' in parsed && parsed.pin.take()).to.equal(typed);
    }
  });

  it('is missing when nothing was typed', () => {
    expect(errorOf('')).to.equal('pin.missing');
  });

  it('must have exactly eight characters', () => {
    const typed = randomPin();
    for (const text of [typed.slice(1), `${typed}1`, '1', typed + typed]) expect(errorOf(text)).to.equal('pin.length');
  });

  it('is rejected with spaces, control or non-ASCII characters, without mapping or trimming', () => {
    const typed = randomPin().slice(1);
    for (const odd of ['１', 'ａ', ' ', '　', '密', '\t', '\n', '\u0000', '\u007F', '\u200B', 'é', '𠮷']) {
      expect(errorOf(typed + odd), JSON.stringify(odd)).to.equal('pin.characters');
      expect(errorOf(odd + typed), JSON.stringify(odd)).to.equal('pin.characters');
    }
    expect(errorOf('１２３４５６７８')).to.equal('pin.characters');
    expect(errorOf('密')).to.equal('pin.characters');
  });

  it('is not repeated in its error', () => {
    const typed = `${randomPin()}x`;
    expect(JSON.stringify(parsePin(typed))).not.to.include(typed);
  });
});
