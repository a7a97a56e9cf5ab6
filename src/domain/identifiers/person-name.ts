import {type CheckResult, error, ok, warn} from './result.js';
import {characters, checkText, ideographs, tidy} from './text.js';

/** Separators that people and input methods write. */
const dots = '·•‧⋅∙・･.．●';
const latin = `\\u0300-\\u036FA-Za-zÀ-ÖØ-öø-ɏḀ-ỿ`;
const latinMarks = `'’ ,.\\-`;

const dotBetween = /* @__PURE__ */ new RegExp(`(?<=[${ideographs}]) ?[${dots}] ?(?=[${ideographs}])`, 'gu');
const spaceBetween = /* @__PURE__ */ new RegExp(`(?<=[${ideographs}]) (?=[${ideographs}])`, 'gu');
const looseDot = /* @__PURE__ */ new RegExp(`(?<![${ideographs}])[${dots}]|[${dots}](?![${ideographs}])`, 'u');
/** Excludes the twelve that are normal ideographs. */
const compatibility = /(?!\p{Unified_Ideograph})[\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/u;
const onlyHan = /* @__PURE__ */ new RegExp(`^[${ideographs}${dots}]+$`, 'u');
const onlyLatin = /* @__PURE__ */ new RegExp(`^[${latin}${latinMarks}]+$`);
const anyLatin = /* @__PURE__ */ new RegExp(`[${latin}]`);
const hanAndLatin = /* @__PURE__ */ new RegExp(
  `^(?=.*[${ideographs}])[${ideographs}${dots}${latin}${latinMarks}]+$`,
  'u',
);

/**
 * Removes characters that come from a card's print or from pasting. Replaces every similar separator between the parts
 * of a name with the one valid separator (U+00B7). Does not apply Unicode normalisation and does not change traditional
 * to simplified, because the registered name has exactly this character.
 */
export const normalisePersonName = (text: string): string =>
  tidy(text).replace(dotBetween, '·').replace(spaceBetween, '');

const validateHan = (name: string): CheckResult => {
  const {length} = characters(name);
  if (looseDot.test(name)) return error('personName.separator', name);
  if (length > 50) return error('personName.length', name);
  if (/\p{Co}/u.test(name)) return warn('personName.privateUse', name);
  if (compatibility.test(name)) return warn('personName.compatibility', name);
  return length === 1 ? warn('personName.single', name) : ok(name);
};

/** A person's name as on the document: ideographs with separators, or Latin letters as in passports. */
export const checkPersonName = (value: unknown): CheckResult =>
  checkText(value, normalisePersonName, (name) => {
    if (onlyHan.test(name)) return validateHan(name);
    if (/[\u2E80-\u2FDF]/.test(name)) return error('personName.radical', name);
    if (!anyLatin.test(name)) return error('personName.characters', name);
    if (onlyLatin.test(name)) return characters(name).length > 100 ? error('personName.length', name) : ok(name);
    return error(hanAndLatin.test(name) ? 'personName.mixed' : 'personName.characters', name);
  });
