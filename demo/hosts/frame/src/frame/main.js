import 'sw-realname-cert/define.js';
import {HttpBackend} from 'sw-realname-cert';

const portal = 'http://localhost:8101';

const askForToken = () =>
  new Promise((resolve) => {
    const listen = ({origin, data}) => {
      if (origin !== portal || data.type !== 'token') return;
      removeEventListener('message', listen);
      resolve(data.token);
    };
    addEventListener('message', listen);
    parent.postMessage({type: 'token?'}, portal);
  });

const cert = document.querySelector('sw-realname-cert');
cert.backend = new HttpBackend({baseUrl: '/api/realname-cert', token: askForToken});
// The portal's, in another tab: the frame keeps what was typed.
cert.links = {signIn: `${portal}/login`};
cert.consent = {
  'legal-rep': {
    id: 'legal-rep-notice',
    version: '2026-11',
    text: '为核验企业和您的身份，我们需要处理企业、法定代表人和账号归属人的信息。',
    required: true,
  },
};
cert.addEventListener('sw-complete', ({level}) => parent.postMessage({type: 'complete', level: level.label}, portal));
cert.addEventListener('sw-relogin', () => parent.postMessage({type: 'relogin'}, portal));
