const form = document.querySelector('form');
const submit = form.querySelector('button');
const said = document.querySelector('#said');
const dialog = document.querySelector('dialog');
const cert = document.querySelector('sw-realname-cert');

cert.links = {signIn: `${location.origin}/?again`};
cert.consent = {
  'legal-rep': {
    id: 'legal-rep-notice',
    version: '2026-11',
    text: '为核验企业和您的身份，我们需要处理企业、法定代表人和账号归属人的信息。',
    required: true,
  },
};
cert.addEventListener('sw-relogin', () => location.assign('/?again'));
document.querySelector('#close').addEventListener('click', () => dialog.close());

const send = () =>
  fetch('/declaration', {
    method: 'POST',
    headers: {'X-Token': document.querySelector('meta[name=token]').content},
    body: new URLSearchParams(new FormData(form)),
  });

/** Shows the widget until the user has the level. Rejects when the user closes it. */
const reach = async (needed) => {
  const stop = new AbortController();
  dialog.addEventListener('close', () => stop.abort(), {once: true});
  dialog.showModal();
  try {
    return await SwRealnameCert.ensureLevel(cert, needed, {signal: stop.signal, requiredFor: '提交申报'});
  } finally {
    dialog.close();
  }
};

/** The level is in force at the portal, and not for the older sign-in that this session began with. */
const notOfThisSession = '尚未提交：本次登录未取得所需的安全级别，请点击“重新登录”，然后再提交。';

/** The words for what has become of the declaration. */
const declare = async () => {
  let response = await send();
  const needed = await SwRealnameCert.requirementOf(response);
  if (needed) {
    const {kind, code} = await reach(needed).catch((error) => {
      if (SwRealnameCert.isCertError(error)) return error;
      throw error;
    });
    if (kind === 'at-next-sign-in') return '尚未提交：安全级别重新登录后生效，请点击“重新登录”，然后再提交。';
    if (code === 'level-not-accepted') return notOfThisSession;
    if (kind !== 'reached') return '尚未提交：未达到所需的安全级别。';
    response = await send();
    if (await SwRealnameCert.requirementOf(response)) return notOfThisSession;
  }
  if (response.ok) return `申报已提交，编号：${await response.text()}`;
  if (response.status === 401) return '尚未提交：登录已失效，请刷新页面。';
  return '尚未提交：系统繁忙，请稍后再试。';
};

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  submit.disabled = true;
  said.textContent = '';
  said.textContent = await declare().catch(() => '网络异常，未收到结果。请先查询是否已提交，再决定是否重新提交。');
  submit.disabled = false;
});
// Before, the browser itself would send the form, and put what was typed into the address.
submit.disabled = false;
