import 'sw-realname-cert/vue.js';
