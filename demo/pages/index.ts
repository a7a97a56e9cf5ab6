import '../../src/define.js';
import {hostProperties} from './host.js';

const cert = document.querySelector('sw-realname-cert');
if (cert) Object.assign(cert, hostProperties);

// Signing in is the host's: here it is a link that signs the same user in again.
cert?.addEventListener('sw-relogin', () => {
  document.querySelector<HTMLAnchorElement>('#relogin')?.click();
});
