import {emptyStorage} from '../support/empty-storage.js';

class Page extends EventTarget {
  get hidden(): boolean {
    return false;
  }
}

const page = new Page();

class Text {
  readonly ownerDocument = page;
}

/** Runs with as much of a browser's tab as a machine that waits looks at: always seen, and without other pages. */
export const inTab = async <T>(entries: Readonly<Record<string, string>>, run: () => Promise<T>): Promise<T> => {
  const tab = {
    ...{Document: Page, Text, addEventListener: () => undefined, BroadcastChannel: undefined},
    sessionStorage: Object.assign(emptyStorage(), entries),
  };
  const natural = Object.keys(tab).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  for (const [name, value] of Object.entries(tab)) {
    Object.defineProperty(globalThis, name, {value, configurable: true, writable: true});
  }
  try {
    return await run();
  } finally {
    for (const [name, descriptor] of natural) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  }
};
