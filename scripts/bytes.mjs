/**
 * What a visitor downloads, measured on `dist` as a host ships it: bundled with every dependency by rollup,
 * minified by terser, each file gzipped at level 9. 1 kB is 1000 bytes. `npm run build` first.
 *
 * `bytes.json` has the limits and the sizes that were measured last: whatever has no limit is printed with its change,
 * and fails where it has grown by a tenth and by 500 bytes at least. `--write` measures them anew.
 */
import {existsSync} from 'node:fs';
import {readdir, readFile, writeFile} from 'node:fs/promises';
import {dirname, join, relative} from 'node:path';
import {gzipSync} from 'node:zlib';

import {nodeResolve} from '@rollup/plugin-node-resolve';
import {build} from 'esbuild';
import {rollup} from 'rollup';

import {generatedCode, minify, onwarn, target} from './rollup.plugins.mjs';
import {furtherLocales, pathIds, translations} from './lists.mjs';

const labels = {
  beforePaint: 'before the first paint',
  firstScreen: 'first screen',
  scripts: 'scripts of the first screen',
  later: 'what every path needs, fetched behind home',
  path: 'loaded when chosen',
  pictures: 'all pictures, when one is shown',
  locale: 'one more locale',
  inbox: 'an administrator’s inbox, all of it',
  // As one file, which is how a host would have it that wants everything at once.
  everything: 'everything but pictures, one locale',
  standalone: 'dist/standalone.js',
  standalonePaths: 'beside it, fetched behind home: all paths',
  beside: 'beside it, all words of',
  entry: 'as one file, every locale',
};

/** Each as the one file that a bundler without splitting makes of it, with every locale. */
const entries = ['define', ...pathIds.map((id) => `methods/${id}`), 'admin-requests', 'index', 'domain/index'];

const root = dirname(import.meta.dirname);
const dist = join(root, 'dist');
const journey = 'components/element/paths/all-paths.chunk.js';
const laterScreens = 'components/element/journey/later-screens.chunk.js';

/** Which part of the widget a chunk is for, by its modules; a path is its element's folder. */
const parts = [
  ['profile’s form', /^components\/profile\/profile\.editing/],
  ['QR code', /^components\/(?:pictures\/qr|external\/handoff)-code/],
  ['methods of a host', /^components\/external\/external/],
  ['bank-ukey', /^components\/external\/bank-ukey/],
  ['handoff', /^components\/external\/handoff/],
  ['forms', /^components\/record\/|^domain\/identifiers\/uscc/],
  [
    'for the host’s developer',
    /^components\/element\/(?:report\/(?:debug|warn)|guard)|^adapters\/(?:contract-error|changed-globals)/,
  ],
  ['ic-card', /^adapters\/eport/],
];
/** What is there already when a part is loaded, besides what every path needs. */
const loadedBefore = {
  profile: ['forms'],
  'profile’s form': ['forms', 'profile'],
  'legal-rep': ['forms'],
  'person-check': ['forms', 'legal-rep'],
  'QR code': ['handoff'],
};
const pathOf = (id) =>
  /^components\/(?!path|failure|result)([a-z-]+)\/\1\./.exec(id)?.[1] ?? /^adapters\/([a-z-]+)\.wiring/.exec(id)?.[1];
const partOf = (modules) =>
  parts.find(([, pattern]) => modules.some((id) => pattern.test(id)))?.[0] ??
  modules.map(pathOf).find(Boolean) ??
  'what every path needs';

/** What is loaded where it is shown, and by few. */
const picturesChunk = /(?:pictures|qr-code|external|handoff-code)\.chunk\.js$/;
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
  const laterScreensChunk = chunks.find((chunk) => ownModules(chunk).includes(laterScreens));
  const before = withImports(laterScreensChunk.fileName, new Set(firstScreen));
  rows.push({budget: 'later', value: sum([...before].filter((fileName) => !firstScreen.has(fileName)))});

  // A path is several chunks, loaded side by side; its words in a further locale are one.
  const locales = [];
  const paths = new Map();
  for (const chunk of chunks.filter(({isDynamicEntry, fileName}) => isDynamicEntry && !before.has(fileName))) {
    const [, locale, words] = translations.exec(chunk.facadeModuleId) ?? [];
    if (locale) {
      locales.push({budget: 'locale', name: `${locale}, ${words}`, value: sum([chunk.fileName])});
      continue;
    }
    const part = partOf(ownModules(chunk));
    const own = [...withImports(chunk.fileName)].filter((fileName) => !before.has(fileName));
    paths.set(part, new Set([...(paths.get(part) ?? []), ...own]));
  }
  for (const [name, fileNames] of paths) {
    const there = new Set((loadedBefore[name] ?? []).flatMap((part) => [...(paths.get(part) ?? [])]));
    const budget = name === 'pictures' ? {budget: 'pictures'} : {budget: 'path', name};
    rows.push({...budget, value: sum([...fileNames].filter((fileName) => !there.has(fileName)))});
  }
  rows.push(...locales);
  const [inbox] = await bundle(
    {input: join(dist, 'admin-requests.js'), external: (id) => translations.test(id)},
    {inlineDynamicImports: true},
  );
  rows.push({budget: 'inbox', value: gzipped(inbox.code)});
  const [whole] = await bundle(
    {external: (id) => translations.test(id) || picturesChunk.test(id)},
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

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(2)} kB`;

const kept = new URL('bytes.json', import.meta.url);

/** Measures and describes; `over` names what has grown too much. */
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
  for (const name of entries) rows.push({budget: 'entry', name, value: await measureEntry(name)});
  const {limits, sizes} = JSON.parse(await readFile(kept, 'utf8'));
  const lines = ['min+gzip, 1 kB = 1000 bytes'];
  const over = [];
  const measured = {};
  for (const {budget, name, value} of rows) {
    const title = name ? `${labels[budget]}: ${name}` : labels[budget];
    measured[title] = value;
    const [before, limit] = [sizes[title], limits[title]];
    const grown = value - (before ?? 0);
    if (before === undefined) over.push(`${title} is not in bytes.json`);
    else if (limit === undefined ? grown > Math.max(500, before / 10) : value > limit)
      over.push(`${title}: ${value}, with ${limit === undefined ? before : `a limit of ${limit}`}`);
    const isCount = budget === 'scripts';
    const change = isCount || !grown ? '' : `${grown > 0 ? '+' : ''}${grown}`;
    const most = limit === undefined ? '' : `   at most ${isCount ? limit : kilobytes(limit)}`;
    lines.push(
      `  ${title.padEnd(58)}${(isCount ? `${value}` : kilobytes(value)).padStart(10)}${change.padStart(8)}${most}`,
    );
  }
  for (const title of Object.keys(sizes)) if (!(title in measured)) over.push(`${title} is only in bytes.json`);
  for (const name of await findEvaluation()) over.push(`dist/${name} makes code from text (new Function or eval)`);
  return {lines, over, kept: {limits, sizes: measured}};
};

if (process.argv[1] === import.meta.filename) {
  const measured = await measureBytes();
  if (process.argv.includes('--write')) await writeFile(kept, `${JSON.stringify(measured.kept, undefined, 2)}\n`);
  console.log([...measured.lines, ...measured.over].join('\n'));
  process.exitCode = measured.over.length > 0 ? 1 : 0;
}
