import {defineAll} from '../components/shell/define-all.js';
import {LegalRepCert} from '../components/shell/solo/elements.js';

/* Registers this path's element alone, and pulls in no other path. */

defineAll({'sw-legal-rep-cert': LegalRepCert}, () => import('../components/shell/solo/legal-rep.chunk.js'));

export type {LegalRepCert};
