import {element, must} from './build-element.js';
import {keep, recall} from './tab-storage.js';
import {hearEvents, hearSteps} from './workbench-events.js';
import {followFields} from './workbench-fill.js';
import {groupScenes, makeScenesLive, type SetScene} from './workbench-scenes.js';

/*
 * A panel beside the widget for whoever shows or tests it. It is not modal: the widget stays usable. Most of it is
 * loaded when it is first opened, but it hears the widget's events and knows its fields from the beginning.
 */

const storageKey = 'sw-demo-workbench';

/** The page names two style sheets only; this one is for the few who open the workbench. */
const bringStyles = (): Promise<unknown> =>
  new Promise((resolve) => {
    const link = element('link', {rel: 'stylesheet', href: './workbench.css'});
    link.addEventListener('load', resolve);
    document.head.append(link);
  });

/** The field is inside a shadow root, so the path of the event is asked. */
const isTyping = (event: Event): boolean => {
  const [target] = event.composedPath();
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=checkbox], [type=radio], #workbench-find), select, textarea'))
  );
};

export const connectWorkbench = (cert: HTMLElementTagNameMap['sw-realname-cert'], setScene: SetScene): void => {
  const panel = must('#workbench', HTMLElement);
  const toggle = must('#workbench-toggle', HTMLElement);
  const heard = {events: hearEvents(cert), steps: hearSteps(cert), lastField: followFields(cert)};
  groupScenes();
  makeScenesLive(cert, setScene);
  let isLoaded = false;

  const load = async (): Promise<void> => {
    isLoaded = true;
    const {fillWorkbench} = await import('./workbench-panel.js');
    fillWorkbench(panel, cert, heard);
  };

  const show = (isOpen: boolean): void => {
    panel.hidden = !isOpen;
    document.documentElement.classList.toggle('with-workbench', isOpen);
    toggle.setAttribute('aria-expanded', String(isOpen));
    keep(storageKey, isOpen ? 'open' : 'closed');
    if (isOpen && !isLoaded) void load();
  };

  const open = (): void => {
    show(true);
    must('#workbench-find', HTMLElement).focus({preventScroll: true});
  };
  const close = (): void => {
    const hadFocus = panel.contains(document.activeElement);
    show(false);
    if (hadFocus) toggle.focus();
  };

  toggle.addEventListener('click', () => {
    if (panel.hidden) open();
    else close();
  });
  must('#workbench-close', HTMLElement).addEventListener('click', close);
  addEventListener('keydown', (event) => {
    if (event.key !== 'F2' || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || isTyping(event))
      return;
    event.preventDefault();
    if (panel.hidden) open();
    else close();
  });
  const styled = bringStyles();
  // Before, it would stand unstyled below the page.
  if (recall(storageKey) === 'open' || new URLSearchParams(location.search).has('tour'))
    void styled.then(() => show(true));
};
