import type {CheckMode} from './identifiers/result.js';
import {normaliseCode, tidy} from './identifiers/text.js';
import {isUsccShaped, usccDigitAgrees} from './identifiers/uscc-parts.js';

/** `code` only warns: the text looks like a credit code, but is not a correct one. */
export type EnterpriseFinding = 'missing' | 'tooLong' | 'code';

export interface ValidatedName {
  /** The text to send. */
  readonly value: string;
  readonly finding: EnterpriseFinding | undefined;
}

/** The most that the backend accepts. */
const longest = 200;

/**
 * The text by which a user names an enterprise: its unified social credit code or its full name. The backend does not
 * say whether the enterprise exists, so a mistyped code would only be noticed when nobody answers.
 */
export const validateNamedEnterprise = (text: string, mode: CheckMode): ValidatedName => {
  const name = tidy(text);
  const code = normaliseCode(text);
  if (name === '') return {value: name, finding: 'missing'};
  if (name.length > longest) return {value: name, finding: 'tooLong'};
  if (/[^0-9A-Z-]/.test(code)) return {value: name, finding: undefined};
  const isSound = isUsccShaped(code) && (mode === 'lenient' || usccDigitAgrees(code));
  return {value: code, finding: isSound ? undefined : 'code'};
};
