import type {IdType} from './id-type.js';
import type {CheckKey} from './keys.js';

/**
 * `warn` asks the user to look again and allows to continue. `error` means that no real document, code or name has this
 * form.
 */
export type CheckLevel = 'ok' | 'warn' | 'error';

/**
 * How strictly the content of a unified social credit code is checked. `lenient` is for test systems with made-up
 * codes. The mode also applies to the organisation code inside it, and to no other kind.
 */
export type CheckMode = 'strict' | 'standard' | 'lenient';

export interface CheckResult<Value = string> {
  readonly level: CheckLevel;
  /** What was found. An `ok` may also have a key, for example for a card that ends soon. */
  readonly key?: CheckKey;
  /** The normalised value, in the form to keep. Empty if the input was not a text or was much too long. */
  readonly value: Value;
  /** A repaired value. The widget offers it and never applies it automatically. */
  readonly suggestion?: string;
}

export interface CheckOptions {
  /** `standard` by default. */
  readonly mode?: CheckMode;
  /** Today's date in China as YYYYMMDD, preferably the server's. Default: by this device's clock. */
  readonly today?: string;
  /** If false, checks that depend on today's date only warn. Default: true. */
  readonly isTodaySure?: boolean;
  /** `id-validity`: the holder's birth date as YYYYMMDD, if the value has none. */
  readonly birth?: string;
  /** `id-validity`: the document type whose term rules apply. Default: `resident-id`. */
  readonly idType?: IdType;
  /** `passport-prc`: whether passports of Hong Kong and Macau are accepted. If not, the check warns. */
  readonly acceptSarPassports?: boolean;
  /** `sms-code`: number of digits of a code. Default: 6. */
  readonly length?: number;
  /** `org-code`: the credit code whose characters 9 to 17 must be this code. */
  readonly uscc?: string;
  /** `enterprise-name`: `fullwidth` for a typed name, `keep` (default) for a name from a registry. */
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
