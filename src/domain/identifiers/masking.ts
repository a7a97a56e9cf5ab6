/** Number of characters shown at the start and at the end. For a name see `maskPersonName`. */
const shown = {
  'id-1-1': [1, 1],
  'id-3-4': [3, 4],
  mobile: [3, 4],
  'bank-card': [6, 4],
  'bank-card-short': [0, 4],
  passport: [2, 2],
  all: [0, 0],
} as const;

export type MaskStyle = keyof typeof shown | 'name';

const hide = (hidden: readonly string[]): string => '*'.repeat(hidden.length);

/*
 * Counts by code point, because a rare character takes two units of a string. This file imports nothing, because the
 * card's path needs only one mask.
 */

/** Replaces all but the first and last characters with stars. If this would hide nothing, replaces all characters. */
const maskBetween = (text: string, start: number, end: number): string => {
  const all = Array.from(text);
  if (all.length <= start + end) return hide(all);
  const last = all.length - end;
  return all.slice(0, start).join('') + hide(all.slice(start, last)) + all.slice(last).join('');
};

/** 张三 → *三, 张三丰 → 张*丰. Of a name in parts, shows only the first character and the dots: 买**·**. */
export const maskPersonName = (name: string): string => {
  const all = Array.from(name.trim());
  const dotted = all.includes('·');
  const isShown = (character: string, at: number): boolean =>
    character === '·' || (dotted ? at === 0 : at === all.length - 1 || (at === 0 && all.length > 2));
  const letters = all.filter((character) => character !== '·').length;
  return all.map((character, at) => (letters > 1 && isShown(character, at) ? character : '*')).join('');
};

/** Masks a text exactly as it is. Normalise it first, to remove text around it and other ways of writing it. */
export const maskText = (text: string, style: MaskStyle): string => {
  if (style === 'name') return maskPersonName(text);
  const [start, end] = shown[style];
  return maskBetween(text, start, end);
};
