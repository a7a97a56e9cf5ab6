/** What scripts know of the widget's languages: the list that the widget itself has. */
import {readFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {transform} from 'esbuild';

const file = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src', 'domain', 'locales.ts');
const {code} = await transform(await readFile(file, 'utf8'), {loader: 'ts', format: 'esm'});
const {locales} = await import(`data:text/javascript,${encodeURIComponent(code)}`);

/** Each has a file of its own beside every table of words; those of the reference are in the table. */
export const furtherLocales = locales.filter((locale) => locale !== 'zh-CN');

/** Part of a pattern that is any of them. */
export const anyFurtherLocale = furtherLocales.join('|');
