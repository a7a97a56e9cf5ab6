import {CertError} from '../domain/errors.js';
import {tellReturned} from './page-watch.js';
import {pendingKey as key, returnParameter as parameter, withStorage as storage} from './pending.js';

/*
 * What survives that the user leaves the page for a bank: which handoff was under way, and nothing about anybody. It is
 * the tab's own and ends with it.
 */

const lifetimeMs = 60 * 60_000;

interface PendingRecord {
  readonly version: 1;
  readonly method: 'bank-ukey';
  readonly id: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** Tells one user from another, and does not say who. */
  readonly mark: number;
}

/** FNV-1a: enough to see that somebody else is signed in, and nothing to find them by. */
const markOf = (subject: string): number => {
  let hash = 0x811c9dc5;
  for (const character of subject) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
};

const isId = (value: unknown): value is string => typeof value === 'string' && /^.{1,200}$/u.test(value);

const isRecord = (value: unknown): value is PendingRecord => {
  const {version, method, id, startedAt, mark} = Object(value) as Partial<Record<keyof PendingRecord, unknown>>;
  return (
    version === 1 && method === 'bank-ukey' && isId(id) && typeof startedAt === 'number' && typeof mark === 'number'
  );
};

export const rememberHandoff = (id: string, subject: string): void => {
  const record: PendingRecord = {version: 1, method: 'bank-ukey', id, startedAt: Date.now(), mark: markOf(subject)};
  storage((store) => {
    store.setItem(key, JSON.stringify(record));
  });
};

export const forgetHandoff = (): void => {
  storage((store) => {
    store.removeItem(key);
  });
};

/** The handoff that a bank's address named, taken out of the address: what it says is a hint and no result. */
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
 * The id of the handoff that was under way, if there was one. What is kept wins over what an address says.
 * @throws CertError `handoff-record-damaged`, `handoff-expired` or `subject-changed`; then it is forgotten.
 */
export const recallHandoff = (subject: string): string | undefined => {
  const named = takeFromAddress();
  const kept = storage((store) => store.getItem(key));
  if (!kept) return named;
  try {
    let record: unknown;
    try {
      record = JSON.parse(kept);
    } catch {
      record = undefined;
    }
    if (!isRecord(record)) throw new CertError('handoff-record-damaged');
    if (record.mark !== markOf(subject)) throw new CertError('subject-changed');
    const age = Date.now() - record.startedAt;
    if (age > lifetimeMs || age < -lifetimeMs) throw new CertError('handoff-expired');
    return record.id;
  } catch (thrown) {
    forgetHandoff();
    throw thrown;
  }
};
