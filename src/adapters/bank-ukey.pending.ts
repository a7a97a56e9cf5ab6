/* Where the open handoff is stored, and how a return address names it. */

export const returnParameter = 'sw-handoff';

/** FNV-1a hash: it distinguishes texts, but the text cannot be found from it. */
export const markOf = (text: string): number =>
  Array.from(text).reduce((hash, each) => Math.imul(hash ^ (each.codePointAt(0) ?? 0), 0x01000193), 0x811c9dc5) >>> 0;

/** Each user has an own key. Another user who signs in on the same page neither sees nor deletes the record. */
export const pendingKeyOf = (subject: string): string => `sw-realname-cert.pending.${markOf(subject)}`;

/** Storage may be forbidden. Then only the address names the handoff. */
export const withStorage = <T>(use: (store: Storage) => T): T | undefined => {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
};

/** The method for which this user may have left the page, if any. Without a page there is none. */
export const awaitedMethod = (subject: string): string | undefined =>
  withStorage((store) => store.getItem(pendingKeyOf(subject))) ||
  new URLSearchParams((Object(globalThis.location) as Location).search).has(returnParameter)
    ? 'bank-ukey'
    : undefined;
