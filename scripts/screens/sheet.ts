import {mkdir, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {html} from 'hono/html';
import {figureName} from '../../demo/pages/gallery-list.js';
import {states, type State} from '../../demo/pages/scenes.js';
import {figureOf, screenIds, screens} from '../../demo/pages/screens.js';
import {locales} from '../../src/domain/locales.js';
import {stateSubject, type Look} from './camera.js';
import {inDarkroom} from './darkroom.js';
import {fileOf, root} from './files.js';

/* All states in all locales and themes, as one page. */

const folder = join(root, 'build', 'screens');

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
  'text-200': {width: 768, textSize: '200%'},
};

const pictureOf = ({id, title}: State, look: string) => html`
  <figure data-look="${look}">
    <a href="${fileOf(id, look)}"><img loading="lazy" src="${fileOf(id, look)}" alt="${title}, ${look}" /></a>
    <figcaption>${look}</figcaption>
  </figure>
`;

const stateOf = (state: State, looks: readonly string[]) => {
  const {id, title, machine, at} = state;
  const figure = figureOf(id);
  return html`
    <article id="${id}">
      <h3><a href="#${id}">${title}</a></h3>
      <p>${id} · ${machine} ${at} ${figure ? `· 手册 ${figureName(figure)}` : ''}</p>
      <div>${looks.map((look) => pictureOf(state, look))}</div>
    </article>
  `;
};

/** A box for each look, which hides its pictures. By style sheet alone: a page from a folder can load no module. */
const style = (looks: readonly string[]): string => `
  :root { color-scheme: light dark; font: 1rem/1.6 'Noto Sans SC Variable', sans-serif; }
  body { margin: 0 24px 48px; }
  header { position: sticky; inset-block-start: 0; padding-block: 8px; background: Canvas; border-block-end: 1px solid; }
  header > * { display: flex; flex-wrap: wrap; gap: 0 16px; margin: 0; }
  h2, article { scroll-margin-block-start: 7rem; }
  h3, p { margin: 16px 0 0; font-size: 1rem; }
  h3 + p { margin: 0; font-size: .8125rem; }
  article > div { display: flex; flex-wrap: wrap; align-items: start; gap: 12px; }
  figure { margin: 0; inline-size: 240px; font-size: .8125rem; }
  img { display: block; inline-size: 100%; border: 1px solid GrayText; }
  ${looks.map((look) => `body:has([name="${look}"]:not(:checked)) [data-look="${look}"] { display: none; }`).join('\n')}
`;

const pageOf = (shown: readonly State[], looks: readonly string[]) => {
  const groups = screenIds
    .map((id) => ({id, ...screens[id], own: shown.filter(({screen}) => screen === id)}))
    .filter(({own}) => own.length > 0);
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>画面一览</title>
        <link rel="stylesheet" href="../../node_modules/@fontsource-variable/noto-sans-sc/index.css" />
        <link rel="stylesheet" href="index.css" />
      </head>
      <body>
        <h1>画面一览：${shown.length} 个状态</h1>
        <header>
          <nav>${groups.map(({id, number, title}) => html`<a href="#${id}">${number} ${title}</a>`)}</nav>
          <form>
            ${looks.map((look) => html`<label><input type="checkbox" name="${look}" checked /> ${look}</label>`)}
          </form>
        </header>
        <main>
          ${groups.map(
            ({id, number, title, own}) =>
              html`<h2 id="${id}">${number} ${title}</h2>
                ${own.map((state) => stateOf(state, looks))}`,
          )}
        </main>
      </body>
    </html>`;
};

/** The states whose name begins so, or all. */
export const makeSheet = async (wanted: readonly string[], isFurther: boolean): Promise<void> => {
  const shown = states.filter(({id}) => wanted.length === 0 || wanted.some((start) => id.startsWith(start)));
  const looks = {...usualLooks, ...(isFurther && furtherLooks)};
  const names = Object.keys(looks);
  const pictures = Object.entries(looks).flatMap(([name, look]) => shown.map(({id}) => ({id, name, look})));
  await rm(folder, {recursive: true, force: true});
  await mkdir(folder, {recursive: true});
  await inDarkroom(({forEach}) =>
    forEach(pictures, async ({id, name, look}, camera) => {
      await camera.show(stateSubject(id, look));
      await writeFile(join(folder, fileOf(id, name)), await camera.take());
    }),
  );
  await writeFile(join(folder, 'index.css'), style(names));
  await writeFile(join(folder, 'index.html'), String(await pageOf(shown, names)));
  console.log(`${pictures.length} pictures: build/screens/index.html`);
};
