import {type CheckOptions, type CheckResult, error, ok, warn} from './result.js';
import {checkCode, normaliseCode} from './text.js';
import {isDate} from './dates.js';
import {checkPersonNumber, provinces} from './person-number.js';

/** Also printed as P.1234567. */
export const normalisePassport = (text: string): string => normaliseCode(text).replace(/^([DSP])\./, '$1');

/**
 * 护照 of the People's Republic: ordinary, diplomatic, service, for public affairs. There is no list of the second
 * letters in use, because they change. A pattern can refuse a number but cannot prove it: some foreign numbers fit by
 * chance.
 */
export const checkPassport = (value: unknown, {acceptSarPassports}: CheckOptions = {}): CheckResult =>
  checkCode(
    value,
    (number) => {
      if (/^(?:E\d{8}|E[A-HJ-NP-Z]\d{7}|[DSP]E\d{7}|[DSP]\d{7,8})$/.test(number)) return ok(number);
      if (/^(?:G\d{8}|1[45]\d{7})$/.test(number)) return warn('passport.expired', number);
      if (/^(?:[HK]\d{8}|KJ\d{7}|M[AB]\d{7})$/.test(number))
        return acceptSarPassports ? ok(number) : warn('passport.sar', number);
      if (/^E[IO]\d{7}$/.test(number)) return error('passport.letters', number);
      if (isExitPermit(number)) return error('idNumber.exitPermit', number);
      return error(number.length === 9 ? 'passport.format' : 'passport.length', number);
    },
    normalisePassport,
  );

/** 往来港澳通行证: a mainlander's travel permit, easily confused with the permit for the other direction. */
export const isExitPermit = (number: string): boolean => /^(?:C\d{8}|C[A-HJ-NP-Z]\d{7})$/.test(number);

/**
 * 港澳居民来往内地通行证: nine characters, the same for life; since July 2024 also for residents of other nationalities. The card
 * of 1999 has two more characters, which count its issues.
 */
export const checkHkmTravelPermit = (value: unknown): CheckResult =>
  checkCode(value, (number) => {
    if (/^(?:[HM]\d{8}(?:\d\d)?|[HM]A\d{7})$/.test(number)) return ok(number);
    if (isExitPermit(number)) return error('idNumber.exitPermit', number);
    return error(/^(?:.{9}|.{11})$/.test(number) ? 'hkmPermit.format' : 'hkmPermit.length', number);
  });

/** Whether two numbers belong to one holder. The issue count of a 1999 card is ignored. */
export const sameHkmTravelPermit = (a: string, b: string): boolean => a.slice(0, 9) === b.slice(0, 9);

/**
 * 台湾居民来往大陆通行证: eight digits, the same for life, since September 2008. An older booklet has two more digits and perhaps
 * a letter in brackets; only the eight digits are kept.
 */
export const checkTwTravelPermit = (value: unknown): CheckResult =>
  checkCode(value, (number) => {
    if (/^\d{8}(?:\d\d(?:\([A-Z0-9]\))?)?$/.test(number)) return ok(number.slice(0, 8));
    return error(/^.{8}(?:.{2}|.{5})?$/.test(number) ? 'twPermit.format' : 'twPermit.length', number);
  });

/** 军官证, 士兵证. The usual form is 军字第2001988号, but not all numbers have the same form. */
export const checkMilitaryId = (value: unknown): CheckResult =>
  checkCode(value, (number) =>
    /^[一-龥]字第[0-9A-Z]{4,8}号?$/.test(number) ? ok(number) : warn('militaryId.format', number),
  );

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
