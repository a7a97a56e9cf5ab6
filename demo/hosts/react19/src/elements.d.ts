import 'sw-realname-cert/jsx';
