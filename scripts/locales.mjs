/** The widget's languages for scripts, read from the widget's own list. */
import {readFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {transform} from 'esbuild';

const file = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src', 'domain', 'locales.ts');
const {code} = await transform(await readFile(file, 'utf8'), {loader: 'ts', format: 'esm'});
const {locales} = await import(`data:text/javascript,${encodeURIComponent(code)}`);

/** Each of these has a file beside every table of texts. The texts of the reference are in the table itself. */
export const furtherLocales = locales.filter((locale) => locale !== 'zh-CN');

/** These locales as a part of a pattern. */
export const anyFurtherLocale = furtherLocales.join('|');
