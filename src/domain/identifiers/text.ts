import {type CheckResult, error} from './result.js';

/** In units of a string. Nothing that is checked here is half as long, and no work is done on more. */
export const maxLength = 1024;

/** Zero-width characters, marks of direction, variation selectors: what is pasted along and cannot be seen. */
const invisible =
  /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]|[\uFE00-\uFE0F]|[\u{E0100}-\u{E01EF}]/gu;

/**
 * A character class: unified ideographs, two ranges of them younger (Unicode 15 to 17) than the oldest browser,
 * and what older systems have in their place, private use (`Co`) and compatibility ideographs.
 */
export const ideographs =
  '\\p{Unified_Ideograph}〇\\u{2EBF0}-\\u{2EE5D}\\u{31350}-\\u{33479}\\p{Co}\\uF900-\\uFAFF\\u{2F800}-\\u{2FA1F}';

/** Full-width forms to ASCII. By hand: NFKC would do the same to codes, and harm to any name that met it. */
export const halfWidth = (text: string): string =>
  text.replace(/[\uFF01-\uFF5E]/g, (form) => String.fromCharCode(form.charCodeAt(0) - 0xfee0));

/** For names: nothing invisible, one space for any run of white space, none around. Never a Unicode normal form. */
export const tidy = (text: string): string => text.replace(invisible, '').replace(/\s+/g, ' ').trim();

/** For codes and numbers: half-width, upper case (of ASCII alone: others may turn into a Latin letter), no blanks. */
export const normaliseCode = (text: string): string =>
  halfWidth(text)
    .replace(invisible, '')
    .replace(/\s+/g, '')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase());

/** Hyphens, dashes and minus signs as people and input methods write them, to `-`. Full-width is folded before. */
export const foldDashes = (text: string): string => text.replace(/[\u2010-\u2015\u2212\uFE58\uFE63]/g, '-');

/** By code point: a rare character takes two units of a string. */
export const characters = (text: string): string[] => Array.from(text);

/** The text as it came, or nothing where it is none or too long to look at. */
export const bounded = (value: unknown): string =>
  typeof value === 'string' && value.length <= maxLength ? value : '';

/** Normalises, and answers what is wrong with any such input; a sound one goes on to `judge`. */
export const checkText = (
  value: unknown,
  normalise: (text: string) => string,
  judge: (text: string) => CheckResult,
): CheckResult => {
  if (typeof value !== 'string') return error('input.type', '');
  if (value.length > maxLength) return error('input.tooLong', '');
  const text = normalise(value);
  return text === '' ? error('input.empty', '') : judge(text);
};

/** Likewise, for what is made of Latin letters and digits. */
export const checkCode = (
  value: unknown,
  judge: (code: string) => CheckResult,
  normalise: (text: string) => string = normaliseCode,
): CheckResult =>
  checkText(value, normalise, (code) =>
    /[\u0370-\u03FF\u0400-\u052F]/.test(code) ? error('input.lookalike', code) : judge(code),
  );
