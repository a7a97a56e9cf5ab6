import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {loadError} from '../../domain/errors.js';
import type {ExternalMethod} from '../../domain/external-methods.js';
import type {PathId, View} from '../../domain/ids.js';
import type {MethodStatus, Status} from '../../domain/schemas.js';
import {home} from '../../locales/home.js';
import type {Diagnostics} from '../failure/diagnostics.js';
import type {AgentStatus} from '../events/outcome-events.js';
import {takenNames} from '../lit/register.js';
import {Texts} from '../locales/texts.js';
import type {Method, Path} from '../path/method.js';
import type {ResultButton} from '../result/result.texts.js';
import {backendFor, EarlyStatus} from './early-status.js';
import {asking, frame, notLoaded} from './frame.js';
import {frameTexts, type FrameTexts} from './frame.texts.js';
import type {Step} from '../events/steps.js';
import type {Journey, JourneyHost, Plan} from './journey/journey.js';
import type {Settings} from './framed-element.js';
import {SettingsElement, tokensIn} from './settings.js';

/**
 * The machines, the adapters and the screens. Loaded while the first content is already on the screen.
 *
 * @internal
 */
export interface JourneyChunk {
  readonly Journey: new (host: JourneyHost, paths: readonly (Path | Method)[]) => Journey;
  /** What it adds to what the page can open. */
  readonly paths: readonly (Path | Method)[];
}

/**
 * Real-name certification of an enterprise user: home, the chosen method, and the result. What is here is there before
 * the journey, and sends the request for the status. The journey itself comes with the chunk.
 *
 * @tagname sw-realname-cert
 * @event sw-ready - the first screen is shown: `version`, `locale`
 * @event sw-step - a step was entered, and the one before was left: `reason`, `hasUnsavedInput`
 * @event sw-end - the last step of the journey was left: `reason`
 * @event sw-complete - the backend certified the user: `method`, `level`, `effective`, `certificationId`
 * @event sw-pending - the backend has not decided yet: `method`
 * @event sw-refused - the backend refused: `method`, `code`
 * @event sw-expiring - a certification ends soon, once per journey: `method`, `validUntil`
 * @event sw-leave - the user left a method, which is the `view`
 * @event sw-before-handoff - the user is about to go to a place, such as a bank's site; cancelable: `method`, `place`, `origin`
 * @event sw-error - a request or an action failed: `code`, `where`, `retryable`, `status`, `requestId`
 * @event sw-agent-status - a new status of the card agent: `state`, `version`
 * @event sw-profile-saved - a change of the record was saved: `which`
 * @event sw-relogin - the user asks to sign in again: `reason`
 * @slot heading - replaces the heading of home
 * @slot intro - between the heading and the content of home
 * @slot footer - below everything
 * @csspart base - the whole widget
 * @csspart heading - each heading
 * @csspart back - the way back from a path to home
 * @csspart steps - the list of a path's steps
 * @csspart step - one step of the list
 * @csspart card - a method on home
 * @csspart card-recommended - the recommended method on home
 * @csspart method-badge - the state of a method
 * @csspart tag - a mark of one word, such as “recommended”
 * @csspart icon - an icon
 * @csspart note - a note
 * @csspart details - what is folded
 * @csspart skeleton - in place of what is being loaded
 * @csspart qr-code - a code for a phone
 * @csspart level - the user's security level
 * @csspart field - a label, its hint, its error and its input
 * @csspart label - the label of a field
 * @csspart hint - the hint of a field
 * @csspart input - an input
 * @csspart error - the error of a field
 * @csspart error-summary - the errors of a form
 * @csspart button - a button
 * @csspart button-link - a button that looks like a link
 * @csspart button-primary - the button of the most likely next step
 * @csspart alert - a failure message
 * @csspart dialog - a dialog
 * @csspart result - the outcome
 * @csspart footer - below everything
 * @cssprop [--sw-color-primary=#0b5cad] - buttons, links, marks
 * @cssprop [--sw-color-on-primary=#fff] - text on the primary colour
 * @cssprop [--sw-color-text=#1c2733] - text
 * @cssprop [--sw-color-text-muted=#55626f] - less important text
 * @cssprop [--sw-color-surface=#fff] - background
 * @cssprop [--sw-color-border=#c9d3de] - borders and lines
 * @cssprop [--sw-color-focus=var(--sw-color-primary)] - focus ring; the primary colour, if only that is set
 * @cssprop [--sw-color-danger=#b42318] - failures
 * @cssprop [--sw-color-success=#1a7f43] - certified states
 * @cssprop [--sw-color-warning=#8a5a00] - warnings
 * @cssprop [--sw-color-tint=#eef4fb] - ground of notes, of the user's standing, and under the pointer
 * @cssprop [--sw-color-danger-tint=#fdf1f0] - ground of failures
 * @cssprop [--sw-color-success-tint=#eef8f1] - ground of what succeeded
 * @cssprop [--sw-color-warning-tint=#fcf5e6] - ground of warnings
 * @cssprop [--sw-color-control-border=#76838f] - border of buttons and inputs
 * @cssprop [--sw-font-family=inherit] - font; in English a Latin one if not set
 * @cssprop [--sw-font-size=medium] - text size; `em` and `%` are of what the user has set in the browser; never below 14 px
 * @cssprop [--sw-radius=6px] - corner radius of buttons and inputs
 * @cssprop [--sw-radius-large=8px] - corner radius of cards and notes; of both, `--sw-radius` if only that is set
 * @cssprop [--sw-shadow=0 1px 2px rgb(28 39 51 / 8%)] - shadow of cards
 * @cssprop [--sw-measure=42em] - right edge of texts, notes, forms and facts
 * @cssprop [--sw-max-width=72em] - right edge of everything
 * @cssprop [--sw-space=8px] - spacing unit
 * @cssprop [--sw-control-height=44px] - minimum height of buttons and inputs
 */
export class RealnameCert extends SettingsElement {
  static override properties: Settings = {
    startView: {attribute: 'start-view', reflect: true, useDefault: true},
    methods: {reflect: true, useDefault: true},
    keepAlive: {attribute: 'keep-alive', type: Boolean},
    externalMethods: {attribute: false},
    requiredLevel: {attribute: 'required-level', reflect: true, useDefault: true},
    requiredFor: {attribute: 'required-for', reflect: true, useDefault: true},
  };

  /**
   * Each loads the journey with some paths. They add up, because each entry on the page adds its own.
   *
   * @internal
   */
  static readonly loaders = new Set<() => Promise<JourneyChunk>>();
  static readonly #connected = new Set<RealnameCert>();

  /**
   * Adds what the page can open.
   *
   * @internal
   */
  static add(load: () => Promise<JourneyChunk>): void {
    this.loaders.add(load);
    for (const element of this.#connected) void element.#bring(element.#bringJourney);
  }

  readonly #texts = new Texts(this, frameTexts, home, () => this.locale);
  #missing = false;
  #journey: Journey | undefined;
  /** Asked while the journey is loading, which takes it over, once. */
  #first: EarlyStatus | undefined;
  /** The view that `open()` requested before the journey existed. */
  #wanted: string | undefined;
  /**
   * Nothing will be rendered any more: whoever waits for a screen waits no longer.
   *
   * @internal
   */
  declare giveUp: () => void;
  readonly #over = new Promise<void>((resolve) => {
    this.giveUp = resolve;
  });

  /**
   * The ids of the methods to offer, in this order. One alone is opened at once, without home; so is `profile`. Default:
   * all that the page has and the backend allows.
   */
  methods: PathId | (string & {}) = '';

  /**
   * Whether a method goes on when the element was out of the document, as with Vue's `<keep-alive>`. The PIN, the SMS
   * code and what was under way with the card end all the same.
   */
  keepAlive = false;

  /**
   * Methods that the host brings, each decided elsewhere: on a site in a window, or by a QR code on a phone. Only by
   * script, because its hosts are the only ones that are linked to. A row that does not fit is left out, and told by
   * `sw-error` with the code `config` and its path as `where`, such as `externalMethods[0].places[0].hosts`.
   */
  externalMethods: readonly ExternalMethod[] | null | undefined;

  /** Id of the security level that the user needs, such as `high`: home says so, and offers only what leads there. */
  requiredLevel = '';
  /** What the level is needed for, in the host's words, such as `提交报关单`. */
  requiredFor = '';
  /**
   * Who waits in `ensureLevel` for the user to leave the result.
   *
   * @internal
   */
  resultButton: ResultButton | undefined;

  /**
   * Where to begin, at first and after `reset`: `home`, `profile`, or a method. At `home`, an incomplete profile comes
   * first. A change while the user is at work waits for the next beginning: `open` goes there now.
   */
  startView: View | (string & {}) = 'home';

  /** The view that is shown: `home`, `profile`, a method, or `result`. */
  get view(): View | 'result' {
    return this.#journey?.view ?? 'home';
  }

  get #plan(): Plan {
    const only = tokensIn(this.methods);
    const solo = only?.length === 1;
    return {only, startWith: solo ? only[0] : (this.#wanted ?? (this.startView || 'home')), solo};
  }

  override connectedCallback(): void {
    super.connectedCallback();
    RealnameCert.#connected.add(this);
    if (this.#journey) this.#journey.send('resumed');
    else void this.#bring(this.#bringJourney);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    RealnameCert.#connected.delete(this);
    queueMicrotask(() => {
      if (!this.isConnected) this.#dropFirst();
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed as PropertyValues<this>);
    if (!this.#journey && this.isSetUp) this.#first ??= EarlyStatus.ask(backendFor(this), this.locale.locale, this.log);
    if (changed.has('checks') || changed.has('sarPassports')) this.#journey?.updateRules();
    if (this.hasUpdated && changed.has('methods')) this.#journey?.configure(this.#plan);
  }

  /** The user's last status from the backend, if it was requested. After a certification, with its level if that is in force. */
  get status(): Status | undefined {
    return this.#journey?.status;
  }

  /**
   * The methods that home offers, with their states.
   *
   * @internal
   */
  get offered(): readonly MethodStatus[] {
    return this.#journey?.offered ?? [];
  }

  /** Where the user is within the view: one of its `steps`. Empty before the first. */
  get step(): Step | '' {
    return this.#journey?.step ?? '';
  }

  /**
   * What happened in this journey, as the button for support copies it: a frozen object of JSON, without personal data.
   * Undefined until home is drawn or something has failed.
   */
  get diagnostics(): Diagnostics | undefined {
    return this.#journey?.diagnostics;
  }

  /**
   * Whether leaving or reloading the page now would lose what the user typed or achieved. PIN and SMS code never count.
   */
  get hasUnsavedInput(): boolean {
    return this.#journey?.hasUnsavedInput ?? false;
  }

  /**
   * Opens a method, the profile, or home, from wherever the user is; without an argument, starts again. Resolves with the
   * view that is shown then: another one where that view is not offered to this user, and the console says so.
   *
   * @throws TypeError if the page has no such view.
   */
  async open(view?: View | (string & {})): Promise<View | 'result'> {
    // A listener is handed an event.
    if (typeof view !== 'string') await this.reset();
    else {
      if (!this.#journey?.open(view)) this.#wanted = view;
      await this.#settled();
      this.#journey?.checkView(view);
    }
    return this.view;
  }

  /**
   * Goes to the step before, and from the first step of a method home; a wait is cancelled. Resolves when that is shown,
   * and with false, having done nothing, where there is no step before: at home, or at the first step of one method alone.
   */
  async back(): Promise<boolean> {
    const hasGone = this.#journey?.goBack() ?? false;
    await this.#settled();
    return hasGone;
  }

  /**
   * Leaves a method, the profile or a result and goes home. Resolves with whether home is shown: not where the user is
   * asked first, because something was typed, nor where there is one method alone.
   */
  async home(): Promise<boolean> {
    return (await this.open('home')) === 'home';
  }

  /** Cancels the current wait, if any. */
  cancel(): void {
    this.#journey?.send('cancelled');
  }

  /** Repeats the request that failed. */
  retry(): void {
    this.#journey?.send('retried');
  }

  /** Discards what the page has and starts again, as after a reload. Resolves as `open` does. */
  override reset(): Promise<void> {
    this.#dropFirst();
    this.#journey?.restart();
    return this.#settled();
  }

  /** At home, asks the backend for the user's status again. Resolves when the answer is shown. */
  refresh(): Promise<void> {
    this.#journey?.refresh();
    return this.#settled();
  }

  #settled(): Promise<void> {
    return Promise.race([this.#over, this.#shown()]);
  }

  async #shown(): Promise<void> {
    try {
      if (!this.#journey) await this.#bring(this.#bringJourney);
      await this.updateComplete;
      await this.#journey?.settled();
      await this.updateComplete;
    } catch {
      // A render that threw was told.
    }
  }

  /** Checks whether the card agent answers. Call it when the user presses a button for this. */
  async checkAgent(): Promise<AgentStatus> {
    if (!this.#journey) await this.#bringJourney();
    return (this.#journey as Journey).checkAgent();
  }

  protected override content(): TemplateResult {
    const texts = this.#texts.value;
    if (takenNames[0]) this.broke();
    return html`
      ${texts ? this.#view(texts) : nothing}
      <div part="footer"><slot name="footer"></slot></div>
    `;
  }

  #view(texts: FrameTexts): TemplateResult {
    if (this.#journey && !this.#missing) return this.#journey.render(texts);
    return frame(this.config, texts.title, this.#missing ? notLoaded(texts, this.log.id) : asking(texts));
  }

  /** Loads a part of the widget. Chromium does not repeat an import that failed, so a bundle's page must be reloaded. */
  readonly #bring = async (load: () => Promise<unknown>): Promise<void> => {
    await load().catch((thrown: unknown) => {
      this.#missing = true;
      // If there was an error before, the host already knows.
      if (!this.lastError) {
        this.reportError(loadError(thrown, 'widget'));
      }
    });
    this.requestUpdate();
  };

  readonly #bringJourney = async (): Promise<void> => {
    const {loaders} = this.constructor as typeof RealnameCert;
    let chunks: readonly JourneyChunk[] = [];
    // Another entry may come meanwhile.
    while (chunks.length < loaders.size) chunks = await Promise.all([...loaders].map((load) => load()));
    const paths = chunks.flatMap((chunk) => chunk.paths);
    const [first] = chunks;
    if (!first) return;
    if (this.#journey) {
      this.#journey.configure(this.#plan, paths);
      return;
    }
    this.#journey = new first.Journey(
      {
        element: this,
        locale: () => this.locale,
        config: () => this.config,
        texts: () => this.#texts.value,
        isSetUp: () => this.isSetUp,
        earlyStatus: () => {
          const first = this.#first;
          this.#first = undefined;
          return first;
        },
        plan: () => {
          const plan = this.#plan;
          this.#wanted = undefined;
          return plan;
        },
        bring: this.#bring,
        fault: (thrown) => {
          this.#missing = true;
          this.reportError(thrown);
        },
        reportError: this.reportError,
      },
      paths,
    );
  };

  #dropFirst(): void {
    this.#first?.drop();
    this.#first = undefined;
    if (!this.#journey) this.endJourney();
  }

  protected override get ownConfig() {
    const {consent, handoff, heading} = this;
    return {consent, handoff, heading};
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sw-realname-cert': RealnameCert;
  }
}
