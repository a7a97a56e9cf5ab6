import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {documentProperty} from '../../adapters/page.js';

/** Those on the page. One watch serves them all. */
const shown = new Set<PageScheme>();
/**
 * Those whose scheme is not known. They are read together: a reading makes the browser compute the styles of all that
 * was drawn since the last one, and many elements draw one after the other.
 */
const unread = new Set<PageScheme>();
/** Undefined in jsdom, where Vitest makes the function a name without a value. */
let desktop: MediaQueryList | undefined;
let observer: MutationObserver;

const changed = (): void => {
  for (const each of shown) each.renew();
};

/**
 * Whether the page around an element is dark: by its computed `color-scheme`, not by the system's, so that a white
 * portal stays white on a dark desktop. Read when the element comes into the page, and when the attributes of the page's
 * root change or the desktop's scheme does. Then it also updates the element, because the language is set there, too.
 */
export class PageScheme implements ReactiveController {
  #scheme = '';

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  get dark(): boolean {
    if (unread.has(this)) {
      for (const each of unread) each.#scheme = getComputedStyle(each.host).colorScheme;
      unread.clear();
    }
    return this.#scheme.includes('dark') && (!this.#scheme.includes('light') || desktop?.matches === true);
  }

  renew(): void {
    unread.add(this);
    this.host.requestUpdate();
  }

  hostConnected(): void {
    if (shown.size === 0) {
      desktop = (globalThis as Partial<typeof globalThis>).matchMedia?.('(prefers-color-scheme: dark)');
      desktop?.addEventListener('change', changed);
      observer = new MutationObserver(changed);
    }
    shown.add(this);
    this.renew();
    for (const root of [documentProperty('documentElement'), documentProperty('body')]) {
      observer.observe(root, {attributes: true});
    }
  }

  hostDisconnected(): void {
    shown.delete(this);
    unread.delete(this);
    if (shown.size > 0) return;
    desktop?.removeEventListener('change', changed);
    observer.disconnect();
  }
}
