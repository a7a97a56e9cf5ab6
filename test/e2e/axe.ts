import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import type {AxeResults} from 'axe-core';
import type {Journey} from './journey.js';

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules that are broken, and where; of the widget, since the page around it is the demo's. */
export const violations = async ({page}: Journey): Promise<string[]> => {
  const loaded = await page.evaluate(() => 'axe' in globalThis);
  if (!loaded) await page.evaluate(await axeSource);
  const results = await page.evaluate(() =>
    (globalThis as unknown as {axe: {run(at: string, options: object): Promise<AxeResults>}}).axe.run(
      'sw-realname-cert',
      {resultTypes: ['violations']},
    ),
  );
  return results.violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html}`));
};

/** How far the page can be moved sideways, in CSS pixels. */
export const sideways = ({page}: Journey): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** In per cent of the size that the page has by itself. */
export const setTextSize = async ({page}: Journey, percent: number): Promise<void> => {
  if (percent !== 100) await page.addStyleTag({content: `html {font-size: ${String(percent)}%}`});
};
