import {defineCert} from './components/element/define-cert.js';

/*
 * Registers the element, with every path. webpack then fetches the journey beside a chunk that is loaded on demand, and its
 * statistics name it for a page that has the element at once.
 */

defineCert(() => import(/* webpackPreload: true */ './components/element/paths/all-paths.chunk.js'));

export type {RealnameCert} from './components/element/realname-cert.js';
