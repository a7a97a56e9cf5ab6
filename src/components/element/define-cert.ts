// First, because it checks the page before Lit is evaluated.
import {defineElement} from './define-element.js';
import {RealnameCert} from './realname-cert.js';

/** Registers the element, and adds what the page can open. Another copy of this version may have registered its own. */
export const defineCert = (load: Parameters<typeof RealnameCert.add>[0]): void => {
  defineElement('sw-realname-cert', RealnameCert)?.add(load);
};
