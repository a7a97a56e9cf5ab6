import {behaviours, isBehaviour} from '../../simulators/places/behaviours.js';
import {branches} from '../../simulators/bank/branches.js';
import type {Verdict} from '../../simulators/places/agreement.js';
import {type BankAnswer, bankChannel, type BankDecision} from './bank-channel.js';
import {element, must} from './build-element.js';

/* In place of a bank's site, for the pages without a server. It tells the page that waits what the bank has decided. */

const patienceMs = 3_000;

const query = new URLSearchParams(location.search);
const [method, place] = [query.get('method') ?? '', query.get('place') ?? ''];
const order = query.get('order') ?? '';
const demo = query.get('demo') ?? undefined;
const behaviour = isBehaviour(demo) ? demo : 'normal';
const main = must('main', HTMLElement);
const status = must('#bank-status', HTMLElement);
const name = branches.find(({id}) => id === place)?.name ?? '银行';

const channel = new BroadcastChannel(bankChannel);

/** Undefined if no page answers. */
const report = (verdict: Verdict): Promise<BankAnswer | undefined> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, patienceMs);
    channel.addEventListener('message', ({data}: MessageEvent<BankAnswer>) => {
      if (data.order !== order) return;
      clearTimeout(timer);
      resolve(data);
    });
    channel.postMessage({visit: {method, place, order, behaviour}, verdict} satisfies BankDecision);
  });

const decide = async (verdict: Verdict): Promise<void> => {
  const answer = await report(verdict);
  if (!answer?.ok) {
    status.textContent = answer
      ? '查不到本次认证：已取消、已过期，或已经有结果。请回到单一窗口重新发起。'
      : '未找到等待结果的页面。请不要关闭它，从那里重新前往。';
    return;
  }
  for (const button of main.querySelectorAll('button')) button.remove();
  const back = answer.wayBack === undefined ? [] : [element('a', {href: answer.wayBack}, '返回单一窗口')];
  status.replaceChildren('银行已提交结果。', ...back);
};

const choice = (text: string, verdict: Verdict): HTMLButtonElement => {
  const button = element('button', {type: 'button'}, text);
  button.addEventListener('click', () => void decide(verdict));
  return button;
};

document.title = `${name}（演示）`;
must('h1', HTMLElement).textContent = `${name}（模拟）`;
must('#bank-situation', HTMLElement).textContent = `情形：${behaviours[behaviour].title}`;
must('#bank-choices', HTMLElement).append(
  choice('继续办理', behaviours[behaviour].verdict),
  choice('认证不通过', 'rejected'),
  choice('取消', 'cancelled'),
);
