import {type InboxAdapters, wireAdminRequests} from '../../adapters/admin-requests.wiring.js';
import type {InboxBackend} from '../../adapters/backend.js';
import type {StepUp} from '../../adapters/host-checks.js';
import {HttpInboxBackend} from '../../adapters/http-backend.js';
import {backendAddress} from '../../adapters/page.js';
import {BackendClock} from '../../domain/time.js';
import {inboxSteps, type AdminRequestsMachine} from '../../machines/admin-requests.machine.js';
import {hasUnsavedInput, initialContext} from '../../machines/admin-requests.setup.js';
import {defineAdminRequestsView} from '../admin-requests/admin-requests.js';
import {completeConfig} from '../config/config.js';
import {provideContexts} from '../config/contexts.js';
import {SwRequestAnsweredEvent} from '../events/outcome-events.js';
import {diagnosticsOf, type Diagnostics} from '../failure/diagnostics.js';
import {defineFailure} from '../failure/failure.js';
import {ActorController, topState} from '../lit/actor-controller.js';
import {ignoreSecondPress} from '../lit/double-click.js';
import {resetOnReturn} from '../lit/reset-on-return.js';
import {StepFocus} from '../lit/step-focus.js';
import {renderComplete} from '../lit/timing.js';
import {parts} from '../parts/css-parts.js';
import {FramedElement, type Settings} from './framed-element.js';
import {watchRoom} from './room.js';
import {keepKeys} from './guard/page-keys.js';
import {logStep, PageChanges} from './report/page-changes.js';
import {end, enter, reportReady} from './report/step-events.js';
import {reasonOf} from './report/step-names.js';
import {html, type PropertyValues, type TemplateResult} from 'lit';
import {createActor, type Actor} from 'xstate';

/** Without a backend, each request fails with an error that says so. */
const nobody = {} as InboxBackend;

/** Read when needed, because a framework may set a new function at each render. */
const adaptersOf = (element: AdminRequests, clock: BackendClock, locale: () => string): InboxAdapters => {
  const {baseUrl, backend = baseUrl === '' ? nobody : new HttpInboxBackend({baseUrl: backendAddress(baseUrl)})} =
    element;
  return {
    backend,
    clock,
    get log() {
      return element.log;
    },
    get locale() {
      return locale();
    },
    get stepUp() {
      return element.stepUp;
    },
    get allowFramed() {
      return element.allowFramed;
    },
  };
};

/**
 * An administrator's inbox: the requests of people who ask to become operators of the enterprise.
 *
 * @tagname sw-admin-requests
 * @event sw-ready - the inbox is shown for the first time: `version`, `locale`
 * @event sw-step - a step was entered, and the one before was left: `reason`, `hasUnsavedInput`
 * @event sw-end - the last step was left: `reason`
 * @event sw-request-answered - the administrator has answered a request: `answer`
 * @event sw-error - a request or an action failed: `code`, `retryable`, `requestId`
 * @event sw-relogin - the administrator asks to sign in again: `reason`
 * @slot footer - below everything
 * @csspart base - the whole element
 * @csspart heading - each heading
 * @csspart card - a request in the list
 * @csspart icon - an icon
 * @csspart note - a note
 * @csspart details - what is folded
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
 */
export class AdminRequests extends FramedElement {
  static override properties: Settings = {
    stepUp: {attribute: false},
    allowFramed: {type: Boolean, attribute: 'allow-framed', reflect: true, useDefault: true},
  };

  readonly #provideInside = provideContexts(this);
  readonly #inbox = new ActorController<Actor<AdminRequestsMachine>>(this, {
    create: () => this.#create(),
    onSnapshot: (snapshot) => {
      const state = topState(snapshot.value);
      if (state === 'deciding' && this.#state === 'inbox') this.log.attempt += 1;
      this.#state = state;
      enter(this, 'admin-requests', inboxSteps[state], this.#reasonOf(snapshot.context));
      logStep(this.log);
      if (!this.#isReady && !snapshot.hasTag('busy')) {
        this.#isReady = true;
        void renderComplete(this).then(() => {
          reportReady(this, this.locale);
        });
      }
    },
    onStop: () => {
      this.config.announce('');
      end(this);
    },
    onFault: this.reportError,
  });
  readonly #reasonOf = reasonOf();
  #state = '';
  readonly #clock = new BackendClock();
  readonly #complete = completeConfig(this);
  #isReady = false;
  #isDebugged = false;

  override backend: InboxBackend | undefined;
  /** The host asks the administrator to prove who they are, when the backend demands it. */
  stepUp: StepUp | undefined;
  /** Whether an administrator may confirm, or make a code, in a frame of another origin. */
  allowFramed = false;

  constructor() {
    super();
    ignoreSecondPress(this);
    new PageChanges(this);
    this.followSteps(new StepFocus(this, () => undefined));
    resetOnReturn(this);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.debug && !this.#isDebugged) {
      this.#isDebugged = true;
      void import('./report/debug-inbox.chunk.js').then(
        ({debugInbox}) => {
          debugInbox(this);
        },
        () => undefined,
      );
    }
    this.#provideInside(this.locale, this.#complete(this.config));
  }

  protected override firstUpdated(): void {
    void watchRoom(this);
    keepKeys(this);
    this.log.reportStep?.();
  }

  /** What happened in this journey, as the button for support copies it: a frozen object of JSON, without personal data. */
  get diagnostics(): Diagnostics {
    return diagnosticsOf(this.lastError, this.log, this.locale.locale);
  }

  /** Whether leaving or reloading the page now would lose the number or the reason that the administrator typed. */
  get hasUnsavedInput(): boolean {
    return hasUnsavedInput(this.#inbox.snapshot?.context ?? initialContext);
  }

  /** Discards everything and starts again. Resolves when the new inbox is asked for. */
  override async reset(): Promise<void> {
    this.#inbox.restart();
    await this.updateComplete;
  }

  protected override get ownConfig() {
    return {consent: {}, handoff: 'new-tab'} as const;
  }

  protected override content(): TemplateResult {
    return html`
      <sw-rc-admin-requests exportparts=${parts} data-focus .actor=${this.#inbox.actor}></sw-rc-admin-requests>
      <div part="footer"><slot name="footer"></slot></div>
    `;
  }

  #create(): Actor<AdminRequestsMachine> | undefined {
    if (!this.isSetUp) return undefined;
    const inbox = createActor(wireAdminRequests(adaptersOf(this, this.#clock, () => this.locale.locale)));
    inbox.on('problem', ({error}) => {
      this.reportError(error);
    });
    inbox.on('personChanged', () => {
      end(this);
    });
    inbox.on('answered', ({answer}) => {
      this.emit(new SwRequestAnsweredEvent(answer));
    });
    return inbox;
  }
}

/** Defines the elements inside. */
export const defineInside = (): void => {
  defineFailure();
  defineAdminRequestsView();
};

declare global {
  interface HTMLElementTagNameMap {
    'sw-admin-requests': AdminRequests;
  }
}
