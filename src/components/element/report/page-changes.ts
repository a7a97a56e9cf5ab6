import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {documentProperty} from '../../../adapters/page.js';
import type {Change, JourneyLog} from '../../../adapters/journey-log.js';

/* What a journey's log has besides requests: the steps, and whether the user saw the page. */

const longest = 30;

/** Of the steps and of the page's changes, the last ones stay. What is as before is no change. */
const note = ({changes}: JourneyLog, now: string, view?: string): void => {
  const alike = changes.filter((each) => (each.view === undefined) === (view === undefined));
  const last = alike.at(-1);
  if (last?.now === now && last.view === view) return;
  if (alike.length >= longest) changes.splice(changes.indexOf(alike[0] as Change), 1);
  changes.push({at: Date.now(), ...(view && {view}), now});
};

/** The step in which the user is. */
export const logStep = (log: JourneyLog): void => {
  note(log, log.step, log.view);
};

/** The page is in that state, or has done something. */
export const logPageChange = (log: JourneyLog, now: string): void => {
  note(log, now);
};

const ofPage = [
  'visibilitychange',
  'focus',
  'blur',
  'online',
  'offline',
  'freeze',
  'resume',
  'securitypolicyviolation',
];

/** Logs whether the page is hidden, has the focus and is online, as long as the element is in it. */
export class PageChanges implements ReactiveController {
  constructor(private readonly host: ReactiveControllerHost & {readonly log: JourneyLog}) {
    host.addController(this);
  }

  // Without `signal`: jsdom does not accept Node's `AbortSignal`, which some test runners leave in place.
  hostConnected(): void {
    for (const type of ofPage) addEventListener(type, this.#onChange);
    this.#onChange({type: 'visibilitychange'});
  }

  hostDisconnected(): void {
    for (const type of ofPage) removeEventListener(type, this.#onChange);
  }

  readonly #onChange = ({type, effectiveDirective: name}: Partial<SecurityPolicyViolationEvent>): void => {
    const now =
      type === 'visibilitychange' ? documentProperty('visibilityState') : name ? `forbidden by ${name}` : type;
    logPageChange(this.host.log, now ?? '');
  };
}
