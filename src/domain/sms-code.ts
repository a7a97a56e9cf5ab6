import type {CheckKey} from './identifiers/keys.js';
import {checkSmsCode} from './identifiers/mobile.js';
import {Secret} from './secret.js';

/** Why a typed code cannot be right. */
export type CodeError = CheckKey | 'missing';

type Parsed =
  | {readonly code: Secret; readonly error?: undefined}
  | {readonly code?: undefined; readonly error: CodeError};

/** A typed code of so many digits, or the reason why it cannot be right. */
export const parseSmsCode = (text: string, length = 6): Parsed => {
  const {level, key, value} = checkSmsCode(text, {length});
  if (value === '') return {error: 'missing'};
  return level === 'ok' || !key ? {code: new Secret(value)} : {error: key};
};
