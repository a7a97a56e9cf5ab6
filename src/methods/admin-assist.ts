import {defineAll} from '../components/shell/define-all.js';
import {AdminAssistCert} from '../components/shell/solo/elements.js';

/* Registers this path's element alone, and pulls in no other path. */

defineAll({'sw-admin-assist-cert': AdminAssistCert}, () => import('../components/shell/solo/admin-assist.chunk.js'));

export type {AdminAssistCert};
