import type {Locator, Page} from 'playwright-core';
import {ukeyPassword} from '../../simulators/bank/screens.js';

/** Somebody at a bank's own site, in whichever window. */
export class BankVisit {
  constructor(readonly page: Page) {}

  async heading(name: RegExp | string): Promise<void> {
    await this.page.getByRole('heading', {name, level: 1}).waitFor();
  }

  /** Presses the button that leads on; one screen asks for the password. */
  async passScreen(): Promise<void> {
    const password = this.page.getByLabel(/密码$/);
    if ((await password.count()) > 0) await password.fill(ukeyPassword);
    const answered = this.page.waitForResponse(
      (response) => response.request().isNavigationRequest() && response.status() !== 303,
    );
    await this.page.locator('form button:not(.secondary)').click();
    await answered;
    await this.page.waitForLoadState();
  }

  /** From any screen to the bank's last page. */
  async finish(): Promise<void> {
    while (!(await this.wayBack.isVisible())) await this.passScreen();
    await this.heading('认证成功');
  }

  async cancel(): Promise<void> {
    await this.page.getByRole('button', {name: '取消', exact: true}).click();
    await this.heading('认证已取消');
  }

  /** By a link or by a form, whichever the bank has. */
  async goBack(): Promise<void> {
    await this.wayBack.click();
  }

  get wayBack(): Locator {
    return this.page
      .getByRole('link', {name: '返回单一窗口'})
      .or(this.page.getByRole('button', {name: '返回单一窗口'}));
  }
}
