import {cardStyles} from '../../theme/card.styles.js';
import {ignoreSecondPress} from '../../lit/double-click.js';
import {adoptStyles, css, type LitElement, type TemplateResult} from 'lit';
import type {ActorRefFrom, AnyActorRef, Snapshot} from 'xstate';
import {lazy} from '../../../domain/lazy.js';
import {stepIn} from '../../../domain/path-rows.js';
import type {Status} from '../../../domain/schemas.js';
import {endsFirst, validityOf} from '../../../domain/method-status.js';
import type {CertificationMachine} from '../../../machines/certification.machine.js';
import type {CertificationContext, OfferedMethod} from '../../../machines/certification.setup.js';
import {hasUnsavedInput} from '../../../machines/unsaved-input.js';
import type {Adapters} from '../../../adapters/adapters.js';
import {checkAgent, statusOf} from '../agent-status.js';
import {provideContexts} from '../../config/contexts.js';
import {defineDialog} from '../../parts/dialog.js';
import type {CertError} from '../../../domain/errors.js';
import {common} from '../../../locales/files.js';
import {diagnosticsOf, type Diagnostics} from '../../failure/diagnostics.js';
import {defineFailure} from '../../failure/failure.js';
import {Texts} from '../../locales/texts.js';
import {
  createMethodView,
  createStepsView,
  listenToMethod,
  type MethodListener,
  type MethodView,
} from './method-view.js';
import {SwEndEvent} from '../../events/events.js';
import {
  SwAgentStatusEvent,
  SwExpiringEvent,
  SwLeaveEvent,
  SwCompleteEvent,
  SwRefusedEvent,
  SwReloginEvent,
  SwPendingEvent,
  SwProfileSavedEvent,
  type AgentStatus,
} from '../../events/outcome-events.js';
import {definePicture} from '../../pictures/picture.js';
import type {ShownExternalMethod} from '../../external/external.texts.js';
import {pathTexts, type PathTexts} from '../../path/path.texts.js';
import {defineResult} from '../../result/result.js';
import {warnDeveloper} from '../report/warn-developer.js';
import {type Inspect, inspection} from '../report/inspect.js';
import {checkSettings} from '../report/check-settings.js';
import type {Stepping} from '../report/step-events.js';
import {keepKeys} from '../guard/page-keys.js';
import {logStep, PageChanges} from '../report/page-changes.js';
import {goBack} from '../report/step-names.js';
import {helpAt, type Links} from '../../config/links.js';
import type {Config} from '../../config/config.js';
import type {LocaleState} from '../../locales/locale.js';
import {journeyTexts, type JourneyTexts} from './journey.texts.js';
import {type ScreenInput, views} from './later-screens.views.js';

// What every path is made of, and what waits for a decision made elsewhere, come with them: whoever chooses a path waits for
// what is its own.
export {pollingStore} from '../../../adapters/polling.store.js';
export {wirePolling} from '../../../adapters/polling.js';
export {Attempt} from '../../../domain/attempt.js';
export {outcomeSchema} from '../../../domain/outcome.schemas.js';
export {methodSetup} from '../../../machines/method.js';
export {pollingMethodSetup} from '../../../machines/polling.method.js';
export {fieldStyles} from '../../parts/field.styles.js';
export {consentNotice} from '../../path/consent-notice.js';
export {PathView} from '../../path/path-view.js';

/** The elements of later screens. To define them costs time and memory, which home does not need. */
const defineElements = lazy(() => {
  defineDialog();
  defineFailure();
  definePicture();
  defineResult();
});

/** In the live region, too, which home has already, nothing that a person typed is in the page's font. */
const announced = css`
  .live {
    font-family: system-ui, sans-serif;
  }
`;

/** Everything after the first screen. Loaded when home has been rendered, or when something failed before. */
export class LaterScreens {
  readonly #texts: Texts<JourneyTexts>;
  readonly #path: Texts<PathTexts>;
  #checks = new AbortController();
  #others: readonly OfferedMethod[] = [];
  #steps: MethodView | undefined;
  readonly #said = new Set<string>();
  readonly #reportedExpiring = new WeakMap<AnyActorRef, string>();

  /** Provides language and configuration to all inner elements. */
  readonly provideInside: (locale: LocaleState, config: Config) => void;

  constructor(
    private readonly host: LitElement & {
      readonly inspect: Inspect | undefined;
      readonly links: Links;
    } & Stepping,
    private readonly locale: () => LocaleState,
    private readonly config: () => Config,
  ) {
    this.#texts = new Texts(host, journeyTexts, common, locale);
    this.#path = new Texts(host, pathTexts, common, locale);
    this.provideInside = provideContexts(host);
    const {elementStyles} = host.constructor as typeof LitElement;
    adoptStyles(host.renderRoot as ShadowRoot, [...elementStyles, cardStyles, announced]);
    ignoreSecondPress(host);
    keepKeys(host);
    new PageChanges(host);
  }

  /** Listens to a method's machine that has started, and creates the element that shows it. */
  open(
    ref: AnyActorRef,
    method: string,
    external: ShownExternalMethod | undefined,
    /** The methods on home. Undefined if only this method is offered. */
    offered: readonly OfferedMethod[] | undefined,
    listener: MethodListener,
  ): MethodView {
    defineElements();
    const {emit, log} = this.host;
    listenToMethod(ref, {
      state: (state, reason) => {
        // The path has found its record again: here, the page's own journey ends, if anybody has seen it.
        const {id, lastReportedId: own, startedAt, attempt, view, step: at} = log;
        if (own && own !== id) emit(new SwEndEvent('resumed'), {id: own, startedAt, attempt, view, step: at});
        listener.step(stepIn(method, state), reason);
      },
      problem: (error) => {
        listener.problem(error);
        this.#reportAgent(statusOf(error));
      },
      agentAnswered: () => {
        this.#reportAgent({state: 'answering', version: undefined});
      },
      refused: (code) => emit(new SwRefusedEvent(method, code)),
      pending: () => emit(new SwPendingEvent(method)),
      profileSaved: (part) => emit(new SwProfileSavedEvent(part)),
      left: () => emit(new SwLeaveEvent()),
    });
    this.#others = (offered ?? []).filter(({id, enabled, needsComputer}) => enabled && !needsComputer && id !== method);
    return createMethodView(method, external, ref, offered === undefined);
  }

  readonly goBack = goBack;
  readonly hasUnsavedInput = hasUnsavedInput;

  /** The element was removed, so nobody needs the response any more. */
  stop(): void {
    this.#checks.abort();
    this.#checks = new AbortController();
  }

  /** Resolves when the journey waits for its user, or has ended. */
  settled(actor: ActorRefFrom<CertificationMachine>): Promise<void> {
    return new Promise((resolve) => {
      const look = (snapshot = actor.getSnapshot()): void => {
        if (snapshot.hasTag('busy') || snapshot.matches({home: 'refreshing'})) return;
        subscription.unsubscribe();
        resolve();
      };
      const end = (): void => {
        resolve();
      };
      const subscription = actor.subscribe({next: look, error: end, complete: end});
      look();
    });
  }

  /** Tells the developer if a view is not offered to this user. Throws if the page does not have it. */
  checkView(view: string, paths: readonly string[], context: CertificationContext | undefined): void {
    const known = ['home', ...paths];
    if (!known.includes(view)) throw new TypeError(`open(): there is no view ${view}, but ${known.join(', ')}`);
    if (!context?.status) return;
    const offered = ['home', 'profile', ...context.offered.flatMap(({id, enabled}) => (enabled ? [id] : []))];
    if (!offered.includes(view))
      warnDeveloper(`open(): ${view} is not offered to this user here, but ${offered.join(', ')}`);
  }

  async checkAgent(adapters: Adapters): Promise<AgentStatus> {
    const status = await checkAgent(adapters, this.#checks.signal);
    this.#reportAgent(status);
    return status;
  }

  diagnostics(problem: CertError | undefined): Diagnostics {
    return diagnosticsOf(problem, this.host.log, this.locale().locale);
  }

  inspect(journey: AnyActorRef): void {
    const {host} = this;
    const observe = inspection((inspected) => {
      logStep(host.log);
      try {
        host.inspect?.(inspected);
      } catch (thrown) {
        // The machine is in the middle of its step.
        warnDeveloper('inspect failed', thrown);
      }
    });
    journey.system.inspect(observe);
    // The first steps were made before this was loaded.
    const snapshot = journey.getSnapshot() as Snapshot<unknown>;
    if (snapshot.status === 'active')
      observe({type: '@xstate.snapshot', actorRef: journey, event: {type: 'xstate.init'}, snapshot, rootId: ''});
  }

  /** Tells the developer once. */
  hint(context: CertificationContext | undefined): void {
    for (const line of context ? checkSettings(context, this.host.links) : []) {
      if (!this.#said.has(line)) warnDeveloper(line);
      this.#said.add(line);
    }
  }

  /** Called in a new state. Tells the host a method's result, if there is one. */
  emit({result}: CertificationContext, method: string): void {
    this.#steps = result && createStepsView(method);
    const event =
      result?.type === 'passed'
        ? new SwCompleteEvent(result.outcome)
        : result?.type === 'pending' && new SwPendingEvent(method);
    if (event) this.host.emit(event);
  }

  /** Tells the host once per journey and user which certification has to be renewed first. */
  reportExpiring(journey: AnyActorRef, {methods, now, subject}: Status): void {
    if (this.#reportedExpiring.get(journey) === subject) return;
    const first = endsFirst(methods.filter((each) => validityOf(each, now) === 'expiring'));
    if (!first) return;
    this.#reportedExpiring.set(journey, subject);
    this.host.emit(new SwExpiringEvent(first));
  }

  /** The user wants to sign in again: for a certification to take effect, or because the session is over. */
  relogin(reason: SwReloginEvent['reason'] = 'effective-at-next-sign-in'): void {
    this.host.emit(new SwReloginEvent(reason));
  }

  get #signIn(): ScreenInput['signIn'] {
    return (
      this.config().links.signIn ??
      (() => {
        this.relogin('unauthenticated');
      })
    );
  }

  #reportAgent(status: AgentStatus | undefined): void {
    if (status) this.host.emit(new SwAgentStatusEvent(status));
  }

  /** Undefined while the texts are loading. */
  render(
    state: keyof typeof views,
    input: Omit<ScreenInput, 'others' | 'steps' | 'signIn' | 'help'>,
  ): TemplateResult | undefined {
    defineElements();
    const [texts, path] = [this.#texts.value, this.#path.value];
    return (
      texts &&
      path &&
      views[state](
        {
          ...input,
          others: this.#others,
          steps: this.#steps,
          signIn: this.#signIn,
          help: helpAt(this.host.links, 'home'),
        },
        {...texts, ...path},
      )
    );
  }
}
