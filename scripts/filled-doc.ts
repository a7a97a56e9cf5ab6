import {readFile, writeFile} from 'node:fs/promises';
import {relative} from 'node:path';
import {formatted} from './formatted.js';

const fileAt = (name: string): URL => new URL(`../${name}`, import.meta.url);

/** Without what Git adds on Windows. Empty if there is no such file. */
const textOf = (name: string): Promise<string> =>
  readFile(fileAt(name), 'utf8').then(
    (text) => text.replaceAll('\r', ''),
    () => '',
  );

/**
 * Writes files, named from the root of the project. With `--check` on the command line it writes nothing, and the process
 * fails if one of them says something else.
 */
export const writeOrCheck = async (texts: Readonly<Record<string, string>>): Promise<void> => {
  for (const [name, text] of Object.entries(texts)) {
    if (!process.argv.includes('--check')) await writeFile(fileAt(name), text);
    else if ((await textOf(name)) !== text) {
      console.error(`${name} is stale: npx tsx ${relative('.', process.argv[1] ?? '')}`);
      process.exitCode = 1;
    }
  }
};

/** The same, in the style of the project. */
export const writeFormatted = async (name: string, text: string): Promise<void> =>
  writeOrCheck({[name]: await formatted(fileAt(name), text)});

/** The rows as a table of Markdown, the first one as its head. Columns of numbers stand at the right. */
export const tableOf = ([head = [], ...rows]: readonly (readonly string[])[], numbersFrom = Infinity): string =>
  [head, head.map((_, column) => (column < numbersFrom ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');

/**
 * Fills in what stands in a file of `docs` between `<!-- MARK -->` and `<!-- end -->`, for each mark that is given. With
 * `--check` as above.
 */
export const fillDoc = async (name: string, contents: Readonly<Record<string, string>>): Promise<void> => {
  let text = await textOf(`docs/${name}`);
  for (const [mark, content] of Object.entries(contents)) {
    const place = new RegExp(`<!-- ${mark} -->[^]*?<!-- end -->`);
    if (!place.test(text)) throw new Error(`docs/${name} has no place for ${mark}.`);
    text = text.replace(place, () => `<!-- ${mark} -->\n\n${content}\n\n<!-- end -->`);
  }
  await writeFormatted(`docs/${name}`, text);
};
