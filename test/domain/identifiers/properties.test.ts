import {expect} from 'chai';
import fc from 'fast-check';
import {
  birthOf,
  check,
  checkIdNumber,
  checkKeys,
  format,
  idTypes,
  kinds,
  mask,
  maskText,
  normalise,
  orgCodeFromUscc,
  sameEnterpriseName,
  splitValidity,
  type MaskStyle,
} from '../../../src/domain/index.js';
import {digits, soundCard, soundResidentId, soundUscc, wildText} from './arbitraries.js';
import {substitutions, transpositions, usccLetters} from './oracles.js';

const strict = {mode: 'strict', today: '20260601'} as const;
const kind = fc.constantFrom(...kinds);
const levelOf = (name: 'uscc' | 'resident-id', value: string) => check(name, value, strict).level;

describe('Check digit verification, with random numbers', () => {
  it('of a credit code detects every wrong character and every swap of neighbours', () => {
    fc.assert(
      fc.property(soundUscc, (code) => {
        expect(levelOf('uscc', code)).to.equal('ok');
        for (const wrong of [...substitutions(code, usccLetters), ...transpositions(code)])
          expect(levelOf('uscc', wrong), wrong).to.equal('error');
      }),
      {numRuns: 20},
    );
  });

  it('of an ID number detects every wrong character and every swap of neighbours', () => {
    fc.assert(
      fc.property(soundResidentId, (number) => {
        expect(levelOf('resident-id', number)).to.equal('ok');
        for (const wrong of [...substitutions(number, `${digits}X`), ...transpositions(number)])
          expect(levelOf('resident-id', wrong), wrong).to.equal('error');
      }),
      {numRuns: 20},
    );
  });

  it('of a bank card detects every wrong digit and every swap of neighbours except 0 and 9', () => {
    fc.assert(
      fc.property(soundCard, (number) => {
        expect(check('bank-card', number).level).to.equal('ok');
        const rest = number.slice(2);
        const swapped = transpositions(rest).filter((other) => {
          const at = Array.from(rest).findIndex((digit, place) => digit !== other.charAt(place));
          return !['09', '90'].includes(rest.slice(at, at + 2));
        });
        for (const wrong of [...substitutions(rest, digits), ...swapped])
          expect(check('bank-card', `62${wrong}`).key, wrong).to.equal('bankCard.luhn');
      }),
      {numRuns: 20},
    );
  });
});

describe('Any input value', () => {
  const anything = fc.oneof(fc.anything({withBigInt: true, withDate: true, withNullPrototype: true}), wildText);
  const levels = ['ok', 'warn', 'error'];

  it('gets a level, a known key and a text from every check', () => {
    fc.assert(
      fc.property(kind, anything, (name, value) => {
        const {level, key, value: kept} = check(name, value);
        expect(levels).to.include(level);
        if (level === 'ok') expect(key).to.be.oneOf([undefined, 'idValidity.renew']);
        else expect(checkKeys).to.include(key);
        expect(typeof (typeof kept === 'string' ? kept : kept.from)).to.equal('string');
      }),
      {numRuns: 1000},
    );
  });

  it('gets a level when checked as two dates', () => {
    const dates = fc.record({from: anything, to: anything, birth: anything}, {requiredKeys: []});
    fc.assert(
      fc.property(dates, (value) => {
        expect(levels).to.include(check('id-validity', value).level);
      }),
    );
  });

  it('is handled by every other function without an exception', () => {
    fc.assert(
      fc.property(kind, anything, fc.constantFrom(...idTypes), (name, value, idType) => {
        for (const text of [normalise(name, value), format(name, value), mask(name, value)])
          expect(text).to.be.a('string');
        expect(sameEnterpriseName(value, value)).to.be.a('boolean');
        expect(levels).to.include(checkIdNumber(idType, value).level);
        for (const found of [birthOf(value), orgCodeFromUscc(value)]) expect(found ?? '').to.be.a('string');
        expect(splitValidity(value) ?? {}).to.be.an('object');
      }),
    );
  });
});

describe('Any input text', () => {
  it('is normalised idempotently, and its stored value is judged the same again', () => {
    fc.assert(
      fc.property(kind, wildText, (name, text) => {
        const once = normalise(name, text);
        expect(normalise(name, once)).to.equal(once);
        if (name === 'id-validity') return;
        const first = check(name, text, strict);
        if (first.value !== '') expect(check(name, first.value, strict)).to.deep.equal(first);
      }),
      {numRuns: 1000},
    );
  });

  it('keeps its value when displayed in groups', () => {
    fc.assert(
      fc.property(kind, wildText, (name, text) => {
        expect(normalise(name, format(name, text))).to.equal(normalise(name, text));
      }),
      {numRuns: 1000},
    );
  });

  it('is never shown beyond what its mask style allows', () => {
    const shown: Readonly<Record<MaskStyle, number>> = {
      ...{'id-1-1': 2, 'id-3-4': 7, mobile: 7, 'bank-card': 10, 'bank-card-short': 4, passport: 4, all: 0},
      name: 2,
    };
    const styles = fc.constantFrom(...(Object.keys(shown) as MaskStyle[]));
    fc.assert(
      fc.property(styles, wildText, (style, text) => {
        const kept = Array.from(normalise('person-name', text));
        const masked = Array.from(maskText(kept.join(''), style));
        expect(masked).to.have.length(kept.length);
        const open = kept.filter((character, at) => masked[at] !== '*' && !(style === 'name' && character === '·'));
        expect(open.length).to.be.at.most(shown[style]);
        for (const [at, character] of masked.entries()) expect(['*', kept[at]]).to.include(character);
        if (kept.length > 0) expect(masked).to.include('*');
      }),
      {numRuns: 1000},
    );
  });
});
