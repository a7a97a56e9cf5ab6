/*
 * Stands in for the encryption that a host may bring: it is none. Whoever reads this can undo it; it only shows that
 * a value does not travel as it was typed. Runs in browsers and in Node.
 */

const prefix = 'demo:';

/** By code point: a rare character takes two units of a string. */
const reverse = (text: string): string => Array.from(text).reverse().join('');

export const encrypt = (text: string): string =>
  prefix + btoa(String.fromCharCode(...new TextEncoder().encode(reverse(text))));

/** Undefined for what `encrypt` did not make. */
export const decrypt = (text: string): string | undefined => {
  if (!text.startsWith(prefix)) return undefined;
  try {
    const bytes = Uint8Array.from(atob(text.slice(prefix.length)), (character) => character.charCodeAt(0));
    return reverse(new TextDecoder('utf-8', {fatal: true}).decode(bytes));
  } catch {
    return undefined;
  }
};
