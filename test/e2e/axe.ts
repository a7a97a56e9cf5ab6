import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import type {AxeResults} from 'axe-core';
import type {Page} from 'playwright-core';
import type {Journey} from './journey.js';

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules that are broken, and where; of the widget, unless another part of the page is meant. */
export const violations = async ({page}: Pick<Journey, 'page'>, part = 'sw-realname-cert'): Promise<string[]> => {
  // What fades in has its contrast when it is there.
  await page.emulateMedia({reducedMotion: 'reduce'});
  const loaded = await page.evaluate(() => 'axe' in globalThis);
  if (!loaded) await page.evaluate(await axeSource);
  const results = await page.evaluate(
    (at) =>
      (globalThis as unknown as {axe: {run(at: string, options: object): Promise<AxeResults>}}).axe.run(at, {
        resultTypes: ['violations'],
      }),
    part,
  );
  return results.violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html}`));
};

/** How far the page can be moved sideways, in CSS pixels. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
