import {useState} from 'react';
import {HttpBackend} from 'sw-realname-cert';

// Outside the component: another backend at each render would start the certification again.
const backend = new HttpBackend({baseUrl: '/api/realname-cert'});
const links = {signIn: `${location.origin}/login`};
const consent = {
  'legal-rep': {
    id: 'legal-rep-notice',
    version: '2026-11',
    text: '为核验企业和您的身份，我们需要处理企业、法定代表人和账号归属人的信息。',
    required: true,
  },
};

export const Certification = () => {
  const [level, setLevel] = useState('');
  return (
    <main>
      <h1>企业实名认证</h1>
      <p id="level">{level && `安全级别：${level}`}</p>
      <sw-realname-cert
        lang="zh-CN"
        backend={backend}
        links={links}
        consent={consent}
        onsw-complete={(event) => setLevel(event.level.label)}
        onsw-relogin={() => location.assign('/logout')}
      />
    </main>
  );
};
