import {bounded, normaliseCode} from './text.js';

/** The alphabet of GB 32100-2015, in the order of the characters' values: no I, O, S, V, Z. */
const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Whether a normalised text is 18 characters of the alphabet. The check characters are not checked. */
export const isUsccShaped = (code: string): boolean => /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code);

/** The organisation code inside, characters 9 to 17. The check characters are not checked. */
export const orgCodeFromUscc = (uscc: unknown): string | undefined => {
  const code = normaliseCode(bounded(uscc));
  return isUsccShaped(code) ? code.slice(8, 17) : undefined;
};

/** Sum over the first 17 characters of value × base^position, modulo. */
const weighted = (code: string, base: number, modulus: number, valueOf: (character: string) => number): number =>
  Array.from(code.slice(0, 17)).reduceRight((sum, character) => (sum * base + valueOf(character)) % modulus, 0);

const standardAgrees = (code: string): boolean => {
  const sum = weighted(code, 3, 31, (character) => usccAlphabet.indexOf(character));
  return usccAlphabet.charAt((31 - sum) % 31) === code.charAt(17);
};

/**
 * Fujian gave out codes before the standard, and licences still show them. Their scheme is not published. It is
 * inferred from the known codes, and it explains all of them.
 */
const pilotAgrees = (code: string): boolean => {
  if (!code.startsWith('35', 2) || !code.startsWith('M0', 8)) return false;
  const sum = weighted(code, 2, 37, (character) => parseInt(character, 36));
  return (37 - sum) % 37 === parseInt(code.charAt(17), 36);
};

/** Whether the last of 18 characters is the check digit of the others, by the standard or by the scheme before it. */
export const usccDigitAgrees = (code: string): boolean => standardAgrees(code) || pilotAgrees(code);
