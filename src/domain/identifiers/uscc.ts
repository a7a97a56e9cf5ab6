import {orgCodeAgrees} from './org-code.js';
import {isResidentNumber} from './person-number.js';
import {type CheckMode, type CheckOptions, type CheckResult, error, finding, ok, warn} from './result.js';
import {checkCode} from './text.js';
import {isUsccShaped, usccDigitAgrees} from './uscc-parts.js';

/** Registration department and category, by GB 32100-2015 as amended in 2016. */
const departments = /^(?:[15N][1239]|[248A][19]|3[1-59]|[67][129]|9[1-3]|Y1)/;

const validate = (code: string, mode?: CheckMode): CheckResult => {
  if (mode === 'lenient') return ok(code);
  const region = /^..\d{6}/.test(code);
  const department = departments.test(code);
  const checkDigit = usccDigitAgrees(code);
  const sound = region && department && checkDigit;
  const level = mode === 'strict' && !sound ? 'error' : 'warn';
  if (!code.startsWith('9') && isResidentNumber(code)) return finding(level, 'uscc.residentId', code);
  if (!region) return finding(level, 'uscc.region', code);
  if (!department) return finding(level, 'uscc.department', code);
  if (!checkDigit) return finding(level, 'uscc.checkDigit', code);
  return orgCodeAgrees(code.slice(8, 17)) ? ok(code) : warn('uscc.orgCode', code);
};

const repairs: Readonly<Record<string, string>> = {I: '1', O: '0', S: '5', Z: '2'};

/** Corrects letters that were misread, but only if all checks pass afterwards. */
const repaired = (code: string): string | undefined => {
  const candidate = code.replace(/[IOSZ]/g, (letter) => repairs[letter] ?? letter);
  return isUsccShaped(candidate) && validate(candidate).level === 'ok' ? candidate : undefined;
};

/**
 * 统一社会信用代码 (GB 32100-2015). Wrong content is an error only in mode `strict`: test systems have many made-up codes, and
 * some real codes break the standard.
 */
export const checkUscc = (value: unknown, {mode}: CheckOptions = {}): CheckResult =>
  checkCode(value, (code) => {
    if (isUsccShaped(code)) return validate(code, mode);
    if (/^\d{15}$/.test(code)) return error('uscc.registrationNumber', code);
    if (/^[0-9A-Z]{8}-?[0-9X]$/.test(code)) return error('uscc.isOrgCode', code);
    if (code.length !== 18) return error('uscc.length', code);
    if (/[^0-9A-Z]/.test(code)) return error('uscc.characters', code);
    return error('uscc.letters', code, repaired(code));
  });
