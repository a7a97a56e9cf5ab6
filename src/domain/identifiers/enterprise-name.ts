import {type CheckOptions, type CheckResult, error, ok, warn} from './result.js';
import {bounded, characters, checkText, halfWidth, ideographs, tidy} from './text.js';

const brackets = '()（）';
/** Ethnic minority areas may add their script to the Chinese name. */
const scripts =
  '\\p{scx=Mongolian}\\p{scx=Tibetan}\\p{scx=Arabic}\\p{scx=Yi}\\p{scx=Hangul}\\p{scx=Tai_Le}\\p{scx=New_Tai_Lue}';

const spaceBetween = /* @__PURE__ */ new RegExp(`(?<=[${ideographs}${brackets}]) (?=[${ideographs}${brackets}])`, 'gu');
const usual = /* @__PURE__ */ new RegExp(`^[${ideographs}${brackets}·、 ${scripts}]*$`, 'u');

/**
 * Removes invisible characters, and spaces between ideographs. Letters, width and characters stay as the registry has
 * them. Brackets become full-width, as on licences, only if the caller asks for it.
 */
export const normaliseEnterpriseName = (text: string, style?: CheckOptions['brackets']): string => {
  const name = tidy(text).replace(spaceBetween, '');
  return style === 'fullwidth' ? name.replaceAll('(', '（').replaceAll(')', '）') : name;
};

/** 企业名称, 2 to 200 characters. The naming rules do not allow letters and digits, but old and foreign names have them. */
export const checkEnterpriseName = (value: unknown, options: CheckOptions = {}): CheckResult =>
  checkText(
    value,
    (text) => normaliseEnterpriseName(text, options.brackets),
    (name) => {
      const {length} = characters(name);
      if (length < 2) return error('enterpriseName.tooShort', name);
      if (length > 200) return error('enterpriseName.tooLong', name);
      if (/[<>\p{Cc}\p{Cs}]/u.test(name)) return error('enterpriseName.forbidden', name);
      if (/\p{Co}/u.test(name)) return warn('enterpriseName.privateUse', name);
      return usual.test(name) ? ok(name) : warn('enterpriseName.unusual', name);
    },
  );

const key = (name: unknown): string =>
  halfWidth(tidy(bounded(name)))
    .replaceAll(' ', '')
    .toUpperCase();

/**
 * Whether two names are equal or differ only in width, brackets, white space and case. Traditional and simplified
 * characters are different names, because registries have both.
 */
export const sameEnterpriseName = (a: unknown, b: unknown): boolean => key(a) !== '' && key(a) === key(b);
