/**
 * `dist` for hosts, `build/demo` for the demo, and the manifest of the elements.
 * `--if-stale` does nothing when no source is newer than the last build; `--quiet` prints failures only.
 */
import {spawn} from 'node:child_process';
import {mkdir, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';

import {rollup} from 'rollup';
import {dts} from 'rollup-plugin-dts';

import configs, {lastPage} from './rollup.config.mjs';
import {buildBins} from './build-bins.mjs';
import {measureBytes} from './bytes.mjs';
import {pathIds} from './lists.mjs';
import {thirdParty} from './third-party.mjs';

const root = dirname(import.meta.dirname);
const stamp = join(root, 'build', '.built');
const sources = [
  'src',
  'contract',
  'simulators',
  'walks',
  // Not all of `demo`: a running one writes there.
  'demo/machines',
  'demo/pages',
  'demo/portal',
  'scripts',
  'package.json',
  'package-lock.json',
];
const flags = new Set(process.argv.slice(2));

const changedAt = async (path) => (await stat(path).catch(() => undefined))?.mtimeMs;

const isFresh = async () => {
  const built = await changedAt(stamp);
  if (built === undefined) return false;
  for (const source of sources) {
    const path = join(root, source);
    const inside = await readdir(path, {recursive: true}).catch(() => []);
    // A folder's own time tells of files that were removed.
    const times = await Promise.all([path, ...inside.map((name) => join(path, name))].map(changedAt));
    if (times.some((time) => time !== undefined && time > built)) return false;
  }
  return true;
};

const bundle = async (all) => {
  for (const {output, ...input} of all) {
    const built = await rollup(input);
    await built.write(output);
    await built.close();
  }
};

const run = (...args) =>
  new Promise((done, fail) => {
    const child = spawn(process.execPath, args, {cwd: root, stdio: 'inherit'});
    child.on('error', fail);
    child.on('exit', (code) => (code === 0 ? done() : fail(new Error(`${args.join(' ')} failed`))));
  });

/** The one place that says which version this is, is package.json. */
const writeVersion = async () => {
  const {version} = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const path = join(root, 'src', 'version.ts');
  const text = `export const version = '${version}';\n`;
  if ((await readFile(path, 'utf8')) !== text) await writeFile(path, text);
};

/** Whether a module's declarations need those of XState, which some settings of a host's compiler refuse. */
const needsXstate = (id, {getModuleInfo}, seen = new Set()) =>
  id === 'xstate' ||
  (!seen.has(id) &&
    Boolean(seen.add(id)) &&
    (getModuleInfo(id)?.importedIds ?? []).some((each) => needsXstate(each, {getModuleInfo}, seen)));

/** What a host's compiler reads: the declarations of each entry, and once what several share. */
const bundleTypes = async () => {
  const {exports} = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  // Those for JSX and Vue are written from the manifest, and import the main entry.
  const entries = Object.values(exports).flatMap(({types = ''}) =>
    /(?:jsx|vue|^)\.d\.ts$|^$/.test(types) ? [] : types,
  );
  const names = entries.flatMap((entry) => (entry.includes('*') ? pathIds.map((id) => entry.replace('*', id)) : entry));
  const input = Object.fromEntries(
    names.map((name) => /^\.\/dist\/(.*)\.d\.ts$/.exec(name)[1]).map((name) => [name, `build/types/${name}.d.ts`]),
  );
  const built = await rollup({
    input,
    plugins: [dts()],
    external: (id) => !/^[./]|^build/.test(id),
    // It names each type that is a part of an exported one, and has no export of its own.
    onwarn: () => undefined,
  });
  await built.write({
    dir: 'dist',
    entryFileNames: '[name].d.ts',
    chunkFileNames: 'types/[name].ts',
    hoistTransitiveImports: false,
    manualChunks: (id, graph) => (graph.getModuleInfo(id).isEntry || needsXstate(id, graph) ? undefined : 'shared.d'),
  });
  await built.close();
};

const build = async () => {
  await writeVersion();
  await Promise.all(
    ['dist', 'build/demo', 'build/types', 'build/.built'].map((path) =>
      rm(join(root, path), {recursive: true, force: true}),
    ),
  );
  const parts = await Promise.allSettled([
    bundle(configs),
    run('node_modules/typescript7/bin/tsc', '-p', 'scripts/tsconfig/build.json'),
    run('scripts/manifest.mjs'),
    run('--import', 'tsx', 'scripts/openapi.ts', '--check'),
    buildBins(),
  ]);
  const failures = parts.filter(({status}) => status === 'rejected');
  if (failures.length > 0) throw new AggregateError(failures.map(({reason}) => reason));
  await bundle([lastPage]);
  await bundleTypes();
  const ofOneFile = await readFile(join(root, 'src/standalone/global.d.ts'), 'utf8');
  await writeFile(join(root, 'dist/standalone.d.ts'), ofOneFile.replaceAll('../index.js', './index.js'));
  await writeFile(join(root, 'dist/THIRD-PARTY.md'), await thirdParty());
  await mkdir(dirname(stamp), {recursive: true});
  await writeFile(stamp, '');
};

if (!(flags.has('--if-stale') && (await isFresh()))) {
  try {
    await build();
    if (!flags.has('--quiet')) {
      const {lines, over} = await measureBytes();
      console.log([...lines, ...over].join('\n'));
    }
  } catch (error) {
    for (const {message, loc, frame} of error.errors ?? [error]) {
      console.error([loc ? `${loc.file}:${loc.line}: ${message}` : message, frame].filter(Boolean).join('\n'));
    }
    process.exitCode = 1;
  }
}
