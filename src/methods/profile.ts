import {defineCert} from '../components/shell/define-cert.js';

/* Registers the element, makes this path available on the page, and pulls in no other. */

defineCert(() => import('../components/shell/only/profile.chunk.js'));

export type {RealnameCert} from '../components/shell/realname-cert.js';
