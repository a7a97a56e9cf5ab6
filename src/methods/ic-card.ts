import {defineAll} from '../components/shell/define-all.js';
import {IcCardCert} from '../components/shell/solo/elements.js';

/* Registers this path's element alone, and pulls in no other path. */

defineAll({'sw-ic-card-cert': IcCardCert}, () => import('../components/shell/solo/ic-card.chunk.js'));

export type {IcCardCert};
