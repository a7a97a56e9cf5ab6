import 'sw-realname-cert/define.js';

import './app.js';
