// First, because it checks the page before Lit is evaluated.
import {defineElement} from './components/element/define-element.js';
import {AdminRequests, defineInside} from './components/element/admin-requests.js';

/* Registers the administrator's element. It has an entry of its own, because the pages of other users do not need it. */

// Not beside an element of another version, or of another copy.
if (defineElement('sw-admin-requests', AdminRequests) === AdminRequests) defineInside();

export type {AdminRequests};
