import type {FieldKind} from '../../src/domain/fields.js';
import {checkMobile} from '../../src/domain/identifiers/mobile.js';
import {checkResidentId} from '../../src/domain/identifiers/resident-id.js';

/** The digits of the shortest number of a document. */
const fewestDigits = 6;

/** Whether an ID number can be read in full. Which character stands for what is hidden is the backend's choice: *, ●, x. */
export const isReadable = (display: string): boolean =>
  display.replace(/\D/g, '').length >= fewestDigits &&
  /^[\p{Script=Han}0-9A-Z()+ -]*$/u.test(display) &&
  !/([^0-9])\1\1/u.test(display);

/** Whether more digits are shown than so many at the beginning and at the end. */
const showsMoreThan = (display: string, first: number, last: number): boolean =>
  /\d/.test(Array.from(display).slice(first, -last).join(''));

/** Whether more of a mobile is shown than its first three and its last four digits. */
export const showsMoreOfMobile = (display: string): boolean =>
  showsMoreThan(display.replace(/^\D*(?:(?:00)?86\D*(?=1))?/, ''), 3, 4);

/**
 * Of each kind of field: whether a text shows more of it than a record may tell. False: a record may tell it in clear. Of an
 * ID number it may tell three and four digits, by which a user knows the own one.
 */
export const showsMoreOf: Readonly<Record<FieldKind, false | ((display: string) => boolean)>> = {
  'id-number': (display) => display.replace(/\D/g, '').length > 7,
  mobile: showsMoreOfMobile,
  'bank-card': (display) => showsMoreThan(display, 6, 4),
  ...{'person-name': false, 'id-type': false, date: false},
  ...{'enterprise-name': false, uscc: false, 'org-code': false, words: false},
};

/** Whether a text is the whole ID number of a resident, or a whole mobile. */
export const isNumberInClear = (text: string): boolean =>
  [checkResidentId, checkMobile].some((check) => check(text).level !== 'error');

/** Whether a text is the number with a part of it hidden: it ends as the number does, and has what is no digit of hex. */
export const isMaskOf = (number: string, text: string): boolean =>
  text.length <= number.length + 2 && text.endsWith(number.slice(-2)) && /^\d*[^\dA-F-]+\d*.?$/i.test(text);

export const valuesIn = (value: unknown, leftOut: RegExp): readonly unknown[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => (leftOut.test(name) ? [] : valuesIn(inner, leftOut)))
    : [value];
