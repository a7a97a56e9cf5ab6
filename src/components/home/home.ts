import {html, LitElement, nothing, type TemplateResult, type PropertyDeclarations} from 'lit';
import type {MethodStatus, Status} from '../../domain/schemas.js';
import type {Config} from '../config/config.js';
import type {foreign} from '../locales/foreign.js';
import type {LocaleState} from '../locales/locale.js';
import {dayOf} from '../locales/format.js';
import {heading} from '../parts/heading.js';
import {Texts} from '../locales/texts.js';
import type {CardOf, NameOfVia} from '../path/method.js';
import {noticeStyles} from '../parts/notice.styles.js';
import {register} from '../lit/register.js';
import {controls} from '../theme/controls.styles.js';
import {homeStyles} from './home.styles.js';
import {homeTexts, type HomeTexts} from './home.texts.js';

/** The user pressed a method's button, or the profile's. */
export class MethodChosenEvent extends Event {
  constructor(readonly method: string) {
    super('method-chosen');
  }
}

/** Shows the user's status, and the methods to choose from. Fires `method-chosen`, and `relogin`. */
export class Home extends LitElement {
  static override styles = [controls, noticeStyles, homeStyles];
  static override properties: PropertyDeclarations = {
    status: {attribute: false},
    offered: {attribute: false},
    cardOf: {attribute: false},
    nameOfVia: {attribute: false},
    foreign: {attribute: false},
    locale: {attribute: false},
    config: {attribute: false},
  };

  readonly #texts = new Texts(this, homeTexts, () => this.locale);

  status: Status | undefined;
  offered: readonly MethodStatus[] = [];
  cardOf: CardOf | undefined;
  /** Loaded after home. Until then, the name is not shown. */
  nameOfVia: NameOfVia | undefined;
  /** Tells the language of the backend's words. Loaded after home. */
  foreign: typeof foreign | undefined;
  locale: LocaleState | undefined;
  config: Config | undefined;

  override render(): TemplateResult | typeof nothing {
    const texts = this.#texts.value;
    if (!texts || !this.status) return nothing;
    const help = this.config?.links.help;
    const cards = this.offered.filter((method) => this.cardOf?.(method.id) && !this.#leadOf(method));
    return html`
      ${this.#standing(this.status, texts)}
      <ul class="methods of-${cards.length}">
        ${cards.map((method) => this.#method(method, texts))}
      </ul>
      ${this.offered.map((method) => {
        const lead = method.enabled && this.#leadOf(method);
        return lead
          ? html`<p class="foot">${lead} ${this.#link(method.id, this.cardOf?.(method.id)?.action)}</p>`
          : nothing;
      })}
      ${this.offered.length === 0 ? html`<p class="note warning">${texts.none}</p>` : nothing}
      <p class="foot muted">
        ${cards.map(this.#adviceOf).find(Boolean) || nothing}
        ${help ? html`<a href=${help} target="_blank" rel="noopener noreferrer">${texts.help}</a>` : nothing}
      </p>
    `;
  }

  #standing({aspects, level, nextLevel, profile}: Status, texts: HomeTexts): TemplateResult {
    const aspect = (certified: boolean) => badge(certified ? 'certified' : 'not-certified', texts);
    const incomplete = profile === 'incomplete';
    const rows = [
      [texts.enterprise, aspect(aspects.enterprise)],
      [texts.accountHolder, aspect(aspects.accountHolder)],
      [
        texts.level,
        html`<strong part="level">${this.#foreign(level.label)}</strong>
          <span class="muted">${this.#foreign(level.advice)}</span>
          ${
            nextLevel
              ? html`${texts.nextLevel} <strong>${this.#foreign(nextLevel.label)}</strong>
                  <button class="link" part="button" @click=${this.#relogin}>${texts.relogin}</button>`
              : nothing
          }`,
      ],
    ] as const;
    return html`
      <section class="standing" aria-labelledby="standing">
        ${heading(this.#level, html`<span id="standing">${texts.standing}</span>`, 'part')}
        ${
          profile
            ? html`<p class=${incomplete ? 'note warning' : ''}>
                ${incomplete ? texts.incomplete : nothing} ${this.#link('profile', texts.profile)}
              </p>`
            : nothing
        }
        <dl>${rows.map(([name, value]) => row(name, value))}</dl>
      </section>
    `;
  }

  /**
   * The text before the link to a method that is only a link. A method for users who cannot use any other is one as
   * long as another can be used.
   */
  #leadOf({id, state}: MethodStatus): string | false | undefined {
    const lead = this.cardOf?.(id)?.lead;
    return (
      state === 'not-certified' &&
      this.offered.some((each) => each.enabled && this.cardOf?.(each.id)?.lead !== lead) &&
      lead
    );
  }

  /** The text that recommends a method. A method that is off, or that the user has, is not recommended. */
  readonly #adviceOf = ({id, state, enabled}: MethodStatus): string | false | undefined =>
    enabled && state === 'not-certified' && this.cardOf?.(id)?.advice;

  #method(method: MethodStatus, texts: HomeTexts): TemplateResult {
    const {id, state, verifiedAt, via, enabled, reason} = method;
    const card = this.cardOf?.(id);
    // The button first: below what is needed, it would be out of sight on a small screen.
    return html`
      <li class="method" part="card">
        ${heading(this.#level, card?.title, 'part')}
        <div class="state">
          ${badge(state, texts)}
          ${this.#adviceOf(method) ? html`<span class="badge mark">${texts.recommended}</span>` : nothing}
        </div>
        ${
          enabled
            ? html`<button
                part=${state === 'certified' ? 'button' : 'button-primary'}
                class=${state === 'certified' ? '' : 'primary'}
                @click=${this.#choose(id)}
              >
                ${card?.action}
              </button>`
            : html`<p class="note warning">${this.#foreign(texts.notNow(reason))}</p>`
        }
        ${verifiedAt ? html`<p class="muted">${texts.verifiedAt(dayOf(verifiedAt, this.locale?.locale ?? 'zh-CN'), via && this.nameOfVia?.(via))}</p>` : nothing}
        <dl>${row(texts.needs, card?.needs)} ${row(texts.time, card?.time)}</dl>
      </li>
    `;
  }

  #link(path: string, label: string | undefined): TemplateResult {
    return html`<button class="link" part="button" @click=${this.#choose(path)}>${label}</button>`;
  }

  #foreign(words: string | undefined): unknown {
    return this.foreign ? this.foreign(words, this.locale) : words;
  }

  readonly #relogin = (): void => {
    this.dispatchEvent(new Event('relogin'));
  };

  readonly #choose = (path: string) => (): void => {
    this.dispatchEvent(new MethodChosenEvent(path));
  };

  get #level(): number {
    return (this.config?.headingLevel ?? 2) + 1;
  }
}

/** As `fact` of the other screens. Shared with them, it would be a third script of the first screen. */
const row = (name: string, value: unknown): TemplateResult =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

/** A state as text and icon, not by colour alone: the manual's green tick and blue pencil. */
const badge = (state: MethodStatus['state'], texts: HomeTexts): TemplateResult => {
  const words = {certified: texts.certified, 'not-certified': texts.notCertified, pending: texts.pending}[state];
  const path = {
    certified: 'M3 8.5l3.2 3.2L13 4.8',
    'not-certified': 'M10.5 3.5l2 2L6 12l-2.6.6L4 10z',
    pending: 'M8 4v4l2.5 2M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0',
  }[state];
  return html`<span part="method-badge" class="badge ${state}"
    ><svg viewBox="0 0 16 16" aria-hidden="true"><path d=${path}></path></svg>${words}</span
  >`;
};

export const defineHome = (): void => {
  register('sw-rc-home', Home);
};
