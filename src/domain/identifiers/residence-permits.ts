import {isDate} from './dates.js';
import {checkPersonNumber, provinces} from './person-number.js';
import {type CheckOptions, type CheckResult, error, ok} from './result.js';
import {checkCode} from './text.js';

/** 港澳台居民居住证: 81 Hong Kong, 82 Macau, 83 Taiwan. */
export const checkHmtResidencePermit = (value: unknown, options: CheckOptions = {}): CheckResult =>
  checkCode(value, (number) =>
    checkPersonNumber(number, options, (id) => (/^8[1-3]0000/.test(id) ? undefined : error('hmtPermit.region', id))),
  );

/** 外国人永久居留身份证, the card since December 2023: 9, province, country as three digits, then as in residents' numbers. */
export const checkForeignPrId = (value: unknown, options: CheckOptions = {}): CheckResult =>
  checkCode(value, (number) =>
    checkPersonNumber(number, options, (id) => {
      if (!id.startsWith('9')) return error('foreignPr.prefix', id);
      return provinces.test(id.slice(1)) ? undefined : error('foreignPr.province', id);
    }),
  );

/**
 * The older card: country as three letters, four digits of the place, the birth date with two digits of the year, two
 * more digits.
 */
export const checkForeignPrIdOld = (value: unknown): CheckResult =>
  checkCode(value, (number) => {
    if (!/^[A-Z]{3}\d{12}$/.test(number)) return error('foreignPr.oldFormat', number);
    // Two digits of a year can mean two centuries. A valid date in the last century is also valid in this one.
    return isDate(`20${number.slice(7, 13)}`) ? ok(number) : error('foreignPr.oldDate', number);
  });
