import type {EventStamp, JourneyLog} from '../../../adapters/journey-log.js';
import type {Locale} from '../../../domain/locales.js';
import {version} from '../../../version.js';
import {SwEndEvent, SwReadyEvent, SwStepEvent, type CertEvent, type Place} from '../../events/events.js';
import type {Reason, Step} from '../../events/steps.js';

/** A public element, as far as its steps are told. */
export interface Stepping {
  readonly renderRoot: ParentNode;
  readonly log: JourneyLog;
  readonly hasUnsavedInput: boolean;
  readonly isConnected: boolean;
  readonly emit: (event: CertEvent, log?: EventStamp) => boolean;
  /** A step was entered that no error led to. */
  recovered(): void;
  /** What follows is another journey. */
  endJourney(): void;
}

/** Its first screen was rendered. */
export const reportReady = (element: Stepping, {locale}: {readonly locale: Locale}): void => {
  element.emit(new SwReadyEvent(version, locale));
};

/** Not in a closed dialog or a hidden tab. In a page without a layout, as of jsdom, everything is. */
const isShown = ({renderRoot}: Stepping): boolean =>
  typeof ResizeObserver !== 'function' || Boolean(renderRoot.querySelector('.base')?.getClientRects().length);

/**
 * A step was entered, unless it is the one in which the user is and nothing new has led to it. The journey begins when the
 * element is first shown, with the step that is shown then.
 */
export const enter = (
  element: Stepping,
  view: Exclude<Place['view'], ''>,
  step: Step,
  reason: Reason | undefined,
): void => {
  const {log} = element;
  if (log.view === view && log.step === step && !reason) return;
  if (!reason) element.recovered();
  const report = (): void => {
    if (!log.startedAt && !isShown(element)) return;
    log.startedAt ||= performance.now();
    delete log.reportStep;
    log.lastReportedId = log.id;
    element.emit(new SwStepEvent(reason, element.hasUnsavedInput));
  };
  Object.assign(log, {view, step, reportStep: report});
  report();
};

/** The journey is over. What this event makes a host do is about the next one already. */
export const end = (element: Stepping): void => {
  const {log} = element;
  element.endJourney();
  if (log.startedAt) element.emit(new SwEndEvent(element.isConnected ? 'reset' : 'removed'), log);
};
