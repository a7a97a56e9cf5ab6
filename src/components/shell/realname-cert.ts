import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import type {AnyActorRef, SnapshotFrom} from 'xstate';
import type {Level, MethodStatus, Status} from '../../domain/schemas.js';
import type {certificationMachine} from '../../machines/certification.machine.js';
import type {CertificationContext} from '../../machines/certification.setup.js';
import {ActorController} from '../lit/actor-controller.js';
import {CertElement, type JourneyChunk} from './cert-element.js';
import type {MethodChosenEvent} from '../home/home.js';
import {Texts} from '../locales/texts.js';
import type {State} from './journey-state.js';
import {methods} from './methods.js';
import type {MethodView} from './method-view.js';
import type {CardOf} from '../path/method.js';
import {busy} from '../parts/busy.js';
import {parts} from '../parts/css-parts.js';
import {topState} from '../lit/top-state.js';
import {frame, notLoaded} from './frame.js';
import {frameTexts, type FrameTexts} from './frame.texts.js';

type Journey = ReturnType<JourneyChunk['createCertification']>;
type JourneySnapshot = SnapshotFrom<typeof certificationMachine>;

const isAsking = (state: State): state is 'asking' | 'returning' => state === 'asking' || state === 'returning';

/**
 * Real-name certification of an enterprise user: home, the chosen method, and the result.
 *
 * @tagname sw-realname-cert
 * @event sw-ready - the first screen is there: `version`, `locale`
 * @event sw-step - another view or step shows: `view`, `step`, `reason`
 * @event sw-complete - certified: `method`, `level`, `certificationId`
 * @event sw-pending - the backend has not decided yet: `method`
 * @event sw-fail - the backend refused: `method`, `code`
 * @event sw-cancel - the user left a method: `view`
 * @event sw-before-redirect - the user is about to go to a bank's site; cancelable: `bank`, `origin`
 * @event sw-error - something could not be asked or done: `code`, `retryable`, `requestId`
 * @event sw-agent-status - what became known of the card agent: `state`, `version`
 * @event sw-profile-saved - a change of the record was saved: `which`
 * @event sw-relogin - the user asks to sign in again: `reason`
 * @slot heading - in place of the heading of home
 * @slot intro - between the heading and the content of home
 * @slot footer - below everything
 * @csspart base - the whole
 * @csspart heading - each heading
 * @csspart steps - the steps of a path
 * @csspart step - one of them
 * @csspart card - a method on home
 * @csspart method-badge - its state
 * @csspart level - the user's security level
 * @csspart field - a label, its hint, its error and its input
 * @csspart label - the label of a field
 * @csspart hint - the hint of a field
 * @csspart input - an input
 * @csspart error - the error of a field
 * @csspart error-summary - what is wrong with a form
 * @csspart button - a button
 * @csspart button-primary - the button of the likeliest next step
 * @csspart alert - what did not work
 * @csspart dialog - a dialog
 * @csspart result - the outcome
 * @csspart footer - below everything
 * @cssprop [--sw-color-primary=#0b5cad] - buttons, links, marks
 * @cssprop [--sw-color-on-primary=#fff] - text on the primary colour
 * @cssprop [--sw-color-text=#1c2733] - text
 * @cssprop [--sw-color-text-muted=#55626f] - less important text
 * @cssprop [--sw-color-surface=#fff] - ground
 * @cssprop [--sw-color-border=#c9d3de] - lines
 * @cssprop [--sw-color-focus=#0b5cad] - focus ring
 * @cssprop [--sw-color-danger=#b42318] - failures
 * @cssprop [--sw-color-success=#1a7f43] - what is certified
 * @cssprop [--sw-color-warning=#8a5a00] - warnings
 * @cssprop [--sw-font-family=inherit] - font
 * @cssprop [--sw-font-size=1rem] - size of the text
 * @cssprop [--sw-radius=4px] - corners
 * @cssprop [--sw-space=8px] - unit of spacing
 * @cssprop [--sw-control-height=44px] - least height of buttons and inputs
 */
export class RealnameCert extends CertElement {
  readonly #texts = new Texts(this, frameTexts, () => this.locale);
  readonly #cards = new Map(methods.map(({id, card}) => [id, new Texts(this, card, () => this.locale)]));
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

  /** Id of the one method that an element of its own leads through. */
  protected readonly solo: string | undefined = undefined;

  #child: {ref: AnyActorRef; method: string; view: MethodView | undefined} | undefined;
  #last: State | undefined;
  /** What `start()` asked for while there was nothing to be asked. */
  #wanted: string | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.debug && changed.has('debug')) void import('./debug.chunk.js').then(({debug}) => debug(this));
    if (this.hasUpdated && changed.has('view')) {
      if (!this.view || this.view === 'home') this.back();
      else this.start(this.view);
    }
    if (changed.has('methods')) this.#journey.actor?.send({type: 'methodsConfigured', only: this.#only});
  }

  /** What the backend last said of the user, if it was asked. */
  get status(): Status | undefined {
    return this.#journey.snapshot?.context.status;
  }

  /** The user's security level, as the backend last said. */
  get level(): Level | undefined {
    return this.status?.level;
  }

  /** The methods that home offers, with their states. */
  get methodStates(): readonly MethodStatus[] {
    return this.#journey.snapshot?.context.offered ?? [];
  }

  /** `home`, `profile`, `result` or the id of the method that shows. */
  get currentView(): string {
    return this.#child?.method ?? (this.#last === 'result' ? 'result' : 'home');
  }

  /** Name of the step within the view. */
  get step(): string {
    return (this.#child && this.afterHome?.stepOf(this.#child.ref)) ?? this.#last ?? '';
  }

  /** Opens a method or the profile; begins anew where none is named. */
  start(method?: string): void {
    if (method === undefined) this.reset();
    else if (this.#journey.actor) this.#journey.actor.send({type: 'methodChosen', method, pressed: false});
    else this.#wanted = method;
  }

  /** Leaves the method that shows, for home. Where something was typed, the user is asked first. */
  back(): void {
    this.#toCurrent({type: 'left'});
  }

  /** Ends the wait that is under way, if any. */
  cancel(): void {
    this.#toCurrent({type: 'cancelled'});
  }

  /** Asks again what could not be asked. */
  retry(): void {
    this.#toCurrent({type: 'retried'});
  }

  override reset(): void {
    this.#child = this.#last = undefined;
    this.#journey.restart();
  }

  /** Asks the backend anew where the user stands. */
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

  #home({status, offered}: CertificationContext): TemplateResult {
    return html`<sw-rc-home
      exportparts=${parts}
      .status=${status}
      .cardOf=${this.#cardOf}
      .offered=${offered}
      .nameOfVia=${this.afterHome?.nameOfVia}
      .locale=${this.locale}
      .config=${this.config}
      @method-chosen=${this.#onMethodChosen}
    ></sw-rc-home>`;
  }

  /** Each time another function: its words may have arrived since, and then what is drawn with it is drawn anew. */
  get #cardOf(): CardOf {
    return (id) => this.#cards.get(id)?.value;
  }

  get #only(): readonly string[] | undefined {
    if (this.solo) return [this.solo];
    return this.methods.match(/\S+/g) ?? undefined;
  }

  #create(): Journey | undefined {
    if (!this.chunk || !this.isSetUp) return undefined;
    this.#child = this.#last = undefined;
    const journey = this.chunk.createCertification(
      this.chunk.adaptersOf(this, this.clock),
      {
        known: methods.map(({id}) => id),
        only: this.#only,
        startWith: this.solo ?? this.#wanted ?? this.view,
        solo: Boolean(this.solo),
      },
      this.bringAfterHome,
    );
    this.#wanted = undefined;
    journey.on('problem', ({error}) => {
      this.tellError(error);
    });
    return journey;
  }

  /** Tells the host what a snapshot means, and keeps the method's view in step with the method's actor. */
  #follow({value, context}: JourneySnapshot): void {
    const state = topState(value);
    const from = this.#last;
    const method = this.#child?.method ?? context.wanted?.method ?? '';
    this.#last = state;
    if (context.method !== this.#child?.ref) this.#changeMethod(context.method, method);
    if (state === from) return;
    this.config.announce((isAsking(state) && this.#texts.value?.loading) || '');
    this.#fetchAfterHome(state);
    this.afterHome?.tell(context, method);
    if (this.#last !== state) return; // A handler has begun anew.
    if (state !== 'asking' && state !== 'inMethod') this.tellStep(this.currentView, state, context.problem?.code);
  }

  /** Home has been drawn: a good moment to fetch what comes next. Any other screen needs it now. */
  #fetchAfterHome(state: State): void {
    if (state === 'home') requestIdleCallback(() => void this.bringAfterHome().catch(() => undefined));
    else if (state !== 'asking' && state !== 'opening' && !this.afterHome) void this.bring(this.bringAfterHome);
  }

  #changeMethod(ref: AnyActorRef | undefined, method: string): void {
    const step = (step: string, reason: string | undefined): void => {
      this.tellStep(method, step, reason);
    };
    const told = {step, problem: this.tellError};
    this.#child = ref && {ref, method, view: undefined};
    if (ref && this.#child)
      this.#child.view = this.afterHome?.open(ref, method, this.solo ? undefined : this.methodStates, told);
  }

  /** To the method that shows, or else to the journey. */
  #toCurrent(event: {type: 'cancelled' | 'retried' | 'left'}): void {
    (this.#child?.ref ?? this.#journey.actor)?.send(event);
  }

  readonly #send = (type: 'cancelled' | 'retried' | 'left' | 'finished') => () => {
    this.#journey.actor?.send({type});
  };

  readonly #onMethodChosen = ({method}: MethodChosenEvent): void => {
    this.#journey.actor?.send({type: 'methodChosen', method, pressed: true});
  };
}
