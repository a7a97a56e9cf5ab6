/** Mounts and removals: how long they take, and what they leave behind. */
import type {Browser} from 'playwright-core';
import {aliveOn, heapOf, moreThan, type Alive} from './counts.js';
import type {Place} from './lifetime.types.js';
import {shuffled, slopeOf} from './statistics.js';

export interface Lifetime {
  /** Milliseconds for a mount and a removal, block by block. */
  readonly ours: readonly number[];
  readonly litForm: readonly number[];
  readonly left: Alive;
  readonly cycles: number;
  /** Bytes for 1,000 cycles, from the 6,000th on. Undefined where it was not asked for. */
  readonly slope: number | undefined;
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
const warmUp = 6_000;
const points = 5;

/** From there on nothing is compiled any more: before, a heap grows in clean code, too. */
const slopeOn = async (opened: Opened): Promise<number> => {
  const thousand = (): Promise<number> => ours(opened, 1_000, 'home');
  for (let cycles = 2 * blocks * cyclesInBlock; cycles < warmUp; cycles += 1_000) await thousand();
  const heaps: [number, number][] = [];
  for (let point = 0; point < points; point++) {
    heaps.push([point, await heapOf(opened.cdp)]);
    await thousand();
  }
  return slopeOf(heaps);
};

export const measureLifetime = async (browser: Browser, url: string, withSlope: boolean): Promise<Lifetime> => {
  const opened = await openLifetime(browser, url);
  const left = await leftBy(opened, blocks * cyclesInBlock, 'home');
  const times = {ours: [] as number[], litForm: [] as number[]};
  await litForm(opened, cyclesInBlock);
  for (let block = 0; block < blocks; block++) {
    for (const which of shuffled(['ours', 'litForm'] as const)) {
      const took = await (which === 'ours' ? ours(opened, cyclesInBlock, 'home') : litForm(opened, cyclesInBlock));
      times[which].push(took / cyclesInBlock);
    }
  }
  const slope = withSlope ? await slopeOn(opened) : undefined;
  await opened.page.context().close();
  return {...times, left, cycles: blocks * cyclesInBlock, slope};
};
