/**
 * `standalone.js`, for hosts without a bundler: one classic script with all that the first screen needs. What comes
 * later lies beside it, in files whose names and integrity the one file knows.
 */
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';

import {transformSync} from 'esbuild';
import {minify} from 'terser';

/** The integrity of each file beside, by its name. The one file is built last, so all are known by then. */
const integrityOf = {};

/** Notes a file's integrity, and names the file after it. `src/standalone/loader.ts` computes the same name. */
const note = (name, chunk) => {
  const integrity = `sha256-${createHash('sha256').update(chunk.code).digest('base64')}`;
  integrityOf[name] = integrity;
  chunk.fileName = `standalone.${name}.${integrity.slice(7, 15).replace(/\W/g, '_')}.js`;
};

/** For a file beside that needs nothing of the one file. */
export const liesBeside = (name) => ({
  name: 'lies-beside',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) note(name, chunk);
  },
});

/** A classic script is read in the page's encoding, and old pages are in GBK. Terser leaves templates as they are. */
export const asciiOnly = () => ({
  name: 'ascii-only',
  renderChunk: (code) => ({
    code: code.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
    map: null,
  }),
});

/** Adds a source, all that it imports, and so on, but not what they import when it is needed. */
const addClosure = (id, all, {getModuleInfo}) => {
  if (all.has(id)) return;
  all.add(id);
  for (const imported of getModuleInfo(id)?.importedIds ?? []) addClosure(imported, all, {getModuleInfo});
};

/** Turns rollup's `define([names], function)` into a call of that function, which fills the module's own exports. */
const callOf = ({code}, own) => {
  const [, names, factory] = /^define\((\[[^\]]*\]),(function\b.*\})\);\s*$/s.exec(code) ?? [];
  if (!factory) throw new Error(`Rollup writes another kind of AMD: ${code.slice(0, 100)}`);
  const given = {require: '0', exports: own};
  return `(${factory})(${JSON.parse(names).map((each) => given[each] ?? `exportsOf("${each}")`)})`;
};

/** A module that runs when it is needed. */
const moduleIn = (chunk) => `"./${chunk.name}":own=>{${callOf(chunk, 'own')}}`;

/**
 * In the sandbox of a micro-frontend these names are proxies, which the browser refuses and which have another origin. A
 * node knows the real ones, and in the one file these names are theirs. Files beside run in the real page by themselves.
 */
const realPage =
  'const document=new Text().ownerDocument,window=Reflect.get(Reflect.getPrototypeOf(document),"defaultView",document),{Document,location,history}=window,globalThis=window;';

/** What a sub-app has set in its sandbox before the script ran counts, and what the script sets is there, too. */
const shared = 'sandbox.SwRealnameCert=window.SwRealnameCert={...sandbox.SwRealnameCert,...window.SwRealnameCert}';

/** The one file: the loader, the module that runs first, and those that run later. */
const oneFileOf = async (chunks, first, later) => {
  const isAsked = ([name]) => chunks.some(({code}) => new RegExp(`beside\\("\\./${name}[."]`).test(code));
  const known = JSON.stringify(Object.fromEntries(Object.entries(integrityOf).filter(isAsked)));
  const {code} = transformSync(readFileSync('src/standalone/loader.ts', 'utf8'), {loader: 'ts'});
  const run = callOf(first, `made["./${first.name}"]={}`);
  const inside = later.map((chunk) => moduleIn(chunk));
  const all = `${realPage}const integrityOf=${known},inside={${inside}};${code};${run};${shared}`;
  const minified = await minify(`(function(sandbox){${all}})(window)`, {ecma: 2022, format: {ascii_only: true}});
  return minified.code;
};

/** Sorts sources into modules: gives the name of the module that a source is in. */
const sorter = ({first, later, common, alone, rest}) => {
  const inOrder = {...first, ...later, ...common};
  const beginning = (id, {isExternal, dynamicImporters}) =>
    Object.keys(inOrder).find((name) => inOrder[name].test(id)) ??
    (!isExternal && dynamicImporters.length > 0 ? alone(id) : undefined);
  const sort = (api) => {
    const sorted = new Map(Object.keys(inOrder).map((name) => [name, new Set()]));
    for (const id of api.getModuleIds()) {
      const name = beginning(id, api.getModuleInfo(id));
      if (name === undefined) continue;
      if (!sorted.has(name)) sorted.set(name, new Set());
      addClosure(id, sorted.get(name), api);
    }
    return [...sorted];
  };
  let modules;
  return (id, api) => {
    modules ??= sort(api);
    const names = modules.flatMap(([name, all]) => (all.has(id) ? [name] : []));
    return names.length === 1 || names[0] in inOrder ? names[0] : rest;
  };
};

const fileOf = ({name}) => name.split('.')[0];

/** Of each file beside, the others whose modules its own import at once. These are loaded first. */
const needsOf = (chunks) => {
  const needs = {};
  for (const chunk of chunks) {
    const names = chunks.filter(({fileName}) => chunk.imports.includes(fileName)).map(fileOf);
    needs[fileOf(chunk)] = new Set([...(needs[fileOf(chunk)] ?? []), ...names]);
  }
  for (const [name, all] of Object.entries(needs)) all.delete(name);
  const waits = Object.entries(needs).find(([, all]) => [...all].some((name) => needs[name].size > 0));
  if (waits) throw new Error(`${waits[0]} waits for files that wait for others`);
  return needs;
};

/**
 * Rollup splits the code into AMD modules, which are functions of each other's exports. The script holds the module that
 * runs first, and the one that runs later, when the first has been painted. All others are in files beside, which are ES
 * modules: `paths.profile` is in the file `paths`. Each runs when it is needed, so what nobody opens is not compiled.
 *
 * `first`, `later` and `common` name modules, each with a pattern of the sources that it begins with. What several of
 * them need is in the first of these. `alone` names the module of a source that is imported when it is needed: with all
 * that no other module needs. All other sources are in `rest`. Without `split`, all is in one.
 */
export const oneFile = ({split, banner}) => ({
  name: 'one-file',
  outputOptions: (options) => ({
    ...options,
    format: 'amd',
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    minifyInternalExports: true,
    ...(split ? {manualChunks: sorter(split)} : {inlineDynamicImports: true}),
  }),
  renderDynamicImport: () => ({left: 'beside(', right: ')'}),
  async generateBundle(_, bundle) {
    const chunks = Object.values(bundle);
    const inside = chunks.filter(({name, isEntry}) => isEntry || (split && name in split.later));
    for (const {fileName, isEntry} of chunks) if (!isEntry) delete bundle[fileName];
    const others = chunks.filter((chunk) => !inside.includes(chunk));
    for (const [name, needs] of Object.entries(needsOf(others))) {
      const ofFile = others.filter((chunk) => fileOf(chunk) === name);
      const [file] = ofFile;
      file.code = `${banner}\nexport const needs=${JSON.stringify([...needs])};export default(function(beside,exportsOf){return{${ofFile.map((chunk) => moduleIn(chunk)).join()}}});\n`;
      note(name, file);
      bundle[file.fileName] = file;
    }
    const one = chunks.find(({isEntry}) => isEntry);
    const later = inside.filter((chunk) => chunk !== one);
    one.code = `${banner}\n${await oneFileOf(chunks, one, later)}\n`;
  },
});
