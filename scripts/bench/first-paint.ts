/** Cold loads: when the first content is there, when home can be used, how much of the heap is in use then. */
import type {Browser, CDPSession, Page} from 'playwright-core';
import {heapOf} from './counts.js';
import {shuffled} from './statistics.js';
import type {Subject} from './subjects.js';

export interface Load {
  /** Milliseconds from the arrival of the page itself, which is the host's, to the first content. */
  readonly paint: number;
  /** To home with its buttons; undefined for what has no home. */
  readonly usable: number | undefined;
  /** Bytes in use after all is drawn. */
  readonly heap: number;
}

export interface Conditions {
  readonly cpu: 1 | 4;
  readonly isSlow: boolean;
}

/** Slow 4G: 1.6 Mbit/s down, 0.75 up, 150 ms for each request, the backend's too. */
const slow4G = {offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750};

/** Longer than this is a subject that shows nothing. */
const patienceMs = 40_000;

/** What comes behind the first screen is a part of its cost. */
const afterwardsMs = 1_200;

/** Runs before the page's own scripts. It observes and waits for an event: what polls would be measured, too. */
const watch = `
  globalThis.bench = {};
  bench.paint = new Promise((done) => {
    new PerformanceObserver((list) => {
      const first = list.getEntriesByName('first-contentful-paint')[0];
      if (first) done(first.startTime);
    }).observe({type: 'paint', buffered: true});
  });
  bench.usable = new Promise((done) => {
    addEventListener('sw-ready', ({target}) => {
      const look = () => {
        const button = target.shadowRoot.querySelector('sw-rc-home')?.shadowRoot?.querySelector('.method button');
        if (button && !button.disabled) done(performance.now());
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  });
`;

const within = async <T>(what: string, promise: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => {
      fail(new Error(`${what} took too long`));
    }, patienceMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
};

const look = async (page: Page, cdp: CDPSession, subject: Subject): Promise<Load> => {
  const of = (what: string): Promise<number> => within(`${what} of ${subject.id}`, page.evaluate(`bench.${what}`));
  const paint = await of('paint');
  const usable = subject.hasHome ? await of('usable') : undefined;
  await page.waitForFunction(`Boolean(${subject.isShown})`, undefined, {polling: 200, timeout: patienceMs});
  await page.waitForTimeout(afterwardsMs);
  const arrived = await page.evaluate<number>(`performance.getEntriesByType('navigation')[0].responseEnd`);
  return {
    paint: paint - arrived,
    usable: usable === undefined ? undefined : usable - arrived,
    heap: await heapOf(cdp),
  };
};

const loadOnce = async (browser: Browser, url: string, subject: Subject, conditions: Conditions): Promise<Load> => {
  const context = await browser.newContext({locale: 'zh-CN'});
  try {
    const page = await context.newPage();
    await page.addInitScript({content: watch});
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    if (conditions.isSlow) await cdp.send('Network.emulateNetworkConditions', slow4G);
    await cdp.send('Emulation.setCPUThrottlingRate', {rate: conditions.cpu});
    await page.goto(`${url}/${subject.id}/`, {waitUntil: 'commit'});
    return await look(page, cdp, subject);
  } finally {
    await context.close();
  }
};

/** The loads of each subject, round by round. A subject that fails is told, and left out from then on. */
export const measureLoads = async (
  browser: Browser,
  url: string,
  subjects: readonly Subject[],
  {rounds, ...conditions}: Conditions & {rounds: number},
): Promise<ReadonlyMap<string, readonly Load[]>> => {
  const loads = new Map<string, Load[]>(subjects.map(({id}) => [id, []]));
  for (let round = 0; round < rounds; round++) {
    for (const subject of shuffled(subjects)) {
      if (!loads.has(subject.id)) continue;
      try {
        loads.get(subject.id)?.push(await loadOnce(browser, url, subject, conditions));
      } catch (error) {
        loads.delete(subject.id);
        console.log(`SKIPPED ${subject.label}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''}`);
      }
    }
    console.log(`  round ${round + 1} of ${rounds}, ${conditions.cpu}x`);
  }
  return loads;
};
