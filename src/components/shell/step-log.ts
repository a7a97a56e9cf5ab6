import type {Moment, Trail} from '../../adapters/trail.js';
import type {Locale} from '../../domain/locales.js';
import {version} from '../../version.js';
import {SwEndEvent, SwReadyEvent, SwStepEvent, type CertEvent, type Place} from '../events/events.js';
import type {Reason} from '../events/reasons.js';
import type {Step} from '../events/steps.js';

/** A public element, as far as its steps are told. */
export interface Stepping {
  readonly trail: Trail;
  readonly hasUnsavedInput: boolean;
  readonly isConnected: boolean;
  readonly tell: (event: CertEvent, trail?: Moment) => boolean;
  /** A step was entered that no error led to. */
  readonly recovered: () => void;
  /** What follows is another journey. */
  readonly endTrail: () => void;
}

/** Its first screen was rendered. */
export const tellReady = (element: Stepping, {locale}: {readonly locale: Locale}): void => {
  element.tell(new SwReadyEvent(version, locale));
};

/** A step was entered, unless it is the one in which the user is. */
export const enter = (
  element: Stepping,
  view: Exclude<Place['view'], ''>,
  step: Step,
  reason: Reason | undefined,
): void => {
  const {trail} = element;
  if (trail.view === view && trail.step === step) return;
  Object.assign(trail, {view, step, told: trail.id});
  if (!reason) element.recovered();
  element.tell(new SwStepEvent(reason, element.hasUnsavedInput));
};

/** The journey is over. What this event makes a host do is about the next one already. */
export const end = (element: Stepping): void => {
  const {trail} = element;
  element.endTrail();
  if (trail.step) element.tell(new SwEndEvent(element.isConnected ? 'reset' : 'removed'), trail);
};
