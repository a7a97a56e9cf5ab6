import {type CheckResult, error} from './result.js';

/** In string units. No valid value is half as long. Longer texts are not processed. */
export const maxLength = 1024;

/** Zero-width characters, direction marks, variation selectors: invisible characters that come with pasted text. */
const invisible =
  /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]|[\uFE00-\uFE0F]|[\u{E0100}-\u{E01EF}]/gu;

/**
 * A character class: unified ideographs; those of Unicode 14 to 17, which the oldest browser does not know;
 * and the characters that older systems use instead: private use (`Co`) and compatibility ideographs.
 */
export const ideographs =
  '\\p{Unified_Ideograph}〇\\u9FFD-\\u9FFF\\u{2A6DE}\\u{2A6DF}\\u{2B735}-\\u{2B739}\\u{2EBF0}-\\u{2EE5D}\\u{31350}-\\u{33479}\\p{Co}\\uF900-\\uFAFF\\u{2F800}-\\u{2FA1F}';

/** Full-width forms to ASCII. NFKC is not used: it gives the same result for codes, but would damage names. */
export const halfWidth = (text: string): string =>
  text.replace(/[\uFF01-\uFF5E]/g, (form) => String.fromCharCode(form.charCodeAt(0) - 0xfee0));

/**
 * For names: removes invisible characters, makes each run of white space one space, trims. Never applies Unicode
 * normalisation.
 */
export const tidy = (text: string): string => text.replace(invisible, '').replace(/\s+/g, ' ').trim();

/**
 * For codes and numbers: half-width, upper case, no blanks. Only ASCII is changed to upper case, because another
 * character may turn into a Latin letter.
 */
export const normaliseCode = (text: string): string =>
  halfWidth(text)
    .replace(invisible, '')
    .replace(/\s+/g, '')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase());

/**
 * Replaces hyphens, dashes and minus signs that people and input methods write with `-`. Make the text half-width
 * first.
 */
export const foldDashes = (text: string): string => text.replace(/[\u2010-\u2015\u2212\uFE58\uFE63]/g, '-');

/** Splits by code point, because a rare character takes two units of a string. */
export const characters = (text: string): string[] => Array.from(text);

/** The text unchanged, or empty if the value is not a text or is too long to check. */
export const bounded = (value: unknown): string =>
  typeof value === 'string' && value.length <= maxLength ? value : '';

/** Normalises the input and reports errors that apply to any text. If there are none, calls `validate`. */
export const checkText = (
  value: unknown,
  normalise: (text: string) => string,
  validate: (text: string) => CheckResult,
): CheckResult => {
  if (typeof value !== 'string') return error('input.type', '');
  if (value.length > maxLength) return error('input.tooLong', '');
  const text = normalise(value);
  return text === '' ? error('input.empty', '') : validate(text);
};

/** The same for values of Latin letters and digits. */
export const checkCode = (
  value: unknown,
  validate: (code: string) => CheckResult,
  normalise: (text: string) => string = normaliseCode,
): CheckResult =>
  checkText(value, normalise, (code) =>
    /[\u0370-\u03FF\u0400-\u052F]/.test(code) ? error('input.lookalike', code) : validate(code),
  );
