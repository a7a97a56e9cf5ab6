import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import type {AnyActorRef, SnapshotFrom} from 'xstate';
import type {Level, MethodStatus, Status} from '../../domain/schemas.js';
import type {certificationMachine} from '../../machines/certification.machine.js';
import type {CertificationContext, CertificationInput} from '../../machines/certification.setup.js';
import {ActorController} from '../lit/actor-controller.js';
import {CertElement, type JourneyChunk} from './cert-element.js';
import type {MethodChosenEvent} from '../home/home.js';
import {Texts} from '../locales/texts.js';
import type {State} from './journey-state.js';
import type {MethodView} from './method-view.js';
import type {CardOf, Method} from '../path/method.js';
import {busy} from '../parts/busy.js';
import {parts} from '../parts/css-parts.js';
import {topState} from '../lit/top-state.js';
import {frame, notLoaded} from './frame.js';
import {frameTexts, type FrameTexts} from './frame.texts.js';

type Journey = ReturnType<JourneyChunk['createCertification']>;
type JourneySnapshot = SnapshotFrom<typeof certificationMachine>;

const isAsking = (state: State): state is 'asking' | 'returning' => state === 'asking' || state === 'returning';

/**
 * Where a journey starts, and what of it is offered.
 *
 * @internal
 */
type Plan = Omit<CertificationInput, 'known'>;

/**
 * A certification by the methods that an element names: it knows none itself, so that it pulls none in.
 *
 * @event sw-ready - the first screen is shown: `version`, `locale`
 * @event sw-step - another view or step is shown: `view`, `step`, `reason`
 * @event sw-complete - the backend certified the user: `method`, `level`, `certificationId`
 * @event sw-pending - the backend has not decided yet: `method`
 * @event sw-fail - the backend refused: `method`, `code`
 * @event sw-cancel - the user left a method: `view`
 * @event sw-before-redirect - the user is about to go to a bank's site; cancelable: `bank`, `origin`
 * @event sw-error - a request or an action failed: `code`, `retryable`, `requestId`
 * @event sw-agent-status - a new status of the card agent: `state`, `version`
 * @event sw-profile-saved - a change of the record was saved: `which`
 * @event sw-relogin - the user asks to sign in again: `reason`
 * @slot heading - replaces the heading of home
 * @slot intro - between the heading and the content of home
 * @slot footer - below everything
 * @csspart base - the whole widget
 * @csspart heading - each heading
 * @csspart steps - the list of a path's steps
 * @csspart step - one step of the list
 * @csspart card - a method on home
 * @csspart method-badge - the state of a method
 * @csspart level - the user's security level
 * @csspart field - a label, its hint, its error and its input
 * @csspart label - the label of a field
 * @csspart hint - the hint of a field
 * @csspart input - an input
 * @csspart error - the error of a field
 * @csspart error-summary - the errors of a form
 * @csspart button - a button
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
 * @cssprop [--sw-color-focus=#0b5cad] - focus ring
 * @cssprop [--sw-color-danger=#b42318] - failures
 * @cssprop [--sw-color-success=#1a7f43] - certified states
 * @cssprop [--sw-color-warning=#8a5a00] - warnings
 * @cssprop [--sw-font-family=inherit] - font; in English a Latin one if not set
 * @cssprop [--sw-font-size=1rem] - text size
 * @cssprop [--sw-radius=4px] - corner radius
 * @cssprop [--sw-space=8px] - spacing unit
 * @cssprop [--sw-control-height=44px] - minimum height of buttons and inputs
 */
export abstract class JourneyElement extends CertElement {
  readonly #texts = new Texts(this, frameTexts, () => this.locale);
  readonly #cards = new Map(this.cards.map(({id, card}) => [id, new Texts(this, card, () => this.locale)]));
  readonly #journey = new ActorController<Journey>(this, {
    create: () => this.#create(),
    onSnapshot: (snapshot) => {
      this.#follow(snapshot);
    },
    onFault: (thrown) => {
      this.missing = true;
      this.tellError(thrown);
    },
  });

  #child: {ref: AnyActorRef; method: string; view: MethodView | undefined} | undefined;
  #last: State | undefined;
  /**
   * The view that `start()` requested before the journey existed.
   *
   * @internal
   */
  protected wanted: string | undefined;

  /**
   * The methods that it can offer. Not abstract, because the constructor needs them.
   *
   * @internal
   */
  protected get cards(): readonly Method[] {
    return [];
  }

  /**
   * Unless another one is made: one path alone. The profile is the only one that is no method.
   *
   * @internal
   */
  protected get plan(): Plan {
    return {only: undefined, startWith: this.cards[0]?.id ?? 'profile', solo: true};
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed as PropertyValues<this>);
    if (this.debug && changed.has('debug')) void import('./debug.chunk.js').then(({debug}) => debug(this, this.cards));
    if (changed.has('methods')) this.#journey.actor?.send({type: 'methodsConfigured', only: this.plan.only});
  }

  /** The user's last status from the backend, if it was requested. */
  get status(): Status | undefined {
    return this.#journey.snapshot?.context.status;
  }

  /** The user's security level in the last status. */
  get level(): Level | undefined {
    return this.status?.level;
  }

  /** The methods that home offers, with their states. */
  get methodStates(): readonly MethodStatus[] {
    return this.#journey.snapshot?.context.offered ?? [];
  }

  /** `home`, `profile`, `result` or the id of the current method. */
  get currentView(): string {
    return this.#child?.method ?? (this.#last === 'result' ? 'result' : 'home');
  }

  /** Name of the step within the view. */
  get step(): string {
    return (this.#child && this.afterHome?.stepOf(this.#child.ref)) ?? this.#last ?? '';
  }

  /** Opens a method or the profile. Without an argument, starts again. */
  start(method?: string): void {
    if (method === undefined) this.reset();
    else if (this.#journey.actor) this.#journey.actor.send({type: 'methodChosen', method, pressed: false});
    else this.wanted = method;
  }

  /** Leaves the current method and goes home. If the user has typed something, asks first. */
  back(): void {
    this.#toCurrent({type: 'left'});
  }

  /** Cancels the current wait, if any. */
  cancel(): void {
    this.#toCurrent({type: 'cancelled'});
  }

  /** Repeats the request that failed. */
  retry(): void {
    this.#toCurrent({type: 'retried'});
  }

  override reset(): void {
    this.#child = this.#last = undefined;
    this.#journey.restart();
  }

  /** Asks the backend for the user's status again. */
  refresh(): void {
    this.#journey.actor?.send({type: 'refreshRequested'});
  }

  protected override content(): TemplateResult {
    const texts = this.#texts.value;
    return html`
      ${texts ? this.#view(texts) : nothing}
      <div part="footer"><slot name="footer"></slot></div>
    `;
  }

  #view(texts: FrameTexts): TemplateResult {
    const inFrame = (content: TemplateResult) => frame(this.config.headingLevel, texts.title, content);
    if (this.missing) return inFrame(notLoaded(texts));
    const snapshot = this.#journey.snapshot;
    if (!snapshot) return inFrame(busy(texts.loading));
    const {value, context} = snapshot;
    const state = topState(value);
    const scene = {
      context,
      method: this.#child?.view,
      cardOf: this.#cardOf,
      send: this.#send,
      home: inFrame,
    };
    const screen =
      state === 'home'
        ? inFrame(this.#home(context))
        : isAsking(state)
          ? inFrame(busy(texts.loading, texts.cancel, this.#send('cancelled')))
          : this.afterHome?.render(state, scene);
    if (screen && state !== 'asking') this.drawn = state;
    return screen ?? inFrame(busy(texts.loading));
  }

  #home({status, offered, solo}: CertificationContext): TemplateResult {
    return html`<sw-rc-home
      exportparts=${parts}
      .status=${solo ? {...status, profile: undefined} : status}
      .cardOf=${this.#cardOf}
      .offered=${offered}
      .nameOfVia=${this.afterHome?.nameOfVia}
      .locale=${this.locale}
      .config=${this.config}
      @relogin=${this.#onRelogin}
      @method-chosen=${this.#onMethodChosen}
    ></sw-rc-home>`;
  }

  /** Returns a new function each time: its texts may have loaded since, and then the views that use it render again. */
  get #cardOf(): CardOf {
    return (id) => this.#cards.get(id)?.value;
  }

  #create(): Journey | undefined {
    if (!this.chunk || !this.isSetUp) return undefined;
    this.#child = this.#last = undefined;
    const journey = this.chunk.createCertification(
      this.adapters(this.chunk),
      {known: this.cards.map(({id}) => id), ...this.plan},
      this.bringAfterHome,
    );
    this.wanted = undefined;
    journey.on('problem', ({error}) => {
      this.tellError(error);
    });
    return journey;
  }

  /** Tells the host about a snapshot, and keeps the method's view in step with the method's actor. */
  #follow({value, context}: JourneySnapshot): void {
    const state = topState(value);
    const from = this.#last;
    const method = this.#child?.method ?? context.wanted?.method ?? '';
    this.#last = state;
    if (context.method !== this.#child?.ref) this.#changeMethod(context, method);
    if (state === from) return;
    this.config.announce((isAsking(state) && this.#texts.value?.loading) || '');
    this.#fetchAfterHome(state);
    this.afterHome?.tell(context, method);
    if (this.#last !== state) return; // An event handler has started the journey again.
    if (state !== 'asking' && state !== 'inMethod') this.tellStep(this.currentView, state, context.problem?.code);
  }

  /** After home is rendered, loads what comes next when the browser is idle. Any other screen needs it at once. */
  #fetchAfterHome(state: State): void {
    if (state === 'home') requestIdleCallback(() => void this.bringAfterHome().catch(() => undefined));
    else if (state !== 'asking' && state !== 'opening' && !this.afterHome) void this.bring(this.bringAfterHome);
  }

  #changeMethod({method: ref, solo}: CertificationContext, method: string): void {
    const step = (step: string, reason: string | undefined): void => {
      this.tellStep(method, step, reason);
    };
    const told = {step, problem: this.tellError};
    this.#child = ref && {ref, method, view: undefined};
    if (ref && this.#child)
      this.#child.view = this.afterHome?.open(ref, method, solo ? undefined : this.methodStates, told);
  }

  /** Sends the event to the current method, or to the journey if there is none. */
  #toCurrent(event: {type: 'cancelled' | 'retried' | 'left'}): void {
    (this.#child?.ref ?? this.#journey.actor)?.send(event);
  }

  readonly #send = (type: 'cancelled' | 'retried' | 'left' | 'finished') => () => {
    this.#journey.actor?.send({type});
  };

  readonly #onMethodChosen = ({method}: MethodChosenEvent): void => {
    this.#journey.actor?.send({type: 'methodChosen', method, pressed: true});
  };

  /** The press may come before what is loaded behind home. */
  readonly #onRelogin = async (): Promise<void> => {
    await this.bring(this.bringAfterHome);
    this.afterHome?.relogin();
  };
}
