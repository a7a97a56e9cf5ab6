import {CertError} from '../domain/errors.js';
import {handoffIdPattern} from '../domain/handoff.schemas.js';
import {pollingKeyOf, withStorage as storage} from './polling.key.js';

/*
 * What stays when a method waits for a result and the user leaves the page: the id under which the backend knows it, the
 * journey, and no personal data. It belongs to the tab and ends with it.
 */

interface PollingRecord {
  readonly version: 1;
  readonly method: string;
  readonly id: string;
  readonly journey?: string | undefined;
}

/** As `newTraceId` makes them: customer service is told the first eight digits. */
const traceIdPattern = /^[2-9a-f]{8}[0-9a-f]{24}$/;

/** Whether the text can be an id. It becomes part of a URL path. */
export const isPollingId = (value: unknown): value is string =>
  typeof value === 'string' && handoffIdPattern.test(value);

const readRecord = (kept: string): unknown => {
  try {
    return JSON.parse(kept);
  } catch {
    return undefined;
  }
};

/**
 * Keeps the id of one method's polling across page loads. With a `journey`, its id is kept, too, and a page that reads the
 * record continues that journey.
 */
export const pollingStore = (method: string, journey?: {id: string}) => {
  const isRecord = (value: unknown): value is PollingRecord => {
    const record = Object(value) as Partial<Record<keyof PollingRecord, unknown>>;
    return record.version === 1 && record.method === method && isPollingId(record.id);
  };

  const forget = (subject: string): void => {
    storage((store) => {
      store.removeItem(pollingKeyOf(subject, method));
    });
  };

  return {
    remember: (id: string, subject: string): void => {
      const record: PollingRecord = {version: 1, method, id, journey: journey?.id};
      storage((store) => {
        store.setItem(pollingKeyOf(subject, method), JSON.stringify(record));
      });
    },
    forget,
    /**
     * The stored id of this user, if any. The backend knows how old it is.
     * @throws CertError `handoff-record-damaged`; the record is then deleted.
     */
    recall: (subject: string): string | undefined => {
      const kept = storage((store) => store.getItem(pollingKeyOf(subject, method)));
      if (!kept) return undefined;
      const record = readRecord(kept);
      if (isRecord(record)) {
        const {id, journey: before} = record;
        if (journey && traceIdPattern.test(String(before))) journey.id = String(before);
        return id;
      }
      forget(subject);
      throw new CertError('handoff-record-damaged');
    },
  };
};
