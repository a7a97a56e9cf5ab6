/**
 * Three shapes of the same sources: ES modules for hosts with a bundler, one classic script for hosts without
 * (the further locales beside it), and the demo's pages, which are bundled as such a host would.
 */
import {readFileSync} from 'node:fs';
import {readdir} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import {transformSync} from 'esbuild';
import esbuildPlugin from 'rollup-plugin-esbuild';
import htmlLiterals from 'rollup-plugin-html-literals';
import {furtherLocales, pathIds, translations} from './lists.mjs';
import {asciiOnly, liesBeside, oneFile} from './one-file.mjs';
import {notesSources} from './third-party.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const {dependencies} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The oldest browsers that the library promises. */
export const target = ['chrome109', 'firefox115'];

/** Folds white space only: right for every style sheet, also one with expressions in it. */
const fold = (css) => css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ');

/**
 * esbuild instead of the plugin's own CSS engine, which knows none of the newer at-rules. It must not see
 * expressions (it would not give them back) nor escapes (a template reads them once more).
 */
const minifyCss = (css) => {
  if (css.includes('\\') || css.includes('TEMPLATE_EXPRESSION')) return fold(css);
  const {code, warnings} = transformSync(css, {loader: 'css', minify: true, charset: 'utf8', target});
  if (warnings.length > 0) throw new Error(warnings.map(({text, location}) => `${text}: ${location?.lineText}`).join());
  return /[\\`]/.test(code) ? fold(css) : code.trim();
};

const templates = () =>
  htmlLiterals({
    include: ['src/**/*.ts'],
    failOnError: true,
    // Without keepClosingSlash an svg's `<circle/>` swallows its next sibling.
    options: {minifyOptions: {keepClosingSlash: true, removeEmptyAttributes: false, minifyCSS: minifyCss}},
  });

const resolve = () => nodeResolve({browser: true, exportConditions: ['production']});

const compile = (options) =>
  esbuildPlugin({target, tsconfig: 'tsconfig.json', charset: 'utf8', sourceMap: false, ...options});

/** Modules loaded on demand get no tag that nobody reads, as without any setting. */
export const generatedCode = {preset: 'es2015', symbols: false};

export const minify = (options) => terser({ecma: 2022, compress: {passes: 3}, format: {comments: false}, ...options});

/** A warning that nobody reads is worth nothing: every one stops the build, but those about a dependency's inside. */
export const onwarn = (warning) => {
  const about = warning.ids ?? [warning.id ?? warning.loc?.file ?? ''];
  if (about.every((id) => id.includes('node_modules'))) return;
  throw Object.assign(new Error(warning.message), {code: warning.code});
};

const isDependency = (id) => Object.keys(dependencies).some((name) => id === name || id.startsWith(`${name}/`));

const modules = {
  input: {
    index: 'src/index.ts',
    define: 'src/define.ts',
    'admin-requests': 'src/admin-requests.ts',
    ...Object.fromEntries(pathIds.map((id) => [`methods/${id}`, `src/methods/${id}.ts`])),
    'domain/index': 'src/domain/index.ts',
    'machines/index': 'src/machines/index.ts',
    'adapters/index': 'src/adapters/index.ts',
    fakes: 'src/fakes.ts',
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

/** One file for each further locale instead of one for each path: a page loads the one that it speaks. */
const localesBeside = () => ({
  name: 'locales-beside',
  resolveId: (source) => {
    const [, locale] = translations.exec(source) ?? [];
    return locale ? {id: `locale:${locale}`, external: true} : null;
  },
});

/** How the files beside the one file are named in it. */
const paths = Object.fromEntries(furtherLocales.map((locale) => [`locale:${locale}`, `./${locale}`]));

/** All texts of one locale, by group. */
const allTexts = (locale) => ({
  name: 'all-texts',
  resolveId: (id) => (id === 'texts' ? id : null),
  load: async (id) => {
    if (id !== 'texts') return null;
    const folder = join(root, 'src/locales', locale);
    const names = await readdir(folder);
    return `${names.map((name, index) => `import {texts as t${index}} from '${join(folder, name)}';`).join('')}
      export const texts = {${names.map((_, index) => `...t${index}`).join()}};`;
  },
});

const beside = (locale) => ({
  input: 'texts',
  output: {dir: 'dist', format: 'es', generatedCode},
  plugins: [allTexts(locale), compile(), minify(), liesBeside(locale)],
  onwarn,
});

/** The name of a part: a component's folder, or the file name up to the first dot where a folder has several paths. */
const nameOfPart = (id) => {
  if (/\/external\/.*\.chunk\.ts$/.test(id)) return 'external';
  const [, name] = /\/(?:adapters|external)\/([\w-]+)\./.exec(id) ?? /\/components\/([\w-]+)\//.exec(id) ?? [];
  return name === 'pictures' ? name : `paths.${name}`;
};

/** A classic script, with `split` for what lies in files beside it. */
const standalone = (name, split) => ({
  input: `src/standalone/${name}.ts`,
  output: {dir: 'dist', generatedCode, paths},
  plugins: [
    localesBeside(),
    resolve(),
    templates(),
    // The dependencies too are lowered to the target here: nobody after us will do it.
    compile({exclude: []}),
    minify(),
    asciiOnly(),
    notesSources(),
    oneFile({split, banner: '/*! sw-realname-cert, Apache-2.0; others: THIRD-PARTY.md */'}),
  ],
  onwarn,
});

/** Each page for itself, as a host's bundler would make it: chunks shared between pages would be one more request. */
const page = (name) => ({
  input: `demo/pages/${name}.ts`,
  output: {
    dir: 'build/demo',
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: `${name}/[name]-[hash].js`,
    generatedCode,
  },
  // Nobody counts their bytes, and terser would take half of the time of the whole build.
  plugins: [resolve(), templates(), compile({minify: true})],
  onwarn,
});

/** Pages without a server: what the others get from one is in the page. */
const inMemory = {
  name: 'in-memory',
  resolveId: (source, importer) => {
    if (source.endsWith('/memory/index.js')) return join(root, 'dist/memory-backend.js');
    return source === './machine-world.js' ? join(dirname(importer), 'machine-world.memory.ts') : null;
  },
};

/** `npm run demo:build`, not part of a build. */
export const site = {
  input: Object.fromEntries(['site', 'bank', 'gallery', 'machine'].map((name) => [name, `demo/pages/${name}.ts`])),
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

/** The one file with all that lies beside it. */
export const wholeOneFile = [
  ...furtherLocales.map(beside),
  standalone('standalone', {
    first: {standalone: /\/standalone\/standalone\.ts$/},
    later: {journey: /\/paths\/all-paths\.chunk\.ts$/},
    common: {
      'paths.words': /\/plain-words\.ts$/,
      paths: /\/later-screens\.chunk\.ts$/,
      'paths.forms': /\/record\/record\.chunk\.ts$/,
    },
    alone: nameOfPart,
    rest: 'paths',
  }),
];

/** Of the demo: each begins with `demo/pages/NAME.ts`. */
export const pages = ['index', 'requests', 'declaration', 'sign-in', 'embed', 'standalone', 'gallery', 'machine'];

process.chdir(root);

export default [
  modules,
  ...wholeOneFile,
  // The administrator's element is a file of its own: the pages of other users do not need it.
  standalone('standalone.admin-requests'),
  ...returnPage,
  ...pages.map(page),
];
