import {readFile, writeFile} from 'node:fs/promises';
import {formatted} from './formatted.js';

/** The rows as a table of Markdown, the first one as its head. Columns of numbers stand at the right. */
export const tableOf = ([head = [], ...rows]: readonly (readonly string[])[], numbersFrom = Infinity): string =>
  [head, head.map((_, column) => (column < numbersFrom ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

/**
 * Fills in what stands in a file of `docs` between `<!-- MARK -->` and `<!-- end -->`. To check only, writes nothing. Resolves
 * with whether the file had it already.
 */
export const fillDoc = async (name: string, mark: string, content: string, checksOnly = false): Promise<boolean> => {
  const file = new URL(`../docs/${name}`, import.meta.url);
  const before = (await readFile(file, 'utf8')).replaceAll('\r', '');
  const place = new RegExp(`<!-- ${mark} -->[^]*?<!-- end -->`);
  if (!place.test(before)) throw new Error(`docs/${name} has no place for ${mark}.`);
  const text = before.replace(place, () => `<!-- ${mark} -->\n\n${content}\n\n<!-- end -->`);
  const after = await formatted(file, text);
  if (!checksOnly) await writeFile(file, after);
  return before === after;
};
