import {isCertError} from '../../src/domain/errors.js';
import {Secret} from '../../src/domain/secret.js';

/** Shown in the place of every secret. */
export const stars = '******';

/** Keys whose texts are words of ours: closed lists and names of operations, never data of a person. */
const ownWords: readonly string[] = [
  ...['answer', 'bank', 'code', 'effective', 'method', 'next', 'noCode', 'part', 'renewedIn'],
  ...['reasonFinding', 'role', 'step', 'to', 'type', 'via', 'way', 'whose'],
];
const word = /^[a-z][a-zA-Z-]{0,39}$/;

const isOwnWord = (key: string, value: unknown): value is string =>
  ownWords.includes(key) && typeof value === 'string' && word.test(value);

/**
 * The form of a value without its content: what somebody may see who must not see a person's data. Only closed lists of
 * words, error codes, truth values and numbers of things are said.
 */
export const shapeOf = (value: unknown, depth = 2): string => {
  if (value === undefined || value === null) return '-';
  if (value instanceof Secret) return stars;
  if (isCertError(value)) return `error ${value.code}`;
  if (value instanceof Error) return 'error';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return value === '' ? 'text, empty' : 'text';
  if (typeof value !== 'object') return typeof value;
  if (Array.isArray(value)) return `list of ${String(value.length)}`;
  // An actor holds its whole system.
  if ('getSnapshot' in value) return 'actor';
  const entries = Object.entries(value as Readonly<Record<string, unknown>>).filter(([, each]) => each !== undefined);
  const said = entries.map(([key, each]) =>
    depth > 0 || isOwnWord(key, each) ? `${key}: ${shapeAt(key, each, depth - 1)}` : key,
  );
  return `{${said.join(', ')}}`;
};

/** The same for the value of a key. */
export const shapeAt = (key: string, value: unknown, depth = 0): string =>
  isOwnWord(key, value) ? value : shapeOf(value, depth);
