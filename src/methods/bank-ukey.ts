import {defineAll} from '../components/shell/define-all.js';
import {BankUkeyCert} from '../components/shell/solo/elements.js';

/* Registers this path's element alone, and pulls in no other path. */

defineAll({'sw-bank-ukey-cert': BankUkeyCert}, () => import('../components/shell/solo/bank-ukey.chunk.js'));

export type {BankUkeyCert};
