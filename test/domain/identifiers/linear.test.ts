import {expect} from 'chai';
import fc from 'fast-check';
import {
  check,
  checkIdNumber,
  format,
  idTypes,
  kinds,
  mask,
  normalise,
  sameEnterpriseName,
  splitValidity,
} from '../../../src/domain/index.js';
import {wildText} from './arbitraries.js';

const methods = ['exec', 'test', Symbol.replace, Symbol.match, Symbol.split] as const;

/** Every regular expression that runs meanwhile. */
const expressionsIn = (run: () => void): RegExp[] => {
  const seen = new Map<string, RegExp>();
  const prototype = RegExp.prototype as unknown as Record<PropertyKey, (this: RegExp, ...given: unknown[]) => unknown>;
  const originals = methods.map((name) => prototype[name]!);
  for (const [at, name] of methods.entries())
    prototype[name] = function (...given) {
      seen.set(String(this), this);
      return originals[at]!.apply(this, given);
    };
  try {
    run();
  } finally {
    for (const [at, name] of methods.entries()) prototype[name] = originals[at]!;
  }
  return [...seen.values()];
};

const texts = [
  ...fc.sample(wildText, {numRuns: 500, seed: 1}),
  ...['长期', 'P.1234567', 'E12345678', '0123456701(A)', '110105491231002', '9I100000PDY00001XY'],
];

const useAll = () => {
  for (const text of texts) {
    for (const kind of kinds) {
      check(kind, kind === 'id-validity' ? {from: '20200310', to: text} : text);
      normalise(kind, text);
      format(kind, text);
      mask(kind, text);
    }
    for (const idType of idTypes) checkIdNumber(idType, text);
    sameEnterpriseName(text, text);
    splitValidity(text);
  }
};

/** Escapes and classes are one character to a matcher, so they are one here. */
const skeleton = (source: string): string =>
  source.replace(/\\[up]\{[^}]*\}|\\u[\dA-F]{4}|\\./giu, 'c').replace(/\[[^\]]*\]/g, 'c');

/**
 * Why an expression may take more than linear time, or undefined. Stricter than need be: one quantifier without a
 * bound, on a single character, in no group; and either nothing can fail behind it, or there is one place to start.
 */
const objection = (expression: RegExp): string | undefined => {
  // A look-ahead is done once for each place that is tried, so it may have one of its own where there is one place.
  const outline = skeleton(expression.source);
  const flat = outline.replace(/\([^()]*\)/g, 'g').replace(/\([^()]*\)/g, 'g');
  const anchored = flat.startsWith('^') && !flat.includes('|');
  const [main, ...aheads] = [outline.replace(/\(\?=[^()]*\)/g, ''), ...(outline.match(/\(\?=[^()]*\)/g) ?? [])];
  const unbounded = /[*+]|\{\d+,\}/g;
  for (const part of [main, ...aheads.map((ahead) => ahead.slice(3, -1))]) {
    const found = [...part.matchAll(unbounded)];
    if (found.length === 0) continue;
    if (found.length > 1) return 'two quantifiers without a bound';
    const [{index}] = found as [RegExpExecArray];
    const before = part.slice(0, index);
    if (before.split('(').length !== before.split(')').length || before.endsWith(')')) return 'one in or on a group';
    if (!anchored && index < part.length - 1) return 'one that can fail, tried from every place';
  }
  return undefined;
};

describe('Each regular expression of the identifiers', () => {
  const expressions = expressionsIn(useAll);

  it('runs in linear time', () => {
    expect(expressions.length).to.be.at.least(65);
    const objections = expressions
      .map((expression) => [String(expression), objection(expression)])
      .filter(([, why]) => why);
    expect(objections).to.deep.equal([]);
  });

  it('would fail this test if it were non-linear', () => {
    for (const slow of [/^(a+)+$/, /^a+a+$/, /a+b/, /^(?:a|b)*$/, /x|^a*b/, /a{2,}b/, /(?=a*b)c/, /^(?=.*a.*b)c/])
      expect(objection(slow), String(slow)).to.be.a('string');
    for (const fast of [/^a+$/, /a+/, /^(?=.*a)[ab]+$/u, /^\d{2,4}-?\d+$/, /[*+]x/, /\+x/])
      expect(objection(fast), String(fast)).to.equal(undefined);
  });
});
