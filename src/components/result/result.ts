import {css, html, LitElement, nothing, type TemplateResult, type PropertyDeclarations} from 'lit';
import {ownProperty} from '../../domain/own-property.js';
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
      .moment {
        display: flex;
        align-items: center;
        gap: calc(1.5 * var(--_space));
      }
      .moment .icon {
        color: var(--_success);
      }
      .moment.warning .icon {
        color: var(--_warning);
      }
      .stack > .actions {
        margin-block: calc(2 * var(--_space)) calc(3 * var(--_space));
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    cardOf: {attribute: false},
    result: {attribute: false},
    placeOf: {attribute: false},
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

  /** What happened, then the one thing to do; all that is only to be known comes after. */
  #moment(tone: 'success' | 'warning', outline: string, title: string, ...next: readonly unknown[]): TemplateResult {
    return html`
      <div class="moment ${tone}" part="result">
        ${icon(outline, 'large')} ${heading(this.#contexts.headingLevel, title)}
      </div>
      ${next}
    `;
  }

  #passed(outcome: Extract<MethodResult, {type: 'passed'}>['outcome'], texts: ResultTexts): TemplateResult {
    const {locale} = this.#contexts;
    const {enterpriseName, method, via, verifiedAt, level, samePerson} = outcome;
    const {afterBank, afterLegalRep} = texts;
    const afterwards = ownProperty({'bank-ukey': afterBank, 'legal-rep': afterLegalRep}, method);
    const atNextSignIn = outcome.effective === 'next-sign-in';
    const rows: readonly (readonly [string, unknown])[] = [
      [texts.enterprise, withLang(enterpriseName, locale)],
      [texts.method, this.#nameOf(method, texts, via)],
      [texts.level, this.#home.value?.levels.get(level.id) ?? withLang(level.label, locale)],
      [texts.time, verifiedAt && timeOf(verifiedAt, locale?.tag ?? 'zh-CN')],
      [texts.effect, atNextSignIn ? texts.effectiveNextSignIn : texts.effectiveNow],
    ];
    return html`
      ${this.#moment(
        'success',
        successIcon,
        method === 'admin-assist' ? texts.passedAsOperator : texts.passed,
        html`<div class="actions">
          ${atNextSignIn ? button(texts.relogin, this.#relogin, true) : nothing} ${this.#finish(texts, !atNextSignIn)}
        </div>`,
      )}
      ${afterwards ? html`<p>${afterwards}</p>` : nothing} ${samePerson ? html`<p>${texts.samePerson}</p>` : nothing}
      ${factList(rows)}
    `;
  }

  #nameOf(method: string, texts: ResultTexts, via = ''): string {
    const way =
      this.#home.value?.via.get(via) ?? this.placeOf?.(via, method)?.name[this.#contexts.locale?.locale ?? 'zh-CN'];
    return `${this.cardOf?.(method)?.name ?? ''}${way ? texts.via(way) : ''}`;
  }

  #pending(texts: ResultTexts): TemplateResult {
    return html`
      ${this.#moment(
        'warning',
        clockIcon,
        texts.pending,
        html`<div class="actions">${this.#finish(texts, true)}</div>`,
        html`<p>${texts.pendingHow}</p>`,
      )}
    `;
  }

  #finish(texts: ResultTexts, primary: boolean): TemplateResult {
    return button(texts.finish, () => this.dispatchEvent(new Event('finish')), primary);
  }

  readonly #relogin = (): void => {
    this.#contexts.config?.emit(new SwReloginEvent('effective-at-next-sign-in'));
  };
}

export const defineResult = (): void => {
  register('sw-rc-result', Result);
};
