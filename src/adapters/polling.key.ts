import {pathIds} from '../domain/ids.js';
import {pageWindow} from './page.js';

/* Where the id of what a method waits for is stored, and how a return address names a handoff. */

export const returnParameter = 'sw-handoff';
/** Beside it, the method. */
export const methodParameter = 'sw-handoff-method';

/** Without a name: `bank-ukey`. An address opens only external methods. */
export const returnedMethod = (query: URLSearchParams): string => {
  const named = query.get(methodParameter) ?? '';
  return named === '' || pathIds.some((id) => id === named) ? 'bank-ukey' : named;
};

/** FNV-1a hash: it distinguishes texts, but the text cannot be found from it. */
export const markOf = (text: string): number =>
  Array.from(text).reduce((hash, each) => Math.imul(hash ^ (each.codePointAt(0) ?? 0), 0x01000193), 0x811c9dc5) >>> 0;

/**
 * Each user has an own key for each method. Another user who signs in on the same page neither sees nor deletes the
 * record.
 */
export const pollingKeyOf = (subject: string, method: string): string =>
  `sw-realname-cert.pending.${markOf(subject)}.${method}`;

/** Storage may be forbidden. Then only the address names the handoff. */
export const withStorage = <T>(use: (store: Storage) => T): T | undefined => {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
};

/** The method whose result this user may be waiting for since an earlier page, if any. Without a page there is none. */
export const awaitedMethod = (subject: string): string | undefined => {
  const prefix = pollingKeyOf(subject, '');
  const query = new URLSearchParams('document' in globalThis ? pageWindow().location.search : '');
  return query.has(returnParameter)
    ? returnedMethod(query)
    : withStorage((store) => Object.keys(store).find((key) => key.startsWith(prefix)))?.slice(prefix.length);
};
