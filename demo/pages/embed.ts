import '../../src/define.js';
import {bringFont} from './cjk-font.js';
import {hostProperties} from './host.js';

const cert = document.querySelector('sw-realname-cert');
if (cert) Object.assign(cert, hostProperties);

addEventListener('load', bringFont);
