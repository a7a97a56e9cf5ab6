import {readFile} from 'node:fs/promises';
import {type Context, Hono} from 'hono';
import {html} from 'hono/html';
import {wait} from '../wait.js';
import type {SingleWindow} from './agreement.js';
import {type BehaviourId, behaviours, isBehaviour} from './behaviours.js';
import {branches} from './branches.js';
import {farewell, farewellTitle, receiptBox} from './farewell.js';
import {demoBox, frame} from './frame.js';
import {type Branch, type Markup, type Screen, ukeyPassword, type Visit} from './screens.js';
import {type Case, createSettling, type Settled} from './settling.js';

export interface BankSiteOptions {
  readonly singleWindow: SingleWindow;
  /** For the banks in the table. */
  readonly keyOf: (bank: string) => Uint8Array;
  readonly now?: () => number;
  /** How long a slow bank takes for a page, and a late bank for a result. */
  readonly slowMs?: number;
  readonly lateMs?: number;
}

export interface BankSite {
  readonly app: Hono;
  close(): void;
}

/** The address for the user of a handoff, at the banks' origin, with the bank’s number for it. */
export const addressAt =
  (origin: string) =>
  (bank: string, order: string, behaviour: BehaviourId | undefined): string =>
    `${origin}/${bank}/certify?order=${order}${behaviour ? `&demo=${behaviour}` : ''}`;

interface Asked {
  readonly branch: Branch;
  readonly order: string;
  readonly behaviour: BehaviourId;
}

/** No scripts, because banks expect Internet Explorer mode. */
const headersFor = (further: string) => ({
  'cache-control': 'no-store',
  'content-security-policy': [
    `default-src 'none'; style-src 'self'; form-action 'self'${further}`,
    "base-uri 'none'; frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
});

const answer = (c: Context, page: Markup, status: 200 | 404 = 200, wayBack?: string) =>
  c.html(page, status, headersFor(wayBack === undefined ? '' : ` ${new URL(wayBack).origin}`));

const gone = (c: Context, {name, id}: Branch) =>
  answer(
    c,
    frame(
      name,
      id,
      '没有这次认证',
      html`<p>认证已取消、已过期，企业或账号信息已变更，或网址不完整。请回到单一窗口重新发起。</p>`,
    ),
    404,
  );

const showScreen = (c: Context, {branch, order, behaviour}: Asked, screen: Screen, visit: Visit) => {
  const form = html`
    <form method="post">
      <input type="hidden" name="screen" value="${screen.id}" />
      ${screen.body(visit)}
      <p>
        <button>${screen.action}</button>
        <button name="cancel" value="1" class="secondary">取消</button>
      </p>
    </form>
  `;
  const box = demoBox(branch, order, behaviour);
  return answer(c, frame(branch.name, branch.id, screen.title(visit), form, box));
};

const showFarewell = (c: Context, {branch}: Asked, settled: Settled) => {
  const page = frame(branch.name, branch.id, farewellTitle(settled), farewell(branch, settled), receiptBox(settled));
  return answer(c, page, 200, settled.wayBack);
};

/** The sites of all banks, on another origin than the portal's. */
export const createBankSite = (options: BankSiteOptions): BankSite => {
  const {singleWindow, keyOf, now = Date.now, slowMs = 4_000, lateMs = 20_000} = options;
  const settling = createSettling({singleWindow, keyOf, now, lateMs});
  const app = new Hono();

  const read = async (c: Context, branch: Branch): Promise<{asked: Asked; open: Case | undefined}> => {
    const {order = '', demo} = c.req.query();
    const asked = {branch, order, behaviour: isBehaviour(demo) ? demo : 'normal'} as const;
    const {signal} = c.req.raw;
    if ('isSlow' in behaviours[asked.behaviour]) await wait(slowMs, signal);
    const bankCase = await singleWindow.open(branch.id, order);
    return {asked, open: bankCase && {...bankCase, bank: branch.id, order}};
  };

  for (const branch of branches) {
    const [first] = branch.screens;
    app.get(`/${branch.id}/certify`, async (c) => {
      const {asked, open} = await read(c, branch);
      const settled = await settling.find(branch.id, asked.order);
      if (settled) return showFarewell(c, asked, settled);
      if (!open || !first) return gone(c, branch);
      settling.note(open.handoff);
      return showScreen(c, asked, first, {branch, bankCase: open});
    });

    app.post(`/${branch.id}/certify`, async (c) => {
      const {asked, open} = await read(c, branch);
      const {pathname, search} = new URL(c.req.url);
      const again = c.redirect(pathname + search, 303);
      if (settling.find(branch.id, asked.order)) return again;
      if (!open) return gone(c, branch);
      const {screen, cancel, password} = await c.req.parseBody();
      const behaviour = behaviours[asked.behaviour];
      if (cancel !== undefined) {
        await settling.settle(open, behaviour, 'cancelled');
        return again;
      }
      const at = branch.screens.findIndex(({id}) => id === screen);
      const visit = {branch, bankCase: open};
      const [current, next] = [branch.screens[at], branch.screens[at + 1]];
      if (current?.id === 'password' && password !== ukeyPassword) {
        return showScreen(c, asked, current, {...visit, error: '密码错误，请重新输入。'});
      }
      if (next) return showScreen(c, asked, next, visit);
      await settling.settle(open, behaviour, behaviour.verdict);
      return again;
    });
  }

  app.get('/bank.css', async (c) =>
    c.body(await readFile(new URL('bank.css', import.meta.url), 'utf8'), 200, {'content-type': 'text/css'}),
  );
  app.get('/favicon.ico', (c) => c.body(null, 204));
  app.get('/', (c) => {
    const list = html`<p>
      请从单一窗口的“银行 UKEY 认证”进入。这里有：${branches.map(({name}) => name).join('、')}。
    </p>`;
    return answer(c, frame('模拟银行', 'none', '银行 UKEY 认证', list));
  });

  return {
    app,
    close: () => {
      settling.close();
    },
  };
};
