/** The widget's languages and paths for scripts, read from the widget's own lists. */
import {readFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {transform} from 'esbuild';

const read = async (name) => {
  const file = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src', 'domain', `${name}.ts`);
  const {code} = await transform(await readFile(file, 'utf8'), {loader: 'ts', format: 'esm'});
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
};

const [{locales}, {pathIds}] = await Promise.all([read('locales'), read('method-ids')]);

/** Each of these has a file beside every table of texts. The texts of the reference are in the table itself. */
export const furtherLocales = locales.filter((locale) => locale !== 'zh-CN');

/** These locales as a part of a pattern. */
export const anyFurtherLocale = furtherLocales.join('|');

/** Each of these has an entry of its own, `src/methods/ID.ts`, which makes it available. */
export {pathIds};
