/**
 * Looks at the package as a host gets it: packed, unpacked in a folder of its own, and compiled against. `npm run build`
 * first.
 */
import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {pathIds} from './lists.mjs';

const root = dirname(import.meta.dirname);
const {resolve} = createRequire(import.meta.url);

let failed = false;
const run = (command, args, cwd = root) => {
  const {status, stdout, stderr} = spawnSync(command, args, {cwd, encoding: 'utf8'});
  if (status !== 0) {
    failed = true;
    console.log([[command, ...args].join(' '), stdout, stderr].filter(Boolean).join('\n'));
  }
  return stdout;
};
const tools = join(root, 'tools/node_modules');
const tool = (name, file) => join(tools, name, file);

const {exports} = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
/** Files to serve or to read, not to import: they have no types. */
const assets = Object.keys(exports).filter((name) => typeof exports[name] === 'string');

/**
 * As strict as a host can be. `xstate` is not there: a type of it in what these files import would be an error.
 */
const compile = async (folder, files, packages) => {
  const host = join(folder, 'host');
  await rm(host, {recursive: true, force: true});
  await mkdir(join(host, 'node_modules', '@types'), {recursive: true});
  await symlink(join(folder, 'package'), join(host, 'node_modules', 'sw-realname-cert'));
  // The package is looked for from where it really is.
  await rm(join(folder, 'node_modules'), {recursive: true, force: true});
  await mkdir(join(folder, 'node_modules', '@types'), {recursive: true});
  for (const name of packages)
    for (const from of [join(root, 'node_modules', name), join(tools, name)].filter(existsSync).slice(0, 1))
      await symlink(from, join(folder, 'node_modules', name));
  for (const file of files) await copyFile(join(root, 'test/package/host', file), join(host, file));
  const compilerOptions = {
    target: 'ES2022',
    module: 'ESNext',
    moduleResolution: 'bundler',
    lib: ['ES2022', 'DOM', 'DOM.Iterable'],
    jsx: 'react-jsx',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
    types: [],
  };
  await writeFile(join(host, 'tsconfig.json'), JSON.stringify({compilerOptions, files}));
  run(process.execPath, [resolve('typescript/bin/tsc'), '-p', host], folder);
};

const folder = await mkdtemp(join(tmpdir(), 'package-'));
try {
  run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder, '--silent']);
  const [name] = (await readdir(folder)).filter((each) => each.endsWith('.tgz'));
  const tarball = join(folder, name);
  run(process.execPath, [tool('publint', 'src/cli.js'), '--strict', tarball]);
  // Those that a pattern exports are not found by themselves.
  const entries = [
    '--include-entrypoints',
    ...pathIds.map((id) => `./methods/${id}.js`),
    '--exclude-entrypoints',
    ...assets,
  ];
  run(process.execPath, [tool('@arethetypeswrong/cli', 'dist/index.js'), tarball, '--profile', 'esm-only', ...entries]);
  run('tar', ['-xzf', tarball, '-C', folder]);
  const own = ['lit', 'lit-html', 'lit-element', '@lit', 'zod', '@types/trusted-types'];
  await compile(folder, ['plain.ts'], own);
  await compile(folder, ['react.tsx'], [...own, '@types/react', 'csstype']);
  const inside = join(folder, 'package');
  const named = /(?:(?<=`)dist|\bcontract)\/[\w./-]+\.\w+|\bcustom-elements\.json/g;
  for (const page of (await readdir(inside, {recursive: true})).filter((each) => /^(?:docs\b.*|[^/]*)\.md$/.test(each)))
    for (const [path] of (await readFile(join(inside, page), 'utf8')).matchAll(named))
      if (!existsSync(join(inside, path))) {
        failed = true;
        console.log(`${page} names ${path}, which the package lacks.`);
      }
} finally {
  await rm(folder, {recursive: true, force: true});
}
process.exitCode = failed ? 1 : 0;
