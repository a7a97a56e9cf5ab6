import {emptyStorage} from '../support/empty-storage.js';

class Page extends EventTarget {
  get baseURI(): string {
    return 'location' in globalThis ? location.href : 'https://swapp.example.cn/user/cert';
  }

  get hidden(): boolean {
    return false;
  }
}

const page = new Page();

class Text {
  readonly ownerDocument = page;
}

/** Puts these in the place of globals; returns what gives those back. */
export const lend = (globals: object): (() => void) => {
  const natural = Object.keys(globals).map(
    (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
  );
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, {value: value as unknown, configurable: true, writable: true});
  }
  return () => {
    for (const [name, descriptor] of natural) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  };
};

/** As much of a browser's tab as the machines look at in Node: always seen, without other pages, with this stored. */
export const tabWith = (stored: Readonly<Record<string, string>> = {}) => ({
  ...{Document: Page, Text, document: page, addEventListener: () => undefined, BroadcastChannel: undefined},
  sessionStorage: Object.assign(emptyStorage(), stored),
});
