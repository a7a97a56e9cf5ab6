import {defineCert} from '../components/shell/define-cert.js';

defineCert(() => import('../components/shell/only/legal-rep.chunk.js'));

export type {RealnameCert} from '../components/shell/realname-cert.js';
