/* Where it is kept which way to a bank was open, and how an address on the way back names it. */

export const returnParameter = 'sw-handoff';

/** FNV-1a: tells one text from another, and is nothing to find it by. */
export const markOf = (text: string): string => {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16);
};

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

/** Whether this page may have been left for a bank by this user. */
export const isHandoffPending = (subject: string): boolean => {
  // Without a page there is nothing that could have been left.
  const {search = ''} = (globalThis.location as Location | undefined) ?? {};
  return (
    new URLSearchParams(search).has(returnParameter) ||
    Boolean(withStorage((store) => store.getItem(pendingKeyOf(subject))))
  );
};
