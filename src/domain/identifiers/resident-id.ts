import {checkCharacter, checkPersonNumber, provinces} from './person-number.js';
import {type CheckOptions, type CheckResult, error, warn} from './result.js';
import {checkCode} from './text.js';

const validate = (number: string, options: CheckOptions): CheckResult => {
  const result = checkPersonNumber(number, options, (id) => {
    if (id.startsWith('9')) return error('residentId.foreigner', id);
    return provinces.test(id) ? undefined : error('residentId.province', id);
  });
  // 81 to 83 are residents of Hong Kong, Macau and Taiwan, who have their own permit.
  return result.level !== 'error' && number.startsWith('8') ? warn('residentId.hmt', number) : result;
};

/** The present number for the number of a first-generation card, if it can be computed. */
const modern = (old: string, options: CheckOptions): string | undefined => {
  // These numbers are for people born in the 1800s, so the century is not 19.
  if (/99[6-9]$/.test(old)) return undefined;
  const digits = `${old.slice(0, 6)}19${old.slice(6)}`;
  const number = digits + checkCharacter(digits);
  return validate(number, options).level === 'error' ? undefined : number;
};

const validateOld = (number: string, options: CheckOptions): CheckResult =>
  /^\d{15}$/.test(number)
    ? error('residentId.old15', number, modern(number, options))
    : error('residentId.length', number);

/** 公民身份号码 (GB 11643-1999). */
export const checkResidentId = (value: unknown, options: CheckOptions = {}): CheckResult =>
  checkCode(value, (number) => (number.length === 15 ? validateOld(number, options) : validate(number, options)));

/** The number of a first-generation card. It is never valid now; the present number is offered. */
export const checkResidentId15 = (value: unknown, options: CheckOptions = {}): CheckResult =>
  checkCode(value, (number) => validateOld(number, options));
