/**
 * The demo's Chinese font as one of the system: what a person typed is in no font of a page. Chromium takes from the system
 * only fonts that are not compressed. Writes them once; resolves with the file that says where they are.
 */
import {createRequire} from 'node:module';
import {mkdir, readdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';

const modules = join(import.meta.dirname, '../../node_modules');

/** It has no types. */
const {decompress} = createRequire(import.meta.url)('wawoff2') as {
  decompress: (font: Buffer) => Promise<Uint8Array>;
};

export const systemFonts = async (): Promise<string> => {
  const [from, to] = [join(modules, '@fontsource-variable/noto-sans-sc/files'), join(modules, '.cache/fonts')];
  await mkdir(to, {recursive: true});
  for (const name of await readdir(from))
    await writeFile(join(to, name.replace('.woff2', '.ttf')), await decompress(await readFile(join(from, name))));
  const file = join(to, 'fonts.conf');
  const others = process.env.FONTCONFIG_FILE ?? '/etc/fonts/fonts.conf';
  await writeFile(file, `<fontconfig><include ignore_missing="yes">${others}</include><dir>${to}</dir></fontconfig>\n`);
  return file;
};
