import {AdminRequests, defineInside} from './components/shell/admin-requests.js';
import {defineAll} from './components/shell/define-all.js';

/* Registers the administrator's element. It has an entry of its own, because the pages of other users do not need it. */

defineAll({'sw-admin-requests': AdminRequests});
// Not beside an element of another version.
if (customElements.get('sw-admin-requests') === AdminRequests) defineInside();

export type {AdminRequests};
