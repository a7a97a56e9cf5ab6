import {expect} from 'chai';
import type {CheckKey, CheckLevel, CheckResult} from '../../../src/domain/index.js';

/** `ok`, or the level with what was found. */
export type Reaction = 'ok' | `${CheckLevel} ${CheckKey}`;

export const reaction = ({level, key}: CheckResult<unknown>): Reaction => (key ? `${level} ${key}` : 'ok');

/** Holds a check against a table, and tells every row that differs at once. */
export const expectReactions = (
  check: (value: unknown) => CheckResult,
  rows: Readonly<Record<string, Reaction>>,
): void => {
  const actual = Object.fromEntries(Object.keys(rows).map((value) => [value, reaction(check(value))]));
  expect(actual).to.deep.equal(rows);
};

export const today = '20260601';
