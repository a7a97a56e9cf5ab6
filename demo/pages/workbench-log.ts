import {element, must} from './build-element.js';
import type {HeardEvents} from './workbench-events.js';

const twoDigits = (value: number): string => String(value).padStart(2, '0');

const timeOf = (at: Date): string => [at.getHours(), at.getMinutes(), at.getSeconds()].map(twoDigits).join(':');

/** The widget's events as they come. Not a live region: it would talk over the widget's own. */
export const fillLog = (events: HeardEvents): void => {
  const list = element('ol', {className: 'workbench-log'});
  const clear = element('button', {type: 'button'}, '清空');
  clear.addEventListener('click', () => {
    events.clear();
  });
  events.onChange = () => {
    list.replaceChildren(
      ...events.all.map(({at, type, details}) =>
        element('li', {}, element('time', {}, timeOf(at)), ' ', element('code', {}, type), ' ', details),
      ),
    );
  };
  events.onChange();
  must('#workbench-log', HTMLElement).append(list, clear);
};
