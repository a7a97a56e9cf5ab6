import {defineAll} from '../components/shell/define-all.js';
import {ProfileCert} from '../components/shell/solo/elements.js';

/* Registers this path's element alone, and pulls in no other path. */

defineAll({'sw-profile-cert': ProfileCert}, () => import('../components/shell/solo/profile.chunk.js'));

export type {ProfileCert};
