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

/** A certification by the methods that an element names: it knows none itself, so that it pulls none in. */
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
    this.#toCurrent('left');
  }

  /** Cancels the current wait, if any. */
  cancel(): void {
    this.#toCurrent('cancelled');
  }

  /** Repeats the request that failed. */
  retry(): void {
    this.#toCurrent('retried');
  }

  override reset(): void {
    super.reset();
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
    // After home is rendered, what comes next is loaded when the browser is idle. Any other screen needs it at once.
    if (state === 'home') this.idle = requestIdleCallback(() => void this.bringAfterHome().catch(() => undefined));
    else if (state !== 'asking' && state !== 'opening' && !this.afterHome) void this.bring(this.bringAfterHome);
    this.afterHome?.tell(context, method);
    if (this.#last !== state) return; // An event handler has started the journey again.
    if (state !== 'asking' && state !== 'inMethod') this.tellStep(this.currentView, state, context.problem?.code);
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
  #toCurrent(type: 'cancelled' | 'retried' | 'left'): void {
    (this.#child?.ref ?? this.#journey.actor)?.send({type});
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
