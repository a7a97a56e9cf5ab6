import {html, LitElement, nothing, type TemplateResult, type PropertyDeclarations, type PropertyValues} from 'lit';
import {hasHighest, raiseHighest, raisesTo, reachesAny} from '../../domain/levels.js';
import type {Level, MethodStatus, Status} from '../../domain/schemas.js';
import {type Validity, validityOf} from '../../domain/method-status.js';
import type {MethodId} from '../../domain/ids.js';
import {ownProperty} from '../../domain/own-property.js';
import type {OfferedMethod} from '../../machines/certification.setup.js';
import {home} from '../../locales/home.js';
import type {Config} from '../config/config.js';
import {helpAt} from '../config/links.js';
import {withLang} from '../locales/with-lang.js';
import type {LocaleState} from '../locales/locale.js';
import {dayOf} from '../locales/time-format.js';
import {
  bankIcon,
  cardIcon,
  clockIcon,
  externalIcon,
  helperIcon,
  helpIcon,
  infoIcon,
  openIcon,
  personIcon,
  successIcon,
  warningIcon,
} from '../icons/icons.js';
import {cardStyles} from '../theme/card.styles.js';
import {heading} from '../parts/templates.js';
import {icon, levelMeter} from '../parts/icon.js';
import {Texts} from '../locales/texts.js';
import type {CardOf, MethodCard, PlaceOf} from '../path/method.js';
import {noticeStyles} from '../parts/notice.styles.js';
import {register} from '../lit/register.js';
import {whenFocusLost} from '../lit/step-focus.js';
import {controls} from '../theme/controls.styles.js';
import {homeStyles} from './home.styles.js';
import {homeTexts, type HomeTexts} from './home.texts.js';

/** A method of a host has the icon of all external ones. */
const methodIcons: Readonly<Record<MethodId, string>> = {
  'ic-card': cardIcon,
  'legal-rep': personIcon,
  'bank-ukey': bankIcon,
  'admin-assist': helperIcon,
};

/** The state of a method, or what its validity makes of it. */
type Standing = MethodStatus['state'] | 'expiring' | 'ended';

const standingIcons: Readonly<Record<Standing, string>> = {
  certified: successIcon,
  'not-certified': openIcon,
  pending: clockIcon,
  expiring: clockIcon,
  ended: warningIcon,
};

/** Why a certification expires. By any other reason it has lapsed. */
const endsByTime: ReadonlySet<string | undefined> = new Set(['card-ends', 'term', undefined]);

/** A method that is offered, with its words, and the validity of its certification. */
type Offer = OfferedMethod & MethodCard & {readonly validity: Validity | undefined};

/** The method with the primary button, the recommended one, and the one to be renewed. Each may be missing. */
type Chosen = Readonly<Record<'main' | 'advised' | 'renewal', Offer | undefined>>;

/** Shows the user's status, and the methods to choose from. */
export class Home extends LitElement {
  static override styles = [controls, noticeStyles, cardStyles, homeStyles];
  static override properties: PropertyDeclarations = {
    status: {attribute: false},
    offered: {attribute: false},
    cardOf: {attribute: false},
    placeOf: {attribute: false},
    locale: {attribute: false},
    config: {attribute: false},
    requires: {attribute: false},
    requiredFor: {attribute: false},
    choose: {attribute: false},
    relogin: {attribute: false},
  };

  readonly #texts = new Texts(this, homeTexts, home, () => this.locale);

  status: Status | undefined;
  offered: readonly OfferedMethod[] = [];
  cardOf: CardOf | undefined;
  placeOf: PlaceOf | undefined;
  locale: LocaleState | undefined;
  config: Config | undefined;
  /** Ids of the levels of which the user needs any, and what for, in the host's words. Undefined: none. */
  requires: readonly string[] | undefined;
  requiredFor = '';
  /** Called when the user presses a method's button, or the profile's. */
  choose: (path: string) => void = () => undefined;
  relogin: (() => void) | undefined;

  /** A refresh may switch off the method whose button has the focus. */
  protected override update(changed: PropertyValues<this>): void {
    const had = this.shadowRoot?.activeElement;
    super.update(changed);
    if (had)
      whenFocusLost(() => {
        const root = this.getRootNode();
        if (root instanceof ShadowRoot) (root.host as HTMLElement).focus();
      });
  }

  override render(): TemplateResult | typeof nothing {
    const texts = this.#texts.value;
    if (!texts || !this.status) return nothing;
    const links = this.config?.links ?? {};
    const {nextLevel, now, profile} = this.status;
    const isHighest = hasHighest(this.status);
    const offers = this.offered.flatMap((method): Offer | [] => {
      const card = this.cardOf?.(method.id);
      return card ? {...method, ...card, validity: validityOf(method, now)} : [];
    });
    const usable = offers.filter(({enabled, needsComputer}) => enabled && !needsComputer);
    // A method for users who cannot use any other is a link as long as another can be used.
    const isLink = ({state, lead, validity}: Offer) =>
      lead && state === 'not-certified' && !validity && usable.some((other) => other.lead !== lead);
    // Nor is one that is off a card, unless it has something to say of the user, or nothing else can be used.
    const isOff = ({enabled, state, validity}: Offer) =>
      !enabled && state === 'not-certified' && !validity && usable.length > 0;
    const cards = offers.filter((offer) => !isLink(offer) && !isOff(offer));
    const advised = offers.find(({advised: act}) => act === 'certify');
    // One primary button: what must be done first, what is to be renewed, or else the method that is recommended.
    const isIncomplete = profile === 'incomplete';
    const isFirst = nextLevel || isIncomplete;
    const renewal = isFirst ? undefined : offers.find(({advised: act}) => act === 'renew');
    const main =
      isFirst || renewal || isHighest
        ? undefined
        : (advised ?? usable.find((offer) => offer.state === 'not-certified' && !isLink(offer)));
    return html`
      ${this.#standing(this.status, usable, texts, renewal)}
      ${
        cards.length > 0
          ? html`<ul class="methods of-${cards.length}">
              ${cards.map((offer) => this.#method(offer, {main, advised, renewal}, texts))}
            </ul>`
          : nothing
      }
      ${offers.map((offer) =>
        isLink(offer)
          ? !isHighest && offer.enabled
            ? html`<p class="foot">${offer.lead} ${this.#link(offer.id, offer.action)}</p>`
            : nothing
          : isOff(offer)
            ? html`<p class="foot muted off">${offer.title} <span>${this.#notNow(offer, texts)}</span></p>`
            : nothing,
      )}
      ${this.offered.length === 0 ? html`<div class="note warning">${said('warning', texts.none)}</div>` : nothing}
      ${foot(
        advised?.advice ?? nothing,
        cards.some(({id, needsComputer, state}) => id === 'ic-card' && !needsComputer && state !== 'certified')
          ? away(links.agentDownload, texts.install)
          : nothing,
      )}
      ${foot(profile === 'complete' ? this.#link('profile', texts.profile) : nothing)}
    `;
  }

  #standing(status: Status, usable: readonly Offer[], texts: HomeTexts, renewal: Offer | undefined): TemplateResult {
    const {aspects, level, nextLevel, profile} = status;
    const isIncomplete = profile === 'incomplete';
    const help = helpAt(this.config?.links ?? {}, 'home');
    // What is certified already counts from the next sign-in on.
    const aspect = (certified: boolean) =>
      certified || !nextLevel
        ? this.#badge(certified ? 'certified' : 'not-certified', texts)
        : this.#badge('pending', {...texts, pending: texts.afterRelogin});
    const rows = [
      [texts.enterprise, aspect(aspects.enterprise)],
      [texts.accountHolder, aspect(aspects.accountHolder)],
      [
        texts.level,
        html`${levelMeter(level.rank)} <strong part="level">${this.#nameOf(level, texts)}</strong>
          <span class="small">${level.advice && !nextLevel ? this.#advice(status, usable, texts) : nothing}</span>`,
      ],
    ] as const;
    return html`
      <section aria-labelledby="standing">
        <div class="line">
          <div class="live">${heading(this.#level, html`<span id="standing">${texts.standing}</span>`, 'part')}</div>
          ${this.#required(status, texts)}
          ${help ? html`<span class="help">${icon(helpIcon)} ${away(help, texts.help)}</span>` : nothing}
        </div>
        ${isIncomplete ? this.#asked('warning', texts.incomplete, texts.complete, this.#choose('profile')) : nothing}
        ${
          nextLevel
            ? this.#asked(
                'info',
                this.#sentence(texts.nextLevel, nextLevel, texts),
                texts.relogin,
                this.relogin,
                !isIncomplete,
              )
            : nothing
        }
        ${
          renewal
            ? this.#asked(
                'warning',
                whole(texts.renewal(renewal.name, this.#ending(renewal, texts))),
                texts.renew,
                this.#choose(renewal.id),
              )
            : nothing
        }
        <dl class="standing">${rows.map(([name, value]) => row(name, value))}</dl>
      </section>
    `;
  }

  /** What the user is asked to do, with its button. Of the first, that is the primary one. */
  #asked(
    tone: 'info' | 'warning',
    words: unknown,
    action: string,
    press: (() => void) | undefined,
    isFirst = true,
  ): TemplateResult {
    return html`<div class="note ${tone}">${said(tone, words)} ${this.#button(action, press, isFirst)}</div>`;
  }

  #button(action: string, press: (() => void) | undefined, isPrimary: boolean): TemplateResult {
    return html`<button
      part=${isPrimary ? 'button-primary' : 'button'}
      class=${isPrimary ? 'primary' : ''}
      @click=${press}
    >
      ${action}
    </button>`;
  }

  /** What the host needs of the user, as long as they don't have it. */
  #required(status: Status, texts: HomeTexts): TemplateResult | typeof nothing {
    const {requires, requiredFor: purpose} = this;
    if (!requires || reachesAny(status.level, requires, status)) return nothing;
    const nameOf = (id: string) =>
      texts.levels.get(id) ?? status.methods.find(({leadsTo}) => leadsTo?.id === id)?.leadsTo?.label ?? id;
    const words = texts.required(requires.map(nameOf).join(texts.or), purpose);
    return html`<p class="required">${this.#foreign(words, purpose)}</p>`;
  }

  /** The backend's own words only for a level that we do not know. */
  #nameOf({id, label}: Level, {levels}: HomeTexts): unknown {
    return levels.get(id) ?? this.#foreign(label);
  }

  /** With the name of a level in it: the backend's own only for one that we do not know. */
  #sentence(words: (level: string) => string, {id, label}: Level, {levels}: HomeTexts): unknown {
    const known = levels.get(id);
    return this.#foreign(words(known ?? label), known ? '' : label);
  }

  /** What leads to the highest level that the user can reach; the backend's own words only for its own level. */
  #advice(status: Status, usable: readonly Offer[], texts: HomeTexts): unknown {
    const {id, advice} = status.level;
    const ways = raiseHighest(usable, status);
    const to = ways[0]?.leadsTo;
    const names = ways.map(({name}) => name).join(texts.or);
    const how = to && this.#sentence((label) => texts.raisedBy(names, label), to, texts);
    return texts.levels.has(id) ? (how ?? texts.raise) : [this.#foreign(advice), ' ', how];
  }

  #method(offer: Offer, {main, advised, renewal}: Chosen, texts: HomeTexts): TemplateResult {
    const {id, title, time, needs, action, name, state, verifiedAt, via, effective, enabled} = offer;
    const {needsComputer, validity, validUntil = '', endReason} = offer;
    // What comes before it is asked for above.
    const isAdvised = offer === advised && this.status?.profile !== 'incomplete';
    const isRenewal = offer === renewal;
    const isCertified = state === 'certified';
    const isEnding = validity === 'expiring' || validity === 'ended';
    // A sentence of the end has its date, above the cards or in this one.
    const isSaid = isRenewal || (isEnding && (enabled || validity === 'ended'));
    const isLapsed = !endsByTime.has(endReason);
    const raised = enabled && this.status ? raisesTo(offer, this.status) : undefined;
    const hindrance = enabled ? needsComputer && texts.atComputer : this.#notNow(offer, texts);
    // Who is certified has nothing to prepare.
    const rows = [
      ...(isCertified ? [] : [row(texts.needs, needs), row(texts.time, html`<span class="whole">${time}</span>`)]),
      ...(validity && !isSaid ? [row(texts.validUntil, whole(this.#dayOf(validUntil, 1)))] : []),
      ...(raised && !isCertified
        ? [row(texts.leadsTo, [this.#nameOf(raised, texts), effective && texts[effective]])]
        : []),
    ];
    return html`
      <li class="card method ${isAdvised ? 'advised' : ''}" part="card ${isAdvised ? 'card-recommended' : ''}">
        <div class="head">
          ${icon(ownProperty(methodIcons, id) ?? externalIcon)}
          <div>
            ${heading(this.#level, title, 'part')}
            ${this.#badge(isEnding ? validity : state, isLapsed ? {...texts, ended: texts.lapsed} : texts)}
          </div>
        </div>
        ${isAdvised ? html`<span class="mark" part="tag">${texts.recommended}</span>` : nothing}
        ${rows.length > 0 ? html`<dl class="small">${rows}</dl>` : nothing}
        ${verifiedAt ? html`<p class="muted">${whole(texts.verifiedAt(this.#dayOf(verifiedAt), via && this.#wayOf(via, id, texts)))}</p>` : nothing}
        ${isSaid && !isRenewal ? html`<div class="note warning small">${said('warning', whole(this.#ending(offer, texts)))}</div>` : nothing}
        ${hindrance ? html`<div class="note warning">${said('warning', hindrance)}</div>` : nothing}
        ${
          // The note above has the button of what is to be renewed.
          !enabled || isRenewal
            ? nothing
            : isCertified
              ? this.#link(id, texts.renew, name)
              : this.#button(action, this.#choose(id), offer === main)
        }
      </li>
    `;
  }

  #notNow({reason}: Offer, texts: HomeTexts): unknown {
    return this.#foreign(texts.notNow(reason), reason);
  }

  /** What is said of a certification that ends soon, or that has ended. */
  #ending({validity, validUntil = '', endReason = ''}: Offer, texts: HomeTexts): string {
    return validity === 'ended'
      ? texts.endedOn(this.#dayOf(validUntil), endReason)
      : texts.renewBefore(this.#dayOf(validUntil, 1), endReason);
  }

  /** A state as text and icon, not by colour alone. */
  #badge(state: Standing, {certified, notCertified, pending, expiring, ended}: HomeTexts): TemplateResult {
    const words = {certified, 'not-certified': notCertified, pending, expiring, ended}[state];
    return html`<span part="method-badge" class="badge ${state}">${icon(standingIcons[state])}${words}</span>`;
  }

  #wayOf(via: string, method: string, texts: HomeTexts): string | undefined {
    return texts.via.get(via) ?? this.placeOf?.(via, method)?.name[this.locale?.locale ?? 'zh-CN'];
  }

  /** What ends at midnight is valid until the day before: of that, the last millisecond counts. */
  #dayOf(instant: string, before = 0): string {
    return dayOf(Date.parse(instant) - before, this.locale?.tag ?? 'zh-CN');
  }

  /** `of` says what it is about, where several such links are on the screen. */
  #link(path: string, label: string, of?: string): TemplateResult {
    return html`<button
      class="link"
      part="button-link"
      aria-label=${of ? `${label} ${of}` : nothing}
      @click=${this.#choose(path)}
    >
      ${label}
    </button>`;
  }

  #foreign(words: string | undefined, quote = words): unknown {
    return withLang(words, this.locale, quote);
  }

  readonly #choose = (path: string) => (): void => {
    this.choose(path);
  };

  get #level(): number {
    return (this.config?.headingLevel ?? 2) + 1;
  }
}

/** What a note says, with its icon. */
const said = (tone: 'info' | 'warning', words: unknown): TemplateResult =>
  html`<p class="said">${icon(tone === 'info' ? infoIcon : warningIcon)}<span>${words}</span></p>`;

/** A Chinese date has no spaces: it would break within. */
const whole = (words: string): unknown =>
  words.split(/(\d+年\d+月\d+日)/).map((part, index) => (index % 2 ? html`<span class="whole">${part}</span>` : part));

const row = (name: string, value: unknown): TemplateResult =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

const away = (href: string | undefined, words: string): TemplateResult | typeof nothing =>
  href ? html`<a href=${href} target="_blank" rel="noopener noreferrer">${words}</a>` : nothing;

/** What stands below the methods, a line for each matter. */
const foot = (...parts: readonly unknown[]): TemplateResult | typeof nothing =>
  parts.some((part) => part !== nothing) ? html`<p class="foot muted">${parts}</p>` : nothing;

export const defineHome = (): void => {
  register('sw-rc-home', Home);
};
