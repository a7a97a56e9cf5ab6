import {readFileSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {decode, encode} from 'fast-png';
import {startDemo} from '../../demo/server.js';
import {drawEach} from './draw.js';

const theme = {
  address: '/gallery.html?bare#home/not-certified',
  element: '[data-shown]',
  look: {width: 640, height: 420},
};

/** Of the page on the design: a state at the width of a clerk's screen. */
const design = (file: string, id: string, height: number, width = 811) => ({
  file,
  address: `/gallery.html?bare#${id}`,
  element: `[data-shown="${id}"]`,
  look: {width, height},
});

/** Of the demo's first page: a clerk's screen at half its size. */
const half = {width: 1093, height: 614, deviceScaleFactor: 0.5};
const site = (name: string, address: string, element: string) => ({
  file: `site.${name}.png`,
  address,
  element,
  look: half,
});

/** Read where they are drawn: an earlier source tree has no themes. */
const pictures = () => [
  {file: 'home.png', address: '/', element: 'button:has-text("IC卡认证")', look: {width: 1280, height: 760}},
  {
    ...theme,
    file: 'theme.own.png',
    look: {
      ...theme.look,
      style: 'sw-realname-cert { --sw-color-primary: #8a1538; --sw-color-tint: #fbf1f4; --sw-radius: 2px; }',
    },
  },
  ...['element-ui', 'ant-design', 'tdesign'].map((name) => ({
    file: `theme.${name}.png`,
    address: '/gallery.html?bare#ic-card/pin',
    element: '[data-shown]',
    look: {width: 460, height: 340, style: readFileSync(`docs/themes/${name}.css`, 'utf8')},
  })),
  {...theme, file: 'theme.dark.png', address: '/gallery.html?bare&theme=dark#home/not-certified'},
  site('tour', '/?tour', '#workbench-tour li:last-child'),
  {...site('duo', '/duo.html', 'button:has-text("管理员协助验证")'), look: {...half, byChance: true}},
  site('gallery', '/gallery.html#home/methods', '[data-shown="home/methods"]'),
  site('machine', '/machine.html?machine=ic-card', '#machine[data-state]'),
  site('declaration', '/declaration.html', '#declaration'),
  design('design.home.png', 'home/methods', 430),
  design('design.result.png', 'home/next-sign-in', 410),
  design('design.steps.png', 'legal-rep/form', 520),
  design('design.narrow.png', 'legal-rep/form', 420, 320),
  design('design.note.png', 'ic-card/agent-not-answering', 370),
];

/** Draws what README and docs show, as small files. After a build. */
export const drawDocs = async (folder: string, dataDir: string): Promise<void> => {
  const demo = await startDemo({port: 0, agentPort: 0, dataDir});
  try {
    await drawEach(pictures(), async ({file, address, look, element}, draw) => {
      const picture = decode(await draw(demo.url + address, look, element));
      await writeFile(join(folder, file), encode(picture, {zlib: {level: 9}}));
    });
  } finally {
    await demo.close();
  }
};
