import 'sw-realname-cert/define.js';
import {HttpBackend} from 'sw-realname-cert';

const cert = document.querySelector('sw-realname-cert');
cert.backend = new HttpBackend({baseUrl: '/api/realname-cert'});
cert.links = {signIn: `${location.origin}/login`};
cert.consent = {
  'legal-rep': {
    id: 'legal-rep-notice',
    version: '2026-11',
    text: '为核验企业和您的身份，我们需要处理企业、法定代表人和账号归属人的信息。',
    required: true,
  },
};
cert.addEventListener('sw-complete', ({level}) => {
  document.querySelector('#level').textContent = `安全级别：${level.label}`;
});
cert.addEventListener('sw-relogin', () => location.assign('/logout'));
