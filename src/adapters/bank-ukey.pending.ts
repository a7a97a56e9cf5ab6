/* Where it is kept which way to a bank was open, and how an address on the way back names it. */

export const returnParameter = 'sw-handoff';

/** FNV-1a: tells one text from another, and is nothing to find it by. */
export const markOf = (text: string): number =>
  Array.from(text).reduce((hash, each) => Math.imul(hash ^ (each.codePointAt(0) ?? 0), 0x01000193), 0x811c9dc5) >>> 0;

/** Each user's own: who signs in on somebody else's page neither sees nor loses what was theirs. */
export const pendingKeyOf = (subject: string): string => `sw-realname-cert.pending.${markOf(subject)}`;

/** Storage may be forbidden, and then the address is all there is. */
export const withStorage = <T>(use: (store: Storage) => T): T | undefined => {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
};

/** The method for which this user may have left the page, if any. Without a page there is nothing to be left. */
export const awaitedMethod = (subject: string): string | undefined =>
  withStorage((store) => store.getItem(pendingKeyOf(subject))) ||
  new URLSearchParams((Object(globalThis.location) as Location).search).has(returnParameter)
    ? 'bank-ukey'
    : undefined;
