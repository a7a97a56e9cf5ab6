import {CertError} from '../domain/errors.js';
import {handoffIdPattern} from '../domain/bank-ukey.schemas.js';
import {pendingKeyOf, withStorage as storage} from './pending.js';

/*
 * What stays when a method waits for a result and the user leaves the page: the id under which the backend knows it,
 * and no personal data. It belongs to the tab and ends with it.
 */

interface PendingRecord {
  readonly version: 1;
  readonly method: string;
  readonly id: string;
}

/** Whether the text can be an id. It becomes part of a URL path. */
export const isPendingId = (value: unknown): value is string =>
  typeof value === 'string' && handoffIdPattern.test(value);

const readRecord = (kept: string): unknown => {
  try {
    return JSON.parse(kept);
  } catch {
    return undefined;
  }
};

/** The record of one method. */
export const pendingStore = (method: string) => {
  const isRecord = (value: unknown): value is PendingRecord => {
    const record = Object(value) as Partial<Record<keyof PendingRecord, unknown>>;
    return record.version === 1 && record.method === method && isPendingId(record.id);
  };

  const forget = (subject: string): void => {
    storage((store) => {
      store.removeItem(pendingKeyOf(subject, method));
    });
  };

  return {
    remember: (id: string, subject: string): void => {
      const record: PendingRecord = {version: 1, method, id};
      storage((store) => {
        store.setItem(pendingKeyOf(subject, method), JSON.stringify(record));
      });
    },
    forget,
    /**
     * The stored id of this user, if any. The backend knows how old it is.
     * @throws CertError `handoff-record-damaged`; the record is then deleted.
     */
    recall: (subject: string): string | undefined => {
      const kept = storage((store) => store.getItem(pendingKeyOf(subject, method)));
      if (!kept) return undefined;
      const record = readRecord(kept);
      if (isRecord(record)) return record.id;
      forget(subject);
      throw new CertError('handoff-record-damaged');
    },
  };
};
