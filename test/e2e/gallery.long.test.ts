import {expect} from 'chai';
import type {Locator, Page} from 'playwright-core';
import {newPage, type PageOptions} from '../support/browser.js';
import {sideways, violations} from './axe.js';
import {useStage} from './stage.js';

/** The gallery, in actions. */
class Gallery {
  private constructor(readonly page: Page) {}

  static async open(url: string, address = '', options: PageOptions = {}): Promise<Gallery> {
    const gallery = new Gallery(await newPage(options));
    await gallery.page.goto(`${url}/gallery.html${address}`);
    return gallery;
  }

  /** All frames have reached the state. */
  async shows(id: string): Promise<void> {
    await this.page.locator(`.gallery-views[data-shown="${id}"]`).waitFor();
  }

  get search(): Locator {
    return this.page.getByRole('searchbox', {name: '查找'});
  }

  frame(name: string): Locator {
    return this.page.frameLocator(`iframe[title="${name}"]`).locator('main');
  }

  /** The link has the focus, or without a text, a frame. */
  async hasFocus(link: string): Promise<void> {
    await this.page.waitForFunction(
      (text) =>
        document.activeElement?.matches(text ? 'a' : 'iframe') &&
        document.activeElement.textContent.trim().replace(/\s+/g, ' ') === text,
      link,
    );
  }

  violations(): Promise<string[]> {
    return violations(this, 'body');
  }
}

describe('The gallery', () => {
  const stage = useStage();
  const open = (address?: string, options?: PageOptions) => Gallery.open(stage().demo.url, address, options);

  it('leads to a state within two clicks, and displays its number, figure and machine state', async () => {
    const gallery = await open();
    const {page} = gallery;
    await gallery.shows('home/methods');
    await page.locator('summary', {hasText: 'IC卡认证'}).click();
    await page.getByRole('link', {name: '输入密码 pin', exact: true}).click();
    await gallery.shows('ic-card/pin');
    await page.getByRole('heading', {name: '输入密码'}).waitFor();
    expect(await page.locator('.gallery-head').innerText()).to.match(
      /^C1 IC卡认证\s[^]*2\.5\.1 IC卡实名认证\s[^]*ic-card awaitingPin\s[^]*#ic-card\/pin/,
    );
    await page.reload();
    await gallery.shows('ic-card/pin');
  });

  it('can be searched and used with the keyboard, and no state takes the focus away', async () => {
    const gallery = await open();
    const {keyboard} = gallery.page;
    await gallery.shows('home/methods');
    await keyboard.press('/');
    await keyboard.type('admin-requests asking-yes');
    await gallery.page.getByText('找到 1 个状态').waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await gallery.shows('admin-requests/asking-yes');
    const state = gallery.frame('随页面 · 浅色 · 简体中文');
    await state.locator('dialog[open]').waitFor();
    await gallery.hasFocus('确认同意 asking-yes');
    await state.getByRole('button', {name: '取消'}).click();
    await gallery.hasFocus('');
    await gallery.search.fill('C1 即将');
    await keyboard.press('Enter');
    await gallery.shows('ic-card/ends-soon');
    // Only the screen says this.
    await gallery.search.fill('profile/complete 修改企业信息');
    await gallery.page.getByText('找到 1 个状态').waitFor();
    await gallery.search.fill('nowhere');
    await gallery.page.getByText('找到 0 个状态').waitFor();
  });

  it('displays a state in several widths, themes and languages, and keeps them in its address', async () => {
    const gallery = await open('?width=320&scale=50#legal-rep/form');
    const {page} = gallery;
    await gallery.shows('legal-rep/form');
    for (const name of ['768', '深色', 'English']) await page.getByRole('checkbox', {name, exact: true}).check();
    await gallery.shows('legal-rep/form');
    expect(await page.locator('iframe').count()).to.equal(8);
    const frame = gallery.frame('768 · 深色 · English');
    await frame.getByRole('heading', {name: /^Check the enterprise/}).waitFor();
    const look = await frame.evaluate(({ownerDocument: {documentElement, defaultView}}) => ({
      width: defaultView?.innerWidth,
      lang: documentElement.lang,
      scheme: getComputedStyle(documentElement).colorScheme,
    }));
    expect(look).to.deep.equal({width: 768, lang: 'en', scheme: 'dark'});
    expect(new URL(page.url()).search).to.equal('?width=320,768&scale=50&theme=light,dark&lang=zh-CN,en');
    for (const name of ['320', '768']) await page.getByRole('checkbox', {name, exact: true}).uncheck();
    await page.getByRole('checkbox', {name: '随页面', checked: true}).waitFor();
    expect(await page.locator('iframe').count()).to.equal(4);
  });

  it('displays side by side a state that needs the tab’s storage', async () => {
    const gallery = await open('?theme=light,dark#bank-ukey/resumed');
    await gallery.shows('bank-ukey/resumed');
    for (const theme of ['浅色', '深色']) {
      await gallery.frame(`随页面 · ${theme} · 简体中文`).getByText('正在等待银行的结果').first().waitFor();
    }
  });

  it('is accessible, also with search results, in the dark theme and on a narrow screen', async () => {
    const gallery = await open();
    await gallery.shows('home/methods');
    expect(await gallery.violations()).to.deep.equal([]);
    await gallery.search.fill('图');
    expect(await gallery.violations()).to.deep.equal([]);
    const narrow = await open('?theme=dark&width=768#ic-card/pin', {viewport: {width: 320, height: 640}});
    await narrow.shows('ic-card/pin');
    expect(await narrow.violations()).to.deep.equal([]);
    expect(await sideways(narrow.page)).to.equal(0);
  });
});
