import type {FrameLocator, Locator, Page, Route} from 'playwright-core';
import type {Demo} from '../../demo/server.js';
import {statusSchema, type Status} from '../../src/domain/schemas.js';
import {newPage, type PageOptions} from '../support/browser.js';
import {typedAddress} from '../support/navigation.js';
import type {View} from '../../src/domain/method-ids.js';
import {randomPin, type Stage} from './stage.js';
import {type Language, type Words, wordsIn} from './words.js';

export interface JourneyOptions extends PageOptions {
  readonly path?: '/' | '/embed.html' | '/standalone.html';
  /** Of the demo; by default all goes well. Nobody has been certified in any case. */
  readonly scenario?: string;
  /** Of the demo; by default one whose record is complete. */
  readonly user?: string;
  readonly view?: View;
  readonly lang?: Language;
  readonly theme?: 'light' | 'dark';
  /** Address of a host's page, in place of one of the demo. */
  readonly at?: string;
  /** The frame that has the widget, by its selector. */
  readonly frame?: string;
  /** Called before the page loads. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Its clock goes as a test wants it. */
export const withClock = {prepare: (page: Page): Promise<void> => page.clock.install()};

/** Has the page note when the widget is ready, for `askedBeforeReady`. */
export const noteReady = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    addEventListener('sw-ready', () => Object.assign(globalThis, {readyAt: performance.now()}));
  });
};

/** The paths of all that the page asked for before the widget was ready. */
export const askedBeforeReady = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const {readyAt} = globalThis as unknown as {readyAt: number};
    return performance
      .getEntriesByType('resource')
      .filter(({startTime}) => startTime < readyAt)
      .map(({name}) => new URL(name).pathname);
  });

export const withClipboard = {permissions: ['clipboard-read', 'clipboard-write']};

/** The question of which kind an answer of the backend is to be. */
type Question = '/status' | '/profile' | '/ic-card/challenges' | '/ic-card/verifications';

/** Signs somebody in at the demo and opens a page of it. */
export const openPage = async ({demo}: Stage, options: JourneyOptions): Promise<Page> => {
  const {
    path = '/embed.html',
    scenario = 'fresh',
    user,
    view,
    lang = 'zh-CN',
    theme,
    at,
    frame: _,
    prepare,
    ...pageOptions
  } = options;
  const page = await newPage(pageOptions);
  await prepare?.(page);
  // Whatever an earlier test did: nobody is certified, no try is used, no record is changed, no backend fails.
  await page.request.get(`${demo.url}/`, {
    params: {scenario: 'fresh', ...(user && {user})},
    headers: typedAddress,
  });
  const query = new URLSearchParams({scenario, lang, ...(theme && {theme}), ...(view && {view})});
  await page.goto(at ?? `${demo.url}${path}?${query.toString()}`);
  return page;
};

/** What has the widget in it: the page, or a frame of it. */
type Surroundings = Pick<FrameLocator, 'getByLabel' | 'getByRole' | 'getByText' | 'locator'>;

/** The page as a person gets it who goes there: a request of the test's own does not say that it is one. */
export const fetchPage = (route: Route) => route.fetch({headers: {...route.request().headers(), ...typedAddress}});

/** One visitor at one page of the demo, in actions. The card has a PIN of this visitor's own. */
export class Journey {
  readonly pin = randomPin();
  readonly words: Words;
  readonly around: Surroundings;
  readonly #signaturesBefore: number;

  constructor(
    readonly page: Page,
    readonly demo: Demo,
    lang: Language = 'zh-CN',
    frame?: string,
  ) {
    this.around = frame === undefined ? page : page.frameLocator(frame);
    this.words = wordsIn[lang];
    this.#signaturesBefore = this.#signCalls();
    this.#giveCardItsPin();
  }

  static async open(stage: Stage, options: JourneyOptions = {}): Promise<Journey> {
    return new Journey(await openPage(stage, options), stage.demo, options.lang, options.frame);
  }

  button(name: string): Locator {
    return this.around.getByRole('button', {name, exact: true});
  }

  heading(name: string): Locator {
    return this.around.getByRole('heading', {name, exact: true});
  }

  get pinField(): Locator {
    return this.around.getByLabel(this.words.pin, {exact: true});
  }

  get cert(): Locator {
    return this.around.locator('sw-realname-cert');
  }

  async press(name: string): Promise<void> {
    await this.button(name).click();
  }

  /** Two presses in one go, before anything could be drawn in between. */
  async pressTwice(name: string): Promise<void> {
    await this.button(name).evaluate((button: HTMLButtonElement) => {
      button.click();
      button.click();
    });
  }

  clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  async useAgent(url: string): Promise<void> {
    await this.cert.evaluate((cert, value) => cert.setAttribute('agent-url', value), url);
  }

  /** Takes the widget out of the page. */
  remove(): Promise<void> {
    return this.cert.evaluate((cert) => cert.remove());
  }

  /** Puts the widget into another element of the page. */
  move(): Promise<void> {
    return this.cert.evaluate((cert) => document.body.appendChild(document.createElement('section')).append(cert));
  }

  /** Waits until a text shows. */
  async sees(text: RegExp | string): Promise<void> {
    await this.around.getByText(text).first().waitFor();
  }

  async seesHome(): Promise<void> {
    await this.heading(this.words.home).waitFor();
    await this.button(this.words.certifyByCard).waitFor();
  }

  async seesPinForm(): Promise<void> {
    await this.pinField.waitFor();
  }

  async seesResult(): Promise<void> {
    await this.heading(this.words.result).waitFor();
    await this.sees(this.words.passed);
  }

  async chooseCard(): Promise<void> {
    await this.press(this.words.certifyByCard);
  }

  async signInWith(pin: string): Promise<void> {
    await this.pinField.fill(pin);
    await this.press(this.words.signIn);
  }

  /** From home to the PIN form. */
  async readCard(): Promise<void> {
    await this.chooseCard();
    await this.seesPinForm();
  }

  /** From the PIN form to the result. */
  async finishByCard(pin = this.pin): Promise<void> {
    await this.signInWith(pin);
    await this.seesResult();
  }

  /** From home to the result. */
  async certifyByCard(): Promise<void> {
    await this.readCard();
    await this.finishByCard();
  }

  /** What the backend says of the signed-in user, whatever the page shows. */
  async status(): Promise<Status> {
    const response = await this.page.request.get(`${this.demo.url}/api/realname-cert/status`);
    return statusSchema().parse(await response.json());
  }

  async cardMethod(): Promise<string | undefined> {
    return (await this.status()).methods.find(({id}) => id === 'ic-card')?.state;
  }

  /** Signatures that the card was asked for since the page opened. */
  get signatures(): number {
    return this.#signCalls() - this.#signaturesBefore;
  }

  /** Listens from now on; the function that comes back tells why the host was asked to sign the user in again. */
  async reloginReasons(): Promise<() => Promise<readonly string[]>> {
    const reasons = await this.page.evaluateHandle(() => {
      const heard: string[] = [];
      addEventListener('sw-relogin', (event) => heard.push(event.reason));
      return heard;
    });
    return () => reasons.jsonValue();
  }

  /** The demo is asked to let all go well again: in another tab, as it were. The reader then holds a new card. */
  async endScenario(): Promise<void> {
    await this.page.request.get(`${this.demo.url}/?scenario=normal`, {headers: typedAddress});
    this.#giveCardItsPin();
  }

  /** One question is answered with 503 on its way, until the function that comes back is called. */
  async breakBackend(question: Question): Promise<() => Promise<void>> {
    const pattern = `**/api/realname-cert${question}`;
    await this.page.route(pattern, (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        body: JSON.stringify({status: 503, code: 'unavailable', requestId: 'request-503'}),
      }),
    );
    return () => this.page.unroute(pattern);
  }

  #giveCardItsPin(): void {
    this.demo.agent.set({pin: this.pin});
  }

  #signCalls(): number {
    return this.demo.agent.calls.filter((method) => method.endsWith('SpcSignDataAsPEM')).length;
  }
}
