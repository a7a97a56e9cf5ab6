import 'sw-realname-cert/vue';
