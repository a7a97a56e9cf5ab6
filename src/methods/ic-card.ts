import {defineCert} from '../components/element/define-cert.js';

defineCert(() => import(/* webpackPreload: true */ '../components/element/paths/ic-card.chunk.js'));

export type {RealnameCert} from '../components/element/realname-cert.js';
