import {pollingKeyOf, returnParameter} from '../../src/adapters/polling.key.js';
import {lend, tabWith} from '../harness/tab.js';
import {first} from './two-users.world.js';

const address = 'https://swapp.example.cn/user/cert';

/** What the first user waits for when a page is loaded again, by method. */
export const awaitedIds = {
  'legal-rep': 'ticket-legal-rep',
  'bank-ukey': 'handoff-1',
  'admin-assist': 'assistance-1',
} as const;

/** As much of a browser's tab as the journey looks at, for the tests of one `describe`. */
export const useTab = () => {
  let kept = {};
  let giveBack = (): void => undefined;
  const history = {
    state: null,
    replaceState: (_: unknown, __: string, url: URL): void => {
      Object.assign(globalThis, {location: new URL(url.href)});
    },
  };
  afterEach(() => {
    giveBack();
  });
  return {
    /** A new page in a tab: empty, or one that the first user has loaded again while waiting, or back from a bank. */
    load: (awaited?: keyof typeof awaitedIds): void => {
      giveBack();
      const record = awaited && {version: 1, method: awaited, id: awaitedIds[awaited]};
      const tab = tabWith(awaited && {[pollingKeyOf(first.subject, awaited)]: JSON.stringify(record)});
      kept = tab.sessionStorage;
      const query = awaited === 'bank-ukey' ? `?${returnParameter}=${awaitedIds[awaited]}` : '';
      giveBack = lend({...tab, history, location: new URL(address + query)});
    },
    /** All that is stored. */
    get kept(): string {
      return Object.values(kept).join();
    },
  };
};
