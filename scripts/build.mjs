/**
 * `dist` for hosts, `build/demo` for the demo, and the manifest of the elements.
 * `--if-stale` does nothing when no source is newer than the last build; `--quiet` prints failures only.
 */
import {spawn} from 'node:child_process';
import {copyFile, mkdir, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {rollup} from 'rollup';

import configs from './rollup.config.mjs';
import {buildBins} from './build-bins.mjs';
import {measureBytes} from './bytes.mjs';
import {thirdParty} from './third-party.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'build', '.built');
const sources = [
  'src',
  'contract',
  'simulators',
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

const bundle = async () => {
  for (const {output, ...input} of configs) {
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

/** A host's compiler reads what the entries export, and what that is made of: nobody reads the other declarations. */
const removeInnerTypes = async () => {
  const {exports} = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const entries = Object.values(exports).flatMap(({types = []}) => types);
  const files = (await readdir(join(root, 'dist'), {recursive: true})).filter((name) => name.endsWith('.d.ts'));
  const read = new Set(['standalone.d.ts']);
  const follow = async (name) => {
    if (read.has(name)) return;
    read.add(name);
    const text = await readFile(join(root, 'dist', name), 'utf8');
    const imports = [...text.matchAll(/(?:from |import\(|import )'(\.[^']+)\.js'/g)];
    for (const [, path] of imports) await follow(join(dirname(name), `${path}.d.ts`));
  };
  for (const name of files)
    if (entries.some((entry) => new RegExp(`^${entry.replace('*', '[^/]+')}$`).test(`./dist/${name}`)))
      await follow(name);
  await Promise.all(files.filter((name) => !read.has(name)).map((name) => rm(join(root, 'dist', name))));
};

const build = async () => {
  await writeVersion();
  await Promise.all(
    ['dist', 'build/demo', 'build/.built'].map((path) => rm(join(root, path), {recursive: true, force: true})),
  );
  const parts = await Promise.allSettled([
    bundle(),
    run('node_modules/typescript7/bin/tsc', '-p', 'scripts/tsconfig/build.json'),
    run('scripts/manifest.mjs'),
    run('--import', 'tsx', 'scripts/openapi.ts', '--check'),
    buildBins(),
  ]);
  const failures = parts.filter(({status}) => status === 'rejected');
  if (failures.length > 0) throw new AggregateError(failures.map(({reason}) => reason));
  await copyFile(join(root, 'src/standalone/global.d.ts'), join(root, 'dist/standalone.d.ts'));
  await writeFile(join(root, 'dist/THIRD-PARTY.md'), await thirdParty());
  await removeInnerTypes();
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
