import {type CheckResult, error, ok, type CheckOptions} from './result.js';
import {checkCode, foldDashes, normaliseCode} from './text.js';

/** Removes separators, and the country code before eleven digits. */
export const normaliseMobile = (text: string): string =>
  foldDashes(normaliseCode(text))
    .replace(/[-()[\]]/g, '')
    .replace(/^(?:\+86|0086|86)(?=\d{11}$)/, '');

/** For display, also during typing: 138 0013 8000. */
export const formatMobile = (number: string): string =>
  /^\d{1,11}$/.test(number) ? number.replace(/\d{3}(?=\d)/, '$& ').replace(/ \d{4}(?=\d)/, '$& ') : number;

const problem = (number: string) => {
  if (/^1064\d{9}$/.test(number)) return 'mobile.machine';
  if (/^(?:(?:\+|00)(?!86)|85[23]|886)\d/.test(number)) return 'mobile.foreign';
  if (/^0[1-9]/.test(number)) return 'mobile.landline';
  if (!/^\+?\d+$/.test(number)) return 'mobile.characters';
  return /^\d{11}$/.test(number) ? 'mobile.prefix' : 'mobile.length';
};

/**
 * A mainland mobile number. Only the first two digits are checked: the third digits in use change. An unused number
 * does no harm, because no message arrives.
 */
export const checkMobile = (value: unknown): CheckResult =>
  checkCode(
    value,
    (number) => (/^1[3-9]\d{9}$/.test(number) ? ok(number) : error(problem(number), number)),
    normaliseMobile,
  );

/** A code from a text message: digits, kept as text because the first may be 0. */
export const checkSmsCode = (value: unknown, {length = 6}: CheckOptions = {}): CheckResult =>
  checkCode(value, (code) => {
    if (!/^\d+$/.test(code)) return error('smsCode.characters', code);
    return code.length === length ? ok(code) : error('smsCode.length', code);
  });
