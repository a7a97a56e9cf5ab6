import {defineCert} from './components/shell/define-cert.js';

/* Registers the element, with every path. */

defineCert(() => import('./components/shell/all-paths.chunk.js'));

export type {RealnameCert} from './components/shell/realname-cert.js';
