import type {Locator, Page, Request} from 'playwright-core';
import {bankUkey} from '../../src/components/bank-ukey/bank-ukey.method.js';
import {bankUkeyTexts} from '../../src/components/bank-ukey/bank-ukey.texts.js';
import {failureTexts} from '../../src/components/failure/failure.texts.js';
import {pathTexts} from '../../src/components/path/path.texts.js';
import {findUser} from '../../simulators/backend/users.js';
import {pollingKeyOf} from '../../src/adapters/polling.key.js';
import {bankOf} from '../../src/domain/banks.js';
import {type BankId, banks, BankVisit} from './bank-visit.js';
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

/** Under which name it is kept. */
export const keyOf = (user: string): string => pollingKeyOf(findUser(user)?.subject ?? '', 'bank-ukey');

const handoffs = '/api/realname-cert/bank-ukey/handoffs';

/** The id in a request's address, or in the answer that creates a handoff. */
const idOf = async (request: Request): Promise<string> => {
  if (request.method() !== 'POST') return new URL(request.url()).pathname.split('/').at(-1) ?? '';
  const {id = ''} = (await (await request.response())?.json()) as {id?: string};
  return id;
};

/** One visitor who is certified at a bank. */
export class BankJourney extends RecordJourney {
  readonly asked: Request[] = [];
  /** Ids of handoffs, as they were created or asked for. The address at the bank has none. */
  readonly #ids: Promise<string>[] = [];

  private constructor(page: Page, stage: Stage) {
    super(page, stage.demo);
    page.on('request', (request) => {
      if (!request.url().includes(handoffs)) return;
      this.asked.push(request);
      this.#ids.push(idOf(request).catch(() => ''));
    });
  }

  /** At the banks; whoever comes from home says so. */
  static override async open(stage: Stage, options: JourneyOptions = {}): Promise<BankJourney> {
    return new BankJourney(await openPage(stage, {path: '/', view: 'bank-ukey', ...options}), stage);
  }

  /** On a page that is open already. */
  static on(page: Page, stage: Stage): BankJourney {
    return new BankJourney(page, stage);
  }

  /** Another window of the same browser, at an address of the portal. */
  static async beside(journey: BankJourney, stage: Stage): Promise<BankJourney> {
    const page = await journey.page.context().newPage();
    return new BankJourney(page, stage);
  }

  /** How often it was asked so, since the page opened. */
  count(method: 'GET' | 'POST' | 'DELETE'): number {
    return this.asked.filter((request) => request.method() === method).length;
  }

  nextGet(): Promise<Request> {
    return this.page.waitForRequest((request) => request.method() === 'GET' && request.url().includes(handoffs));
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
    // The page leads to such a bank by a copied address first.
    const here = bankOf(bank)?.inInternetExplorer ? say.openHere : say.go;
    const name = (isAway ? say.again : here)(banks[bank].name);
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
    await this.link(bank, isAway).waitFor();
    return this.lastId();
  }

  /** Also where the page is the bank's already. */
  async lastId(): Promise<string> {
    const ids = await Promise.all(this.#ids);
    return ids.filter((id) => id !== '').at(-1) ?? '';
  }

  /** By the link, into a window of the bank's. */
  async depart(bank: BankId = 'ccb', isAway = false): Promise<BankVisit> {
    const opened = this.page.context().waitForEvent('page');
    await this.link(bank, isAway).click();
    const page = await opened;
    await page.waitForLoadState();
    return new BankVisit(page);
  }

  /** From the banks to a window of one. */
  async toBank(bank: BankId = 'ccb'): Promise<BankVisit> {
    await this.choose(bank);
    return this.depart(bank);
  }

  /** From the banks, in the portal's own window, to one's first page. */
  async toBankInSameTab(bank: BankId = 'ccb'): Promise<BankVisit> {
    await this.seesBanks();
    await this.useSameTab();
    await this.choose(bank);
    await this.link(bank).click();
    const visit = new BankVisit(this.page);
    await visit.heading('单一窗口企业实名认证');
    return visit;
  }

  /** From wherever at the bank to its last page, and back to the result. */
  async certifiesAt(visit: BankVisit, bank: BankId = 'ccb'): Promise<void> {
    await visit.finish(bank);
    await visit.goBack();
    await this.seesCertified(bank);
  }

  async seesWaiting(): Promise<void> {
    await this.sees(say.waiting);
  }

  async seesCertified(bank: BankId = 'ccb'): Promise<void> {
    await this.seesResult();
    await this.sees('立即生效');
    const name = bankOf(bank)?.name['zh-CN'] ?? '';
    await this.page.getByText(`${bankUkey.card.reference.name}（${name}）`, {exact: true}).waitFor();
  }

  /** What the backend says of the path, whatever the page shows. */
  async bankMethod(): Promise<string | undefined> {
    return (await this.status()).methods.find(({id}) => id === 'bank-ukey')?.state;
  }

  /** Until the backend has taken down what the bank said. */
  async bankHasPassed(patienceMs = 30_000): Promise<void> {
    const end = Date.now() + patienceMs;
    while ((await this.bankMethod()) !== 'certified') {
      if (Date.now() > end) throw new Error('The bank has said nothing.');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  /**
   * Another window comes in front, or goes. A headless browser takes each of its windows for seen, so that the page is
   * told what a browser on a screen would tell it.
   */
  async setHidden(isHidden: boolean): Promise<void> {
    if (!isHidden) await this.page.bringToFront();
    await this.page.evaluate((value) => {
      const {prototype} = Document;
      Object.defineProperty(prototype, 'hidden', {configurable: true, get: () => value});
      Object.defineProperty(prototype, 'visibilityState', {
        configurable: true,
        get: () => (value ? 'hidden' : 'visible'),
      });
      document.dispatchEvent(new Event('visibilitychange', {bubbles: true}));
    }, isHidden);
  }

  /** What is kept for a page of this user's that comes after this one. */
  record(user = 'zhangsan'): Promise<string | null> {
    return this.page.evaluate((key) => sessionStorage.getItem(key), keyOf(user));
  }

  keep(record: string): Promise<void> {
    return this.page.evaluate(
      ([key = '', value = '']) => {
        sessionStorage.setItem(key, value);
      },
      [keyOf('zhangsan'), record],
    );
  }
}
