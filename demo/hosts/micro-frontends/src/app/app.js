const consent = {
  'legal-rep': {
    id: 'legal-rep-notice',
    version: '2026-11',
    text: '为核验企业和您的身份，我们需要处理企业、法定代表人和账号归属人的信息。',
    required: true,
  },
};

/** As a framework does it that renders the sub-app's pages. */
const start = (page) => {
  const cert = document.createElement('sw-realname-cert');
  cert.setAttribute('lang', 'zh-CN');
  // For wujie, a relative address is one of the sub-app's server. The backend is the portal's.
  const portal = window.$wujie?.props.portal ?? '';
  cert.setAttribute('base-url', `${portal}/api/realname-cert`);
  cert.consent = consent;
  cert.addEventListener('sw-complete', ({level}) => {
    page.querySelector('#level').textContent = `安全级别：${level.label}`;
  });
  cert.addEventListener('sw-relogin', () => {
    location.assign('/logout');
  });
  page.querySelector('#certification').append(cert);
};

if (window.__POWERED_BY_QIANKUN__) {
  window.certification = {
    bootstrap: async () => {},
    mount: async ({container}) => start(container),
    unmount: async ({container}) => container.querySelector('sw-realname-cert').remove(),
  };
} else {
  start(document);
}
