import {css, html, LitElement, nothing, type TemplateResult, type PropertyDeclarations} from 'lit';
import {toCertError, type CertError} from '../../domain/errors.js';
import {isRefusalCode} from '../../domain/refusals.js';
import type {Refusal} from '../../domain/outcome.schemas.js';
import {Ui} from '../contexts.js';
import {SwReloginEvent} from '../outcome-events.js';
import {heading} from '../heading.js';
import {Texts} from '../locales/texts.js';
import {noticeStyles} from '../notice/notice.styles.js';
import {register} from '../register.js';
import {StepFocus} from '../step-focus.js';
import {controls} from '../theme/controls.styles.js';
import {diagnostics} from './diagnostics.js';
import {failureTexts, type FailureTexts, type WhatAndHow} from './failure.texts.js';

/** Says what did not work and what to do about it. Default slot: the ways on. */
export class Failure extends LitElement {
  static override styles = [
    controls,
    noticeStyles,
    css`
      blockquote {
        margin: var(--_space) 0 0;
        padding-inline-start: calc(1.5 * var(--_space));
        border-inline-start: 2px solid var(--_border);
      }
      .actions[hidden] {
        display: none;
      }
      textarea {
        inline-size: 100%;
        font: inherit;
        font-size: 0.875em;
      }
      .codes {
        color: var(--_muted);
        font-size: 0.875em;
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    error: {attribute: false},
    refusal: {attribute: false},
    inline: {type: Boolean},
    copied: {state: true},
  };

  readonly #ui = new Ui(this);
  readonly #focus = new StepFocus(this, () => undefined);
  readonly #texts = new Texts(this, failureTexts, () => this.#ui.locale);

  /** What could not be asked or done. */
  error: unknown;
  /** What the backend refused. */
  refusal: Refusal | undefined;
  /** Inside a form, which has its own heading and its own way on. */
  inline = false;

  /** What became of the copying of the diagnostics. */
  private copied: 'no' | 'yes' | 'by-hand' = 'no';

  override focus(): void {
    this.#focus.request();
  }

  override render(): TemplateResult | typeof nothing {
    const texts = this.#texts.value;
    if (!texts) return nothing;
    return this.refusal ? this.#refusal(this.refusal, texts) : this.#error(toCertError(this.error), texts);
  }

  #error({code, details}: CertError, texts: FailureTexts): TemplateResult {
    const text = (texts.errors as Partial<FailureTexts['errors']>)[code] ?? texts.errors.unexpected;
    const words = typeof text === 'function' ? text(details) : text;
    const theirs = [details.foreignCode, details.subject, details.status].filter((each) => each !== undefined);
    const codes = texts.codes([code, ...theirs].join(' / '), details.requestId);
    return this.#box(words, details.quote, codes, texts, code === 'unauthenticated');
  }

  #refusal({code, message}: Refusal, texts: FailureTexts): TemplateResult {
    const words = isRefusalCode(code) ? texts.refusals[code] : texts.unknownRefusal;
    return this.#box(words, message, texts.codes(code, undefined), texts);
  }

  #box(
    [what, how]: WhatAndHow,
    quote: string | undefined,
    codes: string,
    texts: FailureTexts,
    relogin = false,
  ): TemplateResult {
    const level = this.#ui.headingLevel + 1;
    return html`
      <div part="alert" class="note danger text">
        ${this.inline ? html`<strong tabindex="-1" data-focus>${what}</strong>` : heading(level, what, {sub: true})}
        <p>${how}</p>
        <slot name="more"></slot>
        ${quote ? html`<blockquote class="muted">${texts.theirWords}<q translate="no">${quote}</q></blockquote>` : nothing}
        <p class="codes"><span translate="no">${codes}</span> ${this.#copyButton(texts)}</p>
        ${
          this.copied === 'by-hand'
            ? html`<textarea
                readonly
                rows="6"
                translate="no"
                aria-label=${texts.copyByHand}
                .value=${this.#diagnostics}
              >
              </textarea>`
            : nothing
        }
      </div>
      <div class="actions" ?hidden=${this.inline && !relogin}>
        ${relogin ? this.#relogin(texts) : nothing}<slot></slot>
      </div>
    `;
  }

  #copyButton(texts: FailureTexts): TemplateResult {
    const label = {no: texts.copy, yes: texts.copied, 'by-hand': texts.copyByHand}[this.copied];
    return html`<button type="button" class="link" part="button" @click=${this.#copy}>${label}</button>`;
  }

  get #diagnostics(): string {
    const {code, details} = this.refusal ? {code: this.refusal.code, details: {}} : toCertError(this.error);
    return diagnostics(code, details, this.#ui.locale?.locale ?? '', new Date());
  }

  readonly #copy = async (): Promise<void> => {
    // Only secure pages have a clipboard, and a frame may be denied it.
    const done = await Promise.resolve(navigator.clipboard as Clipboard | undefined)
      .then((clipboard) => clipboard?.writeText(this.#diagnostics).then(() => true))
      .catch(() => false);
    this.copied = done === true ? 'yes' : 'by-hand';
    await this.updateComplete;
    const texts = this.#texts.value;
    if (texts) this.#ui.config?.announce(done === true ? texts.copied : texts.copyByHand);
    this.renderRoot.querySelector('textarea')?.select();
  };

  #relogin(texts: FailureTexts): TemplateResult {
    return html`<button
      class="primary"
      part="button-primary"
      @click=${() => this.dispatchEvent(new SwReloginEvent('unauthenticated'))}
    >
      ${texts.relogin}
    </button>`;
  }
}

export const defineFailure = (): void => {
  register('sw-rc-failure', Failure);
};
