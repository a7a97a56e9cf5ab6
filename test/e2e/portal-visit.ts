import type {Locator, Page} from 'playwright-core';
import {demoPassword} from '../../demo/portal/sign-in-page.js';
import {newPage, type PageOptions} from '../support/browser.js';
import {captchaIn} from '../demo/sign-in.harness.js';
import {typedAddress} from '../support/navigation.js';
import type {Stage} from './stage.js';

/** Somebody at the portal's own pages: the sign-in, the head and the menu. */
export class PortalVisit {
  private constructor(
    readonly page: Page,
    readonly stage: Stage,
  ) {}

  /** At the sign-in. Nobody has been certified, and nobody is signed in. */
  static async open(stage: Stage, options: PageOptions = {}): Promise<PortalVisit> {
    const page = await newPage(options);
    await page.request.get(`${stage.demo.url}/?scenario=fresh&user=zhangsan`, {headers: typedAddress});
    await page.context().clearCookies();
    await page.goto(`${stage.demo.url}/sign-in.html`);
    return new PortalVisit(page, stage);
  }

  get head(): Locator {
    return this.page.getByRole('banner');
  }

  get menu(): Locator {
    return this.page.getByRole('navigation', {name: '用户管理'});
  }

  get panel(): Locator {
    return this.page.getByRole('complementary', {name: '演示工作台'});
  }

  /** Of the workbench. */
  section(name: string): Promise<void> {
    return this.page.locator('#workbench > details > summary', {hasText: name}).click();
  }

  button(name: string): Locator {
    return this.page.getByRole('button', {name, exact: true});
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', {name, exact: true});
  }

  /** The digits as the page has them for whoever cannot see the picture. */
  async captcha(): Promise<string> {
    await this.page.getByText('看不清图片').click();
    return captchaIn(await this.page.getByText(/依次是/).innerText());
  }

  async enter(user: string, password = demoPassword): Promise<void> {
    await this.page.getByLabel('用户名').fill(user);
    await this.page.getByLabel('密码', {exact: true}).fill(password);
    await this.page.getByLabel('验证码', {exact: true}).fill(await this.captcha());
    await this.button('登录').click();
  }

  /** To the portal, as this user. */
  async signIn(user = 'zhangsan', name = '张三'): Promise<void> {
    await this.enter(user);
    await this.head.getByText(name).waitFor();
  }
}
