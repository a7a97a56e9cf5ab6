import {pollingKeyOf, returnParameter} from '../../src/adapters/polling.key.js';
import {emptyStorage} from '../support/empty-storage.js';
import {first} from './two-users.world.js';

const address = 'https://swapp.example.cn/user/cert';
const names = ['Text', 'Document', 'document', 'location', 'history', 'sessionStorage', 'addEventListener'] as const;

class Page extends EventTarget {
  get baseURI(): string {
    return address;
  }

  get hidden(): boolean {
    return false;
  }
}

/** What the first user waits for when a page is loaded again, by method. */
export const awaitedIds = {'bank-ukey': 'handoff-1', 'admin-assist': 'assistance-1'} as const;

/** As much of a browser's tab as the journey looks at, for the tests of one `describe`. */
export const useTab = () => {
  const natural = names.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  let kept = emptyStorage();
  const define = (name: string, value: unknown): void => {
    Object.defineProperty(globalThis, name, {value, configurable: true, writable: true});
  };
  const go = (url: string): void => {
    define('location', new URL(url));
  };
  before(() => {
    define('Text', Page);
    define('Document', Page);
    define('document', new Page());
    define('history', {
      state: null,
      replaceState: (_: unknown, __: string, url: URL) => {
        go(url.href);
      },
    });
    define('addEventListener', () => undefined);
  });
  after(() => {
    for (const [name, descriptor] of natural) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  });
  return {
    /** A new page in a tab: empty, or one that the first user has loaded again while waiting, or back from a bank. */
    load: (awaited?: keyof typeof awaitedIds): void => {
      kept = emptyStorage();
      define('sessionStorage', kept);
      if (awaited) {
        const record = {version: 1, method: awaited, id: awaitedIds[awaited]};
        sessionStorage.setItem(pollingKeyOf(first.subject, awaited), JSON.stringify(record));
      }
      go(awaited === 'bank-ukey' ? `${address}?${returnParameter}=${awaitedIds[awaited]}` : address);
    },
    /** All that is stored. */
    get kept(): string {
      return Object.values(kept).join();
    },
  };
};
