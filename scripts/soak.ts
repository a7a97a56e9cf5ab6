/**
 * A page that lives for a working day: `npm run soak [JOURNEYS]`, 500 by default. Eight hours by the page's own
 * clock: certifications, waits for a bank, a hidden tab, a PC that sleeps, an agent that stops, a session that ends. It
 * fails where the heap grows, a timer is left at home, or more is asked than docs/backend says.
 */
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setImmediate} from 'node:timers/promises';
import type {Page} from 'playwright-core';
import {startDemo} from '../demo/server.js';
import {LocatorActions, PageDriver} from '../walks/drive-page.js';
import {bankUkeyWalk} from '../walks/external.walk.js';
import {icCardWalk} from '../walks/ic-card.walk.js';
import {legalRepWalk} from '../walks/legal-rep.walk.js';
import {take, type Walk, type Way} from '../walks/walk.js';
import {heapOf} from './bench/counts.js';
import {interpreting} from './bench/lifetime.js';
import {slopeOf} from './bench/statistics.js';
import {launch} from './browser.mjs';

const journeys = Number(process.argv[2] ?? 500);
// With fewer, what the browser itself keeps at first hides what grows.
if (!Number.isInteger(journeys) || journeys < 60) {
  console.error('npm run soak [JOURNEYS]: a whole number, at least 60.');
  process.exit(1);
}

const minute = 60_000;
/** Of the page's clock, for each journey. */
const eachMs = (8 * 60 * minute) / journeys;
/** docs/backend: 7 requests in the first minute of a wait, 2 in the second, then 2.1 a minute; a fifth more or less. */
const mostAsked = (minutes: number): number => Math.ceil(1.25 * (9 + 2.1 * Math.max(0, minutes - 2))) + 2;
/** Bytes that a journey may leave: what the browser itself keeps of so many requests is less. */
const mostLeft = 2_000;

/** For the page, before all else: counts what waits for a time. A text, because tsx adds helpers to functions. */
const countTimers = `{
  const {setTimeout: start, clearTimeout: stop} = globalThis;
  const waiting = (globalThis.waitingTimers = new Set());
  globalThis.setTimeout = (run, ms) => {
    const id = start(() => {
      waiting.delete(id);
      run();
    }, ms);
    waiting.add(id);
    return id;
  };
  globalThis.clearTimeout = (id) => {
    waiting.delete(id);
    stop(id);
  };
}`;

const dataDir = await mkdtemp(join(tmpdir(), 'soak-'));
const demo = await startDemo({port: 0, agentPort: 0, dataDir});
const browser = await launch({args: [interpreting]});
const problems: string[] = [];

const open = async (): Promise<Page> => {
  const context = await browser.newContext({locale: 'zh-CN'});
  const page = await context.newPage();
  await page.clock.install();
  await page.addInitScript(countTimers);
  page.on('pageerror', ({message}) => problems.push(message));
  // A page of the demo signs somebody in, and nobody is certified.
  await page.goto(`${demo.url}/?scenario=fresh&user=zhangsan`);
  await page.goto(`${demo.url}/embed.html`);
  return page;
};

const page = await open();
const cdp = await page.context().newCDPSession(page);
let asked = 0;
let underWay = 0;
page.on('request', (request) => {
  underWay += 1;
  if (request.url().includes('/realname-cert/')) asked += 1;
});
const ended = (): void => {
  underWay -= 1;
};
page.on('requestfinished', ended).on('requestfailed', ended);
const settled = async (): Promise<void> => {
  while (underWay > 0) await setImmediate();
};
const pin = '88888888';
demo.agent.set({pin});

const user = new PageDriver(new LocatorActions(page.locator('sw-realname-cert')), {pin});
/** A method of the widget's. Its promise ends when the screen shows, for which the page's clock may have to go on. */
const call = (method: string) => page.evaluate(`void document.querySelector('sw-realname-cert').${method}`);

/** By the host: home has no button for a method that has certified. */
const begin = async (walk: Walk, way?: Way): Promise<void> => {
  await call(`open('${walk.view}')`);
  await take(user, {...walk, steps: walk.steps.slice(1)}, way);
};

/** Each ends with a screen; then home is opened. */
const kinds: readonly (readonly [name: string, () => Promise<unknown>])[] = [
  ['certifies by card', () => begin(icCardWalk)],
  [
    'waits for a bank for ten minutes',
    async () => {
      await begin(bankUkeyWalk, {to: 'waiting'});
      const before = asked;
      // In steps, so that answers come in between.
      for (let second = 0; second < 600; second += 2) {
        await page.clock.runFor(2_000);
        await settled();
      }
      const inWait = asked - before;
      if (inWait > mostAsked(10) || inWait < 15) problems.push(`${String(inWait)} requests in ten minutes of a wait`);
      await call('cancel()');
    },
  ],
  [
    'sleeps for a while, and then for an hour, while it waits for a bank',
    async () => {
      await begin(bankUkeyWalk, {to: 'waiting'});
      for (const [minutes, step] of [
        [8, 'waiting'],
        [60, 'expired'],
      ] as const) {
        const before = asked;
        // As where the lid of a PC is closed: what was due meanwhile comes once.
        await page.clock.fastForward(minutes * minute);
        await settled();
        await user.at([step]);
        if (asked - before > 3) problems.push(`${String(asked - before)} requests at the end of a sleep`);
      }
    },
  ],
  ['types half of it', () => begin(legalRepWalk, {typing: 'enterprise', typed: {enterprise: {legalRepName: '何平'}}})],
  [
    'meets an agent that stops',
    async () => {
      demo.agent.set({fault: {kind: 'drop', method: 'cus-sec_SpcSignDataAsPEM'}});
      await begin(icCardWalk, {through: 'awaitingPin'});
      await page.waitForFunction(() => document.querySelector('sw-realname-cert')?.lastError);
    },
  ],
  [
    'comes back to a session that has ended',
    async () => {
      const cookies = await page.context().cookies();
      await page.context().clearCookies();
      await call('reset()');
      await page.getByText('登录已失效').first().waitFor();
      await page.context().addCookies(cookies);
    },
  ],
];
/** As another tab would. */
const beginAfresh = async (): Promise<void> => {
  const other = await page.context().newPage();
  await other.goto(`${demo.url}/?scenario=fresh&user=zhangsan`);
  await other.close();
};

const home = async (): Promise<void> => {
  demo.agent.reset();
  demo.agent.set({pin});
  await call('reset()');
  await user.at(['home']);
};

/** Waits for a time, such as that of an answer, end with the answer. */
const timersLeft = () =>
  page.evaluate(() => (globalThis as unknown as {waitingTimers: Set<unknown>}).waitingTimers.size);

// What looks after a page that has just come is over.
await page.clock.runFor(minute);
const heaps: [number, number][] = [];
const started = Date.now();
try {
  for (let journey = 0; journey < journeys; journey++) {
    const [name, run] = kinds[journey % kinds.length] as (typeof kinds)[number];
    // As on another day: a backend lets an account try only so often.
    if (journey % 50 === 49) await beginAfresh();
    // The backend lives by a clock of its own, and tells its time with the status.
    await home();
    await run().catch((error: unknown) => {
      throw new Error(`Journey ${String(journey)}, which ${name}: ${String(error)}`);
    });
    await home();
    const left = await timersLeft();
    if (left > 0) problems.push(`${String(left)} timers are left after journey ${String(journey)}, which ${name}`);
    // As a tab behind others.
    await cdp.send('Page.setWebLifecycleState', {state: 'frozen'});
    await cdp.send('Page.setWebLifecycleState', {state: 'active'});
    await page.clock.runFor(eachMs);
    // The first ones load all parts and fill the caches.
    if (journey % 10 === 9 && journey >= journeys / 5) heaps.push([journey, await heapOf(cdp)]);
  }
} finally {
  await browser.close();
  await demo.close();
  await rm(dataDir, {recursive: true});
}
const slope = slopeOf(heaps);
if (slope > mostLeft) problems.push(`the heap grows by ${slope.toFixed(0)} bytes with each journey`);
console.log(
  `${String(journeys)} journeys in 8 hours of the page's clock (${((Date.now() - started) / minute).toFixed(0)} min): ` +
    `${String(asked)} requests, ${slope.toFixed(0)} bytes of heap with each journey`,
);
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
