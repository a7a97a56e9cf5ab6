import type {Page} from 'playwright-core';
import type {DeskChanges} from '../../simulators/card-agent/agent.js';
import type {Locale} from '../../src/domain/locales.js';
import type {View} from '../../src/domain/ids.js';
import {newPage, type PageOptions} from '../support/browser.js';
import {typedAddress} from '../support/navigation.js';
import type {Stage} from './stage.js';

export interface JourneyOptions extends PageOptions {
  readonly path?: '/' | '/embed.html' | '/standalone.html';
  /** Of the demo; by default all goes well. Nobody has been certified in any case. */
  readonly scenario?: string;
  /** Of the demo; by default one whose record is complete. */
  readonly user?: string;
  readonly view?: View;
  readonly lang?: Locale;
  readonly theme?: 'light' | 'dark';
  /** Address of a host's page, in place of one of the demo. */
  readonly at?: string;
  /** The frame that has the widget, by its selector. */
  readonly frame?: string;
  /** The widget in it, by its selector: the first one, or the administrator's. */
  readonly widget?: string;
  /** What is otherwise with the card and its agent. */
  readonly desk?: DeskChanges;
  /** Called before the page loads. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Its clock goes as a test wants it. */
export const withClock = {prepare: (page: Page): Promise<void> => page.clock.install()};

export const withClipboard = {permissions: ['clipboard-read', 'clipboard-write']};

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

interface PageText {
  readonly text: string;
  /** Its content security policy. */
  readonly policy: string;
}

/** Has the browser get a page as another host would send it. */
export const changePage =
  (address: string, change: (page: PageText) => Partial<PageText>) =>
  async (page: Page): Promise<void> => {
    await page.route(address, async (route) => {
      // As a person gets it who goes there: a request of the test's own does not say that it is one.
      const response = await route.fetch({headers: {...route.request().headers(), ...typedAddress}});
      const {'content-security-policy': sent = '', ...headers} = response.headers();
      const {text: body, policy = sent} = change({text: await response.text(), policy: sent});
      await route.fulfill({
        response,
        headers: {...headers, ...(policy && {'content-security-policy': policy})},
        ...(body !== undefined && {body}),
      });
    });
  };
