import {CertError} from '../domain/errors.js';
import {handoffIdPattern} from '../domain/bank-ukey.schemas.js';
import {tellReturned} from './page-watch.js';
import {pendingKeyOf, returnParameter as parameter, withStorage as storage} from './bank-ukey.pending.js';

/*
 * What stays when the user leaves the page for a bank: the id of the open handoff, and no personal data. It belongs to
 * the tab and ends with it.
 */

interface PendingRecord {
  readonly version: 1;
  readonly method: 'bank-ukey';
  readonly id: string;
}

const isId = (value: unknown): value is string => typeof value === 'string' && handoffIdPattern.test(value);

const readRecord = (kept: string): unknown => {
  try {
    return JSON.parse(kept);
  } catch {
    return undefined;
  }
};

const isRecord = (value: unknown): value is PendingRecord => {
  const {version, method, id} = Object(value) as Partial<Record<keyof PendingRecord, unknown>>;
  return version === 1 && method === 'bank-ukey' && isId(id);
};

export const rememberHandoff = (id: string, subject: string): void => {
  const record: PendingRecord = {version: 1, method: 'bank-ukey', id};
  storage((store) => {
    store.setItem(pendingKeyOf(subject), JSON.stringify(record));
  });
};

export const forgetHandoff = (subject: string): void => {
  storage((store) => {
    store.removeItem(pendingKeyOf(subject));
  });
};

/** Takes the handoff id out of the page's address. It is only a hint, not a result. */
const takeFromAddress = (): string | undefined => {
  const address = new URL(location.href);
  const id = address.searchParams.get(parameter);
  if (id === null) return undefined;
  address.searchParams.delete(parameter);
  history.replaceState(history.state, '', address);
  tellReturned();
  return isId(id) ? id : undefined;
};

/**
 * The id of this user's open handoff, if any. The stored id has priority over the one in the address. The backend knows
 * how old it is.
 * @throws CertError `handoff-record-damaged`; the record is then deleted.
 */
export const recallHandoff = (subject: string): string | undefined => {
  const named = takeFromAddress();
  const kept = storage((store) => store.getItem(pendingKeyOf(subject)));
  if (!kept) return named;
  const record = readRecord(kept);
  if (isRecord(record)) return record.id;
  forgetHandoff(subject);
  throw new CertError('handoff-record-damaged');
};
