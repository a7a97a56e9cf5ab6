/** How many lines the tests have, and for each line of source. */
import {readdir, readFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const sources = ['src', 'contract', 'simulators', 'demo', 'scripts'];
/** Also the backends with one duty left out, which are texts. */
const isCode = /\.(?:[cm]?[jt]sx?|css|html|vue|svelte|txt)$/;
const isForeign = /(?:^|[/\\])node_modules[/\\]/;

const linesIn = async (folder) => {
  const names = await readdir(join(root, folder), {recursive: true});
  const files = names.filter((name) => isCode.test(name) && !isForeign.test(name));
  const texts = await Promise.all(files.map((name) => readFile(join(root, folder, name), 'utf8')));
  return texts.reduce((sum, text) => sum + text.split('\n').length - 1, 0);
};

export const weigh = async () => {
  const tests = await linesIn('test');
  const source = (await Promise.all(sources.map(linesIn))).reduce((sum, lines) => sum + lines, 0);
  const [shown, others] = [tests, source].map((lines) => lines.toLocaleString('en'));
  return `${shown} lines of tests, ${(tests / source).toFixed(2)} for each of ${others} lines of source`;
};
