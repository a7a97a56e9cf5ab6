import {licence} from '../../demo/pages/e-licence.js';
import {usedTables} from '../../src/components/locales/texts.js';
import {readExternalMethods} from '../../src/domain/external-methods.js';
import {certErrorCodes} from '../../src/domain/errors.js';
import {banks} from '../../src/domain/banks.js';
import {refusalCodes} from '../../src/domain/refusals.js';
import {tables} from '../../walks/words.js';

/*
 * A pseudo-locale: every text of every table between marks. What is seen without them did not come from a table, so
 * it cannot be translated.
 */

const open = '⟦';
const close = '⟧';

/** All strings inside a value, at any depth. */
export const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return value ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};

/** What a text was given stands outside of its marks: it has to have marks of its own, or to be data. */
const withMarks = (text: string, given: readonly string[]): string => {
  const outside = given.reduce((words, each) => words.replaceAll(each, `${close}${each}${open}`), text);
  return `${open}${outside}${close}`.replaceAll(open + close, '');
};

type Words = (...given: unknown[]) => unknown;

/** The same with every text in it between marks, those that its functions return included. */
const marked = (value: unknown, given: readonly string[] = []): unknown => {
  if (typeof value === 'string') return value && withMarks(value, given);
  if (typeof value === 'function') return (...args: unknown[]) => marked((value as Words)(...args), stringsIn(args));
  if (Array.isArray(value)) return value.map((each) => marked(each, given));
  if (value instanceof Map) return new Map([...value].map(([key, inner]) => [key, marked(inner, given)]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, marked(inner, given)]));
};

/** From now on each table gives texts with marks. For the rest of the page: a test file has one of its own. */
export const markAllTexts = (): void => {
  const withMarked = new Set<object>();
  const mark = (table: {readonly group: string; readonly reference: object}): void => {
    // A host's own words are of no group.
    if (table.group === '' || withMarked.has(table)) return;
    withMarked.add(table);
    // Not assigned: some have a getter.
    Object.defineProperty(table, 'reference', {value: marked(table.reference)});
  };
  // Also before it is loaded: a walk looks for its words then.
  tables.forEach(mark);
  const add = usedTables.add.bind(usedTables);
  usedTables.add = (table) => {
    mark(table);
    return add(table);
  };
};

/** Not in the tables: banks, and what a host brings, have their texts with them, in every language. */
const ofPlaces = stringsIn([banks, readExternalMethods([licence])]);

/** The line for support: a code, and where it comes from. Or eight digits of a trace's id, to be seen and to be heard. */
const isCode = (part: string): boolean =>
  /^[\da-f]{4}$|^[\da-f](?: [\da-f]){7}$/.test(part) ||
  ([...certErrorCodes, ...refusalCodes] as string[]).includes(part.split(' / ')[0] as string);

/** A date or a time as `Intl` writes it in Chinese, and whatever else has digits. */
const dateOrNumber = /\d+年(\d+月(\d+日)?)?|[上下]午(?=\d)|[A-Z\d]*\d[A-Z\d]*/g;

/** The parts of a text outside of all marks. */
const outsideMarks = (text: string): string[] => {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if (character === open) depth++;
    else if (character === close) depth--;
    else if (depth === 0) parts.push((parts.pop() ?? '') + character);
    if (depth > 0 && parts.at(-1)) parts.push('');
  }
  return parts.map((part) => part.trim()).filter(Boolean);
};

/** What a text says without marks, if it is not data: letters, but for a single one in a logo, or Chinese punctuation. */
export const hardCodedIn = (text: string, data: ReadonlySet<string>): string[] =>
  outsideMarks(text).filter(
    (part) =>
      !data.has(part) &&
      !ofPlaces.includes(part) &&
      !isCode(part) &&
      !/^[a-z]$/i.test(part) &&
      /[\p{L}\u3000-\u303f\uff00-\uffef]/u.test(part.replace(dateOrNumber, '')),
  );

const spoken = [
  ...['aria-label', 'aria-description', 'aria-valuetext', 'aria-roledescription', 'aria-placeholder'],
  ...['title', 'alt', 'placeholder', 'label'],
];

const textOf = (node: Node): string => (node instanceof Text ? node.data : '');

/**
 * Every text and accessible name below a shadow root, hidden ones too, and what its style sheets add. A drawing of a
 * Chinese document has the document's own words, which its `lang` says.
 */
export const textsBelow = (root: ParentNode): string[] => [
  ...[...root.childNodes].map(textOf),
  ...[...root.querySelectorAll(':not(style, svg [lang] *)')].flatMap((element) => [
    ...[...element.childNodes].map(textOf),
    ...spoken.map((name) => element.getAttribute(name) ?? ''),
    ...['::before', '::after'].map((pseudo) => /^"(.*)"$/.exec(getComputedStyle(element, pseudo).content)?.[1] ?? ''),
    ...(element.shadowRoot ? textsBelow(element.shadowRoot) : []),
  ]),
];
