/**
 * `standalone.js` and what lies beside it, for hosts without a bundler: docs/decisions/0025. `plugin.mjs` makes the script
 * and the files of rollup's modules, and `src/standalone/loader.ts` loads them in the page.
 */
import {readdir} from 'node:fs/promises';
import {join} from 'node:path';

import {furtherLocales, translations} from '../lists.mjs';
import {compile, generatedCode, minify, onwarn, resolve, templates} from '../rollup.plugins.mjs';
import {notesSources} from '../third-party.mjs';
import {asciiOnly, liesBeside, oneFile} from './plugin.mjs';

const root = join(import.meta.dirname, '../..');

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
export const standalone = (name, split) => ({
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

/** The one file with all that lies beside it. */
export const wholeOneFile = [
  ...furtherLocales.map(beside),
  standalone('standalone', {
    first: {standalone: /\/standalone\/standalone\.ts$/},
    later: {journey: /\/paths\/all-paths\.chunk\.ts$/},
    common: {
      'paths.words': /\/plain-words\.ts$/,
      // And what forms share with the paths that have none.
      paths: /\/(?:later-screens\.chunk|parts\/field|identifiers\/mobile)\.ts$/,
      'paths.forms': /\/record\/record\.chunk\.ts$/,
    },
    alone: nameOfPart,
    rest: 'paths',
  }),
];
