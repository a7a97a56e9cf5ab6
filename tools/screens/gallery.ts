import {execFile} from 'node:child_process';
import {cp, mkdir, readFile, symlink} from 'node:fs/promises';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {promisify} from 'node:util';
import {serveStatic} from '@hono/node-server/serve-static';
import {build} from 'esbuild';
import {Hono} from 'hono';
import {host, openPort} from '../../simulators/open-port.js';
import type {State} from '../../demo/pages/scenes.js';
import type {Draw, Look} from './draw.js';

const run = promisify(execFile);
const font = '@fontsource-variable/noto-sans-sc';

interface Lock {
  readonly packages: Readonly<Record<string, {readonly dev?: boolean}>>;
}

/** The packages that are in the gallery, as the lock file has them: another tool makes no other picture. */
const shownPackages = async (tree: string): Promise<string> => {
  const {packages} = JSON.parse(await readFile(join(tree, 'package-lock.json'), 'utf8')) as Lock;
  return JSON.stringify(
    Object.entries(packages).filter(([path, {dev}]) => path !== '' && (dev !== true || path.endsWith(font))),
  );
};

/** Writes the files of a commit to a new folder, with the packages that its lock file names. */
export const checkOut = async (root: string, commit: string, tree: string): Promise<void> => {
  await mkdir(tree);
  await run('git', ['archive', '--output', `${tree}.tar`, commit], {cwd: root});
  await run('tar', ['-xf', `${tree}.tar`, '-C', tree]);
  if ((await shownPackages(root)) === (await shownPackages(tree))) {
    await symlink(join(root, 'node_modules'), join(tree, 'node_modules'), 'junction');
  } else {
    await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {cwd: tree});
  }
};

export interface Gallery {
  readonly states: readonly State[];
  readonly drawState: (state: State, look: Look, draw: Draw) => Promise<Buffer>;
  readonly close: () => Promise<void>;
}

/** Bundles the gallery of a source tree into a new folder, and serves that. */
export const openGallery = async (tree: string, folder: string): Promise<Gallery> => {
  await build({
    absWorkingDir: tree,
    entryPoints: {
      'assets/gallery': 'demo/pages/gallery.ts',
      'fonts/index': `${font}/index.css`,
    },
    outdir: folder,
    bundle: true,
    format: 'esm',
    loader: {'.woff2': 'file'},
    external: ['./memory-backend.js'],
    logLevel: 'error',
  });
  for (const file of ['gallery.html', 'gallery.css', 'portal.css']) {
    await cp(join(tree, 'demo/pages', file), join(folder, file));
  }
  const scenes = pathToFileURL(join(tree, 'demo/pages/scenes.ts')).href;
  const {states} = (await import(scenes)) as {readonly states: readonly State[]};
  const port = await openPort(0);
  port.serve(new Hono().get('*', serveStatic({root: folder})));
  return {
    states,
    drawState: ({id}, look, draw) =>
      draw(`http://${host}:${port.port}/gallery.html?bare${look.query ?? ''}#${id}`, look, `[data-shown="${id}"]`),
    close: port.close,
  };
};
