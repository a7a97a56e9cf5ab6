import {html, type PropertyValues, type TemplateResult} from 'lit';
import type {Adapters} from '../../adapters/adapters.js';
import {BackendClock} from '../../domain/clock.js';
import {CertError, isCertError, toCertError} from '../../domain/errors.js';
import {directions} from '../../domain/locales.js';
import {version} from '../../version.js';
import type {Config} from '../config/config.js';
import type {LocaleState} from '../locales/locale.js';
import {SwErrorEvent, SwReadyEvent, SwStepEvent} from '../events/events.js';
import type {AgentStatus} from '../events/outcome-events.js';
import {safeLinks} from '../config/links.js';
import {localeAt, localeOf} from '../locales/locale.js';
import {Notices} from '../parts/notices.js';
import {noticeStyles} from '../parts/notice.styles.js';
import {StepFocus} from '../lit/step-focus.js';
import {controls} from '../theme/controls.styles.js';
import {PageScheme} from '../theme/scheme.js';
import {isChanged, SettingsElement} from './settings.js';
import {tokens} from '../theme/tokens.styles.js';

/** The machines, the adapters and the inner elements. Loaded while the first content is already on the screen. */
export type JourneyChunk = typeof import('./journey.chunk.js');

/** The screens after the first one. */
export type AfterHome = InstanceType<Awaited<ReturnType<JourneyChunk['loadAfterHome']>>['AfterHome']>;

/** Common to all public elements: settings, appearance, language and events. */
export abstract class CertElement extends SettingsElement {
  /** Version of the library. */
  static readonly version = version;
  static override styles = [tokens, controls, noticeStyles];
  readonly #scheme = new PageScheme(this);
  readonly #notices = new Notices(this);
  readonly #focus = new StepFocus(this, () => this.drawn);

  protected readonly clock = new BackendClock();
  protected chunk: JourneyChunk | undefined;
  protected afterHome: AfterHome | undefined;
  protected missing = false;
  /** Name of the screen that was rendered last. A placeholder for a screen that is still loading does not count. */
  protected drawn: string | undefined;
  protected locale: LocaleState = {locale: 'zh-CN', messages: {}};
  protected config = this.#configure();
  #setUpTimers: readonly ReturnType<typeof setTimeout>[] = [];
  #isOverdue = false;
  #lastError: CertError | undefined;
  #step: string | undefined;

  /** Version of the library. */
  get version(): string {
    return version;
  }

  /** The error of the last request or action that failed, if any. */
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
    if (!this.chunk) void this.bring(this.bringJourney);
    addEventListener('pageshow', this.#onPageShow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#setUpTimers.forEach(clearTimeout);
    removeEventListener('pageshow', this.#onPageShow);
    queueMicrotask(() => {
      if (!this.isConnected) this.afterHome?.stop();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const {messages} = this;
    const locale = this.lang ? localeOf(this.lang) : localeAt(this);
    if (locale !== this.locale.locale || messages !== this.locale.messages) this.locale = {locale, messages};
    const now = this as unknown as Readonly<Record<PropertyKey, unknown>>;
    if (isChanged('isTold', changed, now)) this.config = this.#configure();
    this.afterHome?.tellInside(this.locale, this.config);
    if (this.hasUpdated && isChanged('restarts', changed, now)) this.reset();
  }

  override focus(): void {
    this.#focus.request();
  }

  /** Checks whether the card agent answers. Call it when the user presses a button for this. */
  async checkAgent(): Promise<AgentStatus> {
    if (!this.chunk) await this.bringJourney();
    await this.bringAfterHome();
    return (this.afterHome as AfterHome).checkAgent(this.adapters(this.chunk as JourneyChunk));
  }

  /** Discards everything and starts again. */
  abstract reset(): void;

  protected abstract content(): TemplateResult;

  protected override render(): TemplateResult {
    const own = this.theme === 'light' || this.theme === 'dark';
    const dark = own ? this.theme === 'dark' : this.#scheme.dark;
    return html`
      <div
        part="base"
        lang=${this.locale.locale}
        dir=${directions[this.locale.locale]}
        class="base ${dark ? 'dark' : ''} ${own ? 'own' : ''}"
      >
        ${this.content()} ${this.#notices.render()}
      </div>
    `;
  }

  /**
   * Whether the host has set a backend. The host may do this after a sign-in. After ten seconds, a missing backend is
   * an error.
   */
  protected get isSetUp(): boolean {
    return Boolean(this.backend) || this.baseUrl !== '' || this.#isOverdue;
  }

  protected adapters({adaptersOf}: JourneyChunk): Adapters {
    return adaptersOf(this, this.clock, () => this.locale.locale);
  }

  /** Loads a part of the widget. A browser does not repeat an import that failed, so the page must be reloaded. */
  protected readonly bring = async (load: () => Promise<unknown>): Promise<void> => {
    await load().catch((thrown: unknown) => {
      this.missing = true;
      // If there was an error before, the host already knows.
      if (!this.#lastError) {
        this.tellError(isCertError(thrown) ? thrown : new CertError('network', {where: 'widget'}, thrown));
      }
    });
    this.requestUpdate();
  };

  protected readonly bringJourney = async (): Promise<void> => {
    this.chunk = await import('./journey.chunk.js');
    this.chunk.defineHome();
  };

  protected readonly bringAfterHome = async (): Promise<void> => {
    const part = await this.chunk?.loadAfterHome();
    if (!part || this.afterHome) return;
    this.afterHome = new part.AfterHome(this, () => this.locale);
    this.afterHome.tellInside(this.locale, this.config);
    this.requestUpdate();
  };

  /** Tells the host the current step. The first step also means that the widget is ready. */
  protected tellStep(view: string, step: string, reason: string | undefined): void {
    const before = this.#step;
    this.#step = `${view}/${step}`;
    if (before === this.#step) return;
    if (before === undefined) this.dispatchEvent(new SwReadyEvent(version, this.locale.locale));
    this.dispatchEvent(new SwStepEvent(view, step, reason));
  }

  protected readonly tellError = (thrown: unknown): void => {
    this.#lastError = toCertError(thrown);
    this.dispatchEvent(new SwErrorEvent(this.#lastError));
  };

  /** The page came back from the browser's cache, and another user may have signed in meanwhile. */
  readonly #onPageShow = ({persisted}: PageTransitionEvent): void => {
    if (persisted) this.reset();
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
