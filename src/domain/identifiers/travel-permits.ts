import {type CheckResult, error, ok, warn} from './result.js';
import {checkCode} from './text.js';

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
