import '../../src/admin-requests.js';
import {askBeforeLeaving} from './ask-before-leaving.js';
import {showPageTabs} from './page-tabs.js';
import {signInAgain} from './sign-in-again.js';
import {stepUp} from './step-up.js';
import './large-text.js';

showPageTabs();
const requests = document.querySelector('sw-admin-requests');
if (requests) {
  askBeforeLeaving(requests);
  requests.stepUp = stepUp;
  requests.addEventListener('sw-relogin', signInAgain);
}
