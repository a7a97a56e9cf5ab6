import {adoptStyles, css, html, LitElement, nothing, svg, type PropertyDeclarations, type TemplateResult} from 'lit';
import {common} from '../../locales/files.js';
import {Contexts} from '../config/contexts.js';
import {register} from '../lit/register.js';
import {Texts} from '../locales/texts.js';
import type {PictureName} from './drawings.js';

type Pictures = typeof import('./pictures.chunk.js');

/**
 * A picture, described in words. It is loaded when it is first shown; without it, the page is as it was. With a
 * `summary`, it is folded, and what is inside the element stands above it.
 */
export class Picture extends LitElement {
  static override styles = css`
    :host {
      display: block;
      max-inline-size: 24em;
    }
    :host([hidden]) {
      display: none;
    }
    summary {
      inline-size: fit-content;
      min-block-size: 24px;
      color: var(--_primary);
      cursor: pointer;
    }
    summary:focus-visible {
      outline: 2px solid var(--_focus);
      outline-offset: 2px;
    }
    svg {
      display: block;
      inline-size: 100%;
      margin-block-start: var(--_space);
    }
  `;
  static override properties: PropertyDeclarations = {
    name: {},
    summary: {},
    pictures: {state: true},
  };

  readonly #contexts = new Contexts(this);
  #texts: Texts<Pictures['pictureTexts']['reference']> | undefined;

  name: PictureName | undefined;
  summary = '';
  private pictures: Pictures | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.summary) void this.#load();
  }

  override render(): TemplateResult {
    const {name, pictures, summary} = this;
    const texts = this.#texts?.value;
    // Reserve space against layout shift: a button below must not move away under the pointer.
    const picture = html`<svg
      viewBox="0 0 320 190"
      role="img"
      aria-hidden=${texts ? nothing : 'true'}
      aria-label=${(texts && name && texts[name]) ?? nothing}
    >
      ${texts && name && pictures?.drawings[name](svg, texts)}
    </svg>`;
    return summary
      ? html`<details @toggle=${this.#load}>
          <summary>${summary}</summary>
          <slot></slot>
          ${texts ? picture : nothing}
        </details>`
      : picture;
  }

  readonly #load = async (): Promise<void> => {
    const pictures = await import('./pictures.chunk.js').catch(() => undefined);
    // Only the picture is missing; a folded one has its words.
    if (!pictures) this.hidden = !this.summary;
    else if (!this.#texts) {
      adoptStyles(this.renderRoot as ShadowRoot, [Picture.styles, pictures.styles(css)]);
      this.#texts = new Texts(this, pictures.pictureTexts, common, () => this.#contexts.locale);
      this.pictures = pictures;
    }
  };
}

export const definePicture = (): void => {
  register('sw-rc-picture', Picture);
};
