/**
 * `standalone.js`, for hosts without a bundler: one classic script with all that the first screen needs. What comes
 * later lies beside it, in files whose names and integrity the one file knows.
 */
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';

import {transformSync} from 'esbuild';

/** The integrity of each file beside, by its name. The one file is built last, so all are known by then. */
const integrityOf = {};

/** Notes a file's integrity, and names the file after it. `src/standalone.beside.ts` computes the same name. */
const note = (name, chunk) => {
  const integrity = `sha384-${createHash('sha384').update(chunk.code).digest('base64')}`;
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

/** These modules, all that they import, and so on, but not what they import when it is needed. */
const closureOf = (pattern, {getModuleIds, getModuleInfo}) => {
  const all = new Set();
  const visit = (id) => {
    if (all.has(id)) return;
    all.add(id);
    getModuleInfo(id)?.importedIds.forEach(visit);
  };
  [...getModuleIds()].filter((id) => pattern.test(id)).forEach(visit);
  return all;
};

/** Turns rollup's `define([names], function)` into a function of the module's own exports. */
const moduleIn = ({code}) => {
  const [, names, factory] = /^define\((\[[^\]]*\]),(function\b.*\})\);\s*$/s.exec(code) ?? [];
  if (!factory) throw new Error(`Rollup writes another kind of AMD: ${code.slice(0, 100)}`);
  const given = {require: '0', exports: 'own'};
  return `own=>{(${factory})(${JSON.parse(names).map((name) => given[name] ?? `exportsOf("${name}")`)})}`;
};

/** The source of the loader: a script in which `integrityOf` and `inside` are known. */
const loaderFor = (chunks, inside) => {
  const isAsked = ([name]) => chunks.some(({code}) => code.includes(`beside("./${name}")`));
  const known = JSON.stringify(Object.fromEntries(Object.entries(integrityOf).filter(isAsked)));
  const source = readFileSync('src/standalone.beside.ts', 'utf8');
  const options = {loader: 'ts', minifySyntax: true, minifyWhitespace: true};
  return `const integrityOf=${known},inside={${inside}};${transformSync(source, options).code.trim()}`;
};

/** Sorts modules into the named files, each with a pattern of the modules that it begins with. */
const sorter = ({first, later, parts, rest}) => {
  let files;
  return (id, api) => {
    files ??= Object.entries({...first, ...later, ...parts}).map(([name, at]) => [name, closureOf(at, api)]);
    return files.find(([, all]) => all.has(id))?.[0] ?? rest;
  };
};

/**
 * Rollup splits the code into AMD modules, which are functions of each other's exports. The script holds the module that
 * runs first, and the one that runs later, when the first has been painted. Each other one becomes an ES module whose
 * function the loader calls.
 *
 * `first`, `later` and `parts` name modules, each with a pattern of the sources that it begins with. All other sources
 * are in `rest`. Without `split`, all is in one.
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
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle);
    const inside = chunks.filter(({name, isEntry}) => isEntry || (split && name in split.later));
    for (const chunk of chunks) {
      if (inside.includes(chunk)) continue;
      chunk.code = `export default(beside,exportsOf)=>${moduleIn(chunk)};\n`;
      note(chunk.name, chunk);
    }
    const one = chunks.find(({isEntry}) => isEntry);
    const modules = inside.map((chunk) => `"./${chunk.name}":${moduleIn(chunk)}`);
    const loader = loaderFor(chunks, modules);
    for (const {fileName, isEntry} of inside) if (!isEntry) delete bundle[fileName];
    one.code = `${banner}\n(()=>{${loader}exportsOf("./${one.name}")})();\n`;
  },
});
