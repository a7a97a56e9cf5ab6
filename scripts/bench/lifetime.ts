/** Mounts and removals: how long they take, and what they leave behind. */
import type {Browser} from 'playwright-core';
import {aliveOn, heapOf, moreThan, type Alive} from './counts.js';
import type {Place} from './lifetime.types.js';
import {shuffled, slopeOf} from './statistics.js';

export interface Lifetime {
  /** Milliseconds for a mount and a removal, block by block. */
  readonly ours: readonly number[];
  readonly litForm: readonly number[];
}

/** Opens the page whose element comes and goes. */
export const openLifetime = async (browser: Browser, url: string) => {
  const page = await browser.newPage();
  await page.goto(`${url}/lifetime/`);
  await page.waitForFunction('globalThis.lifetime');
  return {page, cdp: await page.context().newCDPSession(page)};
};

type Opened = Awaited<ReturnType<typeof openLifetime>>;

const ours = ({page}: Opened, times: number, place: Place): Promise<number> =>
  page.evaluate(([count, where]) => lifetime.cycleOurs(count, where), [times, place] as const);
const litForm = ({page}: Opened, times: number): Promise<number> =>
  page.evaluate((count) => lifetime.cycleLit(count), times);

/** What is left by so many mounts and removals. Those before them load all parts and fill the caches. */
export const leftBy = async (opened: Opened, times: number, place: Place): Promise<Alive> => {
  await ours(opened, 20, place);
  // Parts are loaded behind home when the browser is idle.
  await opened.page.waitForLoadState('networkidle');
  await ours(opened, 20, place);
  const before = await aliveOn(opened.page, opened.cdp);
  await ours(opened, times, place);
  return moreThan(before, await aliveOn(opened.page, opened.cdp));
};

const blocks = 10;
const cyclesInBlock = 100;

/** For a browser without its optimising compilers. Their code is kept in the heap, too, and grows for 10,000 cycles. */
export const interpreting = '--js-flags=--no-opt,--no-maglev,--no-sparkplug';

const warmUp = 1_000;
const points = 5;

/** Bytes for 1,000 cycles, by a browser that is `interpreting`. */
export const measureSlope = async (browser: Browser, url: string): Promise<number> => {
  const opened = await openLifetime(browser, url);
  await ours(opened, warmUp, 'home');
  const heaps: [number, number][] = [];
  for (let point = 0; point < points; point++) {
    await ours(opened, 1_000, 'home');
    heaps.push([point, await heapOf(opened.cdp)]);
  }
  await opened.page.context().close();
  return slopeOf(heaps);
};

export const measureLifetime = async (browser: Browser, url: string): Promise<Lifetime> => {
  const opened = await openLifetime(browser, url);
  // The first load all parts and fill the caches.
  await ours(opened, cyclesInBlock, 'home');
  const times = {ours: [] as number[], litForm: [] as number[]};
  await litForm(opened, cyclesInBlock);
  for (let block = 0; block < blocks; block++) {
    for (const which of shuffled(['ours', 'litForm'] as const)) {
      const took = await (which === 'ours' ? ours(opened, cyclesInBlock, 'home') : litForm(opened, cyclesInBlock));
      times[which].push(took / cyclesInBlock);
    }
  }
  await opened.page.context().close();
  return times;
};
