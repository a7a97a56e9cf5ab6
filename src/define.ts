import {defineCert} from './components/element/define-cert.js';

/* Registers the element, with every path. */

defineCert(() => import('./components/element/paths/all-paths.chunk.js'));

export type {RealnameCert} from './components/element/realname-cert.js';
