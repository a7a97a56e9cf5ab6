import {type CheckOptions, type CheckResult, error, ok} from './result.js';
import {checkCode} from './text.js';

/** A code from a text message: digits, kept as text because the first may be 0. */
export const checkSmsCode = (value: unknown, {length = 6}: CheckOptions = {}): CheckResult =>
  checkCode(value, (code) => {
    if (!/^\d+$/.test(code)) return error('smsCode.characters', code);
    return code.length === length ? ok(code) : error('smsCode.length', code);
  });
