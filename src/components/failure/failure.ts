import {ownProperty} from '../../domain/own-property.js';
import {css, html, LitElement, nothing, type TemplateResult, type PropertyDeclarations} from 'lit';
import {quoted, toCertError, type CertError} from '../../domain/errors.js';
import type {Refusal} from '../../domain/outcome.schemas.js';
import {common} from '../../locales/files.js';
import {Contexts} from '../config/contexts.js';
import {button} from '../parts/button.js';
import {defineCopy} from '../parts/copy.js';
import {SwReloginEvent} from '../events/outcome-events.js';
import {heading} from '../parts/templates.js';
import {withLang} from '../locales/with-lang.js';
import {Texts} from '../locales/texts.js';
import {noticeStyles} from '../parts/notice.styles.js';
import {parts} from '../parts/css-parts.js';
import {details, mark, supportCode} from '../parts/later.templates.js';
import {pathTexts} from '../path/path.texts.js';
import {register} from '../lit/register.js';
import {StepFocus} from '../lit/step-focus.js';
import {controls} from '../theme/controls.styles.js';
import {laterStyles} from '../theme/later.styles.js';
import {diagnosticsOf, diagnosticsText} from './diagnostics.js';
import {failureTexts, type AllWords, type FailureTexts, type OwnWords, type WhatAndHow} from './failure.texts.js';

/** Shows what failed and what the user can do. Default slot: the buttons to continue. */
export class Failure extends LitElement {
  static override styles = [
    controls,
    noticeStyles,
    laterStyles,
    css`
      blockquote {
        margin: var(--_space) 0 0;
        padding-inline-start: calc(1.5 * var(--_space));
        border-inline-start: 2px solid var(--_border);
      }
      /* In one row with the details: empty, it takes no room. */
      slot[name='more'] {
        display: block;
      }
      ::slotted([slot='more']) {
        margin-block-end: var(--_space) !important;
      }
      .actions[hidden] {
        display: none;
      }
      .codes {
        overflow-wrap: anywhere;
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    error: {attribute: false},
    refusal: {attribute: false},
    words: {attribute: false},
    inline: {type: Boolean},
    resumable: {type: Boolean},
    folded: {type: Boolean},
  };

  readonly #contexts = new Contexts(this);
  readonly #focus = new StepFocus(this, () => undefined);
  readonly #texts = new Texts(this, failureTexts, common, () => this.#contexts.locale);
  readonly #path = new Texts(this, pathTexts, common, () => this.#contexts.locale);

  /** The error of the request or action that failed. */
  error: unknown;
  /** The refusal of the backend. */
  refusal: Refusal | undefined;
  /** A path's texts for its own codes. */
  words: OwnWords | undefined;
  /** Inside a form, which has its own heading and its own buttons. */
  inline = false;
  /** Where the session is over, this page is to stay: who uses this element offers to sign in, in another window. */
  resumable = false;
  /** Only what support needs: the words stand elsewhere, such as at the field that the user goes on with. */
  folded = false;

  override focus(): void {
    this.#focus.request();
  }

  override render(): TemplateResult | typeof nothing {
    const texts = this.#texts.value;
    if (!texts) return nothing;
    return this.refusal ? this.#refusal(this.refusal, texts) : this.#error(toCertError(this.error), texts);
  }

  #error({code, details}: CertError, texts: FailureTexts): TemplateResult {
    const known: Partial<AllWords['errors']> = {...texts.errors, ...this.words?.errors};
    const text = ownProperty(known, code) ?? texts.errors.unexpected;
    const {hotline} = this.#contexts.config?.links ?? {};
    const words = typeof text === 'function' ? text({...details, hotline}) : text;
    const all = [code, details.foreignCode, details.where, details.status].filter((each) => each !== undefined);
    // The backend's own code is often ours, too.
    const codes = texts.codes([...new Set(all)].join(' / '), details.requestId);
    if (this.folded) return this.#details(codes, texts);
    return this.#box(words, details.quote, codes, texts, code === 'unauthenticated' && !this.resumable);
  }

  #refusal(refusal: Refusal, texts: FailureTexts): TemplateResult {
    const {code, message, retryAfter} = refusal;
    const known: OwnWords['refusals'] & {} = {...texts.refusals, ...this.words?.refusals};
    // A limit that is over soon is a pause between two tries: nothing is used up.
    const isPause = code === 'limit-reached' && retryAfter && retryAfter <= 3600;
    const text = isPause ? texts.errors['rate-limited'] : ownProperty(known, code);
    const words = typeof text === 'function' ? text(refusal) : text;
    return this.#box(
      words ?? this.words?.unknownRefusal ?? texts.unknownRefusal,
      message,
      texts.codes(code, undefined),
      texts,
    );
  }

  #box(
    [what, how]: WhatAndHow,
    quote: string | undefined,
    codes: string,
    texts: FailureTexts,
    relogin = false,
  ): TemplateResult {
    const level = this.#contexts.headingLevel + 1;
    return html`
      <div part="alert" class="note marked danger">
        ${mark('danger')}
        ${this.inline ? html`<strong tabindex="-1" aria-describedby="how" data-focus>${what}</strong>` : heading(level, what, 'step')}
        <p id="how">${how}</p>
        ${quote ? html`<blockquote class="muted">${this.words?.theirWords ?? texts.theirWords}<q translate="no">${withLang(quoted(quote), this.#contexts.locale)}</q></blockquote>` : nothing}
        <div>
          <slot name="more"></slot>
          ${this.#details(codes, texts)}
        </div>
      </div>
      <div class="actions" ?hidden=${this.inline && !relogin}>
        ${relogin ? this.#relogin(texts) : nothing}<slot></slot>
      </div>
    `;
  }

  #details(codes: string, texts: FailureTexts): TemplateResult {
    return html`${supportCode(this.#path.value, this.#contexts.config?.log())}
    ${details(
      texts.details,
      html`<p class="muted codes" translate="no">${quoted(codes)}</p>
        <sw-rc-copy exportparts=${parts} .label=${texts.copy} .text=${this.#diagnostics}></sw-rc-copy>`,
    )}`;
  }

  readonly #diagnostics = (): string => {
    const problem = this.refusal ? {code: this.refusal.code, details: {}} : toCertError(this.error);
    const {config, locale} = this.#contexts;
    return diagnosticsText(diagnosticsOf(problem, config?.log(), locale?.locale ?? ''));
  };

  #relogin(texts: FailureTexts): TemplateResult {
    return button(texts.relogin, () => this.#contexts.config?.emit(new SwReloginEvent('unauthenticated')), true);
  }
}

export const defineFailure = (): void => {
  defineCopy();
  register('sw-rc-failure', Failure);
};
