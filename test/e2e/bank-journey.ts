import type {Locator, Request} from 'playwright-core';
import {findUser} from '../../simulators/backend/users.js';
import {pollingKeyOf} from '../../src/adapters/polling.key.js';
import {banks as places} from '../../src/domain/banks.js';
import {placeIn} from '../../src/domain/places.js';
import {type BankId, banks, BankVisit} from './bank-visit.js';
import {Journey} from './journey.js';
import type {JourneyOptions} from './open-page.js';

/** Under which name it is kept. */
export const keyOf = (user: string): string => pollingKeyOf(findUser(user)?.subject ?? '', 'bank-ukey');

const handoffs = '/api/realname-cert/handoffs';

/** The id in a request's address, or in the answer that creates a handoff. */
const idOf = async (request: Request): Promise<string> => {
  if (request.method() !== 'POST') return new URL(request.url()).pathname.split('/').at(-1) ?? '';
  const {id = ''} = (await (await request.response())!.json()) as {id?: string};
  return id;
};

/** One visitor who is certified at a bank, at the choice of one; whoever comes from home says so. */
export class BankJourney extends Journey {
  static override readonly defaults: JourneyOptions = {path: '/', view: 'bank-ukey'};
  readonly asked: Request[] = [];
  /** Ids of handoffs, as they were created or asked for. The address at the bank has none. */
  readonly #ids: Promise<string>[] = [];

  constructor(...args: ConstructorParameters<typeof Journey>) {
    super(...args);
    this.page.on('request', (request) => {
      if (!request.url().includes(handoffs)) return;
      this.asked.push(request);
      this.#ids.push(idOf(request).catch(() => ''));
    });
  }

  /** How often it was asked so, since the page opened. */
  count(method: 'GET' | 'POST' | 'DELETE'): number {
    return this.asked.filter((request) => request.method() === method).length;
  }

  nextGet(): Promise<Request> {
    return this.page.waitForRequest((request) => request.method() === 'GET' && request.url().includes(handoffs));
  }

  async seesBanks(): Promise<void> {
    await this.button(this.say.bank.choose(banks.ccb.name)).waitFor();
  }

  link(bank: BankId = 'ccb', isAway = false): Locator {
    // The page leads to such a bank by a copied address first.
    const here = placeIn(places, bank)?.inInternetExplorer ? this.say.bank.openHere : this.say.bank.go;
    const name = (isAway ? this.say.bank.again : here)(banks[bank].name);
    return this.page.getByRole('link', {name});
  }

  /** From the banks to the link that leads to one. */
  async chooseBank(bank: BankId = 'ccb'): Promise<void> {
    await this.press(this.say.bank.choose(banks[bank].name));
    await this.link(bank).waitFor();
  }

  async abandon(): Promise<void> {
    await this.press(this.say.bank.abandon);
    await this.seesBanks();
  }

  async addressOf(bank: BankId = 'ccb', isAway = false): Promise<string> {
    return (await this.link(bank, isAway).getAttribute('href')) ?? '';
  }

  async handoffId(isAway = false): Promise<string> {
    await this.link('ccb', isAway).waitFor();
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
    await this.chooseBank(bank);
    return this.depart(bank);
  }

  /** From the banks, in the portal's own window, to one's first page. */
  async toBankInSameTab(bank: BankId = 'ccb'): Promise<BankVisit> {
    await this.seesBanks();
    await this.cert.evaluate((cert) => {
      cert.setAttribute('handoff', 'same-tab');
      cert.setAttribute('return-url', location.pathname + location.search);
    });
    await this.chooseBank(bank);
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
    await this.sees(this.say.bank.waiting);
  }

  async seesCertified(bank: BankId = 'ccb'): Promise<void> {
    await this.seesResult();
    await this.sees(this.say.result.effectiveNow);
    const name = placeIn(places, bank)?.name['zh-CN'] ?? '';
    await this.sees(`${this.say.methods['bank-ukey'].name}${this.say.result.via(name)}`);
  }

  /** What is kept for a page of this user's that comes after this one. */
  kept(user = 'zhangsan'): Promise<string | null> {
    return this.page.evaluate((key) => sessionStorage.getItem(key), keyOf(user));
  }
}
