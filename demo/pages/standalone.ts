import {hostProperties} from './host.js';

const cert = document.querySelector('sw-realname-cert');
if (cert) Object.assign(cert, hostProperties);
