import {html} from 'hono/html';
import type {Objection, Receipt} from './agreement.js';
import type {Branch, Markup} from './screens.js';
import type {Settled} from './settling.js';

/* The last page: the bank's decision, and the link back. */

const titles: Readonly<Record<Settled['verdict'], string>> = {
  passed: '认证成功',
  rejected: '认证未通过',
  cancelled: '认证已取消',
  pending: '认证已受理',
};

const words: Readonly<Record<Settled['verdict'], string>> = {
  passed: '认证结果已通知单一窗口。',
  rejected: '该企业账户的信息未能通过本行核验，结果已通知单一窗口。',
  cancelled: '没有进行认证，已通知单一窗口。',
  pending: '本行正在审核，结果将由本行通知单一窗口。',
};

const objections: Readonly<Record<Objection, string>> = {
  signature: '签名不符',
  handoff: '没有这次认证，或已取消、过期',
  foreign: '银行或企业不符',
  time: '时间不符',
  record: '企业信息或账号归属人已变更',
  used: '这次认证已有结果',
};

const isTaken = ({receipts}: Settled): boolean => receipts[0]?.taken === true;

export const farewellTitle = (settled: Settled): string =>
  isTaken(settled) ? titles[settled.verdict] : '单一窗口没有接受认证结果';

const wayBack = ({wayBack: way}: Branch, address: string | undefined): Markup => {
  if (address === undefined) return html`<p>请自行回到单一窗口。</p>`;
  return way === 'link'
    ? html`<p><a class="button" href="${address}">返回单一窗口</a></p>`
    : html`<form method="post" action="${address}"><button>返回单一窗口</button></form>`;
};

export const farewell = (branch: Branch, settled: Settled): Markup => html`
  <p>${isTaken(settled) ? words[settled.verdict] : '请回到单一窗口，取消后重新认证。'}</p>
  <p>请务必退出网银系统，拔下 UKey，并关闭浏览器。</p>
  ${wayBack(branch, settled.wayBack)}
`;

const answerOf = (receipt: Receipt): string =>
  receipt.taken ? '已接受' : `已拒绝（${objections[receipt.objection]}）`;

/** For reviewers: the messages between the servers. */
export const receiptBox = ({receipts}: Settled): Markup => html`
  <div class="demo" role="complementary" aria-label="演示">
    <h2>演示：单一窗口对银行的答复</h2>
    <ol>
      ${receipts.map((receipt) => html`<li>${answerOf(receipt)}</li>`)}
    </ol>
  </div>
`;
