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

/** Turns rollup's `define([names], function)` into a call of the function. `own` are the exports of this module. */
const callOf = ({code}, own) => {
  const [, names, factory] = /^define\((\[[^\]]*\]),(function\b.*\})\);\s*$/s.exec(code) ?? [];
  if (!factory) throw new Error(`Rollup writes another kind of AMD: ${code.slice(0, 100)}`);
  const given = {require: '0', exports: own, './standalone': 'first'};
  return `(${factory})(${JSON.parse(names).map((name) => given[name])})`;
};

/** The source of the loader: a script in which `integrityOf` and `first` are known. */
const loaderFor = (chunks) => {
  const isAsked = ([name]) => chunks.some(({code}) => code.includes(`beside("./${name}")`));
  const known = `const first = {}, integrityOf = ${JSON.stringify(Object.fromEntries(Object.entries(integrityOf).filter(isAsked)))};\n`;
  const source = readFileSync('src/standalone.beside.ts', 'utf8');
  return transformSync(known + source, {loader: 'ts', minifySyntax: true, minifyWhitespace: true}).code.trim();
};

/** Sorts modules into the first file, the parts, and `rest`. */
const sorter = ({first, parts, rest}) => {
  let files;
  return (id, api) => {
    files ??= Object.entries({...first, ...parts}).map(([name, at]) => [name, closureOf(at, api)]);
    return files.find(([, all]) => all.has(id))?.[0] ?? rest;
  };
};

/**
 * Rollup splits the code into AMD modules, which are functions of each other's exports. The first becomes a script that
 * runs; each other one an ES module whose function the loader calls.
 *
 * `first` and `parts` name files, each with a pattern of the modules that it begins with. All other modules are in the
 * file `rest`. Without `split`, all is in one file.
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
    const one = chunks.find(({isEntry}) => isEntry);
    for (const chunk of chunks) {
      if (chunk === one) continue;
      chunk.code = `export default(beside,first)=>{const own={};${callOf(chunk, 'own')};return own};\n`;
      note(chunk.name, chunk);
    }
    one.code = `${banner}\n(()=>{${loaderFor(chunks)}${callOf(one, 'first')}})();\n`;
  },
});
