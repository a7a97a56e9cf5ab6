import {isExitPermit} from './travel-permits.js';
import {type CheckOptions, type CheckResult, error, ok, warn} from './result.js';
import {checkCode, normaliseCode} from './text.js';

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
