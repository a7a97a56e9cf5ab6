import {expect} from 'chai';
import {failureTexts} from '../../src/components/failure/failure.texts.js';
import {cardFailureTexts} from '../../src/components/ic-card/ic-card.failures.js';
import {certErrorCodes, hostErrorCodes} from '../../src/domain/errors.js';
import {locales} from '../../src/domain/locales.js';
import {refusalCodes} from '../../src/domain/refusals.js';
import {textsIn} from '../../walks/words.js';
import {sentencesOf, tables} from '../../scripts/text-tables.js';

const further = locales.filter((locale) => locale !== 'zh-CN');

/** What a table is made of, without its words: the same in each locale. */
const shapeOf = (value: unknown): unknown => {
  if (typeof value === 'function') return `words of ${value.length}`;
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, shapeOf(inner)]),
  );
};

/** What Taiwan's own encoding has among its ideographs, frequent ones and rarer ones: simplified ones it has not. */
const traditional = ((): ReadonlySet<string> => {
  const decoder = new TextDecoder('big5');
  const pairs: number[] = [];
  for (let lead = 0xa4; lead <= 0xf9; lead++) {
    // Between the two are additions, of Hong Kong among others.
    if (lead > 0xc6 && lead < 0xc9) continue;
    for (let log = 0x40; log <= 0xfe; log++) if (log <= 0x7e || log >= 0xa1) pairs.push(lead, log);
  }
  return new Set(decoder.decode(Uint8Array.from(pairs)));
})();

for (const locale of further) {
  describe(`The texts in ${locale}`, () => {
    for (const table of tables) {
      it(`have the same keys as the reference, and none is empty: ${table.group}`, async () => {
        const texts = await textsIn(table, locale);
        expect(shapeOf(texts)).to.deep.equal(shapeOf(table.reference));
        expect(sentencesOf(texts).filter((sentence) => sentence.trim() === '')).to.be.empty;
      });
    }
  });
}

describe('The texts', () => {
  it('contain no Chinese characters or punctuation in English', async () => {
    const sentences = await Promise.all(tables.map(async (table) => sentencesOf(await textsIn(table, 'en'))));
    expect(sentences.flat()).to.have.length.greaterThan(200);
    expect(sentences.flat().filter((sentence) => /[\u3000-\u9fff\uff00-\uffef]/.test(sentence))).to.be.empty;
  });

  it('contain no simplified characters in zh-TW', async () => {
    const sentences = await Promise.all(tables.map(async (table) => sentencesOf(await textsIn(table, 'zh-TW'))));
    expect(sentences.flat()).to.have.length.greaterThan(200);
    const ideographs =
      sentences
        .flat()
        .join('')
        .match(/\p{Unified_Ideograph}/gu) ?? [];
    expect(ideographs.filter((ideograph) => !traditional.has(ideograph))).to.be.empty;
  });

  it('have table names that are unique', () => {
    const groups = tables.map(({group}) => group);
    expect(new Set(groups)).to.have.property('size', groups.length);
  });

  it('have a heading and advice for every error code that is shown and every refusal, in every locale', async () => {
    for (const locale of locales) {
      const [everywhere, ofCards] = [await textsIn(failureTexts, locale), await textsIn(cardFailureTexts, locale)];
      const {unknownRefusal} = everywhere;
      const errors = {...everywhere.errors, ...ofCards.errors};
      const refusals = {...everywhere.refusals, ...ofCards.refusals};
      const shown = certErrorCodes.filter((code) => !(hostErrorCodes as readonly string[]).includes(code));
      expect(errors).to.have.all.keys(...shown);
      expect(refusals).to.have.all.keys(...refusalCodes);
      const pairs = Object.values(errors).map((words) => (typeof words === 'function' ? words({}) : words));
      for (const pair of [...pairs, ...Object.values(refusals), unknownRefusal]) expect(pair).to.have.length(2);
    }
  });

  it('contain the number of tries or minutes, and work without it', async () => {
    const errors = {...(await textsIn(failureTexts, 'en')).errors, ...(await textsIn(cardFailureTexts, 'en')).errors};
    const say = (code: 'pin-incorrect' | 'rate-limited', details: {triesLeft?: number; retryAfter?: number}) => {
      const words = errors[code];
      return typeof words === 'function' ? words(details).join(' ') : '';
    };
    expect(say('pin-incorrect', {triesLeft: 1})).to.match(/^The PIN is incorrect. One more wrong PIN locks the card /);
    expect(say('pin-incorrect', {triesLeft: 2})).to.match(/^The PIN is incorrect, 2 tries left /);
    expect(say('pin-incorrect', {triesLeft: 0})).to.match(/^The PIN is incorrect, 0 tries left /);
    expect(say('pin-incorrect', {})).to.match(/^The PIN is incorrect Repeated /);
    expect(say('rate-limited', {retryAfter: 61})).to.contain('Try again in 2 minutes.');
    expect(say('rate-limited', {retryAfter: 60})).to.contain('Try again in 1 minute.');
    expect(say('rate-limited', {})).to.contain('Try again in a while.');
    const inChinese = failureTexts.reference.errors['rate-limited'];
    expect(typeof inChinese === 'function' && inChinese({retryAfter: 61})).to.include('请 2 分钟后再试。');
  });
});
