import type {Context, Hono} from 'hono';
import {getCookie, setCookie} from 'hono/cookie';
import {html} from 'hono/html';
import type {Place} from '../../src/domain/places.js';
import {dropOldest} from '../backend/drop-oldest.js';
import {longestCodeMs} from '../backend/handoffs.js';
import {randomToken} from '../crypto.js';
import {behaviours} from './behaviours.js';
import {demoBox, frame, type Markup} from './page-layout.js';
import type {SimulatedKind} from './kinds.js';
import {answer, formOf, gone, showFarewell, type Site} from './pages.js';
import {again, pathOf, type Reception, type Visit, visitAt} from './place-urls.js';
import type {Case} from './settling.js';

const manners = {
  words: {
    passed: '认证结果已通知单一窗口。',
    rejected: '该企业的信息未能通过核验，结果已通知单一窗口。',
    cancelled: '未进行认证，已通知单一窗口。',
    pending: '正在审核，结果将另行通知单一窗口。',
  },
  wayBack: 'link',
} as const;

const row = (name: string, value: string): Markup => html`
  <tr>
    <th scope="row">${name}</th>
    <td>${value}</td>
  </tr>
`;

/** All that a yes is about, so that nobody confirms a stranger's code unknowingly. */
const told = ({asker, enterpriseName, uscc}: Case, {name}: SimulatedKind): Markup => html`
  <p><strong>中国国际贸易单一窗口</strong>请您确认以下企业实名认证：</p>
  <table>
    ${row('账号归属人', asker?.account ?? '')} ${row('企业名称', enterpriseName)} ${row('统一社会信用代码', uscc)}
    ${row('发起认证的页面', asker?.origin ?? '')}
    ${row('确认的效果', `该账号以上述企业的名义通过单一窗口企业实名认证（${name}）。`)}
  </table>
  <p class="warning">如果不是您本人在上述页面发起的，或者二维码、网址是他人发来的，请点击“取消”，并关闭本页。</p>
`;

const question = ({simulated}: SimulatedKind, error: string | undefined): Markup | string =>
  simulated
    ? html`
        ${error === undefined ? '' : html`<p class="warning" role="alert">${error}</p>`}
        <p>
          <label for="answer">${simulated.asks}</label><br />
          <input id="answer" type="text" name="answer" maxlength="40" autocomplete="off" />
          <span class="hint">演示答案：${simulated.answer}</span>
        </p>
      `
    : '';

const most = 1_000;

/**
 * Before a code is opened. An address is also asked for by those who open nothing: a browser that loads ahead, a chat that
 * draws a preview, an image on a foreign page. So this says nothing of the code, and only its press opens it.
 */
const invitation = html`
  <p>二维码只能打开一次，请在自己的手机上打开。</p>
  <form method="post">
    <input type="hidden" name="screen" value="open" />
    <p><button>打开</button></p>
  </form>
`;

/** Pages that send no referrer have forms of the origin `null`, so this is the browser's own word. Old ones say nothing. */
const isPressHere = (c: Context): boolean =>
  c.req.method === 'POST' && [undefined, 'same-origin'].includes(c.req.header('sec-fetch-site'));

/** The page of any other place: one, with a yes and a no. A code opens it once, and only for whoever opened it first. */
export const addConfirmPages = (app: Hono, reception: Reception, kind: SimulatedKind, place: Place): void => {
  const {singleWindow, settling} = reception;
  const at = {method: kind.id, place: place.id};
  const path = pathOf(at);
  const site: Site = {...manners, name: place.name['zh-CN'], look: 'elsewhere'};
  /** What the first visitor’s cookie says, by the code. */
  const first = new Map<string, string>();

  const isAnother = (c: Context, order: string): boolean =>
    first.has(order) && reception.isAnother(first.get(order), getCookie(c, `code-${order}`));

  /** Opens a code, which nobody else can open then. */
  const opens = async (c: Context, order: string): Promise<boolean> => {
    if (!isPressHere(c) || !(await singleWindow.scan(at, order))) return false;
    const token = randomToken(16);
    dropOldest(first.set(order, token), most);
    const maxAge = longestCodeMs / 1_000;
    setCookie(c, `code-${order}`, token, {httpOnly: true, sameSite: 'Lax', path, maxAge});
    return true;
  };

  const usedUp = (c: Context) => {
    const words = html`<p>二维码只能打开一次，五分钟内有效。请回到单一窗口，重新生成二维码。</p>`;
    return answer(c, frame(site.name, site.look, '二维码已失效', words), 410);
  };

  const show = (c: Context, {order, behaviour}: Visit, open: Case, error?: string) => {
    const body = html`<input type="hidden" name="screen" value="confirm" /> ${told(open, kind)} ${question(kind, error)}`;
    const box = demoBox(path, order, behaviour);
    return answer(c, frame(site.name, site.look, '确认企业实名认证', formOf(body, '确认'), box));
  };

  app.get(path, async (c) => {
    const visit = await visitAt(c, at, reception);
    const {order, open} = visit;
    if (isAnother(c, order)) return usedUp(c);
    const settled = await settling.find(at, order);
    if (settled) return showFarewell(c, site, settled);
    if (!open) return gone(c, site);
    if (open.by === 'code' && !first.has(order))
      return answer(c, frame(site.name, site.look, '打开二维码', invitation));
    settling.note(open.handoff);
    return show(c, visit, open);
  });

  app.post(path, async (c) => {
    const visit = await visitAt(c, at, reception);
    const {order, open} = visit;
    if (isAnother(c, order)) return usedUp(c);
    if (settling.find(at, order)) return again(c);
    if (!open) return gone(c, site);
    if (open.by === 'code' && !first.has(order)) return (await opens(c, order)) ? again(c) : usedUp(c);
    const {cancel, answer: given} = await c.req.parseBody();
    const {simulated} = kind;
    const isWrong = simulated && (typeof given !== 'string' || given.trim() !== simulated.answer);
    if (cancel === undefined && isWrong) return show(c, visit, open, `${simulated.asks}不符，请核对后重新填写。`);
    const behaviour = behaviours[visit.behaviour];
    await settling.settle(open, behaviour, cancel === undefined ? behaviour.verdict : 'cancelled');
    return again(c);
  });
};
