/**
 * Pictures of the gallery's states, as one page: `build/screens/index.html`.
 *
 * `npm run screens [-- NAME …]` draws the states whose name begins so, or all, in each locale and theme. With `--looks`
 * also narrow, wide, in forced colours and with large text.
 *
 * `--compare REF` draws them twice, as in that commit and as they are now, and lists those that differ: then it ends with
 * code 1. REF may also be the folder of a source tree. `--sample N` chooses N of those that both have. Without a REF these
 * are compared with the last commit that changed docs/screens, in whose README the wanted changes of look are listed.
 *
 * `--docs` draws the pictures that README and docs show, after a build.
 */
import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {parseArgs} from 'node:util';
import type {State} from '../../demo/pages/scenes.js';
import {locales} from '../../src/domain/locales.js';
import {compare, type Known} from './compare.js';
import {drawDocs} from './docs.js';
import {checkOut, openGallery} from './gallery.js';
import {drawEach, type Look} from './draw.js';
import {fileOf, writePage} from './page.js';

const root = join(import.meta.dirname, '../..');
const report = join(root, 'build/screens');

/** What `scripts/verify.mjs` calls a skipped check. */
const skipped = 77;

const {values, positionals: names} = parseArgs({
  allowPositionals: true,
  options: {
    compare: {type: 'string'},
    sample: {type: 'string'},
    looks: {type: 'boolean', default: false},
    docs: {type: 'boolean', default: false},
  },
});

const named = (states: readonly State[]): readonly State[] => {
  const found = states.filter(({id}) => names.length === 0 || names.some((name) => id.startsWith(name)));
  if (found.length === 0) throw new Error(`No state begins with ${names.join(' or ')}.`);
  return found;
};

/** Evenly, so that each screen has its part. */
const sampleOf = (states: readonly State[], size: number): readonly State[] => {
  if (!(size > 0)) throw new Error('How many states?');
  const step = Math.max(1, states.length / size);
  return states.filter((_, index) => index % step < 1);
};

/** Undefined where there is no repository. */
const git = (...args: readonly string[]): string | undefined => {
  try {
    return execFileSync('git', args, {cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']}).trim();
  } catch {
    return undefined;
  }
};

/** While the list of wanted changes is being written, this tree itself: what is left is that two drawings are alike. */
const lastWanted = (): string | undefined =>
  git('status', '--porcelain', '--', 'docs/screens') ? root : git('log', '-1', '--format=%H', '--', 'docs/screens');

const compareWith = async (ref: string, scratch: string): Promise<void> => {
  const isFolder = existsSync(join(ref, 'package.json'));
  const tree = isFolder ? resolve(ref) : join(scratch, 'tree');
  if (!isFolder) await checkOut(root, ref, tree);
  const before = await openGallery(tree, join(scratch, 'before'));
  const now = await openGallery(root, join(scratch, 'now'));
  const {sample} = values;
  const choose = ({both, all}: Known) => (sample === undefined ? named(all) : sampleOf(named(both), Number(sample)));
  const isChanged = await compare(before, now, choose, report);
  await Promise.all([before.close(), now.close()]);
  console.log(isChanged ? `Compared with ${ref}: build/screens/index.html` : `as in ${ref}`);
  process.exitCode = isChanged ? 1 : 0;
};

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

/** Draws states in each look, and writes a page of them. */
const overview = async (scratch: string): Promise<void> => {
  const gallery = await openGallery(root, join(scratch, 'now'));
  const shown = named(gallery.states);
  const looks = {...usualLooks, ...(values.looks && furtherLooks)};
  const pictures = Object.entries(looks).flatMap(([label, look]) => shown.map((state) => ({state, label, look})));
  await drawEach(pictures, async ({state, label, look}, draw) => {
    await writeFile(join(report, fileOf(state, label)), await gallery.drawState(state, look, draw));
  });
  await writePage(report, shown, Object.keys(looks));
  await gallery.close();
  console.log('build/screens/index.html');
};

const scratch = await mkdtemp(join(tmpdir(), 'screens-'));
try {
  await rm(report, {recursive: true, force: true});
  await mkdir(report, {recursive: true});
  if (values.docs) {
    execFileSync(process.execPath, ['scripts/build.mjs', '--if-stale', '--quiet'], {cwd: root, stdio: 'inherit'});
    await drawDocs(join(root, 'docs/screens'), scratch);
  } else if (values.compare === undefined && values.sample === undefined) {
    await overview(scratch);
  } else {
    const ref = values.compare ?? lastWanted();
    if (ref) await compareWith(ref, scratch);
    else {
      console.log('SKIPPED: without the history of docs/screens there is nothing to compare with.');
      process.exitCode = skipped;
    }
  }
} finally {
  await rm(scratch, {recursive: true, force: true});
}
