import {element} from './build-element.js';
import type {Shown} from './gallery-stage.js';
import {states} from './scenes.js';

/** Some states never come to rest. Those are left out. */
const patienceMs = 5_000;
const restMs = 100;

/** All that is written in an element and in the shadow roots of it. */
const textIn = (node: Node): string => {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
  const {shadowRoot, hidden, localName} = node as Partial<HTMLElement>;
  if (hidden || localName === 'style') return '';
  return ` ${[...(shadowRoot?.childNodes ?? []), ...node.childNodes].map(textIn).join('')} `;
};

/**
 * Reads what is written in each state, for the search: one after another, in a frame that nobody sees, from the first
 * search on.
 */
export class TextReader {
  readonly #texts = new Map<string, string>();
  #frame: HTMLIFrameElement | undefined;
  #lang = '';
  #reading: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    /** Another state was read. */
    private readonly update: () => void,
    /** States share the tab's storage, so this waits while others start. */
    private readonly mayRead: () => boolean,
  ) {
    addEventListener('message', ({source, origin, data}: MessageEvent<Shown>) => {
      const frame = this.#frame;
      if (origin !== location.origin || source !== frame?.contentWindow || data.shown !== this.#reading) return;
      this.#look(frame.contentDocument?.body as Node, data.shown);
    });
  }

  textOf(id: string): string {
    return this.#texts.get(id) ?? '';
  }

  /** How many states have been read, if not all. */
  get progress(): number | undefined {
    return this.#lang === '' || this.#texts.size === states.length ? undefined : this.#texts.size;
  }

  /** Begins, or begins again in another language. */
  read(lang: string): void {
    if (lang === this.#lang) return;
    this.#lang = lang;
    this.#texts.clear();
    this.#frame?.remove();
    this.#frame = undefined;
    this.#reading = undefined;
    this.goOn();
  }

  goOn(): void {
    if (this.#lang === '' || this.#reading !== undefined || !this.mayRead()) return;
    const next = states.find(({id}) => !this.#texts.has(id))?.id;
    if (next === undefined) {
      this.#frame?.remove();
      this.#frame = undefined;
      return;
    }
    this.#reading = next;
    this.#timer = setTimeout(() => {
      this.#keep('');
    }, patienceMs);
    const inFrame = this.#frame?.contentWindow?.location;
    if (inFrame) {
      // Not an entry of the history, and relative to the frame.
      inFrame.replace(new URL(`#${next}`, inFrame.href));
      return;
    }
    this.#frame = element('iframe', {
      className: 'gallery-reader',
      src: `?bare&lang=${this.#lang}#${next}`,
      inert: true,
      ariaHidden: 'true',
      title: '',
    });
    document.body.append(this.#frame);
  }

  /** The state is reached before all of its words have been drawn: it is read when nothing more comes. */
  #look(body: Node, id: string, before = ''): void {
    if (id !== this.#reading) return;
    const text = textIn(body).replace(/\s+/gu, ' ').toLowerCase();
    if (text === before) this.#keep(text);
    else
      setTimeout(() => {
        this.#look(body, id, text);
      }, restMs);
  }

  #keep(text: string): void {
    clearTimeout(this.#timer);
    this.#texts.set(this.#reading ?? '', text);
    this.#reading = undefined;
    this.update();
    this.goOn();
  }
}
