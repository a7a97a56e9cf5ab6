import 'sw-realname-cert/define.js';

const notice = {id: 'legal-rep-notice', version: '2026-11', required: true};
const consentIn = {
  'zh-CN': '为核验企业和您的身份，我们需要处理企业、法定代表人和账号归属人的信息。',
  en: 'To verify your enterprise and you, we process data of the enterprise, its legal representative and you.',
};

const widgets = document.querySelectorAll('sw-realname-cert');
for (const cert of widgets) {
  const {lang} = cert.closest('[lang]');
  cert.consent = {'legal-rep': {...notice, text: consentIn[lang]}};
}
// Events bubble, so one listener hears both. The other widget is told that something has changed.
document.addEventListener('sw-complete', ({target, level}) => {
  document.querySelector('#level').textContent = level.label;
  for (const cert of widgets) if (cert !== target) cert.refresh();
});
