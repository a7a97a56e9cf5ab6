import {tellReturned} from './page-watch.js';
import {returnParameter as parameter} from './pending.js';
import {isPendingId, pendingStore} from './pending.store.js';

/* What stays when the user leaves the page for a bank: the id of the open handoff. */

const {recall, remember, forget} = pendingStore('bank-ukey');

export {remember as rememberHandoff, forget as forgetHandoff};

/** Takes the handoff id out of the page's address. It is only a hint, not a result. */
const takeFromAddress = (): string | undefined => {
  const address = new URL(location.href);
  const id = address.searchParams.get(parameter);
  if (id === null) return undefined;
  address.searchParams.delete(parameter);
  history.replaceState(history.state, '', address);
  tellReturned();
  return isPendingId(id) ? id : undefined;
};

/**
 * The id of this user's open handoff, if any. The stored id has priority over the one in the address.
 * @throws CertError `handoff-record-damaged`; the record is then deleted.
 */
export const recallHandoff = (subject: string): string | undefined => {
  const named = takeFromAddress();
  return recall(subject) ?? named;
};
