import type {ReactiveControllerHost} from 'lit';
import type {Trail} from '../../adapters/trail.js';
import {notePage} from './recorder.js';

/** Of these, one that the page cancels is told. */
const typed = ['keydown', 'keypress', 'keyup', 'beforeinput', 'paste'];
const kept = [...typed, 'cut', 'copy', 'contextmenu'];

/** The page's own, also in a field: they close its dialog, lead on, or are its shortcuts. */
const ofPage = /^(?:Escape|Tab|F\d+)$/;

/** Whether the control that has the focus uses it: a field uses all that is typed, a button and a link two keys. */
const isUsed = (control: EventTarget | undefined, event: Event): boolean => {
  const {key = '', isComposing, ctrlKey, altKey, metaKey}: Partial<KeyboardEvent> = event;
  if (!(control instanceof Element)) return false;
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
 */
export const keepKeys = (host: ReactiveControllerHost & HTMLElement & {readonly trail: Trail}): void => {
  /** What reached the widget. If it is cancelled later, the widget did it. */
  const arrived = new WeakSet<Event>();
  /** The keys that went down here. The page is told that any other goes up, such as Ctrl. */
  const down = new Set<string>();
  let isTold = false;

  const isOurs = (event: Event): boolean => {
    const path = event.composedPath() as Node[];
    // What stands in a slot is the page's.
    const isSlotted = path.some(({parentNode}) => parentNode === host);
    return !isSlotted && path.some((each) => each === host.shadowRoot) && isUsed(path[0], event);
  };
  const tell = (type: string): void => {
    notePage(host.trail, `${type} cancelled by the page`);
    if (!isTold)
      void import('./hint.js').then(({hintCancelled}) => {
        hintCancelled(type);
      });
    isTold = true;
  };
  const arrive = (event: Event): void => {
    arrived.add(event);
    if (event.defaultPrevented && isOurs(event)) tell(event.type);
  };
  /** A handler that cancels it may also stop it on its way. When it has run, this looks. */
  const watch = (event: Event): void => {
    if (!isOurs(event)) return;
    setTimeout(() => {
      if (event.defaultPrevented && !arrived.has(event)) tell(event.type);
    });
  };
  const keep = (event: Event): void => {
    const {type, code = ''}: Partial<KeyboardEvent> = event;
    const isKept = type === 'keyup' ? down.delete(code) : isOurs(event);
    if (!isKept) return;
    if (type === 'keydown') down.add(code);
    event.stopPropagation();
  };

  host.addController({
    hostConnected: () => {
      const {shadowRoot} = host;
      for (const type of typed) {
        addEventListener(type, watch, true);
        shadowRoot?.addEventListener(type, arrive, true);
      }
      for (const type of kept) shadowRoot?.addEventListener(type, keep);
    },
    hostDisconnected: () => {
      for (const type of typed) removeEventListener(type, watch, true);
    },
  });
};
