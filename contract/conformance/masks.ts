import {checkMobile} from '../../src/domain/identifiers/mobile.js';
import {checkResidentId} from '../../src/domain/identifiers/resident-id.js';

/** The digits of the shortest number of a document. */
const fewestDigits = 6;

/** Whether an ID number can be read in full. Which character stands for what is hidden is the backend's choice: *, ●, x. */
export const isReadable = (display: string): boolean =>
  display.replace(/\D/g, '').length >= fewestDigits &&
  /^[\p{Script=Han}0-9A-Z()+ -]*$/u.test(display) &&
  !/([^0-9])\1\1/u.test(display);

/** Whether more of an ID number is shown than three and four digits, by which a user knows the own one. */
export const showsMoreOfNumber = (display: string): boolean => display.replace(/\D/g, '').length > 7;

/** Whether more of a mobile is shown than its first three and its last four digits. */
export const showsMoreOfMobile = (display: string): boolean =>
  /\d/.test(
    Array.from(display.replace(/^\D*(?:(?:00)?86\D*(?=1))?/, ''))
      .slice(3, -4)
      .join(''),
  );

/** Whether a text is the whole ID number of a resident, or a whole mobile. */
export const isNumberInClear = (text: string): boolean =>
  [checkResidentId, checkMobile].some((check) => check(text).level !== 'error');

/** All values in an answer, but for those of these names. */
export const valuesIn = (value: unknown, leftOut: RegExp): readonly unknown[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => (leftOut.test(name) ? [] : valuesIn(inner, leftOut)))
    : [value];
