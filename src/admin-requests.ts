import {AdminRequests, defineInside} from './components/shell/admin-requests.js';
import {isAnotherVersionHere} from './components/shell/another-version.js';
import {register} from './components/lit/register.js';
import type {SwEventMap} from './components/events/outcome-events.js';

/* Registers the administrator's element. It has an entry of its own, because the pages of other users do not need it. */

const tag = 'sw-admin-requests';

if (!isAnotherVersionHere([tag])) {
  register(tag, AdminRequests);
  defineInside();
}

declare global {
  interface HTMLElementTagNameMap {
    'sw-admin-requests': AdminRequests;
  }
  interface GlobalEventHandlersEventMap extends SwEventMap {}
}
