import {element, must} from './build-element.js';
import type {HeardEvents} from './workbench-events.js';

const twoDigits = (value: number): string => String(value).padStart(2, '0');

const timeOf = (at: Date): string => [at.getHours(), at.getMinutes(), at.getSeconds()].map(twoDigits).join(':');

/** What a host may call without an argument, in the order of the reference. */
const methods = ['open', 'back', 'cancel', 'retry', 'reset', 'refresh'] as const;

/** The widget's events as they come, and its methods. Not a live region: it would talk over the widget's own. */
export const fillLog = (cert: HTMLElementTagNameMap['sw-realname-cert'], events: HeardEvents): void => {
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
  const calls = methods.map((name) => {
    const button = element('button', {type: 'button'}, element('code', {}, `${name}()`));
    button.addEventListener('click', () => {
      void cert[name]();
    });
    return button;
  });
  must('#workbench-log', HTMLElement).append(list, clear, element('p', {className: 'workbench-buttons'}, ...calls));
};
