import {actAsHost} from './host.js';

const cert = document.querySelector('sw-realname-cert');
if (cert) actAsHost(cert);
