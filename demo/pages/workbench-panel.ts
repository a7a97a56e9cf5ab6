import {fillData} from './workbench-data.js';
import type {HeardEvents} from './workbench-events.js';
import {makeFindable} from './workbench-find.js';
import {fillLog} from './workbench-log.js';
import {fillLook} from './workbench-look.js';
import {fillMachines, type HeardSteps} from './workbench-machines.js';
import {fillTimeline} from './workbench-timeline.js';
import {fillTour} from './workbench-tour.js';

type Cert = HTMLElementTagNameMap['sw-realname-cert'];

/** What was heard of the widget before the panel was opened. */
interface HeardBefore {
  readonly events: HeardEvents;
  readonly steps: HeardSteps;
  readonly lastField: () => HTMLInputElement | undefined;
}

/** Fills the panel when it is first opened. */
export const fillWorkbench = (panel: HTMLElement, cert: Cert, {events, steps, lastField}: HeardBefore): void => {
  fillData(panel.dataset['user'] ?? '', lastField);
  fillTour(cert.baseUrl !== '');
  fillLook(cert);
  makeFindable();
  fillLog(cert, events);
  const drawn = [fillMachines(steps), fillTimeline(cert, steps)];
  steps.onChange = () => {
    for (const draw of drawn) draw();
  };
};
