/**
 * Three shapes of the same sources: ES modules for hosts with a bundler, one classic script for hosts without
 * (the further locales beside it), and the demo's pages, which are bundled as such a host would.
 */
import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

import {pathIds} from './lists.mjs';
import {standalone, wholeOneFile} from './one-file/config.mjs';
import {compile, compileToEs5, generatedCode, minify, onwarn, resolve, templates} from './rollup.plugins.mjs';

const root = dirname(import.meta.dirname);
const {dependencies} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const isDependency = (id) => Object.keys(dependencies).some((name) => id === name || id.startsWith(`${name}/`));

const modules = {
  input: {
    index: 'src/index.ts',
    define: 'src/define.ts',
    'admin-requests': 'src/admin-requests.ts',
    'level-action': 'src/level-action.ts',
    ...Object.fromEntries(pathIds.map((id) => [`methods/${id}`, `src/methods/${id}.ts`])),
    'domain/index': 'src/domain/index.ts',
    'machines/index': 'src/machines/index.ts',
    fakes: 'src/fakes.ts',
    preload: 'src/preload.ts',
    server: 'src/server.ts',
  },
  external: isDependency,
  output: {
    dir: 'dist',
    format: 'es',
    preserveModules: true,
    preserveModulesRoot: 'src',
    generatedCode,
  },
  // As package.json says. Otherwise modules are imported for nothing, and esbuild warns of that.
  treeshake: {moduleSideEffects: false},
  plugins: [templates(), compile()],
  onwarn,
};

/** Pages without a server: what the others get from one is in the page. */
const inMemory = {
  name: 'in-memory',
  resolveId: (source, importer) => {
    if (source.endsWith('/memory/index.js')) return join(root, 'dist/memory-backend.js');
    return source === './machine-world.js' ? join(dirname(importer), 'machine-world.memory.ts') : null;
  },
};

/** Each page for itself, as a host's bundler would make it: chunks shared between pages would be one more request. */
const page = (name, ...plugins) => ({
  input: `demo/pages/${name}.ts`,
  output: {
    dir: 'build/demo',
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: `${name}/[name]-[hash].js`,
    generatedCode,
  },
  // Nobody counts their bytes, and terser would take half of the time of the whole build.
  plugins: [...plugins, resolve(), templates(), compile({minify: true})],
  onwarn,
});

/** It has the simulated backend in it, which is built first. */
export const lastPage = page('duo', inMemory);

/** `npm run demo:build`, not part of a build. */
export const site = {
  input: Object.fromEntries(
    ['site', 'bank', 'duo', 'gallery', 'machine'].map((name) => [name, `demo/pages/${name}.ts`]),
  ),
  output: {
    dir: 'build/site/assets',
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    generatedCode,
  },
  plugins: [inMemory, resolve(), templates(), compile(), minify()],
  onwarn,
};

const filesAsTheyAre = (folder, names) => ({
  name: 'files-as-they-are',
  generateBundle() {
    for (const fileName of names)
      this.emitFile({type: 'asset', fileName, source: readFileSync(join(root, folder, fileName), 'utf8')});
  },
});

/** What a bank sends the user back to: plain HTML, and this for where there is script. */
export const returnPage = [
  {
    input: 'src/components/return-page/return.ts',
    output: {file: 'dist/return.js', format: 'es', generatedCode},
    plugins: [
      filesAsTheyAre('src/components/return-page', ['return.html', 'return.css']),
      resolve(),
      compile(),
      minify(),
    ],
    onwarn,
  },
];

/** For browsers that read nothing newer, and in ASCII for pages in GBK. */
const fallback = {
  input: 'src/standalone/fallback.ts',
  output: {file: 'dist/fallback.js', format: 'iife', strict: false},
  plugins: [compileToEs5(), minify({ecma: 5, ie8: true, format: {ascii_only: true, comments: false}})],
  onwarn,
};

/** Of the demo: each begins with `demo/pages/NAME.ts`. */
export const pages = [
  'index',
  'requests',
  'declaration',
  'certify',
  'sign-in',
  'embed',
  'standalone',
  'gallery',
  'machine',
];

process.chdir(root);

export default [
  modules,
  ...wholeOneFile,
  // The administrator's element is a file of its own: the pages of other users do not need it.
  standalone('standalone.admin-requests'),
  ...returnPage,
  fallback,
  ...pages.map((name) => page(name)),
];
