import {type CheckResult, error, ok, warn} from './result.js';
import {checkCode, foldDashes, normaliseCode} from './text.js';

export const normaliseBankCard = (text: string): string => foldDashes(normaliseCode(text)).replaceAll('-', '');

/** For display: groups of four. */
export const formatBankCard = (number: string): string => number.replace(/(\d{4})(?=\d)/g, '$1 ');

/** The check digit of ISO/IEC 7812-1. */
export const luhn = (digits: string): boolean =>
  Array.from(digits).reduceRight((sum, digit, at) => {
    const doubled = Number(digit) * ((digits.length - at) % 2 === 0 ? 2 : 1);
    return sum + (doubled > 9 ? doubled - 9 : doubled);
  }, 0) %
    10 ===
  0;

/** Visa, Mastercard, JCB, Diners, Discover. Some Chinese cards with two brands have the same first digits. */
const foreign = /^(?:4|5[1-5]|2[2-7]|3|6011|64[4-9]|65)/;

/**
 * A personal card of a Chinese bank. There is no rule for the first digits, because banks had their own series before
 * 62. A wrong check digit only warns, because cards from before the common standard have none.
 */
export const checkBankCard = (value: unknown): CheckResult =>
  checkCode(
    value,
    (number) => {
      if (!/^\d+$/.test(number)) return error('bankCard.characters', number);
      if (number.length < 16 || number.length > 19) return error('bankCard.length', number);
      if (number.startsWith('0')) return error('bankCard.leadingZero', number);
      if (/^(\d)\1+$/.test(number)) return error('bankCard.repeated', number);
      if (!luhn(number)) return warn('bankCard.luhn', number);
      return foreign.test(number) ? warn('bankCard.foreignScheme', number) : ok(number);
    },
    normaliseBankCard,
  );
