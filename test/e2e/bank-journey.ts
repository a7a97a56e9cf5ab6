import type {Locator, Page, Request} from 'playwright-core';
import {ukeyPassword} from '../../demo/bank/screens.js';
import {bankUkeyTexts} from '../../src/components/bank-ukey/bank-ukey.texts.js';
import {failureTexts} from '../../src/components/failure/failure.texts.js';
import {pathTexts} from '../../src/components/path/path.texts.js';
import {pendingKey} from '../../src/adapters/pending.js';
import {openPage, type JourneyOptions} from './journey.js';
import {RecordJourney} from './record-journey.js';
import type {Stage} from './stage.js';

export const say = {...pathTexts.reference, ...bankUkeyTexts.reference};
const {errors, refusals} = failureTexts.reference;

/** What is said first of a failure of this path. */
export const words = {
  expired: errors['handoff-expired'] as readonly string[],
  unknown: errors['handoff-unknown'] as readonly string[],
  damaged: errors['handoff-record-damaged'] as readonly string[],
  changed: errors['subject-changed'] as readonly string[],
  signedOut: errors.unauthenticated as readonly string[],
  rejected: refusals['bank-rejected'],
  cancelled: refusals['bank-cancelled'],
} satisfies Record<string, readonly string[]>;

export const banks = {
  ccb: {name: '中国建设银行', screens: 4},
  abc: {name: '中国农业银行', screens: 3},
  cmbc: {name: '中国民生银行', screens: 2},
} as const;
export type BankId = keyof typeof banks;

const handoffs = '/api/realname-cert/bank-ukey/handoffs';

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
  async finish(bank: BankId = 'ccb', title: RegExp | string = '认证成功'): Promise<void> {
    await this.passScreens(banks[bank].screens);
    await this.heading(title);
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

/** One visitor who is certified at a bank. */
export class BankJourney extends RecordJourney {
  readonly asked: Request[] = [];

  private constructor(page: Page, stage: Stage) {
    super(page, stage.demo);
    page.on('request', (request) => {
      if (request.url().includes(handoffs)) this.asked.push(request);
    });
  }

  /** At the banks; whoever comes from home says so. */
  static override async open(stage: Stage, options: JourneyOptions = {}): Promise<BankJourney> {
    return new BankJourney(await openPage(stage, {path: '/', view: 'bank-ukey', ...options}), stage);
  }

  /** Another window of the same browser, at an address of the portal. */
  static async beside(journey: BankJourney, stage: Stage): Promise<BankJourney> {
    const page = await journey.page.context().newPage();
    page.setDefaultTimeout(8_000);
    return new BankJourney(page, stage);
  }

  /** How often it was asked so, since the page opened. */
  count(method: 'GET' | 'POST' | 'DELETE'): number {
    return this.asked.filter((request) => request.method() === method).length;
  }

  nextGet(): Promise<Request> {
    return this.page.waitForRequest((request) => request.method() === 'GET' && request.url().includes(handoffs));
  }

  get cert(): Locator {
    return this.page.locator('sw-realname-cert');
  }

  /** As a host that wants its users to go there and back in this window. */
  async useSameTab(): Promise<void> {
    await this.cert.evaluate((cert) => {
      cert.setAttribute('handoff', 'same-tab');
      cert.setAttribute('return-url', location.pathname + location.search);
    });
  }

  async seesBanks(): Promise<void> {
    await this.button(say.choose(banks.ccb.name)).waitFor();
  }

  link(bank: BankId = 'ccb', isAway = false): Locator {
    const name = isAway ? say.again(banks[bank].name) : say.go(banks[bank].name);
    return this.page.getByRole('link', {name});
  }

  /** From the banks to the link that leads to one. */
  async choose(bank: BankId = 'ccb'): Promise<void> {
    await this.press(say.choose(banks[bank].name));
    await this.link(bank).waitFor();
  }

  async addressOf(bank: BankId = 'ccb', isAway = false): Promise<string> {
    return (await this.link(bank, isAway).getAttribute('href')) ?? '';
  }

  async handoffId(bank: BankId = 'ccb', isAway = false): Promise<string> {
    return new URL(await this.addressOf(bank, isAway)).searchParams.get('handoff') ?? '';
  }

  /** By the link, into a window of the bank's. */
  async depart(bank: BankId = 'ccb', isAway = false): Promise<BankVisit> {
    const opened = this.page.context().waitForEvent('page');
    await this.link(bank, isAway).click();
    const page = await opened;
    page.setDefaultTimeout(8_000);
    await page.waitForLoadState();
    return new BankVisit(page);
  }

  /** From the banks to a window of one. */
  async toBank(bank: BankId = 'ccb'): Promise<BankVisit> {
    await this.choose(bank);
    return this.depart(bank);
  }

  async seesWaiting(): Promise<void> {
    await this.sees(say.waiting);
  }

  async seesCertified(via = '建设银行'): Promise<void> {
    await this.seesResult();
    await this.sees('立即生效');
    await this.page.getByText(via, {exact: true}).waitFor();
  }

  /** What the backend says of the path, whatever the page shows. */
  async bankMethod(): Promise<string | undefined> {
    return (await this.status()).methods.find(({id}) => id === 'bank-ukey')?.state;
  }

  /** What is kept for a page that comes after this one. */
  record(): Promise<string | null> {
    return this.page.evaluate((key) => sessionStorage.getItem(key), pendingKey);
  }

  keep(record: string): Promise<void> {
    return this.page.evaluate(
      ([key = '', value = '']) => {
        sessionStorage.setItem(key, value);
      },
      [pendingKey, record],
    );
  }
}
