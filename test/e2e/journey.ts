import type {FrameLocator, Locator, Page} from 'playwright-core';
import type {Demo} from '../../demo/server.js';
import type {CertErrorCode, CertErrorDetails} from '../../src/domain/errors.js';
import type {MethodId} from '../../src/domain/method-ids.js';
import {statusSchema, type Status} from '../../src/domain/schemas.js';
import {type JourneyOptions, openPage} from './open-page.js';
import type {Stage} from './stage.js';
import {errorWords, type Words, wordsIn} from './words.js';

/** What was heard of an event: its type and what it carries. */
export type Heard = Readonly<Record<string, unknown>> & {readonly type: string};

/** What has the widget in it: the page, or a frame of it. */
type Surroundings = Pick<FrameLocator, 'getByLabel' | 'getByRole' | 'getByText' | 'locator'>;

/** The journeys along one path, and where that begins. */
export interface JourneyClass<J> {
  new (page: Page, stage: Stage, options: JourneyOptions): J;
  readonly defaults: JourneyOptions;
}

export const openJourney = async <J>(along: JourneyClass<J>, stage: Stage, options: JourneyOptions): Promise<J> =>
  new along(await openPage(stage, {...along.defaults, ...options}), stage, options);

/** One visitor at one page with the widget, in actions that every path has. */
export class Journey {
  static readonly defaults: JourneyOptions = {};
  readonly demo: Demo;
  readonly say: Words;
  readonly around: Surroundings;

  constructor(
    readonly page: Page,
    readonly stage: Stage,
    {lang = 'zh-CN', frame}: JourneyOptions,
  ) {
    this.demo = stage.demo;
    this.say = wordsIn[lang];
    this.around = frame === undefined ? page : page.frameLocator(frame);
  }

  static open<J>(this: JourneyClass<J>, stage: Stage, options: JourneyOptions = {}): Promise<J> {
    return openJourney(this, stage, options);
  }

  /** On a page that is open already. */
  static on<J>(this: JourneyClass<J>, page: Page, stage: Stage): J {
    return new this(page, stage, {});
  }

  button(name: string): Locator {
    return this.around.getByRole('button', {name, exact: true});
  }

  heading(name: string): Locator {
    return this.around.getByRole('heading', {name, exact: true});
  }

  get cert(): Locator {
    return this.around.locator('sw-realname-cert');
  }

  async press(name: string): Promise<void> {
    await this.button(name).click();
  }

  /** Waits until a text shows. */
  async sees(text: RegExp | string): Promise<void> {
    await this.around.getByText(text).first().waitFor();
  }

  /** What is said of an error, wherever it stands. */
  async seesProblem(...error: [code: CertErrorCode, details?: CertErrorDetails]): Promise<void> {
    await this.sees(errorWords(this.say, ...error));
  }

  /** The same as the heading of a view of its own. */
  async seesFailure(code: CertErrorCode): Promise<void> {
    await this.heading(errorWords(this.say, code)).waitFor();
  }

  async seesHome(): Promise<void> {
    await this.heading(this.say.frame.title).waitFor();
    await this.button(this.say.methods['ic-card'].action).waitFor();
  }

  async seesResult(): Promise<void> {
    await this.heading(this.say.result.passed).waitFor();
  }

  async finish(): Promise<void> {
    await this.press(this.say.result.finish);
    await this.seesHome();
  }

  /** Opens a method at home. */
  async choose(id: MethodId): Promise<void> {
    await this.press(this.say.methods[id].action);
  }

  clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** The code of a failure, and the button that copies it, are folded. */
  async unfoldFailure(): Promise<void> {
    const summary = this.around.locator('summary', {hasText: this.say.failure.details}).first();
    const isOpen = await summary.evaluate((each) => each.parentElement?.matches('[open]'));
    if (!isOpen) await summary.click();
  }

  async copyDiagnostics(): Promise<string> {
    await this.unfoldFailure();
    await this.press(this.say.failure.copy);
    await this.button(this.say.copy.copied).waitFor();
    return this.clipboard();
  }

  /** What stands beside a label, as it is read, blanks aside. */
  async fact(label: string): Promise<string> {
    const row = this.around.locator('dl > div', {has: this.around.getByText(label, {exact: true})});
    return (await row.locator('dd').innerText()).replace(/\s+/g, ' ').trim();
  }

  /** By its label, with or without the mark of what must be filled. */
  field(label: string): Locator {
    return this.around.getByLabel(new RegExp(`^\\*?${label.replace(/[()]/g, '\\$&')}$`));
  }

  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(values)) await this.field(label).fill(value);
  }

  /** What stands in a field. */
  value(label: string): Promise<string> {
    return this.field(label).inputValue();
  }

  /** Gives up a number that is kept, for another one. */
  async retype(label: string, number: string): Promise<void> {
    await this.around.getByText(this.say.record.retype, {exact: true}).click();
    await this.fill({[label]: number});
  }

  /** What is on top of the form because it could not be sent, or not yet. */
  summary(title: string): Locator {
    return this.around.getByRole('group', {name: title});
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
}
