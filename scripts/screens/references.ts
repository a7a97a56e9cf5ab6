import {mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {html} from 'hono/html';
import {states} from '../../demo/pages/scenes.js';
import {stateSubject, type Camera, type Look, type Subject} from './camera.js';
import {inDarkroom} from './darkroom.js';
import {differenceOf, readPicture, writePicture, writeSmall} from './picture.js';
import {fileOf, root} from './files.js';

/* The pictures in docs/screens: each state in one locale and one theme, and what README and docs show. */

const folder = join(root, 'docs', 'screens');
const report = join(root, 'build', 'screens', 'changed');

interface Reference extends Subject {
  readonly file: string;
  readonly look: Look;
}

const stateLook: Look = {width: 768};
const themeLook: Look = {width: 640, height: 420, isCut: true};
const homeLook: Look = {width: 1280, height: 760, isCut: true};

const themed = (file: string, look: Look): Reference => ({file, look, ...stateSubject('home/not-certified', look)});

const references: readonly Reference[] = [
  ...states.map(({id}) => ({file: fileOf(id, '768'), look: stateLook, ...stateSubject(id, stateLook)})),
  {
    file: 'home.png',
    look: homeLook,
    path: '/',
    isThere: (page) => page.getByRole('button', {name: 'IC卡认证'}).waitFor(),
  },
  themed('theme.own.png', {
    ...themeLook,
    style: 'sw-realname-cert { --sw-color-primary: #8a1538; --sw-color-focus: #8a1538; --sw-radius: 2px; }',
  }),
  themed('theme.dark.png', {...themeLook, query: '&theme=dark'}),
];

const read = (file: string): Promise<Buffer | undefined> => readFile(join(folder, file)).catch(() => undefined);

/** The state may still be on its way at the first look. */
const differenceNow = async (png: Buffer, camera: Camera) => {
  const before = readPicture(png);
  const {drawnBy = 'an unknown browser'} = before;
  let now: Buffer = await camera.takeNow();
  let difference = differenceOf(before, readPicture(now));
  if (difference) {
    now = await camera.take();
    difference = differenceOf(before, readPicture(now));
  }
  return {now, difference, drawnBy};
};

/** The references whose name begins so, or all; and files of states that no longer exist. */
const choose = async (wanted: readonly string[]) => {
  const isWanted = (file: string) =>
    wanted.length === 0 || wanted.some((start) => file.startsWith(start.replace('/', '.')));
  const files = (await readdir(folder)).filter((file) => file.endsWith('.png') && isWanted(file));
  const chosen = references.filter(({file}) => isWanted(file));
  const leftOver = files.filter((file) => !references.some((each) => each.file === file));
  if (chosen.length + leftOver.length === 0) throw new Error(`No picture begins with ${wanted.join(' or ')}.`);
  return {chosen, leftOver};
};

interface Change {
  readonly file: string;
  readonly text: string;
  readonly drawnBy?: string;
}

const reportOf = (changes: readonly Change[]) =>
  html`<!doctype html>
    <html lang="en">
      <meta charset="utf-8" />
      <title>Changed pictures</title>
      <h1>Changed pictures</h1>
      ${changes.map(
        ({file, text}) => html`
          <h2>${file}: ${text}</h2>
          <p>
            <img alt="before" src="../../../docs/screens/${file}" />
            <img alt="now" src="${file}" />
            <img alt="" src="difference.${file}" />
          </p>
        `,
      )}
    </html>`;

const inOrder = (changes: Change[]): Change[] => changes.sort((a, b) => a.file.localeCompare(b.file));

/** For what the tests call a skipped one. */
const skipped = 77;

/** Compares, and leaves what has changed in `build/screens/changed`. */
export const checkReferences = (wanted: readonly string[]): Promise<void> =>
  inDarkroom(async ({drawnBy, hasOwnBrowser, forEach}) => {
    const {chosen, leftOver} = await choose(wanted);
    const changes: Change[] = leftOver.map((file) => ({file, text: 'no such state any more'}));
    await rm(report, {recursive: true, force: true});
    await mkdir(report, {recursive: true});
    await forEach(chosen, async (reference, camera) => {
      const {file} = reference;
      await camera.show(reference);
      const before = await read(file);
      if (!before) {
        changes.push({file, text: 'new'});
        return;
      }
      const {now, difference, drawnBy} = await differenceNow(before, camera);
      if (!difference) return;
      changes.push({file, text: difference.text, drawnBy});
      await writeFile(join(report, file), now);
      if (difference.picture) await writeFile(join(report, `difference.${file}`), writePicture(difference.picture));
    });
    if (changes.length === 0) {
      console.log(`${chosen.length} pictures are as in docs/screens`);
      return;
    }
    for (const {file, text} of inOrder(changes)) console.log(`${file}: ${text}`);
    await writeFile(join(report, 'index.html'), String(await reportOf(changes)));
    console.log(`${changes.length} of ${chosen.length} pictures are not as in docs/screens.`);
    console.log('Look at build/screens/changed/index.html. If all is well: npm run screens -- --renew');
    const others = new Set(changes.map((change) => change.drawnBy ?? drawnBy).filter((each) => each !== drawnBy));
    if (others.size > 0) console.log(`They were drawn by ${[...others].join(' and ')}. This is ${drawnBy}.`);
    const isOnlyOther = changes.every((change) => change.drawnBy !== undefined && change.drawnBy !== drawnBy);
    const isSkipped = isOnlyOther && !hasOwnBrowser;
    if (isSkipped) console.log('SKIPPED: whether something has moved is seen only in the browser that npm installs.');
    process.exitCode = isSkipped ? skipped : 1;
  });

/** Writes those that have changed, so that the others are no change for the repository. */
export const renewReferences = (wanted: readonly string[]): Promise<void> =>
  inDarkroom(async ({drawnBy, forEach}) => {
    const {chosen, leftOver} = await choose(wanted);
    const changes: Change[] = leftOver.map((file) => ({file, text: 'removed'}));
    for (const file of leftOver) await rm(join(folder, file));
    await forEach(chosen, async (reference, camera) => {
      const {file} = reference;
      await camera.show(reference);
      const before = await read(file);
      const now = readPicture(await camera.take());
      const difference = before ? differenceOf(readPicture(before), now) : {text: 'new'};
      if (!difference) return;
      changes.push({file, text: difference.text});
      await writeFile(join(folder, file), writeSmall(now, drawnBy));
    });
    for (const {file, text} of inOrder(changes)) console.log(`${file}: ${text}`);
    console.log(`${changes.length} pictures in docs/screens are new or have changed`);
  });
