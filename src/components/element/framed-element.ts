import {html, LitElement, type PropertyDeclaration, type PropertyValues, type TemplateResult} from 'lit';
import {JourneyLog, type EventStamp} from '../../adapters/journey-log.js';
import {toCertError, type CertError} from '../../domain/errors.js';
import {directions} from '../../domain/locales.js';
import {version} from '../../version.js';
import type {Config} from '../config/config.js';
import type {Links} from '../config/links.js';
import {SwErrorEvent, type CertEvent} from '../events/error-event.js';
import type {StepFocus} from '../lit/step-focus.js';
import {localeStateAt, type LocaleState, type Messages} from '../locales/locale.js';
import {Notices} from '../parts/live-region.js';
import {noticeStyles} from '../parts/notice.styles.js';
import {controls} from '../theme/controls.styles.js';
import {PageScheme} from '../theme/scheme.js';
import {tokens} from '../theme/tokens.styles.js';

/** What happens when a setting changes. A setting of neither kind is read when it is needed. */
export interface Setting extends PropertyDeclaration {
  /** Everything starts again. */
  readonly restarts?: true;
  /** All inner elements get the new configuration. */
  readonly updatesConfig?: true;
}

/** Without the links, which a host may have from anywhere: who shows some makes them safe first. */
export type FrameConfig = Omit<Config, 'links' | 'log'>;

/** Each class writes its settings as a literal: the analyzer that lists the attributes in custom-elements.json runs no code. */
export type Settings = Readonly<Record<string, Setting>>;

/** Common to all public elements: appearance, language, the live region, the last error. */
export abstract class FramedElement extends LitElement {
  /** Version of the library. */
  static readonly version = version;
  static override styles = [tokens, controls, noticeStyles];
  static override properties: Settings = {
    lang: {reflect: true, useDefault: true},
    theme: {reflect: true, useDefault: true},
    baseUrl: {attribute: 'base-url', reflect: true, useDefault: true, restarts: true},
    headingLevel: {attribute: 'heading-level', reflect: true, useDefault: true, updatesConfig: true, type: Number},
    links: {attribute: false, useDefault: true, updatesConfig: true},
    messages: {attribute: false, useDefault: true},
    backend: {attribute: false, restarts: true},
    debug: {reflect: true, type: Boolean},
  };

  /**
   * Frameworks set undefined or null for no value. This then means the default, which is the first value set. So does what
   * is of another type than the default, such as a list for a text: a number may be written as a text.
   */
  protected static override finalize(): void {
    // Lit calls it for the same class once more for each subclass.
    if (Object.getOwnPropertyDescriptor(this, 'finalized')) return;
    super.finalize();
    for (const [name, {useDefault}] of this.elementProperties) {
      const accessors = Object.getOwnPropertyDescriptor(this.prototype, name);
      if (!accessors) continue;
      const first = Symbol();
      Object.defineProperty(this.prototype, name, {
        set(this: Record<symbol, unknown>, value: unknown) {
          if (useDefault) this[first] ??= value;
          const preset = this[first];
          let given = value ?? preset;
          const isText = typeof preset === 'number' && typeof given === 'string';
          if (preset !== undefined && typeof given !== typeof preset && !isText) {
            // oxlint-disable-next-line no-console -- without the words of the hints, which come later
            console.warn(`sw-realname-cert: ${String(name)} is no ${typeof preset}`);
            given = preset;
          }
          accessors.set?.call(this, given);
        },
      });
    }
  }

  readonly #scheme = new PageScheme(this);
  readonly #notices = new Notices(this);

  /** BCP 47 tag. Default: the nearest `lang` around the element, then the browser's language. */
  override lang = '';
  /** `auto` follows the page's `color-scheme`. */
  theme: 'auto' | 'light' | 'dark' = 'auto';
  /** Same-origin address of the backend's operations, used if `backend` is not set. */
  baseUrl = '';
  /** Level of the first heading, 1 to 4. */
  headingLevel = 2;
  /** A host's own texts, by locale and `group.key`. */
  messages: Messages = {};
  /** Addresses that the host supplies. */
  links: Links = {};
  /** Logs hints for the host's developer on the console. They contain no personal data. */
  debug = false;

  /** The backend. It has priority over `base-url`. */
  abstract backend: object | undefined;

  protected locale: LocaleState = {locale: 'zh-CN', tag: 'zh-CN', messages: {}};
  #config: FrameConfig | undefined;
  #setUpTimers: readonly ReturnType<typeof setTimeout>[] = [];
  #isOverdue = false;
  #room = '';
  #lastError: CertError | undefined;
  #log: JourneyLog | undefined;
  #focus: StepFocus | undefined;
  #isFocusWanted = false;

  /** Version of the library. */
  get version(): string {
    return version;
  }

  /** The error of the last request or action that failed, until the next step that it did not lead to. */
  get lastError(): CertError | undefined {
    return this.#lastError;
  }

  /**
   * The journey under way: a new one for each mount, each `reset` and each person.
   *
   * @internal
   */
  get log(): JourneyLog {
    return (this.#log ??= new JourneyLog());
  }

  override connectedCallback(): void {
    // In a page that was stored or rendered elsewhere, a former screen stands there already.
    if (!this.hasUpdated) this.shadowRoot?.replaceChildren();
    super.connectedCallback();
    this.#setUpTimers = [
      setTimeout(() => {
        this.broke();
      }, 3_000),
      setTimeout(() => {
        this.#isOverdue = true;
        this.requestUpdate();
      }, 10_000),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#setUpTimers.forEach(clearTimeout);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const next = localeStateAt(this, this.messages);
    const {locale, tag, messages} = this.locale;
    if (next.locale !== locale || next.tag !== tag || next.messages !== messages) this.locale = next;
    if (this.#isChanged('updatesConfig', changed)) this.#config = undefined;
    if (this.hasUpdated && this.#isChanged('restarts', changed)) void this.reset();
  }

  override focus(): void {
    this.#isFocusWanted = true;
    this.#focus?.request();
  }

  /**
   * What moves the focus comes with the screens. Until then a wish for it is kept.
   *
   * @internal
   */
  followSteps(focus: StepFocus): void {
    this.#focus = focus;
    if (this.#isFocusWanted) focus.request();
  }

  /** Discards everything and starts again. */
  abstract reset(): Promise<void>;

  protected abstract content(): TemplateResult;

  protected abstract get ownConfig(): Omit<Config, 'headingLevel' | 'room' | 'links' | 'announce' | 'emit' | 'log'>;

  protected override render(): TemplateResult {
    const own = this.theme === 'light' || this.theme === 'dark';
    const dark = own ? this.theme === 'dark' : this.#scheme.dark;
    return html`
      <div
        part="base"
        lang=${this.locale.tag}
        dir=${directions[this.locale.locale]}
        class="base ${dark ? 'dark' : ''} ${own ? 'own' : ''} ${this.#room}"
      >
        ${this.content()} ${this.#notices.render()}
      </div>
    `;
  }

  protected get config(): FrameConfig {
    return (this.#config ??= {
      ...this.ownConfig,
      headingLevel: Math.min(4, Math.max(1, Math.round(this.headingLevel) || 2)),
      announce: this.#notices.announce,
      emit: this.emit,
      room: this.#room,
    });
  }

  /**
   * Whether the host has set a backend. The host may do this after a sign-in. After ten seconds, a missing backend is
   * an error.
   */
  protected get isSetUp(): boolean {
    return Boolean(this.backend) || this.baseUrl !== '' || this.#isOverdue;
  }

  /**
   * An element threw where it came into the page or rendered, here or inside: the page may have replaced what that needs.
   * Without an argument, only looks whether it has.
   *
   * @internal
   */
  broke(thrown?: unknown): void {
    const {reportError} = this;
    void import('./guard/crash-guard.js').then(
      ({guardElement}) => {
        guardElement(this, reportError, thrown);
      },
      () => {
        if (thrown) reportError(thrown);
      },
    );
  }

  /**
   * Tells the host. Nothing else dispatches an event of ours, so that each says of which journey it is, and where in it.
   *
   * @internal
   */
  readonly emit = (event: CertEvent, {id, startedAt, attempt, view, step}: EventStamp = this.log): boolean =>
    this.dispatchEvent(
      Object.assign(event, {
        journey: id,
        elapsed: startedAt && Math.round(performance.now() - startedAt),
        view,
        step,
        attempt,
      }),
    );

  protected readonly reportError = (thrown: unknown): void => {
    this.#lastError = toCertError(thrown);
    this.emit(new SwErrorEvent(this.#lastError));
  };

  /** @internal */
  recovered(): void {
    this.#lastError = undefined;
  }

  /** @internal */
  endJourney(): void {
    this.#log = undefined;
  }

  /**
   * Renders for this room (`watchRoom`).
   *
   * @internal
   */
  fitInto(room: string): void {
    this.#room = room;
    this.#config = undefined;
    this.requestUpdate();
  }

  /** Whether a setting of that kind has changed. */
  #isChanged(kind: 'restarts' | 'updatesConfig', changed: PropertyValues): boolean {
    const settings: ReadonlyMap<PropertyKey, Setting> = (this.constructor as typeof FramedElement).elementProperties;
    return [...changed].some(([name, before]) => settings.get(name)?.[kind] && before !== this[name as keyof this]);
  }
}
