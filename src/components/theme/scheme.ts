import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {ofDocument} from '../../adapters/of-document.js';

/**
 * Whether the page around an element is dark: by its computed `color-scheme`, not by the system's, so that a white
 * portal stays white on a dark desktop. Also notifies the host element when the attributes of the page's root change,
 * because language and scheme are set there.
 */
export class PageScheme implements ReactiveController {
  /** Undefined in jsdom. */
  readonly #dark = 'matchMedia' in globalThis ? matchMedia('(prefers-color-scheme: dark)') : undefined;
  readonly #observer = new MutationObserver(() => {
    this.host.requestUpdate();
  });
  readonly #changed = (): void => {
    this.host.requestUpdate();
  };

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  get dark(): boolean {
    const scheme = getComputedStyle(this.host).colorScheme;
    return scheme.includes('dark') && (!scheme.includes('light') || this.#dark?.matches === true);
  }

  hostConnected(): void {
    this.#dark?.addEventListener('change', this.#changed);
    for (const root of [ofDocument('documentElement'), ofDocument('body')]) {
      this.#observer.observe(root, {attributes: true});
    }
  }

  hostDisconnected(): void {
    this.#dark?.removeEventListener('change', this.#changed);
    this.#observer.disconnect();
  }
}
