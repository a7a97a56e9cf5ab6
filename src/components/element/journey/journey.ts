import {html, type ReactiveController, type TemplateResult} from 'lit';
import {createActor, type AnyActorRef, type SnapshotFrom} from 'xstate';
import {isHandheld} from '../../../adapters/page-context.js';
import {wireJourney} from '../../../adapters/wire-journey.js';
import type {Adapters} from '../../../adapters/adapters.js';
import {BackendClock} from '../../../domain/time.js';
import {computerMethods, homeSteps, methodIds, type View} from '../../../domain/ids.js';
import type {Status} from '../../../domain/schemas.js';
import type {CertificationMachine} from '../../../machines/certification.machine.js';
import type {CertificationContext, CertificationInput} from '../../../machines/certification.setup.js';
import {home} from '../../../locales/home.js';
import {type Config, completeConfig} from '../../config/config.js';
import type {Reason, Step} from '../../events/steps.js';
import type {AgentStatus} from '../../events/outcome-events.js';
import {defineHome} from '../../home/home.js';
import {ActorController, topState} from '../../lit/actor-controller.js';
import {renderComplete, whenIdle} from '../../lit/timing.js';
import {resetOnReturn} from '../../lit/reset-on-return.js';
import {StepFocus} from '../../lit/step-focus.js';
import type {LocaleState} from '../../locales/locale.js';
import {Texts} from '../../locales/texts.js';
import {parts} from '../../parts/css-parts.js';
import type {Diagnostics} from '../../failure/diagnostics.js';
import type {ExternalPaths} from '../../external/external.chunk.js';
import {type AnyPath, placesOfPaths} from '../../external/external.path.js';
import type {ShownExternalMethod} from '../../external/external.texts.js';
import type {CardOf, Method, MethodCard, PlaceOf} from '../../path/method.js';
import type {ResultButton} from '../../result/result.texts.js';
import {createAdapters} from '../create-adapters.js';
import type {LaterScreens} from './later-screens.chunk.js';
import type {FrameConfig} from '../framed-element.js';
import type {DebuggedElement} from '../report/debug.chunk.js';
import {asking, frame} from '../frame.js';
import {watchRoom} from '../room.js';
import type {FrameTexts} from '../frame.texts.js';
import type {MethodView, State} from './method-view.js';
import {tokensIn} from '../settings.js';
import {end, enter, reportReady, type Stepping} from '../report/step-events.js';

type JourneySnapshot = SnapshotFrom<CertificationMachine>;

/** Where a journey starts, and what of it is offered. */
export type Plan = Omit<CertificationInput, 'known' | 'needsComputer' | 'byCode' | 'requires'>;

/** What the journey needs of its element. */
export interface JourneyHost {
  readonly element: DebuggedElement &
    Stepping & {
      readonly keepAlive: boolean;
      readonly requiredLevel: string;
      readonly requiredFor: string;
      readonly resultButton: ResultButton | undefined;
    };
  readonly locale: () => LocaleState;
  readonly config: () => FrameConfig;
  /** Undefined while a locale is loading. */
  readonly texts: () => FrameTexts | undefined;
  readonly isSetUp: () => boolean;
  readonly earlyStatus: Adapters['earlyStatus'];
  readonly plan: () => Plan;
  /** Loads a part. If that fails, the element shows it. */
  readonly bring: (load: () => Promise<unknown>) => Promise<void>;
  readonly fault: (thrown: unknown) => void;
  readonly reportError: (thrown: unknown) => void;
}

const waits: readonly string[] = ['asking', 'returning', 'suspended'];
const isAsking = (state: State): state is 'asking' | 'returning' | 'suspended' => waits.includes(state);

/** Runs the journey of an element over the given paths, and renders its screens. */
export class Journey implements ReactiveController {
  readonly #own = new Map<string, AnyPath>();
  /** Those, and the host's external methods. */
  #paths: ReadonlyMap<string, AnyPath> = this.#own;
  /** What the host has set last as `externalMethods`, and what that adds, once it is read. */
  #given: unknown;
  #external: ExternalPaths | undefined;
  #isReading = false;
  #plan: Plan | undefined;
  #requires = '';
  readonly #cards = new Map<Method['card'], Texts<MethodCard>>();
  /** Of the methods that were opened. */
  readonly #opened = new Map<string, ShownExternalMethod | undefined>();
  readonly #actor: ActorController<ReturnType<Journey['createActor']>>;
  /** Every screen but home and the first wait. */
  loadLaterScreens() {
    return import('./later-screens.chunk.js');
  }

  #laterScreens: LaterScreens | undefined;
  #child: {ref: AnyActorRef; method: string; view: MethodView | undefined} | undefined;
  #last: State | undefined;
  #problem: CertificationContext['problem'];
  /** A path that is opened now goes on. */
  #goesOn = false;
  readonly #clock = new BackendClock();
  readonly #config: () => Config;
  readonly #placeOf: PlaceOf;
  /** Name of the screen that was rendered last. A placeholder for a screen that is still loading does not count. */
  #drawn: string | undefined;
  #isReady = false;
  #cancelIdle: (() => void) | undefined;

  constructor(
    private readonly host: JourneyHost,
    paths: readonly AnyPath[],
  ) {
    defineHome();
    const {element, fault} = host;
    const complete = completeConfig(element);
    this.#config = () => complete(host.config());
    this.#placeOf = placesOfPaths(
      (id) => this.#paths.get(id),
      () => {
        element.requestUpdate();
      },
    );
    element.addController(this);
    void watchRoom(element);
    resetOnReturn(element);
    const {announce} = host.config();
    element.followSteps(new StepFocus(element, () => this.#drawn, announce));
    this.#learn(paths);
    this.#actor = new ActorController(element, {
      create: () => this.#create(),
      onSnapshot: (snapshot) => {
        this.#follow(snapshot);
      },
      keeps: (actor) => {
        if (element.keepAlive) actor.send({type: 'suspended'});
        return element.keepAlive && ['suspended', 'result'].includes(topState(actor.getSnapshot().value));
      },
      onStop: () => {
        this.#child = this.#last = undefined;
        announce('');
        end(element);
      },
      onFault: fault,
    });
  }

  #learn(paths: readonly AnyPath[]): void {
    for (const path of paths) this.#own.set(path.id, path);
    const all = [...this.#own.values()];
    this.#paths = new Map((this.#external?.addTo(all) ?? all).map((path) => [path.id, path]));
    const {element, locale} = this.host;
    for (const path of this.#paths.values()) {
      if (!('card' in path) || this.#cards.has(path.card)) continue;
      const {card} = path;
      const texts =
        'translations' in card
          ? new Texts(element, card, card.translations, locale)
          : new Texts(element, card, home, locale);
      this.#cards.set(card, texts);
    }
  }

  #input(plan: Plan): CertificationInput {
    const methods = [...this.#paths.values()].filter((path) => 'card' in path);
    const ids = methods.map(({id}) => id);
    return {
      ...plan,
      requires: tokensIn(this.#requires),
      // In the order of recommendation, then the host's.
      known: [...new Set([...methodIds.filter((id) => ids.includes(id)), ...ids])],
      needsComputer: isHandheld() ? computerMethods : [],
      byCode: methods.flatMap(({id, byCode}) => (byCode ? [id] : [])),
    };
  }

  get status(): Status | undefined {
    const {status, result} = this.#actor.snapshot?.context ?? {};
    const outcome = result?.type === 'passed' ? result.outcome : undefined;
    return status && outcome?.effective === 'now' ? {...status, level: outcome.level} : status;
  }

  get offered(): CertificationContext['offered'] {
    return this.#actor.snapshot?.context.offered ?? [];
  }

  get view(): View | 'result' {
    return (this.#child?.method as View | undefined) ?? (this.#last === 'result' ? 'result' : 'home');
  }

  get step(): Step | '' {
    return this.host.element.log.step as Step | '';
  }

  /** Undefined as long as what comes after home is not loaded. */
  get diagnostics(): Diagnostics | undefined {
    return this.#laterScreens?.diagnostics(this.host.element.lastError);
  }

  /** Before anything after home is loaded, nothing has been typed. */
  get hasUnsavedInput(): boolean {
    const {actor} = this.#actor;
    return (actor && this.#laterScreens?.hasUnsavedInput(actor)) ?? false;
  }

  goBack(): boolean {
    const {actor, snapshot} = this.#actor;
    return (actor && this.#laterScreens?.goBack(actor, this.#child?.ref, snapshot?.context.solo === true)) ?? false;
  }

  /** Whether there is a journey. If not, the next one starts with what the host's plan says then. */
  open(view: string): boolean {
    const {actor} = this.#actor;
    // While a method opens, this is home, too.
    if (view === 'home') for (const type of ['finished', 'left'] as const) this.send(type);
    else if (view !== this.view) actor?.send({type: 'methodChosen', method: view, pressed: false});
    return actor !== undefined;
  }

  async settled(): Promise<void> {
    const {actor} = this.#actor;
    if (!actor) return;
    await this.host.bring(this.#bringLaterScreens);
    await this.#laterScreens?.settled(actor);
  }

  /** After a wish to open this view. */
  checkView(view: string): void {
    this.#laterScreens?.checkView(view, [...this.#paths.keys()], this.#actor.snapshot?.context);
  }

  /** Sends the event to the current method, or to the journey if there is none. */
  send(type: 'cancelled' | 'retried' | 'left' | 'finished' | 'resumed' | 'signInOpened'): void {
    (this.#child?.ref ?? this.#actor.actor)?.send({type});
  }

  refresh(): void {
    this.#actor.actor?.send({type: 'refreshRequested'});
  }

  /** What the host offers has changed, or another entry has come to the page. One method alone is opened at once. */
  configure(plan: Plan, paths: readonly AnyPath[] = []): void {
    this.#learn(paths);
    this.#plan = plan;
    this.#tellPlan();
    if (plan.solo) this.open(plan.startWith as string);
  }

  #tellPlan(): void {
    if (this.#plan) this.#actor.actor?.send({type: 'methodsConfigured', plan: this.#input(this.#plan)});
  }

  /** The settings for checking identifiers have changed. The machines read them from the adapters. */
  updateRules(): void {
    this.#child?.ref.send({type: 'rulesChanged'});
  }

  restart(): void {
    this.#actor.restart();
  }

  async checkAgent(): Promise<AgentStatus> {
    return (await this.#bringLaterScreens()).checkAgent(this.#adapters());
  }

  hostUpdate(): void {
    const {element, locale} = this.host;
    if (element.requiredLevel !== this.#requires) {
      this.#requires = element.requiredLevel;
      this.#tellPlan();
    }
    if (element.externalMethods !== this.#given) {
      this.#given = element.externalMethods;
      this.#isReading = !this.#external;
      void this.host.bring(this.#readExternalMethods);
    }
    this.#laterScreens?.provideInside(locale(), this.#config());
    this.#laterScreens?.hint(this.#actor.snapshot?.context);
    if (element.debug)
      void import('../report/debug.chunk.js').then(
        ({debug}) => {
          debug(element);
        },
        () => undefined,
      );
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (this.host.element.isConnected) return;
      // On a page that is never idle, the browser would keep the element.
      this.#cancelIdle?.();
      this.#laterScreens?.stop();
    });
  }

  render(texts: FrameTexts): TemplateResult {
    const inFrame = (content: TemplateResult) => frame(this.host.config(), texts.title, content);
    const waiting = () => inFrame(asking(texts, this.#send('cancelled')));
    const snapshot = this.#actor.snapshot;
    if (!snapshot) return inFrame(asking(texts));
    const {value, context} = snapshot;
    const state = topState(value);
    if (this.#child?.view) this.#child.view.standalone = context.solo;
    const scene = {
      context,
      method: this.#child?.view,
      isSignedIn: snapshot.matches({interrupted: 'signedIn'}),
      isExplained: snapshot.matches({interrupted: 'explained'}),
      cardOf: this.#cardOf,
      placeOf: this.#placeOf,
      send: this.#send,
      requiredFor: this.host.element.requiredFor,
      resultButton: this.host.element.resultButton,
      home: inFrame,
    };
    const screen =
      state === 'home'
        ? inFrame(this.#home(context))
        : isAsking(state)
          ? waiting()
          : this.#laterScreens?.render(state, scene);
    // Asking once more is a step, too: what follows may be the step from which it was asked.
    if (screen && (this.#isReady || state !== 'asking')) {
      this.#drawn = state;
      const {element, locale} = this.host;
      if (!this.#isReady)
        void renderComplete(element).then(() => {
          reportReady(element, locale());
        });
      this.#isReady = true;
    }
    return screen ?? waiting();
  }

  #home({status, offered, solo, requires}: CertificationContext): TemplateResult {
    return html`<sw-rc-home
      class=${this.#config().room}
      exportparts=${parts}
      .status=${solo ? {...status, profile: undefined} : status}
      .cardOf=${this.#cardOf}
      .offered=${offered}
      .placeOf=${this.#placeOf}
      .locale=${this.host.locale()}
      .config=${this.#config()}
      .requires=${requires}
      .requiredFor=${this.host.element.requiredFor}
      .relogin=${this.#onRelogin}
      .choose=${this.#onChosen}
    ></sw-rc-home>`;
  }

  /** Returns a new function each time: its texts may have loaded since, and then the views that use it render again. */
  get #cardOf(): CardOf {
    return (id) => {
      const path = this.#paths.get(id);
      return path && 'card' in path ? this.#cards.get(path.card)?.value : undefined;
    };
  }

  #adapters(): Adapters {
    const {element, locale, earlyStatus} = this.host;
    return createAdapters(element, this.#clock, () => locale().locale, earlyStatus);
  }

  /** Makes the machine of the journey. To open a path, it loads the path's own modules and those that every path needs. */
  protected createActor(plan: Plan) {
    const adapters = this.#adapters();
    const open = async (path: AnyPath, subject: string) => {
      const [{wire}, {define}] = await Promise.all([...path.load(adapters), this.#bringLaterScreens()]);
      this.#opened.set(path.id, await path.external?.());
      define();
      return wire(adapters, subject);
    };
    return createActor(
      wireJourney(adapters, (id, subject) => {
        const path = this.#paths.get(id);
        return path && open(path, subject);
      }),
      {input: this.#input(plan)},
    );
  }

  #create(): ReturnType<Journey['createActor']> | undefined {
    if (!this.host.isSetUp() || this.#isReading) return undefined;
    this.#plan = this.host.plan();
    const actor = this.createActor(this.#plan);
    this.#laterScreens?.inspect(actor);
    actor.on('problem', ({error}) => {
      this.host.reportError(error);
    });
    actor.on('personChanged', () => {
      end(this.host.element);
    });
    return actor;
  }

  /** Tells the host about a snapshot, and keeps the method's view in step with the method's actor. */
  #follow({value, context}: JourneySnapshot): void {
    const state = topState(value);
    const from = this.#last;
    const method = this.#child?.method ?? context.wanted?.method ?? '';
    this.#last = state;
    const reason = context.problem === this.#problem ? undefined : context.problem?.code;
    this.#problem = context.problem;
    if (context.method !== this.#child?.ref) this.#changeMethod(context, method);
    if (state === from) return;
    if (state !== 'opening') this.#goesOn = state === 'returning';
    this.host.config().announce((isAsking(state) && this.host.texts()?.loading) || '');
    this.#fetchLaterScreens(state);
    this.#laterScreens?.emit(context, method);
    this.#reportExpiring();
    if (this.#last !== state) return; // An event handler has started the journey again.
    if (state !== 'inMethod') enter(this.host.element, this.view, homeSteps[state], reason);
  }

  #reportExpiring(): void {
    const {actor, snapshot} = this.#actor;
    if (actor && snapshot?.context.status) this.#laterScreens?.reportExpiring(actor, snapshot.context.status);
  }

  /** After home is rendered, loads what comes next when the browser is idle. Any other screen needs it at once. */
  #fetchLaterScreens(state: State): void {
    if (state === 'home') this.#cancelIdle = whenIdle(() => void this.#bringLaterScreens().catch(this.#missed));
    else if (state !== 'asking' && state !== 'opening' && !this.#laterScreens)
      void this.host.bring(this.#bringLaterScreens);
  }

  /** The first rows are waited for, so that a method of the host can be the first view. */
  readonly #readExternalMethods = async (): Promise<void> => {
    const given = this.#given;
    const {externalPathsOf} = await import('../../external/external.chunk.js');
    if (given !== this.#given) return; // Others were set meanwhile.
    this.#isReading = false;
    const read = externalPathsOf(given, this.#external, this.host.reportError);
    this.#external = read ?? this.#external;
    if (read && this.#plan) this.configure(this.#plan);
    else this.#learn([]);
    this.host.element.requestUpdate();
  };

  /** Fetched ahead, so that whoever presses asks again, if that helps. The host's developer hears of it now. */
  readonly #missed = (thrown: unknown): void => {
    // oxlint-disable-next-line no-console -- the words of the hints may be what is missing
    if (this.host.element.debug) console.warn(`sw-realname-cert: ${String(thrown)}`);
  };

  readonly #bringLaterScreens = async (): Promise<LaterScreens> => {
    const {LaterScreens} = await this.loadLaterScreens();
    const {element, locale} = this.host;
    if (!this.#laterScreens) {
      this.#laterScreens = new LaterScreens(element, locale, this.#config);
      if (this.#actor.actor) this.#laterScreens.inspect(this.#actor.actor);
      this.#reportExpiring();
      this.#laterScreens.provideInside(locale(), this.#config());
      element.requestUpdate();
    }
    return this.#laterScreens;
  };

  #changeMethod({method: ref, solo}: CertificationContext, method: string): void {
    const step = (step: Step, reason: Reason | undefined): void => {
      enter(this.host.element, method as View, step, reason);
    };
    if (ref && !this.#goesOn) this.host.element.log.attempt += 1;
    this.#child = ref && {ref, method, view: undefined};
    if (this.#child)
      this.#child.view = this.#laterScreens?.open(
        this.#child.ref,
        method,
        this.#opened.get(method),
        solo ? undefined : this.offered,
        {
          step,
          problem: this.host.reportError,
        },
      );
  }

  readonly #send = (type: 'cancelled' | 'retried' | 'left' | 'finished' | 'signInOpened') => () => {
    this.#actor.actor?.send({type});
  };

  readonly #onChosen = (method: string): void => {
    this.#actor.actor?.send({type: 'methodChosen', method, pressed: true});
  };

  /** The press may come before what is loaded behind home. */
  readonly #onRelogin = async (): Promise<void> => {
    await this.host.bring(this.#bringLaterScreens);
    this.#laterScreens?.relogin();
  };
}
