import type {Moment, Trail} from '../../adapters/trail.js';
import type {Locale} from '../../domain/locales.js';
import {version} from '../../version.js';
import {SwEndEvent, SwReadyEvent, SwStepEvent, type CertEvent, type Place} from '../events/events.js';
import type {Reason} from '../events/reasons.js';
import type {Step} from '../events/steps.js';

/** A public element, as far as its steps are told. */
export interface Stepping {
  readonly renderRoot: ParentNode;
  readonly trail: Trail;
  readonly hasUnsavedInput: boolean;
  readonly isConnected: boolean;
  readonly tell: (event: CertEvent, trail?: Moment) => boolean;
  /** A step was entered that no error led to. */
  recovered(): void;
  /** What follows is another journey. */
  endTrail(): void;
}

/** Its first screen was rendered. */
export const tellReady = (element: Stepping, {locale}: {readonly locale: Locale}): void => {
  element.tell(new SwReadyEvent(version, locale));
};

/** Not in a closed dialog or a hidden tab. In a page without a layout, as of jsdom, everything is. */
const isShown = ({renderRoot}: Stepping): boolean =>
  !('ResizeObserver' in globalThis) || Boolean(renderRoot.querySelector('.base')?.getClientRects().length);

/**
 * A step was entered, unless it is the one in which the user is. The journey begins when the element is first shown, with
 * the step that is shown then.
 */
export const enter = (
  element: Stepping,
  view: Exclude<Place['view'], ''>,
  step: Step,
  reason: Reason | undefined,
): void => {
  const {trail} = element;
  if (trail.view === view && trail.step === step) return;
  if (!reason) element.recovered();
  trail.tellStep = () => {
    if (!trail.startedAt && !isShown(element)) return;
    trail.startedAt ||= performance.now();
    trail.told = trail.id;
    element.tell(new SwStepEvent(reason, element.hasUnsavedInput));
  };
  Object.assign(trail, {view, step});
  trail.tellStep();
};

/** The journey is over. What this event makes a host do is about the next one already. */
export const end = (element: Stepping): void => {
  const {trail} = element;
  element.endTrail();
  if (trail.startedAt) element.tell(new SwEndEvent(element.isConnected ? 'reset' : 'removed'), trail);
};
