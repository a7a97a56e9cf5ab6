import {defineCert} from '../components/shell/define-cert.js';

defineCert(() => import('../components/shell/only/bank-ukey.chunk.js'));

export type {RealnameCert} from '../components/shell/realname-cert.js';
