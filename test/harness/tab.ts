import {emptyStorage} from '../support/empty-storage.js';

class Page extends EventTarget {
  get baseURI(): string {
    return 'location' in globalThis ? location.href : 'https://swapp.example.cn/user/cert';
  }

  get contentType(): string {
    return 'text/html';
  }

  get defaultView(): object {
    const here: object = {
      get parent() {
        return here;
      },
      location: 'location' in globalThis ? location : new URL(this.baseURI),
      history: Reflect.get(globalThis, 'history') as unknown,
    };
    return here;
  }

  get hidden(): boolean {
    return false;
  }
}

const page = new Page();

/** What makes nodes of a page. */
const textOf = (ownerDocument: Page) =>
  class Text {
    readonly ownerDocument = ownerDocument;
  };

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

/** A page that is in this window. */
export const pageIn = (window: object) => ({
  document: page,
  Text: textOf(
    new (class extends Page {
      override get defaultView(): object {
        return window;
      }
    })(),
  ),
});

/** As much of a browser's tab as the machines look at in Node: always seen, without other pages, with this stored. */
export const tabWith = (stored: Readonly<Record<string, string>> = {}) => ({
  ...{Text: textOf(page), document: page, addEventListener: () => undefined, BroadcastChannel: undefined},
  sessionStorage: Object.assign(emptyStorage(), stored),
});
