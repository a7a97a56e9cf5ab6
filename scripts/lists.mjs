/** The widget's languages and paths for scripts, read from the widget's own lists. */
import {readFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {transform} from 'esbuild';

const read = async (name) => {
  const file = join(dirname(import.meta.dirname), 'src', 'domain', `${name}.ts`);
  const {code} = await transform(await readFile(file, 'utf8'), {loader: 'ts', format: 'esm'});
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
};

const [{locales}, {pathIds}] = await Promise.all([read('locales'), read('ids')]);

/** Each of these has a folder of translations, `src/locales/LOCALE`. The texts of the reference are with the components. */
export const furtherLocales = locales.filter((locale) => locale !== 'zh-CN');

/** A file of translations, as an import names it: its locale, and what its texts are of. */
export const translations = new RegExp(`(?:^\\.|\\blocales)/(${furtherLocales.join('|')})/([\\w-]+)\\.js$`);

/** Each of these has an entry of its own, `src/methods/ID.ts`, which makes it available. */
export {pathIds};
