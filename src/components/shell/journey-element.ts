import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import type {Adapters} from '../../adapters/adapters.js';
import {CertError, isCertError} from '../../domain/errors.js';
import type {Level, MethodStatus, Status} from '../../domain/schemas.js';
import type {AgentStatus} from '../events/outcome-events.js';
import {Texts} from '../locales/texts.js';
import {busy} from '../parts/busy.js';
import {backendOf, FirstQuestion} from './backend-of.js';
import {frame, notLoaded} from './frame.js';
import {frameTexts, type FrameTexts} from './frame.texts.js';
import type {Journey, JourneyHost, Plan} from './journey.js';
import {SettingsElement} from './settings.js';

/**
 * The machines, the adapters and the screens. Loaded while the first content is already on the screen.
 *
 * @internal
 */
export interface JourneyChunk {
  readonly journeyOf: (host: JourneyHost) => Journey;
}

/**
 * Common to all public elements for the user who certifies: what is there before the journey, and asks the first
 * question. The journey itself comes with the chunk.
 */
export abstract class JourneyElement extends SettingsElement {
  /**
   * Set where the element is defined: an element for one path must not load the others.
   *
   * @internal
   */
  static journey: () => Promise<JourneyChunk>;

  readonly #texts = new Texts(this, frameTexts, () => this.locale);
  #missing = false;
  #journey: Journey | undefined;
  /** Asked while the journey is loading, which takes it over, once. */
  #first: FirstQuestion | undefined;
  /**
   * The view that `start()` requested before the journey existed.
   *
   * @internal
   */
  protected wanted: string | undefined;

  /** @internal */
  protected abstract get plan(): Plan;

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.#journey) void this.#bring(this.#bringJourney);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    queueMicrotask(() => {
      if (!this.isConnected) this.#dropFirst();
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed as PropertyValues<this>);
    if (!this.#journey && this.isSetUp) this.#first ??= new FirstQuestion(backendOf(this), this.locale.locale);
    if (changed.has('methods')) this.#journey?.configure(this.plan.only);
  }

  /** The user's last status from the backend, if it was requested. */
  get status(): Status | undefined {
    return this.#journey?.status;
  }

  /** The user's security level in the last status. */
  get level(): Level | undefined {
    return this.status?.level;
  }

  /** The methods that home offers, with their states. */
  get methodStates(): readonly MethodStatus[] {
    return this.#journey?.offered ?? [];
  }

  /** `home`, `profile`, `result` or the id of the current method. */
  get currentView(): string {
    return this.#journey?.currentView ?? 'home';
  }

  /** Name of the step within the view. */
  get step(): string {
    return this.#journey?.step ?? '';
  }

  /** Opens a method or the profile. Without an argument, starts again. */
  start(method?: string): void {
    if (method === undefined) this.reset();
    else if (!this.#journey?.open(method)) this.wanted = method;
  }

  /** Leaves the current method and goes home. If the user has typed something, asks first. */
  back(): void {
    this.#journey?.send('left');
  }

  /** Cancels the current wait, if any. */
  cancel(): void {
    this.#journey?.send('cancelled');
  }

  /** Repeats the request that failed. */
  retry(): void {
    this.#journey?.send('retried');
  }

  override reset(): void {
    this.#dropFirst();
    this.#journey?.restart();
  }

  /** Asks the backend for the user's status again. */
  refresh(): void {
    this.#journey?.refresh();
  }

  /** Checks whether the card agent answers. Call it when the user presses a button for this. */
  async checkAgent(): Promise<AgentStatus> {
    await this.#bringJourney();
    return (this.#journey as Journey).checkAgent();
  }

  protected override content(): TemplateResult {
    const texts = this.#texts.value;
    return html`
      ${texts ? this.#view(texts) : nothing}
      <div part="footer"><slot name="footer"></slot></div>
    `;
  }

  #view(texts: FrameTexts): TemplateResult {
    if (this.#journey && !this.#missing) return this.#journey.render(texts);
    const content = this.#missing ? notLoaded(texts) : busy(texts.loading);
    return frame(this.config.headingLevel, texts.title, content);
  }

  /** Loads a part of the widget. A browser does not repeat an import that failed, so the page must be reloaded. */
  readonly #bring = async (load: () => Promise<unknown>): Promise<void> => {
    await load().catch((thrown: unknown) => {
      this.#missing = true;
      // If there was an error before, the host already knows.
      if (!this.lastError) {
        this.tellError(isCertError(thrown) ? thrown : new CertError('network', {where: 'widget'}, thrown));
      }
    });
    this.requestUpdate();
  };

  readonly #bringJourney = async (): Promise<void> => {
    const {journeyOf} = await (this.constructor as typeof JourneyElement).journey();
    this.#journey ??= journeyOf({
      element: this,
      clock: this.clock,
      locale: () => this.locale,
      config: () => this.config,
      texts: () => this.#texts.value,
      isSetUp: () => this.isSetUp,
      askedBefore: this.#askedBefore,
      plan: () => {
        const {plan} = this;
        this.wanted = undefined;
        return plan;
      },
      bring: this.#bring,
      fault: (thrown) => {
        this.#missing = true;
        this.tellError(thrown);
      },
      tellError: this.tellError,
      tellReady: () => {
        this.tellReady();
      },
      drawn: (screen) => {
        this.drawn = screen;
      },
    });
  };

  readonly #askedBefore: Adapters['askedBefore'] = () => {
    const first = this.#first;
    this.#first = undefined;
    return first?.take();
  };

  #dropFirst(): void {
    this.#first?.drop();
    this.#first = undefined;
  }

  /** @internal */
  protected override get ownConfig() {
    const {consent, handoff, identifierChecks: mode, acceptSarPassports} = this;
    return {
      consent,
      handoff,
      checks: {mode: mode === 'strict' || mode === 'lenient' ? mode : 'standard', acceptSarPassports},
    } as const;
  }
}
