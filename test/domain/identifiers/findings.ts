import {expect} from 'chai';
import type {CheckKey, CheckLevel, CheckResult} from '../../../src/domain/index.js';

/** `ok`, or the level with what was found. */
export type Reaction = 'ok' | `${CheckLevel} ${CheckKey}`;

export const reaction = ({level, key}: CheckResult<unknown>): Reaction => (key ? `${level} ${key}` : 'ok');

/** Holds a check against a table of reactions with their values, and tells every value that differs at once. */
export const expectReactions = (
  check: (value: unknown) => CheckResult,
  table: Readonly<Partial<Record<Reaction, readonly string[]>>>,
): void => {
  const rows = Object.entries(table).flatMap(([expected, values]) => values.map((value) => [value, expected] as const));
  expect(rows.map(([value]) => [value, reaction(check(value))])).to.deep.equal(rows);
};

export const today = '20260601';
