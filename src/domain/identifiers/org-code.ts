import {type CheckOptions, type CheckResult, error, ok, warn} from './result.js';
import {checkCode, foldDashes, normaliseCode} from './text.js';
import {orgCodeFromUscc} from './uscc-parts.js';

const weights = [3, 7, 9, 10, 5, 8, 4, 2];

/** Whether the ninth character is the check character of the eight before it (GB 11714-1997). */
export const orgCodeAgrees = (code: string): boolean => {
  const sum = weights.reduce((total, weight, at) => total + weight * parseInt(code.charAt(at), 36), 0);
  return '0123456789X'.charAt((11 - (sum % 11)) % 11) === code.charAt(8);
};

/** Removes the hyphen, which is only for reading (GB 11714-1997). */
export const normaliseOrgCode = (text: string): string =>
  foldDashes(normaliseCode(text)).replace(/^([0-9A-Z]{8})-([0-9A-Z])$/, '$1$2');

export const formatOrgCode = (code: string): string => code.replace(/^([0-9A-Z]{8})([0-9A-Z])$/, '$1-$2');

/** 组织机构代码. A wrong check character only warns, because some registered codes have one. */
export const checkOrgCode = (value: unknown, {mode, uscc}: CheckOptions = {}): CheckResult =>
  checkCode(
    value,
    (code) => {
      if (code.length === 18) return error('orgCode.isUscc', code);
      if (code.length !== 9) return error('orgCode.length', code);
      if (/[^0-9A-Z]|[^0-9X]$/.test(code)) return error('orgCode.characters', code);
      const expected = orgCodeFromUscc(uscc);
      if (expected !== undefined && expected !== code) return error('orgCode.mismatch', code, expected);
      return mode === 'lenient' || orgCodeAgrees(code) ? ok(code) : warn('orgCode.checkDigit', code);
    },
    normaliseOrgCode,
  );
