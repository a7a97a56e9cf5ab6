/*
 * Simulates the encryption that a host may provide. It is not real encryption: anybody can reverse it. It only shows
 * that a value is not sent as typed. Runs in browsers and in Node.
 */

const prefix = 'demo:';

/** By code point, because a rare character takes two units of a string. */
const reverse = (text: string): string => Array.from(text).reverse().join('');

export const encrypt = (text: string): string =>
  prefix + btoa(String.fromCharCode(...new TextEncoder().encode(reverse(text))));

/** Undefined for a text that `encrypt` did not create. */
export const decrypt = (text: string): string | undefined => {
  if (!text.startsWith(prefix)) return undefined;
  try {
    const bytes = Uint8Array.from(atob(text.slice(prefix.length)), (character) => character.charCodeAt(0));
    return reverse(new TextDecoder('utf-8', {fatal: true}).decode(bytes));
  } catch {
    return undefined;
  }
};
