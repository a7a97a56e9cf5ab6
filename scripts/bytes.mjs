/**
 * What a visitor downloads, measured on `dist` as a host ships it: bundled with every dependency by rollup,
 * minified by terser, each file gzipped at level 9. 1 kB is 1000 bytes. `npm run build` first.
 */
import {existsSync} from 'node:fs';
import {readdir, readFile} from 'node:fs/promises';
import {dirname, join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';

import {nodeResolve} from '@rollup/plugin-node-resolve';
import {build} from 'esbuild';
import {rollup} from 'rollup';

import {generatedCode, minify, onwarn, target} from '../rollup.config.mjs';
import {limits} from './ledger.mjs';
import {anyFurtherLocale, furtherLocales, pathIds} from './lists.mjs';

/** `must` fails the build's check, `aim` is what we work for; in kB, but for the count of scripts. */
const budgets = {
  beforePaint: {label: 'before the first paint', must: 14.6, aim: 12},
  firstScreen: {label: 'first screen', must: limits.firstScreen, aim: 32},
  scripts: {label: 'scripts of the first screen', must: 2, aim: 1, unit: ''},
  later: {label: 'what every path needs, fetched behind home', aim: 8},
  path: {label: 'loaded when chosen', must: 11.3, aim: 8},
  pictures: {label: 'all pictures, when one is shown', must: 6, aim: 4.5},
  locale: {label: 'one more locale', must: 4.4, aim: 3},
  inbox: {label: 'an administrator’s inbox, all of it', must: limits.inbox, aim: 38},
  // As one file, which is how a host would have it that wants everything at once.
  everything: {label: 'everything but pictures, one locale', must: limits.everything, aim: 95},
  standalone: {label: 'dist/standalone.js', must: limits.firstScreen, aim: 33},
  standalonePaths: {label: 'beside it, fetched behind home: all paths', must: limits.standalonePaths, aim: 68},
  beside: {label: 'beside it, all words of', aim: 15},
  entry: {label: 'as one file, every locale'},
};

/** Each entry as the one file that a bundler without splitting makes of it, with every locale. `must` in kB. */
const entries = {
  define: 174,
  ...Object.fromEntries(pathIds.map((id) => [`methods/${id}`, 116])),
  'methods/legal-rep': 146,
  'methods/admin-assist': 117,
  'methods/profile': 137,
  'admin-requests': 64,
  index: 50,
  'domain/index': 7,
};

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const journey = 'components/shell/all-paths.chunk.js';
const afterHome = 'components/shell/after-home.chunk.js';

/** Which part of the widget a chunk is for, by its modules; a path is its element's folder. */
const parts = [
  ['profile’s form', /^components\/profile\/(?:editing|profile\.form)/],
  ['QR code', /^components\/(?:pictures\/qr|elsewhere\/handoff)-code/],
  ['methods of a host', /^components\/elsewhere/],
  ['fields', /^components\/record\/record/],
  ['forms', /^components\/record\/(?:forms|check|id-types)|^domain\/identifiers\/uscc/],
  ['for the host’s developer', /^components\/shell\/(?:debug|hint|broken|version-conflict)|^adapters\/not-understood/],
  ['first screen', /^components\/(?:shell\/frame|home\/|[a-z-]+\/[a-z-]+\.card)/],
  ['ic-card', /^adapters\/eport/],
];
/** What is there already when a part is loaded, besides what every path needs. */
const loadedBefore = {
  fields: ['forms'],
  profile: ['forms', 'fields'],
  'profile’s form': ['forms', 'fields', 'profile'],
  'legal-rep': ['forms', 'fields'],
  'person-check': ['forms', 'fields', 'legal-rep'],
};
const pathOf = (id) =>
  /^components\/(?!path|failure|result)([a-z-]+)\/\1\./.exec(id)?.[1] ?? /^adapters\/([a-z-]+)\.wiring/.exec(id)?.[1];
const partOf = (modules) =>
  parts.find(([, pattern]) => modules.some((id) => pattern.test(id)))?.[0] ??
  modules.map(pathOf).find(Boolean) ??
  'what every path needs';

/** What is loaded where it is shown, and by few. */
const picturesChunk = /(?:pictures|qr-code|elsewhere|handoff-code)\.chunk\.js$/;
const furtherLocale = new RegExp(`(?:^|[/.])(${anyFurtherLocale})\\.js$`);
const evaluates = /\bnew\s+Function\b|\bFunction\s*\(|\beval\s*\(/;

const gzipped = (code) => gzipSync(code, {level: 9}).length;

const bundle = async (options, output) => {
  const built = await rollup({
    input: join(dist, 'define.js'),
    plugins: [nodeResolve({browser: true, exportConditions: ['production']}), minify()],
    onwarn,
    ...options,
  });
  const generated = await built.generate({format: 'es', generatedCode, ...output});
  await built.close();
  return generated.output.filter(({type}) => type === 'chunk');
};

const ownModules = ({moduleIds}) =>
  moduleIds.filter((id) => !id.includes('node_modules')).map((id) => relative(dist, id).replaceAll('\\', '/'));

/** The locale that a chunk is for, where it holds nothing else. */
const localeOf = (chunk) => {
  const locales = ownModules(chunk).map((id) => furtherLocale.exec(id)?.[1]);
  return locales.length > 0 && locales.every((locale) => locale && locale === locales[0]) ? locales[0] : undefined;
};

const measureBundle = async () => {
  const chunks = await bundle();
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, {...chunk, bytes: gzipped(chunk.code)}]));
  const withImports = (fileName, seen = new Set()) => {
    if (!byFile.has(fileName) || seen.has(fileName)) return seen;
    seen.add(fileName);
    for (const imported of byFile.get(fileName).imports) withImports(imported, seen);
    return seen;
  };
  const sum = (fileNames) => [...fileNames].reduce((total, fileName) => total + byFile.get(fileName).bytes, 0);

  const entry = chunks.find(({isEntry}) => isEntry);
  const journeyChunk = chunks.find((chunk) => ownModules(chunk).includes(journey));
  if (!journeyChunk) throw new Error(`The entry never loads ${journey}: what is the first screen?`);
  const beforePaint = withImports(entry.fileName);
  const firstScreen = withImports(journeyChunk.fileName, new Set(beforePaint));

  const rows = [
    {budget: 'beforePaint', value: sum(beforePaint)},
    {budget: 'firstScreen', value: sum(firstScreen)},
    {budget: 'scripts', value: firstScreen.size},
  ];
  const afterHomeChunk = chunks.find((chunk) => ownModules(chunk).includes(afterHome));
  const before = withImports(afterHomeChunk.fileName, new Set(firstScreen));
  rows.push({budget: 'later', value: sum([...before].filter((fileName) => !firstScreen.has(fileName)))});

  // A path is several chunks, loaded side by side; a locale is loaded with the part of the widget that it is for.
  const locales = new Map();
  const paths = new Map();
  const add = (map, key, fileNames) => map.set(key, new Set([...(map.get(key) ?? []), ...fileNames]));
  for (const chunk of chunks.filter(({isDynamicEntry, fileName}) => isDynamicEntry && !before.has(fileName))) {
    const locale = localeOf(chunk);
    const part = partOf(ownModules(chunk));
    if (locale) add(locales, `${locale}, ${part}`, [chunk.fileName]);
    else
      add(
        paths,
        part,
        [...withImports(chunk.fileName)].filter((fileName) => !before.has(fileName)),
      );
  }
  for (const [name, fileNames] of paths) {
    const there = new Set((loadedBefore[name] ?? []).flatMap((part) => [...(paths.get(part) ?? [])]));
    const budget = name === 'pictures' ? {budget: 'pictures'} : {budget: 'path', name};
    rows.push({...budget, value: sum([...fileNames].filter((fileName) => !there.has(fileName)))});
  }
  for (const [name, fileNames] of locales) rows.push({budget: 'locale', name, value: sum(fileNames)});
  const [inbox] = await bundle(
    {input: join(dist, 'admin-requests.js'), external: (id) => furtherLocale.test(id)},
    {inlineDynamicImports: true},
  );
  rows.push({budget: 'inbox', value: gzipped(inbox.code)});
  const [whole] = await bundle(
    {external: (id) => furtherLocale.test(id) || picturesChunk.test(id)},
    {inlineDynamicImports: true},
  );
  rows.push({budget: 'everything', value: gzipped(whole.code)});
  return rows;
};

const findEvaluation = async () => {
  const names = (await readdir(dist, {recursive: true})).filter((name) => name.endsWith('.js'));
  const codes = await Promise.all(names.map((name) => readFile(join(dist, name), 'utf8')));
  return names.filter((_, index) => evaluates.test(codes[index]));
};

const measureEntry = async (name) => {
  const {outputFiles} = await build({
    entryPoints: [join(dist, `${name}.js`)],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    charset: 'utf8',
    target,
    legalComments: 'none',
    logLevel: 'warning',
  });
  return gzipped(outputFiles[0].contents);
};

const format = (value, unit = 'kB') => (unit === '' ? String(value) : `${(value / 1000).toFixed(2)} ${unit}`);

/** Measures and describes; `over` names what a must forbids. */
export const measureBytes = async () => {
  if (!existsSync(join(dist, 'standalone.js'))) throw new Error('There is no dist: run `npm run build` first.');
  const rows = await measureBundle();
  const names = await readdir(dist);
  const measure = async (budget, pattern, name) => {
    const file = names.find((each) => pattern.test(each));
    rows.push({budget, name, value: gzipped(await readFile(join(dist, file)))});
  };
  await measure('standalone', /^standalone\.js$/);
  await measure('standalonePaths', /^standalone\.paths\./);
  for (const locale of furtherLocales) await measure('beside', new RegExp(`^standalone\\.${locale}\\.`), locale);
  for (const [name, must] of Object.entries(entries))
    rows.push({budget: 'entry', name, must, value: await measureEntry(name)});
  const lines = ['min+gzip, 1 kB = 1000 bytes'];
  const over = [];
  for (const {budget, name, value, ...own} of rows) {
    const {label, must, aim, unit} = {...budgets[budget], ...own};
    const scale = unit === '' ? 1 : 1000;
    const title = name ? `${label}: ${name}` : label;
    const isOver = must !== undefined && value > must * scale;
    if (isOver) over.push(`${title} is over its ${must}`);
    const limit = [must && `must ${must}`, aim && `aim ${aim}`].filter(Boolean).join(', ');
    lines.push(`  ${title.padEnd(58)}${format(value, unit).padStart(10)}   ${limit}${isOver ? '   OVER' : ''}`);
  }
  for (const name of await findEvaluation()) over.push(`dist/${name} makes code from text (new Function or eval)`);
  return {lines, over};
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const {lines, over} = await measureBytes();
  console.log([...lines, ...over].join('\n'));
  process.exitCode = over.length > 0 ? 1 : 0;
}
