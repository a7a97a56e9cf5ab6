import type {Locale} from '../../domain/locales.js';
import {CertEvent, type Place} from './error-event.js';
import type {Reason, Step} from './steps.js';

export {CertEvent, type Place, SwErrorEvent} from './error-event.js';

/** The first real screen is shown. */
export class SwReadyEvent extends CertEvent {
  constructor(
    readonly version: string,
    readonly locale: Locale,
  ) {
    super('sw-ready');
  }
}

/**
 * A step was entered, and the one before was left: each once, in order. The same step follows itself only where something
 * new has led to it. The first is the one in which the element is first shown. The last step of a journey is left by
 * `sw-end`.
 */
export class SwStepEvent extends CertEvent {
  declare readonly view: Exclude<Place['view'], ''>;
  declare readonly step: Step;
  constructor(
    /** The error or refusal that led to it, if one did. */
    readonly reason: Reason | undefined,
    /** Whether leaving the page now would lose what the user typed or achieved. */
    readonly hasUnsavedInput: boolean,
  ) {
    super('sw-step');
  }
}

/**
 * A journey that somebody saw is over. `reset`: the host or the widget started again, or another person is signed in; `removed`: the element was taken out of the page;
 * `resumed`: what follows belongs to the journey of an earlier page, such as the one before the bank. A page that is
 * closed or loaded again tells nothing.
 */
export class SwEndEvent extends CertEvent {
  constructor(readonly reason: 'reset' | 'removed' | 'resumed') {
    super('sw-end');
  }
}
