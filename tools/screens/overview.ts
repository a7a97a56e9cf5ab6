import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {State} from '../../demo/pages/scenes.js';
import {locales} from '../../src/domain/locales.js';
import {drawEach, type Look} from './draw.js';
import type {Gallery} from './gallery.js';
import {fileOf, writePage} from './page.js';

const usualLooks: Readonly<Record<string, Look>> = Object.fromEntries(
  locales.flatMap((locale) =>
    ['light', 'dark'].map((theme) => [
      `${locale}.${theme}`,
      {width: 768, query: `&lang=${locale}&theme=${theme}`} satisfies Look,
    ]),
  ),
);

const furtherLooks: Readonly<Record<string, Look>> = {
  '320px': {width: 320},
  '320px.en': {width: 320, query: '&lang=en'},
  '1280px': {width: 1280},
  forced: {width: 768, forcedColors: 'active', colorScheme: 'dark'},
  'text-200': {width: 768, style: ':root { --sw-font-size: 200%; }'},
};

/** Draws states in each look, and writes a page of them to the folder. */
export const drawLooks = async (
  {drawState}: Gallery,
  shown: readonly State[],
  isFurther: boolean,
  folder: string,
): Promise<void> => {
  const looks = {...usualLooks, ...(isFurther && furtherLooks)};
  const pictures = Object.entries(looks).flatMap(([label, look]) => shown.map((state) => ({state, label, look})));
  await drawEach(pictures, async ({state, label, look}, draw) => {
    await writeFile(join(folder, fileOf(state, label)), await drawState(state, look, draw));
  });
  await writePage(folder, shown, Object.keys(looks));
};
