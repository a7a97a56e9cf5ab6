import {isCertError} from '../../src/domain/errors.js';
import {requirementOf} from '../../src/adapters/requirement.js';
import type {RealnameCert} from '../../src/components/element/realname-cert.js';
import {must} from './build-element.js';
import {actAsHost, agentMinVersion, hostProperties} from './host.js';
import {levelAction, levelDialog, type Sent} from './level-action.js';
import {showPageTabs} from './page-tabs.js';
import {signInAddress, signInAgain} from './sign-in-again.js';
import './large-text.js';

/*
 * An action of the portal that needs a level. The server refuses it, the widget comes in a dialog, and it is sent again,
 * once, by whichever page the user comes back to. What the widget says is no proof: the server looks at the level each time.
 */

const form = must('#declaration', HTMLFormElement);
const said = must('#said', HTMLElement);
const again = must('#sign-in-again', HTMLButtonElement);
const cert = must('sw-realname-cert', HTMLElement) as RealnameCert;
actAsHost(cert, {
  links: {...hostProperties.links, signIn: signInAddress()},
  agentMinVersion,
});

const fields = (): Record<string, FormDataEntryValue> => Object.fromEntries(new FormData(form));

const fill = (given: unknown): void => {
  for (const [name, value] of Object.entries(given as Record<string, string>)) {
    const field = form.elements.namedItem(name);
    if (field && 'value' in field) field.value = value;
  }
};

/** The sub-app's own session, which the portal's ticket begins. Without it, each request is answered with 401. */
const openSession = async (): Promise<string> => {
  const response = await fetch('/demo/declaration-session', {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({ticket: must('#declaration-ticket', HTMLInputElement).value}),
  });
  if (response.status >= 500) throw new Error(response.statusText);
  return response.ok ? ((await response.json()) as {session: string}).session : '';
};

const actionIn = (session: string) =>
  levelAction({
    drafts: '/demo/drafts',
    headers: {'x-session': session},
    read: fields,
    fill,
    send: (headers) =>
      fetch('/demo/declarations', {
        method: 'POST',
        headers: {...headers, 'content-type': 'application/json'},
        body: JSON.stringify(fields()),
      }),
    ...levelDialog({
      dialog: must('#level-dialog', HTMLDialogElement),
      cert,
      close: must('#level-close', HTMLButtonElement),
      requiredFor: '提交报关单',
    }),
  });

let opened: Promise<ReturnType<typeof actionIn>> | undefined;

/** Until it is there, a press waits. Where the session's request was lost, the next press sends it again. */
const action = () =>
  (opened ??= openSession()
    .then(actionIn)
    .catch((error: unknown) => {
      opened = undefined;
      throw error;
    }));

const submitting = '正在提交……';
const notSent = '报关单尚未提交。';
const notAccepted = `服务器未接受：安全级别仍不够。${notSent}请重新登录后再试。`;

const outcomes: Readonly<Record<Exclude<Sent, Response>, string>> = {
  'sign-in': `安全级别重新登录后生效。${notSent}请重新登录，填写的内容会保留。`,
  'other-page': '报关单由原来的页面提交，本页可以关闭。如原来的页面已关闭，请在这里点击“提交报关单”。',
  press: '已恢复填写的内容，尚未提交，请点击“提交报关单”。',
  'no-draft': '尚未提交，请重新填写。',
};

const outcomeOf = async (sent: Sent | undefined): Promise<string> => {
  if (!sent) return '';
  if (typeof sent === 'string') return outcomes[sent];
  if (sent.status === 401 || sent.status === 412) return `需要重新登录：登录后再提交。${notSent}`;
  if (sent.status === 422) return '此前已按修改前的内容提交过，本次未再提交。如需另报一份，请刷新页面后填写。';
  if (await requirementOf(sent)) return notAccepted;
  if (!sent.ok) return '提交失败，请稍后再试。';
  const {number} = (await sent.json()) as {number: string};
  return `已提交一次：报关单编号 ${number}。`;
};

const failures: Readonly<Record<string, string>> = {
  cancelled: `已取消。${notSent}`,
  'level-not-reachable': `无可用的认证方式。${notSent}请联系客服或本企业的管理员。`,
  'level-not-accepted': notAccepted,
  'subject-changed': `登录的用户已更换。${notSent}请重新登录。`,
};

const failed = (thrown: unknown): string =>
  (isCertError(thrown) && failures[thrown.code]) || '未收到服务器的答复，请检查网络后再试。';

let isBusy = false;

/** One at a time: a second press has nothing to add. */
const run = async (work: () => Promise<Sent | undefined>, meanwhile = ''): Promise<void> => {
  if (isBusy) return;
  isBusy = true;
  said.textContent = meanwhile;
  again.hidden = true;
  said.textContent = await work().then(outcomeOf).catch(failed);
  again.hidden = !said.textContent.includes('重新登录');
  isBusy = false;
};

let isResumed = false;
const resume = async (): Promise<Sent | undefined> => {
  const sent = await (await action()).resume();
  isResumed = !(sent instanceof Response) || sent.status < 500;
  return sent;
};
const resumed = run(resume);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  said.textContent = submitting;
  void resumed.then(() =>
    run(async () => {
      // What was to be gone on with comes first: it has a key of its own.
      const sent = isResumed ? undefined : await resume();
      return sent ?? (await action()).submit();
    }, submitting),
  );
});
// Before, the browser itself would send the form, and put what was typed into the address.
must('#send', HTMLButtonElement).disabled = false;
again.addEventListener('click', signInAgain);
cert.addEventListener('sw-relogin', signInAgain);
showPageTabs();
