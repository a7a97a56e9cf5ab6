import {CertError} from '../domain/errors.js';
import {documentProperty} from './page.js';

const ab = ['a', 'b'];

/**
 * What machines, checks and events need and old scripts are known to replace, each asked for one answer, which is compared
 * as text. A polyfill gives it: nothing asks who wrote a function.
 */
const answers: readonly (readonly [name: string, wanted: string, got: () => unknown])[] = [
  ['Array.from', 'a,b,c', () => Array.from(new Set(ab)).concat(Array.from({length: 1}, () => 'c'))],
  ['Array.prototype.reduce', 'ab', () => ab.reduce((all, each) => all + each, '')],
  ['Array.prototype.entries', '0,a,1,b', () => [...ab.entries()]],
  ['JSON.stringify', '{"ab":["a","b"]}', () => JSON.stringify({ab})],
  ['Event', 'true', () => new EventTarget().dispatchEvent(new Event('a'))],
  ['contentType', 'text/html', () => ('document' in globalThis ? documentProperty('contentType') : 'text/html')],
];

const isRight = (wanted: string, got: () => unknown): boolean => {
  try {
    return String(got()) === wanted;
  } catch {
    return false;
  }
};

/**
 * `page-polluted`, if a script of the page, or its kind of document, has changed what the widget needs. `more`: what only a
 * caller can find.
 */
export const pageError = (cause: unknown, more: readonly string[] = []): CertError | undefined => {
  const names = answers.flatMap(([name, wanted, got]) => (isRight(wanted, got) ? [] : name));
  // What is in every object.
  for (const key in {}) names.push(`Object.prototype.${key}`);
  names.push(...more);
  return names.length > 0 ? new CertError('page-polluted', {where: names.join()}, cause) : undefined;
};
