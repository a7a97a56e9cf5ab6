import type {PropertyValues} from 'lit';
import type {Adapters} from '../../adapters/adapters.js';
import {CertError, isCertError} from '../../domain/errors.js';
import {SwStepEvent} from '../events/events.js';
import type {AgentStatus} from '../events/outcome-events.js';
import {backendOf, FirstQuestion} from './backend-of.js';
import {SettingsElement} from './settings.js';

/**
 * The machines, the adapters and the inner elements. Loaded while the first content is already on the screen.
 *
 * @internal
 */
export type JourneyChunk = typeof import('./journey.chunk.js');

/**
 * The screens after the first one.
 *
 * @internal
 */
export type AfterHome = InstanceType<Awaited<ReturnType<JourneyChunk['loadAfterHome']>>['AfterHome']>;

/** Common to all public elements for the user who certifies: what is loaded when, and the steps that the host is told. */
export abstract class CertElement extends SettingsElement {
  /**
   * Set where the element is defined: an element for one path must not load the others.
   *
   * @internal
   */
  static journey: () => Promise<JourneyChunk>;

  /** @internal */
  protected chunk: JourneyChunk | undefined;
  /** @internal */
  protected afterHome: AfterHome | undefined;
  protected missing = false;
  /** What waits for the browser to be idle. */
  protected idle: number | undefined;
  /** Asked while the machines are loading. They take it over, once. */
  #first: FirstQuestion | undefined;
  #step: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.chunk) void this.bring(this.bringJourney);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#dropFirst();
      this.afterHome?.stop();
      // A page that is never idle would keep the removed element.
      cancelIdleCallback(this.idle as number);
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!this.chunk && this.isSetUp) this.#first ??= new FirstQuestion(backendOf(this), this.locale.locale);
    this.afterHome?.tellInside(this.locale, this.config);
  }

  /** Checks whether the card agent answers. Call it when the user presses a button for this. */
  async checkAgent(): Promise<AgentStatus> {
    if (!this.chunk) await this.bringJourney();
    await this.bringAfterHome();
    return (this.afterHome as AfterHome).checkAgent(this.adapters(this.chunk as JourneyChunk));
  }

  /** @internal */
  protected adapters({adaptersOf}: JourneyChunk): Adapters {
    return adaptersOf(this, this.clock, () => this.locale.locale, this.#askedBefore);
  }

  override reset(): void {
    this.#dropFirst();
  }

  readonly #askedBefore: Adapters['askedBefore'] = () => {
    const first = this.#first;
    this.#first = undefined;
    return first?.take();
  };

  #dropFirst(): void {
    this.#first?.drop();
    this.#first = undefined;
  }

  /** Loads a part of the widget. A browser does not repeat an import that failed, so the page must be reloaded. */
  protected readonly bring = async (load: () => Promise<unknown>): Promise<void> => {
    await load().catch((thrown: unknown) => {
      this.missing = true;
      // If there was an error before, the host already knows.
      if (!this.lastError) {
        this.tellError(isCertError(thrown) ? thrown : new CertError('network', {where: 'widget'}, thrown));
      }
    });
    this.requestUpdate();
  };

  protected readonly bringJourney = async (): Promise<void> => {
    this.chunk = await (this.constructor as typeof CertElement).journey();
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
    if (before === undefined) this.tellReady();
    this.dispatchEvent(new SwStepEvent(view, step, reason));
  }

  protected override get ownConfig() {
    const {consent, handoff, identifierChecks: mode, acceptSarPassports} = this;
    return {
      consent,
      handoff,
      checks: {mode: mode === 'strict' || mode === 'lenient' ? mode : 'standard', acceptSarPassports},
    } as const;
  }
}
