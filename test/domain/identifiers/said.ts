import {expect} from 'chai';
import {check, type CheckOptions} from '../../../src/domain/index.js';
import {reaction, today} from './findings.js';

/** What is said of two dates, and at which; `from-to`. */
export const said = (range: string, birth?: string, options: CheckOptions = {}): string => {
  const [from, to] = range.split('-');
  const result = check('id-validity', {from, to, birth}, {today, ...options});
  const {field, suggestion} = result;
  return [reaction(result), field && `at ${field}`, suggestion].filter((part) => part !== undefined).join(' ');
};

/** Birth → range → what is said. */
export const expectSaid = (
  birth: string | undefined,
  rows: Readonly<Record<string, string>>,
  options?: CheckOptions,
): void => {
  const actual = Object.fromEntries(Object.keys(rows).map((range) => [range, said(range, birth, options)]));
  expect(actual).to.deep.equal(rows);
};
