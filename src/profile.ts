import {ProfileCert} from './components/shell/solo/profile-cert.js';
import {defineAll} from './components/shell/define-all.js';

/* Registers this path's element alone, and pulls in no other path. */

defineAll({'sw-profile-cert': ProfileCert}, () => import('./components/shell/solo/profile.chunk.js'));

export type {ProfileCert};
