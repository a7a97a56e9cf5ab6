import {pendingKeyOf, returnParameter} from '../../src/adapters/pending.js';
import {first} from './two-users.world.js';

const address = 'https://swapp.example.cn/user/cert';
const names = ['Node', 'Document', 'document', 'location', 'history', 'sessionStorage', 'addEventListener'] as const;

class Page extends EventTarget {
  get baseURI(): string {
    return address;
  }

  get hidden(): boolean {
    return false;
  }
}

/** As much of a browser's tab as the journey looks at, for the tests of one `describe`. */
export const useTab = () => {
  const natural = names.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  const kept = new Map<string, string>();
  const define = (name: string, value: unknown): void => {
    Object.defineProperty(globalThis, name, {value, configurable: true, writable: true});
  };
  const go = (url: string): void => {
    define('location', new URL(url));
  };
  before(() => {
    define('Node', Page);
    define('Document', Page);
    define('document', new Page());
    define('history', {
      state: null,
      replaceState: (_: unknown, __: string, url: URL) => {
        go(url.href);
      },
    });
    define('sessionStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
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
    /** A new page in a tab: empty, or one that the first user left for a bank and has come back to. */
    load: (isBack: boolean): void => {
      kept.clear();
      if (isBack) {
        const record = {version: 1, method: 'bank-ukey', id: 'handoff-1'};
        sessionStorage.setItem(pendingKeyOf(first.subject, 'bank-ukey'), JSON.stringify(record));
      }
      go(isBack ? `${address}?${returnParameter}=handoff-1` : address);
    },
    kept,
  };
};
