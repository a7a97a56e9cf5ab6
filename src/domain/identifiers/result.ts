import type {IdType} from './id-type.js';
import type {CheckKey} from './keys.js';

/** `warn` asks for a second look and lets go on; `error` is what no real document, code or name looks like. */
export type CheckLevel = 'ok' | 'warn' | 'error';

/**
 * How much of a unified social credit code's inside is held against it: `lenient` is for test systems with made-up
 * codes. No other kind has modes but the organisation code inside it.
 */
export type CheckMode = 'strict' | 'standard' | 'lenient';

export interface CheckResult<Value = string> {
  readonly level: CheckLevel;
  /** What was found; also of an `ok` there may be something to tell, such as a card that ends soon. */
  readonly key?: CheckKey;
  /** The normalised value, as it should be kept; empty where the input was no text or beyond any sane length. */
  readonly value: Value;
  /** A repaired value. To be offered, never to be applied by itself. */
  readonly suggestion?: string;
}

export interface CheckOptions {
  /** `standard` by default. */
  readonly mode?: CheckMode;
  /** The day in China as YYYYMMDD, best the server's; by default this device's clock. */
  readonly today?: string;
  /** Where the day may be wrong, what depends on it only warns. True by default. */
  readonly isTodaySure?: boolean;
  /** `id-validity`: the holder's birth as YYYYMMDD, where the value has none. */
  readonly birth?: string;
  /** `id-validity`: whose conventions about terms hold; `resident-id` by default. */
  readonly idType?: IdType;
  /** `passport-prc`: whether those of Hong Kong and Macau will do; otherwise they are warned of. */
  readonly acceptSarPassports?: boolean;
  /** `sms-code`: digits of a code, 6 by default. */
  readonly length?: number;
  /** `org-code`: the code that it has to be characters 9 to 17 of. */
  readonly uscc?: string;
  /** `enterprise-name`: `fullwidth` for a name that is typed, `keep` (by default) for one that a registry gave. */
  readonly brackets?: 'fullwidth' | 'keep';
}

export const ok = <Value = string>(value: Value, key?: CheckKey): CheckResult<Value> => ({
  level: 'ok',
  ...(key && {key}),
  value,
});

export const finding = <Value = string>(
  level: 'warn' | 'error',
  key: CheckKey,
  value: Value,
  suggestion?: string,
): CheckResult<Value> => ({level, key, value, ...(suggestion !== undefined && {suggestion})});

export const warn = <Value = string>(key: CheckKey, value: Value, suggestion?: string): CheckResult<Value> =>
  finding('warn', key, value, suggestion);

export const error = <Value = string>(key: CheckKey, value: Value, suggestion?: string): CheckResult<Value> =>
  finding('error', key, value, suggestion);
