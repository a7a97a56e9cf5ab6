// The ten lines that the README gives to a host with a bundler.
import 'sw-realname-cert/define.js';
import {HttpBackend} from 'sw-realname-cert';

const session = {token: () => 'token'};
const cert = document.querySelector('sw-realname-cert');
cert.backend = new HttpBackend({baseUrl: '/api/realname-cert', token: () => session.token()});
cert.addEventListener('sw-complete', (event) => (document.title = event.level.label));
cert.addEventListener('sw-relogin', () => location.assign('/logout'));
