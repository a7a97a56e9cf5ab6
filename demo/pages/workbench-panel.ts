import {element} from './build-element.js';
import {fillData} from './workbench-data.js';
import type {HeardEvents} from './workbench-events.js';
import {fillLog} from './workbench-log.js';
import {fillLook} from './workbench-look.js';
import {makeScenesLive} from './workbench-scenes.js';

type Cert = HTMLElementTagNameMap['sw-realname-cert'];

/** Fills the panel when it is first opened. */
export const fillWorkbench = (panel: HTMLElement, cert: Cert, events: HeardEvents): void => {
  document.head.append(element('link', {rel: 'stylesheet', href: '/workbench.css'}));
  const {token = '', user = ''} = panel.dataset;
  makeScenesLive(cert, token);
  fillData(cert, user);
  fillLook(cert);
  fillLog(events);
};
