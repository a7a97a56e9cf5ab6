import {css, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import {common} from '../../locales/files.js';
import {Contexts} from '../config/contexts.js';
import {Texts} from '../locales/texts.js';
import {cardStyles} from '../theme/card.styles.js';
import {register} from '../lit/register.js';
import {controls} from '../theme/controls.styles.js';
import {copyTexts} from '../path/path.texts.js';

/** How long the button says that the text was copied, in milliseconds. */
const shownMs = 6000;

/**
 * A button that copies a text. If the page may not copy, shows the text, selected. Fires `copied`, with the text on the
 * clipboard or selected.
 */
export class Copy extends LitElement {
  static override styles = [
    controls,
    cardStyles,
    css`
      :host {
        display: inline;
      }
      textarea {
        display: block;
        inline-size: 100%;
        font: inherit;
        font-size: max(14px, 0.875em);
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    label: {},
    look: {},
    text: {attribute: false},
    copied: {state: true},
  };

  readonly #contexts = new Contexts(this);
  readonly #texts = new Texts(this, copyTexts, common, () => this.#contexts.locale);

  label = '';
  look: 'link' | 'button' | 'primary' = 'link';
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The text is created when it is needed. */
  text: () => string = () => '';

  /** The result of the copying. */
  private copied: 'no' | 'yes' | 'by-hand' = 'no';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#reset();
  }

  override render(): TemplateResult | typeof nothing {
    const texts = this.#texts.value;
    if (!texts) return nothing;
    const label = {no: this.label, yes: texts.copied, 'by-hand': texts.copyByHand}[this.copied];
    const text = this.copied === 'by-hand' ? this.text() : '';
    return html`
      <button
        type="button"
        class=${this.look}
        part=${this.look === 'primary' ? 'button-primary' : 'button'}
        @click=${this.#copy}
      >
        ${label}
      </button>
      ${
        text
          ? html`<textarea
              readonly
              rows=${text.split('\n').length}
              translate="no"
              aria-label=${texts.copyByHand}
              .value=${text}
            ></textarea>`
          : nothing
      }
    `;
  }

  readonly #copy = async (): Promise<void> => {
    // Only secure pages have a clipboard, and a frame may not be allowed to use it.
    const done = await Promise.resolve(navigator.clipboard as Clipboard | undefined)
      .then((clipboard) => clipboard?.writeText(this.text()).then(() => true))
      .catch(() => false);
    this.#reset();
    this.copied = done === true ? 'yes' : 'by-hand';
    if (done === true) this.#timer = setTimeout(this.#reset, shownMs);
    this.dispatchEvent(new Event('copied'));
    await this.updateComplete;
    const texts = this.#texts.value;
    if (texts) this.#contexts.config?.announce(done === true ? texts.copied : texts.copyByHand);
    this.renderRoot.querySelector('textarea')?.select();
  };

  readonly #reset = (): void => {
    clearTimeout(this.#timer);
    this.copied = 'no';
  };
}

export const defineCopy = (): void => {
  register('sw-rc-copy', Copy);
};
