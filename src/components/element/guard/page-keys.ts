import type {JourneyLog} from '../../../adapters/journey-log.js';
import {warnCancelledKeys} from '../report/warn-developer.js';
import {logPageChange} from '../report/page-changes.js';

/** Of these, one that the page cancels is told. */
const typed = ['keydown', 'keypress', 'keyup', 'beforeinput', 'paste'];

/** The page's own, also in a field: they close its dialog, lead on, or are its shortcuts. */
const ofPage = /^(?:Escape|Tab|F\d+)$/;

/** Whether the control that has the focus uses it: a field uses all that is typed, a button and a link two keys. */
const isUsed = (control: Element, event: Event): boolean => {
  const {key = '', isComposing, ctrlKey, altKey, metaKey}: Partial<KeyboardEvent> = event;
  // Escape, too, is used where it ends a composition of an input method, or closes the widget's own dialog.
  if (isComposing || (key === 'Escape' && control.closest('dialog, sw-rc-dialog'))) return true;
  if (ctrlKey || altKey || metaKey || ofPage.test(key)) return false;
  return (
    control.matches('input, select, textarea') || (control.matches('button, a, summary') && /^(?:Enter| )$/.test(key))
  );
};

/**
 * To a handler of the page, `event.target` is the public element, and not the field in it. Old portals forbid Backspace,
 * Enter, paste and the menu outside of fields, and so in the widget's. What a control uses ends at the shadow root, before
 * the page's handlers that bubble. One that captures cannot be kept from cancelling it: the developer and support are told.
 * For an element that has rendered.
 */
export const keepKeys = (host: {readonly log: JourneyLog; readonly renderRoot: Node} & ParentNode): void => {
  /** The keys that went down here. The page is told that any other goes up, such as Ctrl. */
  const down = new Set<string>();
  let isReported = false;

  /** What stands in a slot is the page's. */
  const isOurs = (event: Event): boolean => {
    const path = event.composedPath() as [Element, ...Node[]];
    return path.every(({parentNode}) => parentNode !== host) && isUsed(path[0], event);
  };
  const look = (event: Event): void => {
    const {type} = event;
    if (!event.defaultPrevented || !isOurs(event)) return;
    logPageChange(host.log, `${type} cancelled by the page`);
    if (!isReported) warnCancelledKeys(type);
    isReported = true;
  };
  const keep = (event: Event): void => {
    const {type, code = ''}: Partial<KeyboardEvent> = event;
    if (type === 'keyup' ? !down.delete(code) : !isOurs(event)) return;
    if (type === 'keydown') down.add(code);
    event.stopPropagation();
  };
  for (const type of typed) host.renderRoot.addEventListener(type, look, true);
  for (const type of [...typed, 'cut', 'copy', 'contextmenu']) host.renderRoot.addEventListener(type, keep);
};
