import {once} from 'node:events';
import {createServer, type AddressInfo, type Server, type Socket} from 'node:net';
import type {Browser, CDPSession, Page} from 'playwright-core';
import {newPage, openBrowser} from '../support/browser.js';
import {startPublicFront} from './public-front.js';
import {useStage} from './stage.js';

/** A refused WebSocket is written to the console by the browser, whoever refused it. */
const expected = [/WebSocket connection to .* failed/];

describe('A page of a public network', () => {
  const stage = useStage();
  let front: Awaited<ReturnType<typeof startPublicFront>>;
  /** One that checks WebSockets, as Chrome does from 147 on. */
  let checking: Browser;
  /** One that does not: without a person at it, a checking one answers its own prompt, so no prompt stays open. */
  let waiting: Browser;
  /** What these set lasts as long as they do. */
  const roots = new Map<Browser, CDPSession>();
  const servers: Server[] = [];

  before(async () => {
    front = await startPublicFront(stage().demo.url);
    const args = ['--enable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets'];
    checking = await openBrowser({args});
    waiting = await openBrowser();
    for (const browser of [checking, waiting]) roots.set(browser, await browser.newBrowserCDPSession());
  });
  after(() => {
    front.close();
  });
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  /** What the user would answer, or has answered. */
  const setPermission = async (page: Page, setting: 'granted' | 'denied' | 'prompt'): Promise<void> => {
    const session = await page.context().newCDPSession(page);
    const {targetInfo} = await session.send('Target.getTargetInfo');
    await roots.get(page.context().browser()!)?.send('Browser.setPermission', {
      permission: {name: 'loopback-network'},
      setting,
      origin: new URL(page.url()).origin,
      browserContextId: targetInfo.browserContextId!,
    });
  };

  const open = async (
    setting: 'granted' | 'denied' | 'prompt',
    {agentUrl, browser = checking}: {agentUrl?: string; browser?: Browser} = {},
  ): Promise<Page> => {
    const page = await newPage({browser, expected});
    await page.goto(`http://portal.localhost:${String(front.port)}/embed.html?scenario=normal`);
    await setPermission(page, setting);
    await page.getByRole('button', {name: 'IC卡认证'}).waitFor();
    if (agentUrl !== undefined) {
      await page.locator('sw-realname-cert').evaluate((cert, url) => cert.setAttribute('agent-url', url), agentUrl);
    }
    await page.getByRole('button', {name: 'IC卡认证'}).click();
    return page;
  };

  /** Accepts and says nothing, as a socket is met while the browser’s prompt is open. */
  const silence = async (): Promise<{url: string; accepted: Promise<Socket>}> => {
    const server = createServer();
    servers.push(server);
    const accepted = once(server, 'connection').then(([socket]) => socket as Socket);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return {url: `ws://127.0.0.1:${String((server.address() as AddressInfo).port)}`, accepted};
  };

  const sees = (page: Page, text: RegExp | string) => page.getByText(text).first().waitFor();
  const goOn = (page: Page) => page.getByRole('button', {name: '继续', exact: true}).click();

  it('reads the card at once when the browser permits the connection', async () => {
    const page = await open('granted');
    await page.getByLabel('密码', {exact: true}).waitFor();
  });

  it('displays where to change a permission that was denied before', async () => {
    const page = await open('denied');
    await page.getByRole('heading', {name: '无法判断客户端控件是否在运行'}).waitFor();
    await sees(page, /网站设置/);
    await setPermission(page, 'granted');
    await page.getByRole('button', {name: '重新检测'}).click();
    await page.getByLabel('密码', {exact: true}).waitFor();
  });

  it('explains the browser’s prompt first, and does not contact the agent before', async () => {
    const {connections} = stage().demo.agent;
    const page = await open('prompt');
    await page.getByRole('heading', {name: '浏览器将会询问'}).waitFor();
    if (stage().demo.agent.connections !== connections) throw new Error('The agent was asked already.');
    await setPermission(page, 'granted');
    await goOn(page);
    await page.getByLabel('密码', {exact: true}).waitFor();
  });

  it('displays that the browser is asking, and follows the user’s answer', async () => {
    const {url, accepted} = await silence();
    const page = await open('prompt', {agentUrl: url, browser: waiting});
    await goOn(page);
    await accepted;
    await sees(page, /浏览器正在询问/);
    await setPermission(page, 'denied');
    await page.getByRole('heading', {name: '浏览器不允许本页连接客户端控件'}).waitFor();
  });

  for (const [allow, outcome] of [
    ['', 'is told that its portal has to hand the permission on'],
    ['loopback-network', 'reads the card where its portal has handed the permission on'],
  ] as const) {
    it(`in a frame of another site ${outcome}`, async () => {
      const page = await newPage({browser: checking, expected});
      await page.goto(`http://localhost:${String(front.port)}/framing.html?allow=${allow}`);
      await setPermission(page, 'granted');
      const frame = page.frameLocator('iframe');
      await frame.getByRole('button', {name: 'IC卡认证'}).click();
      await (allow === ''
        ? frame.getByText('agent-not-delegated').waitFor()
        : frame.getByLabel('密码', {exact: true}).waitFor());
    });
  }

  it('displays that the agent does not answer when the browser permits the connection', async () => {
    const page = await open('granted', {agentUrl: 'ws://127.0.0.1:1'});
    await page.getByRole('heading', {name: '没有连接上客户端控件'}).waitFor();
  });
});
