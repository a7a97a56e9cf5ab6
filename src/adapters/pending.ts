/** Where it is kept which way to a bank was open, and how an address on the way back names it. */
export const pendingKey = 'sw-realname-cert.pending';
export const returnParameter = 'sw-handoff';

/** Storage may be forbidden, and then the address is all there is. */
export const withStorage = <T>(use: (store: Storage) => T): T | undefined => {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
};

/** Whether this page may have been left for a bank. */
export const mayBePending = (): boolean =>
  new URLSearchParams(location.search).has(returnParameter) ||
  Boolean(withStorage((store) => store.getItem(pendingKey)));
