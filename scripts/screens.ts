/**
 * Pictures of every state: `npm run screens [name …]` draws the gallery's scenes whose name begins so (all by default)
 * into docs/screens, each in the variants below, and the host page as home.png. `npm run screens theme` draws only
 * docs/theming's pictures.
 */
import {mkdir, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

import type {BrowserContextOptions} from 'playwright-core';

import {startDemo} from '../demo/server.js';
import {launch} from './browser.mjs';

interface Variant extends BrowserContextOptions {
  readonly width: number;
  readonly query?: string;
  readonly textSize?: string;
}

const variants: Readonly<Record<string, Variant>> = {
  '1280': {width: 1280},
  '768': {width: 768},
  '320': {width: 320},
  dark: {width: 768, query: '&theme=dark'},
  forced: {width: 768, forcedColors: 'active', colorScheme: 'dark'},
  'text-200': {width: 768, textSize: '200%'},
  en: {width: 320, query: '&lang=en'},
};

/** What docs/theming shows. */
const themes: Readonly<Record<string, {readonly query: string; readonly style: string}>> = {
  own: {
    query: '',
    style: 'sw-realname-cert { --sw-color-primary: #8a1538; --sw-color-focus: #8a1538; --sw-radius: 2px; }',
  },
  dark: {query: '&theme=dark', style: 'html { color-scheme: dark; }'},
};

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'screens');
const wanted = process.argv.slice(2);
const dataDir = await mkdtemp(join(tmpdir(), 'screens-'));
const demo = await startDemo({port: 0, agentPort: 0, bankPort: 0, dataDir, quiet: true});
const browser = await launch();
try {
  await mkdir(folder, {recursive: true});
  for (const [name, {width, query = '', textSize, ...options}] of Object.entries(variants)) {
    const context = await browser.newContext({viewport: {width, height: 600}, reducedMotion: 'reduce', ...options});
    const page = await context.newPage();
    const address = `${demo.url}/gallery.html?bare${query}`;
    await page.goto(demo.url + `/gallery.html`);
    const ids = await page
      .locator('.gallery-index li a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).hash.slice(1)));
    for (const id of ids.filter((each) => wanted.length === 0 || wanted.some((start) => each.startsWith(start)))) {
      await page.goto('about:blank');
      await page.goto(`${address}#${id}`);
      if (textSize) await page.addStyleTag({content: `html { font-size: ${textSize}; }`});
      await page.locator(`[data-shown="${id}"]`).waitFor();
      await page.waitForLoadState('networkidle'); // Locales and fonts may still be on their way.
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({path: join(folder, `${id.replace('/', '.')}.${name}.png`), fullPage: true});
    }
    await context.close();
  }
  const page = await browser.newPage({viewport: {width: 1280, height: 760}});
  await page.goto(`${demo.url}/`);
  await page.getByRole('button', {name: 'IC卡认证'}).waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({path: join(folder, 'home.png')});
  for (const [name, {query, style}] of Object.entries(themes)) {
    const themed = await browser.newPage({viewport: {width: 640, height: 420}, reducedMotion: 'reduce'});
    await themed.goto(`${demo.url}/gallery.html?bare${query}#home/not-certified`);
    await themed.addStyleTag({content: style});
    await themed.locator('[data-shown="home/not-certified"]').waitFor();
    await themed.waitForLoadState('networkidle');
    await themed.evaluate(() => document.fonts.ready);
    await themed.screenshot({path: join(folder, `theme.${name}.png`)});
    await themed.close();
  }
} finally {
  await browser.close();
  await demo.close();
  await rm(dataDir, {recursive: true});
}
