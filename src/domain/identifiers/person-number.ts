import {ageAt, dayOr, isDate} from './dates.js';
import {type CheckOptions, type CheckResult, error, finding, ok, warn} from './result.js';
import {bounded, normaliseCode} from './text.js';

/**
 * The first two digits of GB/T 2260. No more digits are checked, because numbers keep the codes of counties that no
 * longer exist.
 */
export const provinces = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

/** ISO 7064 MOD 11-2 over the first 17 digits. */
export const checkCharacter = (digits: string): string => {
  const sum = Array.from(digits.slice(0, 17)).reduce((total, digit) => ((total + Number(digit)) * 2) % 11, 0);
  return '10X98765432'.charAt(sum);
};

const isShaped = (number: string): boolean => /^\d{17}[\dX]$/.test(number);

const agrees = (number: string): boolean => checkCharacter(number) === number.charAt(17);

/** YYYYMMDD, from a number of 18 digits that passes all checks. Undefined for any other text. */
export const birthOf = (idNumber: unknown): string | undefined => {
  const number = normaliseCode(bounded(idNumber));
  const birth = number.slice(6, 14);
  return isShaped(number) && agrees(number) && isDate(birth) ? birth : undefined;
};

/** Whether a normalised text is a valid number of a resident's card. */
export const isResidentNumber = (number: string): boolean => provinces.test(number) && birthOf(number) !== undefined;

const checkAge = (age: number, number: string): CheckResult => {
  if (age < 14) return warn('residentId.under14', number);
  if (age < 16) return warn('residentId.under16', number);
  if (age < 18) return warn('residentId.under18', number);
  return age > 120 ? warn('residentId.over120', number) : ok(number);
};

/** The rules common to all numbers of GB 11643-1999. `checkStart` checks the part before the birth date. */
export const checkPersonNumber = (
  number: string,
  options: CheckOptions,
  checkStart: (number: string) => CheckResult | undefined,
): CheckResult => {
  if (number.length !== 18) return error('residentId.length', number);
  if (!isShaped(number)) return error('residentId.characters', number);
  const start = checkStart(number);
  if (start) return start;
  const day = dayOr(options.today);
  const birth = number.slice(6, 14);
  if (!isDate(birth)) return error('residentId.date', number);
  if (!agrees(number)) return error('residentId.checkDigit', number);
  if (birth > day) return finding(options.isTodaySure === false ? 'warn' : 'error', 'residentId.future', number);
  return checkAge(ageAt(birth, day), number);
};
