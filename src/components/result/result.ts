import {css, html, LitElement, nothing, type TemplateResult, type PropertyDeclarations} from 'lit';
import type {MethodResult} from '../../machines/method.js';
import {common} from '../../locales/files.js';
import {home} from '../../locales/home.js';
import {Contexts} from '../config/contexts.js';
import {helpAt} from '../config/links.js';
import {SwReloginEvent} from '../events/outcome-events.js';
import {timeOf} from '../locales/time-format.js';
import {homeTexts} from '../home/home.texts.js';
import {clockIcon, successIcon} from '../icons/icons.js';
import {button} from '../parts/button.js';
import {icon} from '../parts/icon.js';
import {factList, helpLink, supportCode} from '../parts/later.templates.js';
import {heading} from '../parts/templates.js';
import {pathTexts} from '../path/path.texts.js';
import {withLang} from '../locales/with-lang.js';
import {Texts} from '../locales/texts.js';
import {noticeStyles} from '../parts/notice.styles.js';
import type {CardOf, PlaceOf} from '../path/method.js';
import {register} from '../lit/register.js';
import {StepFocus} from '../lit/step-focus.js';
import {controls} from '../theme/controls.styles.js';
import {laterStyles} from '../theme/later.styles.js';
import {resultTexts, type ResultTexts} from './result.texts.js';

/**
 * Shows the backend's decision. Default slot: the path's steps. Fires `finish`, and `sw-relogin` if the user must sign in
 * again.
 */
export class Result extends LitElement {
  static override styles = [
    controls,
    noticeStyles,
    laterStyles,
    css`
      ::slotted(*) {
        margin-block-start: var(--_space);
      }
      .moment {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--_space) calc(2 * var(--_space));
      }
      /* Where the title would be cut into two lines, the tick is above it. */
      .moment > div {
        flex: 1 1 14em;
      }
      .moment .icon {
        color: var(--_success);
      }
      .moment.warning .icon {
        color: var(--_warning);
      }
      .moment .heading {
        line-height: 1.3333;
      }
      .moment p {
        line-height: 1.5;
      }
      .stack > .actions {
        margin-block: calc(3 * var(--_space));
      }
      .panel {
        padding: calc(3 * var(--_space));
        border: 1px solid transparent;
        border-radius: var(--_radius-large);
        background: var(--_tint);
      }
      /* Two columns where the widget has 40em. */
      .panel .facts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 17.5em), 1fr));
        gap: calc(2 * var(--_space)) calc(3 * var(--_space));
        border: 0;
      }
      .panel .facts > div {
        display: block;
        padding: 0;
        border: 0;
      }
      .panel dt {
        font-size: max(14px, 0.875em);
      }
      .panel p {
        margin-block-start: calc(2 * var(--_space));
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    cardOf: {attribute: false},
    result: {attribute: false},
    placeOf: {attribute: false},
    purpose: {attribute: false},
  };

  readonly #contexts = new Contexts(this);
  readonly #focus = new StepFocus(this, () => undefined);
  readonly #texts = new Texts(this, resultTexts, common, () => this.#contexts.locale);
  readonly #path = new Texts(this, pathTexts, common, () => this.#contexts.locale);
  /** Home names the levels and the ways, too. */
  readonly #home = new Texts(this, homeTexts, home, () => this.#contexts.locale);

  cardOf: CardOf | undefined;
  result: Extract<MethodResult, {type: 'passed' | 'pending'}> | undefined;
  placeOf: PlaceOf | undefined;
  /** What leaving it by its button does as well, in the host's words. Empty: nothing. */
  purpose = '';

  override focus(): void {
    this.#focus.request();
  }

  override render(): TemplateResult | typeof nothing {
    const texts = this.#texts.value;
    if (!texts || !this.result) return nothing;
    const {config} = this.#contexts;
    const path = this.#path.value;
    return html`
      <div class="stack">
        <div class="line">${path && helpLink(helpAt(config?.links ?? {}, 'home'), path.help)}</div>
        <slot></slot>
        ${this.result.type === 'passed' ? this.#passed(this.result.outcome, texts) : this.#pending(texts)}
        ${supportCode(path, config?.log())}
      </div>
    `;
  }

  /** What happened and what follows from it, then what to do; all that is only to be known comes after. */
  #moment(
    tone: 'success' | 'warning',
    outline: string,
    title: string,
    consequence: unknown,
    buttons: unknown,
  ): TemplateResult {
    return html`
      <div class="moment ${tone}" part="result">
        ${icon(outline, 'large')}
        <div>
          ${heading(this.#contexts.headingLevel, title)}
          <p>${consequence}</p>
        </div>
      </div>
      <div class="actions" @keydown=${this.#stopRepeated}>${buttons}</div>
    `;
  }

  /** Enter that is still held from the PIN is no press of what nobody has read. */
  readonly #stopRepeated = (event: KeyboardEvent): void => {
    if (event.repeat) event.preventDefault();
  };

  #passed(outcome: Extract<MethodResult, {type: 'passed'}>['outcome'], texts: ResultTexts): TemplateResult {
    const {locale} = this.#contexts;
    const {enterpriseName, method, via, verifiedAt, level, samePerson} = outcome;
    const atNextSignIn = outcome.effective === 'next-sign-in';
    const rows: readonly (readonly [string, unknown])[] = [
      [texts.enterprise, withLang(enterpriseName, locale)],
      [texts.method, this.#nameOf(method, texts, via)],
      [texts.level, this.#home.value?.levels.get(level.id) ?? withLang(level.label, locale)],
      [texts.time, verifiedAt && timeOf(verifiedAt, locale?.tag ?? 'zh-CN')],
    ];
    return html`
      ${this.#moment(
        'success',
        successIcon,
        method === 'admin-assist' ? texts.passedAsOperator : texts.passed,
        [
          atNextSignIn ? texts.effectiveNextSignIn : texts.effectiveNow,
          method === 'bank-ukey' ? ` ${texts.afterBank}` : nothing,
        ],
        atNextSignIn
          ? [button(texts.relogin, this.#relogin, true), this.#leave(texts.later, false)]
          : this.#leave(this.purpose ? texts.finishAnd(this.purpose) : texts.finish),
      )}
      <div class="panel">${factList(rows)} ${samePerson ? html`<p>${texts.samePerson}</p>` : nothing}</div>
    `;
  }

  #nameOf(method: string, texts: ResultTexts, via = ''): string {
    const way =
      this.#home.value?.via.get(via) ?? this.placeOf?.(via, method)?.name[this.#contexts.locale?.locale ?? 'zh-CN'];
    return `${this.cardOf?.(method)?.name ?? ''}${way ? texts.via(way) : ''}`;
  }

  #pending(texts: ResultTexts): TemplateResult {
    return this.#moment('warning', clockIcon, texts.pending, texts.pendingHow, this.#leave(texts.finish));
  }

  #leave(label: string, primary = true): TemplateResult {
    return button(label, () => this.dispatchEvent(new Event('finish')), primary);
  }

  readonly #relogin = (): void => {
    this.#contexts.config?.emit(new SwReloginEvent('effective-at-next-sign-in'));
  };
}

export const defineResult = (): void => {
  register('sw-rc-result', Result);
};
