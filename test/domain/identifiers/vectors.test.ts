import {expect} from 'chai';
import {
  check,
  mask,
  normalise,
  orgCodeFromUscc,
  sameEnterpriseName,
  type CheckOptions,
  type CheckResult,
  type Kind,
  type MaskStyle,
} from '../../../src/domain/index.js';
import {today} from './findings.js';
import {codeVectors} from './vectors.codes.js';
import {nameVectors} from './vectors.names.js';
import {oldNumberVectors, sameNameVectors, textVectors, validityVectors} from './vectors.texts.js';

/** Each wrong row of a table at once, since one says little about the rule that is broken. */
const expectRows = <Row extends readonly unknown[]>(rows: readonly Row[], actual: (row: Row) => unknown): void => {
  expect(rows).not.to.be.empty;
  const wrong = rows.map((row) => [...row, actual(row)]).filter((row) => row[1] !== row.at(-1));
  expect(wrong).to.deep.equal([]);
};

const checkAs = (name: string, value: string): CheckResult => {
  const modes: Readonly<Record<string, [Kind, CheckOptions]>> = {
    uscc: ['uscc', {mode: 'strict'}],
    'uscc-lenient': ['uscc', {mode: 'lenient'}],
  };
  const [kind, options] = modes[name] ?? [name as Kind, {}];
  return check(kind, value, options) as CheckResult;
};

const maskStyles: Readonly<Record<string, [Kind, MaskStyle]>> = {
  'mask:id-1-1': ['resident-id', 'id-1-1'],
  'mask:id-3-4': ['resident-id', 'id-3-4'],
  'mask:mobile': ['mobile', 'mobile'],
  'mask:bank-card': ['bank-card', 'bank-card'],
  'mask:bank-card-short': ['bank-card', 'bank-card-short'],
  'mask:passport': ['passport-prc', 'passport'],
  'mask:name': ['person-name', 'name'],
  'mask:short': ['mobile', 'mobile'],
};

const becomes = (name: string, value: string): string | undefined => {
  if (name === 'uscc-to-org') return orgCodeFromUscc(value);
  const [kind, style] = maskStyles[name] ?? [];
  return kind ? mask(kind, value, style) : normalise(name.replace('normalise:', '') as Kind | 'code', value);
};

describe('The published test vectors', () => {
  for (const [name, rows] of Object.entries({...codeVectors, ...nameVectors})) {
    it(`get the recommended level: ${name}`, () => {
      expectRows(rows, ([value]) => checkAs(name, value).level);
    });
  }

  for (const [name, rows] of Object.entries(textVectors)) {
    it(`get the expected normalised text: ${name}`, () => {
      expectRows(rows, ([value]) => becomes(name, value));
    });
  }

  it('of dates get the recommended level on their day', () => {
    expectRows(validityVectors, ([[birth, from, to]]) => check('id-validity', {birth, from, to}, {today}).level);
  });

  it('of first-generation numbers get the current number suggested, if known', () => {
    expectRows(oldNumberVectors, ([value]) => check('resident-id-15', value).suggestion);
  });

  it('of two enterprise names are equal or not, as expected', () => {
    expectRows(sameNameVectors, ([[a, b]]) => sameEnterpriseName(a, b));
  });
});
