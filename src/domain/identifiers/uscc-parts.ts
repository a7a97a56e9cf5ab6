import {bounded, normaliseCode} from './text.js';

/** The alphabet of GB 32100-2015, in the order of the characters' values: no I, O, S, V, Z. */
export const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Whether a normalised text is 18 characters of the alphabet. The check characters are not checked. */
export const isUsccShaped = (code: string): boolean => /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code);

/** The organisation code inside, characters 9 to 17. The check characters are not checked. */
export const orgCodeFromUscc = (uscc: unknown): string | undefined => {
  const code = normaliseCode(bounded(uscc));
  return isUsccShaped(code) ? code.slice(8, 17) : undefined;
};
