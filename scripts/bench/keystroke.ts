/** What a key costs in the form about the account holder, over a bare input; and how often Lit updates for it. */
import type {Browser, CDPSession, Page} from 'playwright-core';
import {countUpdates} from './counts.js';
import {shuffled} from './statistics.js';

const typed = ['bare', 'lit-form', 'profile'] as const;
/** The last one is there where another build is measured, too. */
export type Typed = (typeof typed)[number] | 'profile-compared';

/** Milliseconds of the main thread for a key: for each subject, block by block. */
export type KeyTimes = ReadonlyMap<Typed, readonly number[]>;

const keysInBlock = 30;

/** Until the frame after the key is drawn. */
const paceMs = 30;

/** Opens the form and puts the cursor into its first field. */
export const openForm = async (page: Page, url: string, subject: Typed): Promise<void> => {
  await page.goto(`${url}/${subject}/`);
  if (subject.startsWith('profile')) await page.getByRole('button', {name: '修改账号信息'}).click();
  await page.locator('#holderName').focus();
};

const press = async (page: Page, times: number): Promise<void> => {
  for (let time = 0; time < times; time++) {
    await page.keyboard.press(time % 2 === 0 ? 'x' : 'Backspace');
    await page.waitForTimeout(paceMs);
  }
};

const taskTime = async (cdp: CDPSession): Promise<number> => {
  const {metrics} = await cdp.send('Performance.getMetrics');
  return (metrics.find(({name}) => name === 'TaskDuration')?.value ?? NaN) * 1_000;
};

const open = async (browser: Browser, url: string, subject: Typed) => {
  const page = await browser.newPage({locale: 'zh-CN'});
  await openForm(page, url, subject);
  const cdp = await page.context().newCDPSession(page);
  // The thread's own time: what other processes take of the machine does not count.
  await cdp.send('Performance.enable', {timeDomain: 'threadTicks'});
  // A first change makes a form say something, and the last one back makes it take that away. Most keys do neither.
  await page.keyboard.press('y');
  await press(page, keysInBlock); // The first keys compile.
  return {subject, page, cdp};
};

/** Makes this page the visible one, alone on a slow CPU, with its frames drawn. */
const begin = async ({page, cdp}: Awaited<ReturnType<typeof open>>, cpu: number): Promise<void> => {
  await page.bringToFront();
  // A throttled page keeps a core busy also while it waits. Three of them would disturb each other.
  await cdp.send('Emulation.setCPUThrottlingRate', {rate: cpu});
  await press(page, 2);
};

export const measureKeys = async (
  browser: Browser,
  url: string,
  {rounds, cpu, isCompared}: {rounds: number; cpu: number; isCompared: boolean},
): Promise<KeyTimes> => {
  const pages = [];
  for (const subject of [...typed, ...(isCompared ? ['profile-compared' as const] : [])])
    pages.push(await open(browser, url, subject));
  const times = new Map<Typed, number[]>(pages.map(({subject}) => [subject, []]));
  for (let round = 0; round < rounds; round++) {
    for (const opened of shuffled(pages)) {
      const {subject, page, cdp} = opened;
      await begin(opened, cpu);
      const before = await taskTime(cdp);
      await press(page, keysInBlock);
      times.get(subject)?.push(((await taskTime(cdp)) - before) / keysInBlock);
      await cdp.send('Emulation.setCPUThrottlingRate', {rate: 1});
    }
  }
  await Promise.all(pages.map(({page}) => page.context().close()));
  return times;
};

/** Lit's updates for one key, by the element's name. The page has the form open and the cursor in a field. */
export const updatesPerKey = async (page: Page): Promise<Record<string, number>> => {
  const settle = (): Promise<unknown> =>
    page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))');
  await settle();
  const told = await countUpdates(page, 'sw-realname-cert');
  await page.keyboard.press('x');
  await settle();
  return told();
};
