import {isCertError} from '../../src/domain/errors.js';
import {requirementOf, type Requirement} from '../../src/adapters/requirement.js';
import type {Ensured} from '../../src/components/shell/ensure-level.js';
import type {RealnameCert} from '../../src/components/shell/realname-cert.js';
import {must} from './build-element.js';
import {agentSettings, hostProperties} from './host.js';
import {showPageTabs} from './page-tabs.js';
import {sendWithLevel} from './send-with-level.js';
import {signInAddress, signInAgain} from './sign-in-again.js';

/*
 * An action of the portal that needs a level. The server refuses it, the widget comes in a dialog, and the page sends it
 * again, once. What the widget says is no proof: the server looks at the level each time.
 */

const form = must('#declaration', HTMLFormElement);
const said = must('#said', HTMLElement);
const again = must('#sign-in-again', HTMLButtonElement);
const dialog = must('#level-dialog', HTMLDialogElement);
const cert = must('sw-realname-cert', HTMLElement) as RealnameCert;

/** By Escape or the button. */
const leave = (event: Event): void => {
  event.preventDefault();
  if (!cert.hasUnsavedInput || confirm('填写的内容还没有提交，关闭后需要重新填写。要关闭吗？')) dialog.close();
};
dialog.addEventListener('cancel', leave);
must('#level-close', HTMLButtonElement).addEventListener('click', leave);

/** Loaded when it is needed for the first time. */
const loadWidget = async () => {
  const [{ensureLevel}] = await Promise.all([
    import('../../src/components/shell/ensure-level.js'),
    import('../../src/define.js'),
  ]);
  const links = {...hostProperties.links, signIn: signInAddress()};
  Object.assign(cert, hostProperties, {links, agent: agentSettings});
  return ensureLevel;
};

/** Shows the widget until the user has the level, or closes the dialog. */
const reach = async (required: Requirement): Promise<Ensured> => {
  const ensureLevel = await loadWidget();
  const stop = new AbortController();
  const giveUp = (): void => {
    stop.abort();
  };
  dialog.addEventListener('close', giveUp, {once: true});
  dialog.showModal();
  try {
    return await ensureLevel(cert, required, {signal: stop.signal, purpose: '提交报关单'});
  } finally {
    dialog.close();
    // What was typed and not sent goes with the dialog.
    void cert.reset();
  }
};

/** The same as long as the form is, so that a lost answer does not become a second declaration. */
let key = crypto.randomUUID();
form.addEventListener('input', () => {
  key = crypto.randomUUID();
});

const send = (): Promise<Response> =>
  fetch('/demo/declarations', {
    method: 'POST',
    headers: {'content-type': 'application/json', 'idempotency-key': key},
    body: JSON.stringify(Object.fromEntries(new FormData(form))),
  });

const notSent = '报关单尚未提交。';
const signInFirst = `需要重新登录：登录后再提交。${notSent}`;
const notAccepted = `服务器未接受：安全级别仍不够。${notSent}请重新登录后再试。`;

const outcomeOf = async (response: Response | undefined): Promise<string> => {
  if (!response || response.status === 401 || response.status === 412) return signInFirst;
  if (await requirementOf(response)) return notAccepted;
  if (!response.ok) return `提交失败，请稍后再试。`;
  const {number} = (await response.json()) as {number: string};
  key = crypto.randomUUID();
  return `已提交一次：报关单编号 ${number}。`;
};

const failures: Readonly<Record<string, string>> = {
  cancelled: `已取消。${notSent}`,
  'level-not-reachable': `没有可用的认证方式。${notSent}请联系客服或本企业的管理员。`,
  'level-not-accepted': notAccepted,
  'subject-changed': `登录的用户已更换。${notSent}请重新登录。`,
};

const failed = (thrown: unknown): string =>
  (isCertError(thrown) && failures[thrown.code]) || '提交失败，请检查网络后再试。';

let isSending = false;

const submit = async (): Promise<void> => {
  if (isSending) return;
  isSending = true;
  said.textContent = '正在提交……';
  again.hidden = true;
  said.textContent = await sendWithLevel(send, reach).then(outcomeOf).catch(failed);
  again.hidden = !said.textContent.includes('重新登录');
  isSending = false;
};

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void submit();
});
again.addEventListener('click', signInAgain);
cert.addEventListener('sw-relogin', signInAgain);
showPageTabs();
