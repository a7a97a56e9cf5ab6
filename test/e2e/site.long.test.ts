import {execFile} from 'node:child_process';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {serveStatic} from '@hono/node-server/serve-static';
import {expect} from 'chai';
import {Hono} from 'hono';
import type {Page} from 'playwright-core';
import {openPort} from '../../simulators/open-port.js';
import {newPage} from '../support/browser.js';
import {sideways, violations} from './axe.js';
import {bankWalk} from '../../walks/external.walk.js';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import {take} from '../../walks/walk.js';
import {LocatorActions, type Others, PageDriver} from '../../walks/drive-page.js';
import {askAdministrator, certifyByCard, confirmAsAdministrator, expectLevel} from '../../walks/playwright.js';
import {wordsIn} from '../../walks/words.js';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const words = await wordsIn('zh-CN');

describe('The demo as a static site', function () {
  this.timeout(240_000);
  let url: string;
  let close: () => Promise<void> | void;

  before(async () => {
    await promisify(execFile)('npm', ['run', '-s', 'demo:build'], {cwd: root});
    const port = await openPort(0);
    ({close} = port);
    // In a folder, as on many file servers.
    const rewriteRequestPath = (path: string) => path.replace(/^\/some\/folder/, '');
    port.serve(new Hono().use('/some/folder/*', serveStatic({root: join(root, 'build/site'), rewriteRequestPath})));
    url = `http://127.0.0.1:${String(port.port)}/some/folder/`;
  });
  after(() => close());

  const open = async (path: string): Promise<Page> => {
    const page = await newPage();
    await page.goto(url + path);
    return page;
  };
  const button = (page: Page, name: string | RegExp) => page.getByRole('button', {name, exact: true});
  const sees = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

  const userOf = (page: Page, others: Partial<Others> = {}): PageDriver =>
    new PageDriver(new LocatorActions(page.locator('sw-realname-cert')), {pin: '88888888'}, others);
  const workbench = async (page: Page, link: string | RegExp): Promise<void> => {
    if (!(await page.locator('#workbench').isVisible())) await page.keyboard.press('F2');
    await page.locator('#workbench details:has(.workbench-links)').evaluateAll((groups) => {
      for (const group of groups) group.setAttribute('open', '');
    });
    await page.locator('#workbench').getByRole('link', {name: link}).click();
  };

  it('links its pages, which are accessible and have no broken requests', async () => {
    const page = await open('');
    expect(await violations({page}, 'html')).to.deep.equal([]);
    for (const name of ['导览', '演示门户', '两端对照', '画面一览', '状态机']) {
      await page.getByRole('link', {name, exact: true}).click();
      await page.locator('main h1').first().waitFor();
      await page.goBack();
    }
  });

  it('certifies by card, and displays the new level after signing in again', async () => {
    const page = await open('portal.html');
    await certifyByCard(page);
    await expectLevel(page, 'low');
    await page.locator('#relogin').click();
    await expectLevel(page, 'high');
  });

  it('changes scenarios and users without loading the page again', async () => {
    const page = await open('portal.html');
    await workbench(page, '读卡器中没有卡');
    await take(userOf(page), icCardWalk, {through: 'home'});
    await sees(page, '未读到卡');
    await workbench(page, /^李四/);
    await page.locator('#user').getByText('李四').waitFor();
    await workbench(page, /^一切正常/);
    await take(userOf(page), icCardWalk, {through: 'home'});
    await sees(page, '卡内企业与当前登录的企业不同');
    await workbench(page, /^认证到期/);
    await button(page, '重新认证').first().waitFor();
  });

  it('opens its own bank in another tab, and gets the result, also with a second portal open', async () => {
    const beside = await open('portal.html');
    await button(beside, words['ic-card-home'].action).waitFor();
    const page = await beside.context().newPage();
    await page.goto(`${url}portal.html`);
    const place: Others['place'] = async (press) => {
      const opened = page.context().waitForEvent('page');
      await press();
      const bank = await opened;
      await button(bank, '继续办理').waitFor();
      expect(await violations({page: bank}, 'html')).to.deep.equal([]);
      await button(bank, '继续办理').click();
      await bank.getByRole('link', {name: '返回单一窗口'}).click();
      await bank.getByRole('heading', {name: '已从银行返回'}).waitFor();
    };
    await take(userOf(page, {place}), bankWalk('abc'));
    await sees(page, words.result.passed);
  });

  it('contains the administrator’s requests in the same page', async () => {
    const page = await open('portal.html?user=jiangqi');
    const number = await askAdministrator(page);
    await workbench(page, '管理员（赵六）');
    await confirmAsAdministrator(page, {number});
    await sees(page, /已同意/);
  });

  it('runs a machine with the backend in the page', async () => {
    const page = await open('machine.html?machine=ic-card&on=demo');
    const scenario = page.getByLabel('情形');
    expect(await scenario.inputValue()).to.equal('');
    await scenario.selectOption('读卡器中没有卡');
    await page.locator('#machine[data-state="introducing"]').waitFor();
    expect(new URL(page.url()).searchParams.get('scenario')).to.equal('no-card');
    await button(page, 'readRequested').click();
    await page.locator('#machine[data-state="notRead.explained"]').waitFor();
    await page.goBack();
    await button(page, 'readRequested').click();
    await page.locator('#machine[data-state="awaitingPin"]').waitFor();
    await page.getByLabel(/pin（/).fill('88888888');
    await button(page, 'pinEntered').click();
    await page.locator('#machine[data-state="certified"]').waitFor();
  });

  for (const path of ['', 'portal.html', 'bank.html?bank=ccb&order=none', 'machine.html?machine=ic-card']) {
    it(`does not scroll sideways at 320 px: ${path || 'first page'}`, async () => {
      const page = await newPage({viewport: {width: 320, height: 640}});
      await page.goto(url + path);
      await page.locator('h1').first().waitFor();
      expect(await sideways(page)).to.equal(0);
    });
  }
});
