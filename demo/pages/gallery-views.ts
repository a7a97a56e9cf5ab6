import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {locales} from '../../src/domain/locales.js';
import {allowPointer} from './gallery-focus.js';
import type {Shown} from './gallery-stage.js';
import {localeNames} from './locale-names.js';

/** What a state can be shown in. The first of each is shown if nothing is chosen. */
export const choices = {
  width: {
    title: '宽度',
    values: [
      ['fit', '随页面'],
      ['320', '320'],
      ['768', '768'],
      ['1093', '1093'],
    ],
  },
  theme: {
    title: '主题',
    values: [
      ['light', '浅色'],
      ['dark', '深色'],
    ],
  },
  lang: {title: '语言', values: locales.map((locale) => [locale, localeNames[locale]] as const)},
} as const satisfies Readonly<
  Record<string, {readonly title: string; readonly values: readonly (readonly [value: string, text: string])[]}>
>;

export type ChoiceName = keyof typeof choices;
export const choiceNames = Object.keys(choices) as readonly ChoiceName[];
export type Chosen = Readonly<Record<ChoiceName, readonly string[]>>;

/** A combination of the chosen values: one frame. */
type Look = Readonly<Record<ChoiceName, string>>;

const looksOf = ({width, theme, lang}: Chosen): readonly Look[] =>
  lang.flatMap((lang) => theme.flatMap((theme) => width.map((width) => ({width, theme, lang}))));

const addressOf = (id: string, {theme, lang}: Look): string => `?bare&theme=${theme}&lang=${lang}#${id}`;

const captionOf = (look: Look): string =>
  choiceNames.map((name) => choices[name].values.find(([value]) => value === look[name])?.[1] ?? '').join(' · ');

/**
 * Frames, each with the same state. They share the tab's storage, and some states leave something there for a moment:
 * so they start one after another.
 */
export class Views {
  /** The frames that are shown or may start. */
  #started = 1;
  #of = '';

  constructor(private readonly update: () => void) {
    addEventListener('message', ({source, origin, data}: MessageEvent<Shown>) => {
      if (origin !== location.origin) return;
      const frames = [...document.querySelectorAll<HTMLIFrameElement>('.gallery-views iframe')];
      const index = frames.findIndex(({contentWindow}) => contentWindow === source);
      if (index !== this.#started - 1 || !this.#of.startsWith(`${data.shown} `)) return;
      this.#started++;
      this.update();
    });
  }

  view(id: string, chosen: Chosen, scale: number): TemplateResult {
    const looks = looksOf(chosen);
    const of = `${id} ${JSON.stringify(looks)}`;
    if (of !== this.#of) {
      this.#of = of;
      this.#started = 1;
    }
    return html`
      <div class="gallery-views" data-shown=${this.#started > looks.length ? id : nothing}>
        ${repeat(
          looks.map((look, index) => ({look, index})),
          ({look}) => `${of} ${JSON.stringify(look)}`,
          ({look, index}) => this.#frame(id, look, index < this.#started, scale),
        )}
      </div>
    `;
  }

  #frame(id: string, look: Look, mayStart: boolean, scale: number): TemplateResult {
    const address = addressOf(id, look);
    const caption = captionOf(look);
    return html`
      <figure class=${look.width === 'fit' ? 'fit' : ''} data-width=${look.width} data-scale=${scale}>
        <figcaption>
          <span>${caption}</span>
          <a href=${address} target="_blank" aria-label="单独打开：${caption}">单独打开</a>
        </figcaption>
        <div class="gallery-frame">
          <iframe title=${caption} src=${mayStart ? address : nothing} @load=${this.#loaded}></iframe>
        </div>
      </figure>
    `;
  }

  readonly #loaded = ({currentTarget}: Event): void => {
    const frame = currentTarget as HTMLIFrameElement;
    const {contentDocument, parentElement} = frame;
    if (!contentDocument) return;
    allowPointer(contentDocument);
    // The frame is as high as what is in it.
    new ResizeObserver(([entry]) => {
      parentElement?.style.setProperty(
        '--height',
        `${(entry?.target as HTMLElement | undefined)?.offsetHeight ?? 0}px`,
      );
    }).observe(contentDocument.body);
  };
}
