import '../../src/define.js';
import {bringFont} from './cjk-font.js';
import {actAsHost} from './host.js';

const cert = document.querySelector('sw-realname-cert');
if (cert) actAsHost(cert);

addEventListener('load', bringFont);
