import type {BrowserContextOptions, Page} from 'playwright-core';
import {launch} from '../../scripts/browser.mjs';
import {systemFonts} from './system-fonts.js';

/** How a page is to be seen. */
export interface Look extends BrowserContextOptions {
  readonly width: number;
  /** Default: the whole page. */
  readonly height?: number;
  /** Added to the gallery's address. */
  readonly query?: string;
  readonly style?: string;
  /** For a page with two sessions, which would be one with the same numbers. Nothing drawn may show such a number. */
  readonly byChance?: boolean;
}

/** Resolves with a picture of the page, taken when the element is there and nothing moves any more. */
export type Draw = (address: string, look: Look, element: string) => Promise<Buffer>;

/** Dates and remaining times are the same in each picture. */
const time = new Date('2026-03-10T02:30:00Z');

/** Pages that work side by side: more would wait for each other. */
const pagesAtOnce = 2;

/** Most pictures of one page until two are alike. */
const maxTakes = 20;

/** Resolves when the letters that are on the page have their fonts. */
const fontsLoaded = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    // A font is asked for only when its letters are laid out.
    do {
      await new Promise(requestAnimationFrame);
      document.body.getBoundingClientRect();
      await document.fonts.ready;
    } while (document.fonts.status === 'loading');
    await new Promise(requestAnimationFrame);
  });

const take = async (page: Page, fullPage: boolean): Promise<Buffer> => {
  let before: Buffer | undefined;
  for (let count = 0; count < maxTakes; count += 1) {
    await fontsLoaded(page);
    const now = await page.screenshot({fullPage, animations: 'disabled'});
    if (before?.equals(now)) return now;
    before = now;
  }
  throw new Error(`${page.url()} does not stop moving.`);
};

/** Goes through all, two at once, in one browser. */
export const drawEach = async <T>(all: readonly T[], act: (one: T, draw: Draw) => Promise<void>): Promise<void> => {
  // So that the same letters have the same edges each time.
  const args = ['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'];
  const browser = await launch({args, env: {FONTCONFIG_FILE: await systemFonts()}});
  const waiting = [...all];
  const worker = async (): Promise<void> => {
    const pages = new Map<Look, Page>();
    const pageFor = async (look: Look): Promise<Page> => {
      const {width, height = 600, byChance, ...options} = look;
      const context = await browser.newContext({
        viewport: {width, height},
        reducedMotion: 'reduce',
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        ...options,
      });
      await context.clock.setFixedTime(time);
      // Also the digits of a journey's id, some of which are shown.
      if (!byChance)
        await context.addInitScript(() => {
          crypto.getRandomValues = (bytes) => {
            if (bytes instanceof Uint8Array) bytes.set(bytes.map((_, index) => index * 5 + 2));
            return bytes;
          };
        });
      return context.newPage();
    };
    const draw: Draw = async (address, look, element) => {
      const page = pages.get(look) ?? (await pageFor(look));
      pages.set(look, page);
      // Another fragment alone would not load the page again.
      await page.goto('about:blank');
      await page.goto(address);
      if (look.style !== undefined) await page.addStyleTag({content: look.style});
      await page.locator(element).waitFor();
      return take(page, look.height === undefined);
    };
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await act(next, draw);
  };
  try {
    await Promise.all(Array.from({length: pagesAtOnce}, worker));
  } finally {
    await browser.close();
  }
};
