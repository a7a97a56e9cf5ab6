import type {Locator, Page, Route} from 'playwright-core';
import {Journey, type JourneyOptions, openPage} from './journey.js';
import type {Stage} from './stage.js';

/** What was heard of an event: its type and what it carries. */
export type PollAnswer = Readonly<Record<string, unknown>> & {readonly type: string};

/** One visitor at forms over what is on record, whichever path asks for it. */
export class RecordJourney extends Journey {
  static override async open(stage: Stage, options: JourneyOptions = {}): Promise<RecordJourney> {
    return new RecordJourney(await openPage(stage, options), stage.demo, options.lang, options.frame);
  }

  /** What stands beside a label, as it is read, blanks aside. */
  async fact(label: string): Promise<string> {
    const row = this.around.locator('dl > div', {has: this.around.getByText(label, {exact: true})});
    return (await row.locator('dd').innerText()).replace(/\s+/g, ' ').trim();
  }

  /** By its label, with or without the mark of what must be filled. */
  field(label: string): Locator {
    return this.around.getByLabel(new RegExp(`^\\*?${label.replace(/^\*/, '').replace(/[()]/g, '\\$&')}$`));
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
    await this.around.getByText(this.words.profile.retype, {exact: true}).click();
    await this.fill({[label]: number});
  }

  /** What is on top of the form because it could not be sent, or not yet. */
  summary(title: string): Locator {
    return this.around.getByRole('group', {name: title});
  }

  /** In another tab: the session there is this page's too. */
  async signInElsewhere(user: string): Promise<void> {
    const tab = await this.page.context().newPage();
    await tab.goto(`${this.demo.url}/?user=${user}`);
    await tab.close();
  }

  /** Likewise; the backend then knows of no session of this browser's. */
  async signOutElsewhere(): Promise<void> {
    await this.page.request.delete(`${this.demo.url}/demo/session`, {headers: {origin: this.demo.url}});
  }

  /** The session is over when the next such question arrives. */
  async signOutBefore(method: string, question: string): Promise<void> {
    let isOver = false;
    await this.page.route(`**/api/realname-cert${question}`, async (route) => {
      if (isOver || route.request().method() !== method) return route.fallback();
      isOver = true;
      await this.signOutElsewhere();
      return route.fallback();
    });
  }

  /** Listens from now on to what the widget tells its host. */
  async listen(...types: readonly string[]): Promise<() => Promise<readonly PollAnswer[]>> {
    return listenAt(this.page, types);
  }

  /** Keeps what is sent there on its way, until the route is taken away; tells when there is some. */
  protected async holdBackAt(pattern: string): Promise<{sent: Promise<Route>}> {
    let arrive: (route: Route) => void = () => undefined;
    const sent = new Promise<Route>((resolve) => (arrive = resolve));
    await this.page.route(pattern, (route) => {
      arrive(route);
    });
    return {sent};
  }
}

/** At the widget itself: what it says after it was taken out reaches no page any more. */
const listenAt = async (page: Page, types: readonly string[]): Promise<() => Promise<readonly PollAnswer[]>> => {
  const heard = await page
    .locator('sw-realname-cert, sw-profile-cert, sw-legal-rep-cert')
    .evaluateHandle((cert, wanted) => {
      const list: PollAnswer[] = [];
      const note = (event: Event): void => {
        const {isTrusted: _, ...carried} = event;
        list.push({...carried, type: event.type});
      };
      for (const type of wanted) cert.addEventListener(type, note);
      return list;
    }, types);
  return () => heard.jsonValue();
};
