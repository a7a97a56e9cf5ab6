import type {Locator, Page, Request, Route} from 'playwright-core';
import type {Refusal} from '../../src/domain/outcome.schemas.js';
import type {ProfilePart} from '../../src/domain/profile-fields.js';
import {profileSchema, type Profile} from '../../src/domain/profile.schemas.js';
import {Journey, type JourneyOptions, openPage} from './journey.js';
import type {Stage} from './stage.js';
import type {ProfileWords} from './words.js';

/** A change as it was sent. */
export interface SentChange {
  readonly part: string;
  readonly changes: Readonly<Record<string, string>>;
  readonly key: string | undefined;
  readonly version: string | undefined;
}

/** What was heard of an event: its type and what it carries. */
export type Heard = Readonly<Record<string, unknown>> & {readonly type: string};

/** Addresses of what is saved. */
const saving = '**/profile/*';

const sentBy = (request: Request): SentChange => ({
  part: request.url().split('/').at(-1) ?? '',
  changes: request.postDataJSON() as SentChange['changes'],
  key: request.headers()['idempotency-key'],
  version: request.headers()['if-match'],
});

/** One visitor who looks at the record of their enterprise and of themselves, and corrects it. */
export class ProfileJourney extends Journey {
  readonly #sent: SentChange[] = [];

  constructor(...args: ConstructorParameters<typeof Journey>) {
    super(...args);
    this.page.on('request', (request) => {
      if (request.method() === 'PUT') this.#sent.push(sentBy(request));
    });
  }

  /** At the record itself; whoever comes from home says so. */
  static override async open(stage: Stage, options: JourneyOptions = {}): Promise<ProfileJourney> {
    const page = await openPage(stage, {view: 'profile', ...options});
    return new ProfileJourney(page, stage.demo, options.lang);
  }

  get profileWords(): ProfileWords {
    return this.words.profile;
  }

  /** What went out to be saved since the page opened. */
  get sent(): readonly SentChange[] {
    return this.#sent;
  }

  async seesRecord(): Promise<void> {
    await this.button(this.profileWords.change.account).waitFor();
  }

  /** What stands beside a label of the record, as it is read, blanks aside. */
  async fact(label: string): Promise<string> {
    const row = this.page.locator('dl > div', {has: this.page.getByText(label, {exact: true})});
    return (await row.locator('dd').innerText()).replace(/\s+/g, ' ').trim();
  }

  /** From the record to the form of one half. */
  async edit(part: ProfilePart): Promise<void> {
    await this.press(this.profileWords.change[part]);
    await this.heading(this.profileWords.form[part]).waitFor();
    await this.button(this.profileWords.save).waitFor();
  }

  field(label: string): Locator {
    return this.page.getByLabel(label, {exact: true});
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
    await this.page.getByText(this.profileWords.retype, {exact: true}).click();
    await this.fill({[label]: number});
  }

  /** From the form to what will be sent, where nothing is in the way. */
  async save(): Promise<void> {
    await this.press(this.profileWords.save);
    await this.heading(this.profileWords.check).waitFor();
  }

  /** From the form to the answer, or to what is said in place of one. */
  async saveAndConfirm(): Promise<void> {
    await this.save();
    await this.press(this.profileWords.confirm);
  }

  async seesSaved(): Promise<void> {
    await this.heading(this.profileWords.saved).waitFor();
  }

  /** What is on top of the form because it could not be sent, or not yet. */
  summary(title: string): Locator {
    return this.page.getByRole('group', {name: title});
  }

  /** What the backend has on record, whatever the page shows. */
  async record(): Promise<Profile> {
    const response = await this.page.request.get(`${this.demo.url}/api/realname-cert/profile`);
    return profileSchema().parse({...((await response.json()) as object), version: response.headers()['etag']});
  }

  /** In another tab: the session there is this page's too. */
  async signInElsewhere(user: string): Promise<void> {
    const tab = await this.page.context().newPage();
    await tab.goto(`${this.demo.url}/?user=${user}`);
    await tab.close();
  }

  /** Keeps what is to be saved on its way, until it is let go; tells when there is some. */
  async holdBack(): Promise<{sent: Promise<Route>}> {
    let arrive: (route: Route) => void = () => undefined;
    const sent = new Promise<Route>((resolve) => (arrive = resolve));
    await this.page.route(saving, (route) => {
      arrive(route);
    });
    return {sent};
  }

  /** Answers what is to be saved in the backend's place, until it is let go. */
  async refuse(refusal: Refusal): Promise<void> {
    await this.page.route(saving, (route) => route.fulfill({json: {saved: false, refusal}}));
  }

  /** What is to be saved goes to the backend again. */
  async letGo(): Promise<void> {
    await this.page.unroute(saving);
  }

  /** Listens from now on to what the widget tells its host. */
  async listen(...types: readonly string[]): Promise<() => Promise<readonly Heard[]>> {
    return listenAt(this.page, types);
  }
}

/** At the widget itself: what it says after it was taken out reaches no page any more. */
const listenAt = async (page: Page, types: readonly string[]): Promise<() => Promise<readonly Heard[]>> => {
  const heard = await page.locator('sw-realname-cert, sw-profile-cert').evaluateHandle((cert, wanted) => {
    const list: Heard[] = [];
    const note = (event: Event): void => {
      const {isTrusted: _, ...carried} = event;
      list.push({...carried, type: event.type});
    };
    for (const type of wanted) cert.addEventListener(type, note);
    return list;
  }, types);
  return () => heard.jsonValue();
};
