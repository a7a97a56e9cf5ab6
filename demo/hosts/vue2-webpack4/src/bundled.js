import 'sw-realname-cert/define.js';
import './main.js';
