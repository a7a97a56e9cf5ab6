import 'sw-realname-cert/jsx.js';
