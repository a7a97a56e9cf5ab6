import {html, LitElement, type PropertyValues, type TemplateResult, type PropertyDeclarations} from 'lit';
import type {HumanCheck} from '../adapters/attempts.js';
import type {CertBackend} from '../adapters/backend.js';
import type {CardAgent} from '../adapters/card-agent.js';
import type {EncryptField} from '../adapters/protect.js';
import type {ConsentNotices} from '../domain/consent.js';
import type {CheckMode} from '../domain/identifiers/result.js';
import {BackendClock} from '../domain/clock.js';
import {CertError, isCertError, toCertError} from '../domain/errors.js';
import {version} from '../version.js';
import type {Config, LocaleState, Messages} from './ui.js';
import {SwErrorEvent, SwReadyEvent, SwStepEvent} from './events.js';
import {safeLinks, type Links} from './links.js';
import {localeAt, localeOf} from './locales/locale.js';
import {Notices} from './notice/notices.js';
import {noticeStyles} from './notice/notice.styles.js';
import {StepFocus} from './step-focus.js';
import {controls} from './theme/controls.styles.js';
import {PageScheme} from './theme/scheme.js';
import {tokens} from './theme/tokens.styles.js';

/** Another one begins anew. */
const whomToAsk = ['backend', 'baseUrl', 'agent', 'agentUrl'] as const;
/** Another one is told to all that is inside. */
const toldInside = ['links', 'consent', 'handoff', 'headingLevel', 'identifierChecks', 'acceptSarPassports'] as const;

/** The machines, the adapters and the inner elements: loaded while the first content is on the screen already. */
export type Engine = typeof import('./realname-cert/engine.js');

/** The screens after the first one. */
export type Later = InstanceType<Awaited<ReturnType<Engine['loadLater']>>['Later']>;

/** What every public element has: whom to ask, how to look, in which language, and the events. */
export abstract class CertElement extends LitElement {
  /** Version of the library. */
  static readonly version = version;
  static override styles = [tokens, controls, noticeStyles];
  static override properties: PropertyDeclarations = {
    lang: {reflect: true, useDefault: true},
    theme: {reflect: true, useDefault: true},
    baseUrl: {attribute: 'base-url', reflect: true, useDefault: true},
    agentUrl: {attribute: 'agent-url', reflect: true, useDefault: true},
    identifierChecks: {attribute: 'identifier-checks', reflect: true, useDefault: true},
    headingLevel: {attribute: 'heading-level', type: Number, reflect: true, useDefault: true},
    backend: {attribute: false},
    agent: {attribute: false},
    messages: {attribute: false, useDefault: true},
    links: {attribute: false, useDefault: true},
    minAgentVersion: {attribute: false},
    acceptSarPassports: {attribute: false},
    consent: {attribute: false, useDefault: true},
    returnUrl: {attribute: 'return-url', reflect: true, useDefault: true},
    handoff: {reflect: true, useDefault: true},
    debug: {type: Boolean, reflect: true},
    encryptField: {attribute: false},
    humanCheck: {attribute: false},
  };

  /** Frameworks set undefined, or null, where there is nothing to set: that is the default, which is set first. */
  protected static override finalize(): void {
    if (Object.hasOwn(this, 'finalized')) return;
    super.finalize();
    for (const [name, {useDefault}] of this.elementProperties) {
      const accessors = Object.getOwnPropertyDescriptor(this.prototype, name);
      const first = Symbol();
      if (accessors)
        Object.defineProperty(this.prototype, name, {
          ...accessors,
          set(this: Record<symbol, unknown>, value: unknown) {
            if (useDefault) this[first] ??= value;
            accessors.set?.call(this, value ?? this[first]);
          },
        });
    }
  }

  readonly #scheme = new PageScheme(this);
  readonly #notices = new Notices(this);
  readonly #focus = new StepFocus(this, () => this.settled);

  /** BCP 47 tag; by default the nearest `lang` around the element, then the browser's. */
  override lang = '';
  /** `auto` follows the page's `color-scheme`. */
  theme: 'auto' | 'light' | 'dark' = 'auto';
  /** Same-origin address of the backend's operations, where `backend` is not set. */
  baseUrl = '';
  /** Address of the card agent, on loopback or its official name. */
  agentUrl = '';
  /**
   * How much is made of a credit code's check digits: by default they ask for a second look; `strict` refuses what
   * breaks the standard, `lenient` is for test systems with made-up codes.
   */
  identifierChecks: CheckMode = 'standard';
  /** Level of the first heading, 1 to 4. */
  headingLevel = 2;
  /** Whom to ask; wins over `base-url`. */
  backend: CertBackend | undefined;
  /** Another card agent than China E-Port's. */
  agent: CardAgent | undefined;
  /** A host's own words, by locale and `group.key`. */
  messages: Messages = {};
  /** Addresses that the host supplies. */
  links: Links = {};
  /** The oldest version of the card agent that will do, such as `1.5.24`. */
  minAgentVersion: string | undefined;
  /** Whether passports of the Hong Kong and Macau SARs will do as passports of the PRC. */
  acceptSarPassports = false;
  /** What is told before a method takes in personal data, by the method's id. */
  consent: ConsentNotices = {};
  /** Same-origin address to which a bank sends the user back; this page by default. */
  returnUrl = '';
  /** Where a bank's site opens. */
  handoff: 'new-tab' | 'same-tab' = 'new-tab';
  /** Hints for the host's developer on the console. Nothing personal. */
  debug = false;
  /** Encrypts ID, card and mobile numbers before they leave the page. */
  encryptField: EncryptField | undefined;
  /** The host's own slider or captcha, for when the backend asks for one. */
  humanCheck: HumanCheck | undefined;

  protected readonly clock = new BackendClock();
  protected engine: Engine | undefined;
  protected later: Later | undefined;
  protected missing = false;
  protected locale: LocaleState = {locale: 'zh-CN', messages: {}};
  protected config = this.#configure();
  #setUpTimers: readonly ReturnType<typeof setTimeout>[] = [];
  #isOverdue = false;
  #lastError: CertError | undefined;
  #step = '';
  #ready = false;

  /** Version of the library. */
  get version(): string {
    return version;
  }

  /** The last thing that could not be asked or done, if any. */
  get lastError(): CertError | undefined {
    return this.#lastError;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#setUpTimers = [
      setTimeout(() => {
        if (!this.isSetUp) void import('./hint.js').then(({hintNobody}) => hintNobody());
      }, 1_000),
      setTimeout(() => {
        this.#isOverdue = true;
        this.requestUpdate();
      }, 10_000),
    ];
    if (!this.engine) void this.bring(this.bringEngine);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#setUpTimers.forEach(clearTimeout);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const {messages} = this;
    const locale = this.lang ? localeOf(this.lang) : localeAt(this);
    if (locale !== this.locale.locale || messages !== this.locale.messages) this.locale = {locale, messages};
    if (toldInside.some((name) => changed.has(name))) this.config = this.#configure();
    this.later?.tellInside(this.locale, this.config);
    if (this.hasUpdated && whomToAsk.some((name) => changed.has(name) && changed.get(name) !== this[name]))
      this.reset();
  }

  override focus(): void {
    this.#focus.request();
  }

  /** Name of what shows; undefined while the first answer is awaited. */
  protected abstract get settled(): string | undefined;

  /** Drops everything and begins anew. */
  abstract reset(): void;

  protected abstract content(): TemplateResult;

  protected override render(): TemplateResult {
    const own = this.theme === 'light' || this.theme === 'dark';
    const dark = own ? this.theme === 'dark' : this.#scheme.dark;
    return html`
      <div part="base" lang=${this.locale.locale} class="base ${dark ? 'dark' : ''} ${own ? 'own' : ''}">
        ${this.content()} ${this.#notices.render()}
      </div>
    `;
  }

  /** Whether the host has said whom to ask. It may do so after a sign-in; after ten seconds to ask nobody is an error. */
  protected get isSetUp(): boolean {
    return Boolean(this.backend) || this.baseUrl !== '' || this.#isOverdue;
  }

  /** Loads a part of the widget. A browser does not try twice to import what failed once, so the page has to. */
  protected readonly bring = async (load: () => Promise<unknown>): Promise<void> => {
    await load().catch((thrown: unknown) => {
      this.missing = true;
      // Where something went wrong before, the host has been told.
      if (!this.#lastError) {
        this.tellError(isCertError(thrown) ? thrown : new CertError('network', {where: 'widget'}, thrown));
      }
    });
    this.requestUpdate();
  };

  protected readonly bringEngine = async (): Promise<void> => {
    this.engine = await import('./realname-cert/engine.js');
    this.engine.defineHome();
  };

  protected readonly bringLater = async (): Promise<void> => {
    const later = await this.engine?.loadLater();
    if (!later || this.later) return;
    this.later = new later.Later(this, () => this.locale);
    this.later.tellInside(this.locale, this.config);
    this.requestUpdate();
  };

  /** Tells the host which step shows; the first one is also the sign that the widget is ready. */
  protected tellStep(view: string, step: string, reason: string | undefined): void {
    if (!this.#ready) {
      this.#ready = true;
      this.dispatchEvent(new SwReadyEvent(version, this.locale.locale));
    }
    const key = `${view}/${step}`;
    if (key === this.#step) return;
    this.#step = key;
    this.dispatchEvent(new SwStepEvent(view, step, reason));
  }

  protected readonly tellError = (thrown: unknown): void => {
    this.#lastError = toCertError(thrown);
    this.dispatchEvent(new SwErrorEvent(this.#lastError));
  };

  #configure(): Config {
    const {headingLevel, links, consent, handoff, identifierChecks: mode, acceptSarPassports} = this;
    return {
      headingLevel: Math.min(4, Math.max(1, Math.round(headingLevel) || 2)),
      links: safeLinks(links),
      consent,
      handoff,
      checks: {mode: mode === 'strict' || mode === 'lenient' ? mode : 'standard', acceptSarPassports},
      clock: this.clock,
      announce: this.#notices.announce,
    };
  }
}
