import {expect} from 'chai';
import type {FrameLocator, Locator, Page, Request} from 'playwright-core';
import type {Demo} from '../../demo/server.js';
import {findUser} from '../../simulators/backend/users.js';
import {pollingKeyOf} from '../../src/adapters/polling.key.js';
import type {MethodId} from '../../src/domain/ids.js';
import type {BankId} from '../../src/domain/bank-ids.js';
import {banks} from '../../src/domain/banks.js';
import type {CertErrorDetails} from '../../src/domain/errors.js';
import type {Locale} from '../../src/domain/locales.js';
import {placeIn} from '../../src/domain/places.js';
import {statusSchema, type Status} from '../../src/domain/schemas.js';
import {confirmedWalk} from '../../walks/admin-requests.walk.js';
import {LocatorActions, type Others, PageDriver} from '../../walks/drive-page.js';
import {bankWalk, goTo} from '../../walks/external.walk.js';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import {type Known, take, type Walk, type Way} from '../../walks/walk.js';
import {type Words, wordsIn} from '../../walks/words.js';
import {newPage} from '../support/browser.js';
import {BankVisit} from './bank-visit.js';
import {type JourneyOptions, openPage} from './open-page.js';
import {randomPin, type Stage} from './stage.js';

/** What was heard of an event: its type and what it carries. */
export type Heard = Readonly<Record<string, unknown>> & {readonly type: string};

/** Of which something is said. */
type SaidCode = keyof (Words['failure']['errors'] & Words['ic-card-failure']['errors']);

/** What has the widget in it: the page, or a frame of it. */
type Surroundings = Pick<FrameLocator, 'getByRole' | 'getByText' | 'locator'>;

/** What a card is asked when all goes well, in this order. */
export const call = {
  reader: 'ra_Is903Reader',
  open: 'cus-sec_SpcInitEnvEx',
  certNo: 'cus-sec_SpcGetCertNo',
  certificate: 'cus-sec_SpcGetSignCertAsPEM',
  userName: 'cus-sec_SpcGetUName',
  enterpriseName: 'cus-sec_SpcGetEntName',
  validity: 'cus-sec_SpcGetValidTimeFromCert',
  close: 'cus-sec_SpcClearEnv',
} as const;

export const signCall = 'cus-sec_SpcSignDataAsPEM';

/** Under which name a page keeps for the next one what it waits for. */
export const keyOf = (user: string): string => pollingKeyOf(findUser(user)?.subject ?? '', 'bank-ukey');

/** Waits for what another process does, where no event tells of it. */
export const until = async (isSo: () => boolean): Promise<void> => {
  const end = Date.now() + 5_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`It never came: ${String(isSo)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

/** One visitor at one page with the widget, who takes walks. They have a card with a PIN of their own. */
export class Journey extends LocatorActions {
  readonly demo: Demo;
  readonly pin = randomPin();
  /** What the page has asked the backend since it was opened. */
  readonly #requests: Request[] = [];
  readonly #signaturesBefore: number;

  private constructor(
    readonly page: Page,
    readonly stage: Stage,
    {desk}: JourneyOptions,
    readonly lang: Locale,
    readonly say: Words,
    readonly around: Surroundings,
    readonly cert: Locator,
  ) {
    super(cert);
    this.demo = stage.demo;
    this.#signaturesBefore = this.#signCalls();
    this.demo.agent.set({pin: this.pin, ...desk});
    page.on('request', (request) => {
      if (request.url().includes('/api/realname-cert/')) this.#requests.push(request);
    });
  }

  static async open(stage: Stage, options: JourneyOptions = {}): Promise<Journey> {
    return Journey.on(await openPage(stage, options), stage, options);
  }

  /** On a page that is open already. */
  static async on(page: Page, stage: Stage, options: JourneyOptions = {}): Promise<Journey> {
    const {lang = 'zh-CN', frame, widget = 'sw-realname-cert'} = options;
    const around = frame === undefined ? page : page.frameLocator(frame);
    return new Journey(page, stage, options, lang, await wordsIn(lang), around, around.locator(widget).first());
  }

  /** An administrator at the inbox. Their identity is confirmed whenever the page asks. */
  static async atInbox(stage: Stage): Promise<Journey> {
    const page = await newPage({expected: [/status of 412/]});
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto(`${stage.demo.url}/requests.html?user=${confirmedWalk.user}`);
    return Journey.on(page, stage, {widget: 'sw-admin-requests'});
  }

  /** Goes through a bank's own site, and gets an administrator's yes at the inbox. */
  driver(known: Partial<Known> = {}): PageDriver {
    const others: Others = {
      place: async (press) => {
        const visit = await this.depart(press);
        await visit.finish();
        await visit.goBack();
      },
      administrator: async () => {
        const inbox = await Journey.atInbox(this.stage);
        const clicks = await inbox.clicks();
        await inbox.take(confirmedWalk, {known: {number: await this.number()}});
        expect(await clicks()).to.equal(3);
      },
    };
    return new PageDriver(this, {pin: this.pin, ...known}, others);
  }

  /** A walk or a part of it. */
  take(walk: Walk, {known, ...way}: Way & {readonly known?: Partial<Known>} = {}): Promise<void> {
    return take(this.driver(known), walk, way);
  }

  async at(step: string): Promise<void> {
    await new PageDriver(this).at([step]);
  }

  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [field, value] of Object.entries(values)) await this.type(field, value);
  }

  field(id: string): Locator {
    return this.cert.locator(`#${id}`);
  }

  button(name: string): Locator {
    return this.around.getByRole('button', {name, exact: true});
  }

  heading(name: string): Locator {
    return this.around.getByRole('heading', {name, exact: true});
  }

  /** Waits until a text shows. */
  async sees(text: RegExp | string): Promise<void> {
    await this.around.getByText(text).first().waitFor();
  }

  /** What is said of an error, first that it happened. */
  errorWords(code: SaidCode, details: CertErrorDetails = {}): string {
    const said = {...this.say.failure.errors, ...this.say['ic-card-failure'].errors}[code];
    return (typeof said === 'function' ? said(details) : said)[0];
  }

  /** Wherever it stands. */
  async seesProblem(...error: [code: SaidCode, details?: CertErrorDetails]): Promise<void> {
    await this.sees(this.errorWords(...error));
  }

  /** The same as the heading of a view of its own. */
  async seesFailure(code: SaidCode): Promise<void> {
    await this.heading(this.errorWords(code)).waitFor();
  }

  async seesHome(): Promise<void> {
    await this.heading(this.say.frame.title).waitFor();
    await this.#method('ic-card').waitFor();
  }

  async seesResult(): Promise<void> {
    await this.heading(this.say.result.passed).waitFor();
  }

  async finish(): Promise<void> {
    const {finish, later} = this.say.result;
    await this.press(await this.button(finish).or(this.button(later)).innerText());
    await this.seesHome();
  }

  /** What opens a method at home. Of one that has certified, that is a link. */
  #method(id: MethodId): Locator {
    const {action, name} = this.say[`${id}-home`];
    return this.button(action).or(this.button(`${this.say.home.renew} ${name}`));
  }

  /** Opens a method at home. */
  async choose(id: MethodId): Promise<void> {
    await this.#method(id).click();
  }

  clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** The code of a failure, and the button that copies it, are folded. */
  async #unfoldFailure(): Promise<void> {
    const summary = this.around.locator('summary', {hasText: this.say.failure.details}).first();
    const isOpen = await summary.evaluate((each) => each.parentElement?.matches('[open]'));
    if (!isOpen) await summary.click();
  }

  /** What support is told of a failure. */
  async seesCodes(codes: string): Promise<void> {
    await this.#unfoldFailure();
    await this.around.getByText(this.say.failure.codes(codes, undefined), {exact: true}).waitFor();
  }

  async copyDiagnostics(): Promise<string> {
    await this.#unfoldFailure();
    await this.press(this.say.failure.copy);
    await this.button(this.say.copy.copied).waitFor();
    return this.clipboard();
  }

  /** What stands beside a label, as it is read, blanks aside. */
  async fact(label: string): Promise<string> {
    const row = this.around.locator('dl > div', {has: this.around.getByText(label, {exact: true})});
    return (await row.locator('dd').innerText()).replace(/\s+/g, ' ').trim();
  }

  /** Listens from now on to what the widget tells its host. */
  async listen(...types: readonly string[]): Promise<() => Promise<readonly Heard[]>> {
    // At the widget itself: what it says after it was taken out reaches no page any more.
    const heard = await this.cert.evaluateHandle((cert, wanted) => {
      const list: Heard[] = [];
      const note = (event: Event): void => {
        const {isTrusted: _, ...carried} = event;
        list.push({...carried, type: event.type});
      };
      for (const type of wanted) cert.addEventListener(type, note);
      return list;
    }, types);
    return () => heard.jsonValue();
  }

  /** How often the user clicks from now on, where this page is not left. */
  async clicks(): Promise<() => Promise<number>> {
    const counted = await this.page.evaluateHandle(() => {
      const seen = {clicks: 0};
      addEventListener('click', () => (seen.clicks += 1), true);
      return seen;
    });
    return async () => (await counted.jsonValue()).clicks;
  }

  /** The requests of a method, to paths with this in them, that went out so far. */
  asked(method: 'DELETE' | 'GET' | 'POST' | 'PUT', path: string): readonly Request[] {
    return this.#requests.filter((each) => each.method() === method && each.url().includes(path));
  }

  /** What the backend says of the signed-in user, whatever the page shows. */
  async status(): Promise<Status> {
    const response = await this.page.request.get(`${this.demo.url}/api/realname-cert/status`);
    return statusSchema().parse(await response.json());
  }

  async stateOf(method: MethodId): Promise<string | undefined> {
    return (await this.status()).methods.find(({id}) => id === method)?.state;
  }

  /** In another tab: the session there is this page's too. */
  async signInElsewhere(user: string): Promise<void> {
    const tab = await this.page.context().newPage();
    await tab.goto(`${this.demo.url}/?user=${user}`);
    await tab.close();
    await this.page.bringToFront();
  }

  /* By card. */

  async signInWith(pin: string): Promise<void> {
    await this.take(icCardWalk, {through: 'awaitingPin', known: {pin}});
  }

  /** Where nobody is certified yet, to a certification by one more signature. */
  async certifiesOnce(): Promise<void> {
    expect(await this.stateOf('ic-card')).to.equal('not-certified');
    const {signatures} = this;
    await this.take(icCardWalk);
    expect(await this.stateOf('ic-card')).to.equal('certified');
    expect(this.signatures).to.equal(signatures + 1);
  }

  async useAgent(url: string): Promise<void> {
    await this.cert.evaluate((cert, value) => cert.setAttribute('agent-url', value), url);
  }

  /** Signatures that the card was asked for since the page opened. */
  get signatures(): number {
    return this.#signCalls() - this.#signaturesBefore;
  }

  #signCalls(): number {
    return this.demo.agent.calls.filter((method) => method === signCall).length;
  }

  /* With an administrator's help. */

  /** The number that the user tells. */
  number(): Promise<string> {
    return this.textOf('.number');
  }

  /* At a bank. */

  link(bank: BankId = 'ccb'): Locator {
    return this.around.getByRole('link', {name: goTo(bank)(this.say, this.lang)});
  }

  /** By what leads there, into a window of the bank's, or in this one where the widget says so. */
  async depart(press: () => Promise<void>): Promise<BankVisit> {
    const isHere = (await this.cert.getAttribute('handoff')) === 'same-tab';
    const opened = isHere
      ? this.page.waitForURL(/[?&]order=/).then(() => this.page)
      : this.page.context().waitForEvent('page');
    await press();
    const page = await opened;
    await page.waitForLoadState();
    return new BankVisit(page);
  }

  /** From where the bank is chosen, or before, to its first page. */
  async toBank(bank: BankId = 'ccb'): Promise<BankVisit> {
    await this.take(bankWalk(bank), {to: 'waiting'});
    return this.depart(() => this.link(bank).click());
  }

  /** At home: from now on the bank opens in the portal's own window. */
  async stayHere(): Promise<void> {
    await this.at('home');
    await this.cert.evaluate((cert) => {
      cert.setAttribute('handoff', 'same-tab');
      cert.setAttribute('return-url', location.pathname + location.search);
    });
  }

  /** Of the handoff that this page has created last. */
  async handoffId(): Promise<string> {
    const answer = await this.asked('POST', '/handoffs').at(-1)!.response();
    return ((await answer!.json()) as {readonly id: string}).id;
  }

  /** What is kept for a page of this user's that comes after this one. */
  kept(user = 'zhangsan'): Promise<string | null> {
    return this.page.evaluate((key) => sessionStorage.getItem(key), keyOf(user));
  }

  async seesCertified(bank: BankId = 'ccb'): Promise<void> {
    await this.seesResult();
    await this.sees(this.say.result.effectiveNow);
    const name = placeIn(banks, bank)?.name['zh-CN'] ?? '';
    await this.sees(`${this.say['bank-ukey-home'].name}${this.say.result.via(name)}`);
  }
}
