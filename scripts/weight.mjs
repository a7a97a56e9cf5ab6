/** How many lines the tests have, and for each line of source. */
import {readdir, readFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

/** Lines of all tests at most: a new test takes the place of an old one. */
const mostTestLines = 50_000;

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

/** The weight in words, and whether it is within its limit. */
export const weigh = async () => {
  const tests = await linesIn('test');
  const source = (await Promise.all(sources.map(linesIn))).reduce((sum, lines) => sum + lines, 0);
  const [shown, most] = [tests, mostTestLines].map((lines) => lines.toLocaleString('en'));
  const ratio = (tests / source).toFixed(2);
  return {
    ok: tests <= mostTestLines,
    words: `${shown} lines of tests (at most ${most}), ${ratio} for each of ${source.toLocaleString('en')} lines of source`,
  };
};
