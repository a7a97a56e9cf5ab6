import type {Locator, Page} from 'playwright-core';
import {ukeyPassword} from '../../simulators/bank/screens.js';

/** How many screens each has before its last page. */
export const banks = {
  ccb: {name: '中国建设银行', screens: 4},
  abc: {name: '中国农业银行', screens: 3},
  cmbc: {name: '中国民生银行', screens: 2},
} as const;
export type BankId = keyof typeof banks;

/** Somebody at a bank's own site, in whichever window. */
export class BankVisit {
  constructor(readonly page: Page) {}

  async heading(name: RegExp | string): Promise<void> {
    await this.page.getByRole('heading', {name, level: 1}).waitFor();
  }

  /** Presses the button that leads on from each screen; one asks for the password. */
  async passScreens(count: number): Promise<void> {
    for (let screen = 1; screen <= count; screen += 1) {
      const password = this.page.getByLabel(/密码$/);
      if ((await password.count()) > 0) await password.fill(ukeyPassword);
      const answered = this.page.waitForResponse(
        (response) => response.request().isNavigationRequest() && response.status() !== 303,
      );
      await this.page.locator('form button:not(.secondary)').click();
      await answered;
      await this.page.waitForLoadState();
    }
  }

  /** To the bank's last page. */
  async finish(bank: BankId = 'ccb'): Promise<void> {
    await this.passScreens(banks[bank].screens);
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
