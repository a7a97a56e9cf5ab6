import '../../src/define.js';
import {hostProperties} from './host.js';

const cert = document.querySelector('sw-realname-cert');
if (cert) Object.assign(cert, hostProperties);

// Signing in is the host's: here it is a link that signs the same user in again.
cert?.addEventListener('sw-relogin', () => {
  document.querySelector<HTMLAnchorElement>('#relogin')?.click();
});

const mastheadUser = '.masthead-user';

/** Another user has signed in in another tab: the head of the page is to name them, too. */
const renewHead = (): void => {
  const request = new XMLHttpRequest();
  request.open('GET', location.href);
  request.responseType = 'document';
  request.addEventListener('load', () => {
    const renewed = request.responseXML?.querySelector(mastheadUser);
    if (renewed) document.querySelector(mastheadUser)?.replaceWith(renewed);
  });
  request.send();
};

cert?.addEventListener('sw-error', ({code}) => {
  if (code === 'subject-changed') renewHead();
});
