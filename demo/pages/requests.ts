import '../../src/admin-requests.js';
import {showPageTabs} from './page-tabs.js';
import {signInAgain} from './sign-in-again.js';

showPageTabs();
const requests = document.querySelector('sw-admin-requests');
if (requests) {
  // Simulates a face scan or an SMS code: whatever the host uses to see that the administrator is present.
  requests.stepUp = () =>
    window.confirm('演示的身份确认：请确认是您本人在操作。')
      ? Promise.resolve(`demo-step-up-${crypto.randomUUID()}`)
      : Promise.reject(new Error('Not confirmed.'));
  requests.addEventListener('sw-relogin', signInAgain);
}
