import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import type {Page} from 'playwright-core';
import {brokenRules} from '../support/broken-rules.js';
import type {Journey} from './journey.js';

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules that are broken, and where; of the widget, unless another part of the page is meant. */
export const violations = async ({page}: Pick<Journey, 'page'>, part = 'sw-realname-cert'): Promise<string[]> => {
  // What fades in has its contrast when it is there.
  await page.emulateMedia({reducedMotion: 'reduce'});
  const loaded = await page.evaluate(() => 'axe' in globalThis);
  if (!loaded) await page.evaluate(await axeSource);
  return page.evaluate(brokenRules, part);
};

/** How far the page can be moved sideways, in CSS pixels. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
