import {html} from 'hono/html';
import type {Objection, Receipt, Verdict} from './agreement.js';
import type {Markup} from './page-layout.js';
import type {Settled} from './settling.js';

/* The last page: the place's decision, and the way back. */

const titles: Readonly<Record<Verdict, string>> = {
  passed: '认证成功',
  rejected: '认证未通过',
  cancelled: '认证已取消',
  pending: '认证已受理',
};

const objections: Readonly<Record<Objection, string>> = {
  signature: '签名不符',
  handoff: '查不到本次认证，或已取消、过期',
  foreign: '认证方式、机构或企业不符',
  time: '时间不符',
  record: '企业信息或账号归属人已变更',
  used: '本次认证已有结果',
};

const isTaken = ({receipts}: Settled): boolean => receipts[0]?.taken === true;

export const farewellTitle = (settled: Settled): string =>
  isTaken(settled) ? titles[settled.verdict] : '单一窗口未接受认证结果';

export interface Manners {
  readonly words: Readonly<Record<Verdict, string>>;
  readonly wayBack: 'link' | 'form';
  /** What is still to be done there. */
  readonly further?: string;
}

const wayBack = ({wayBack: way}: Manners, address: string | undefined): Markup => {
  if (address === undefined) return html`<p>请自行回到单一窗口。</p>`;
  return way === 'link'
    ? html`<p><a class="button" href="${address}">返回单一窗口</a></p>`
    : html`<form method="post" action="${address}"><button>返回单一窗口</button></form>`;
};

export const farewell = (manners: Manners, settled: Settled): Markup => html`
  <p>${isTaken(settled) ? manners.words[settled.verdict] : '请回到单一窗口，取消后重新认证。'}</p>
  ${manners.further === undefined ? '' : html`<p>${manners.further}</p>`} ${wayBack(manners, settled.wayBack)}
`;

const answerOf = (receipt: Receipt): string =>
  receipt.taken ? '已接受' : `已拒绝（${objections[receipt.objection]}）`;

/** For reviewers: the messages between the servers. */
export const receiptBox = ({receipts}: Settled): Markup => html`
  <div class="demo" role="complementary" aria-label="演示">
    <h2>演示：单一窗口对结果的答复</h2>
    <ol>
      ${receipts.map((receipt) => html`<li>${answerOf(receipt)}</li>`)}
    </ol>
  </div>
`;
