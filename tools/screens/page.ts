import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {html} from 'hono/html';
import {figureName} from '../../demo/pages/gallery-list.js';
import type {State} from '../../demo/pages/scenes.js';
import {figureOf, screenIds, screens} from '../../demo/pages/screens.js';

/* Pictures of states as one page, which can be opened from the disk. */

/** The file of a state's picture. */
export const fileOf = ({id}: State, label: string): string => `${id.replace('/', '.')}.${label}.png`;

const pictureOf = (state: State, label: string) => html`
  <figure data-label="${label}">
    <a href="${fileOf(state, label)}"
      ><img loading="lazy" src="${fileOf(state, label)}" alt="${state.title}, ${label}"
    /></a>
    <figcaption>${label}</figcaption>
  </figure>
`;

const stateOf = (state: State, labels: readonly string[]) => {
  const {id, title, machine, at} = state;
  const figure = figureOf(id);
  return html`
    <article id="${id}">
      <h3><a href="#${id}">${title}</a></h3>
      <p>${id} · ${machine} ${at} ${figure ? `· 手册 ${figureName(figure)}` : ''}</p>
      <div>${labels.map((label) => pictureOf(state, label))}</div>
    </article>
  `;
};

/** A box for each label, which hides its pictures. By style sheet alone: a page from a folder can load no module. */
const style = (labels: readonly string[]): string => `
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
  ${labels.map((label) => `body:has([name="${label}"]:not(:checked)) [data-label="${label}"] { display: none; }`).join('\n')}
`;

const pageOf = (shown: readonly State[], labels: readonly string[]) => {
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
            ${labels.map((label) => html`<label><input type="checkbox" name="${label}" checked /> ${label}</label>`)}
          </form>
        </header>
        <main>
          ${groups.map(
            ({id, number, title, own}) =>
              html`<h2 id="${id}">${number} ${title}</h2>
                ${own.map((state) => stateOf(state, labels))}`,
          )}
        </main>
      </body>
    </html>`;
};

/** Each state has a picture for each label. */
export const writePage = async (folder: string, shown: readonly State[], labels: readonly string[]): Promise<void> => {
  await writeFile(join(folder, 'index.css'), style(labels));
  await writeFile(join(folder, 'index.html'), String(await pageOf(shown, labels)));
};
