import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {expect} from 'chai';
import {sentencesOf, tables} from '../../scripts/text-tables.js';
import {textsIn} from '../../walks/words.js';

const root = new URL('../../', import.meta.url);
const read = (name: string): Promise<string> => readFile(new URL(`docs/${name}`, root), 'utf8');

/** WCAG 2.2, levels A and AA. */
const criteria = [
  ...['1.1.1', '1.2.1', '1.2.2', '1.2.3', '1.2.4', '1.2.5', '1.3.1', '1.3.2', '1.3.3', '1.3.4', '1.3.5'],
  ...['1.4.1', '1.4.2', '1.4.3', '1.4.4', '1.4.5', '1.4.10', '1.4.11', '1.4.12', '1.4.13'],
  ...['2.1.1', '2.1.2', '2.1.4', '2.2.1', '2.2.2', '2.3.1'],
  ...['2.4.1', '2.4.2', '2.4.3', '2.4.4', '2.4.5', '2.4.6', '2.4.7', '2.4.11'],
  ...['2.5.1', '2.5.2', '2.5.3', '2.5.4', '2.5.7', '2.5.8', '3.1.1', '3.1.2'],
  ...['3.2.1', '3.2.2', '3.2.3', '3.2.4', '3.2.6', '3.3.1', '3.3.2', '3.3.3', '3.3.4', '3.3.7', '3.3.8'],
  ...['4.1.1', '4.1.2', '4.1.3'],
];

describe('The accessibility assessment', () => {
  it('lists each criterion once, with its state', async () => {
    const rows = [...(await read('accessibility.md')).matchAll(/^\| (\d\.\d\.\d+) .*?\| AA? +\| (\w+) /gm)];
    expect(rows.map(([, criterion]) => criterion)).to.deep.equal(criteria);
    for (const [row, , state] of rows) expect(state, row).to.be.oneOf(['Met', 'Partly', 'Host', 'None']);
  });

  it('names only existing files as evidence', async () => {
    const named = [...(await read('accessibility.md')).matchAll(/`((?:test|src|docs|demo)\/[^`]+)`/g)];
    expect(named.length).to.be.greaterThan(40);
    for (const [, name = ''] of named) expect(existsSync(new URL(name, root)), name).to.equal(true);
  });

  it('has the same screen reader steps in both languages', async () => {
    const steps = (text: string): string[] => [...text.matchAll(/^(\d+)\. /gm)].map(([, number = '']) => number);
    const [english, chinese] = await Promise.all([read('accessibility.nvda.md'), read('accessibility.nvda.zh-CN.md')]);
    expect(steps(chinese)).to.deep.equal(steps(english));
    expect(steps(english).length).to.be.greaterThan(40);
  });

  it('quotes in the screen reader steps only what the widget says', async () => {
    /** Numbers and names are filled in when it is said. */
    const core = (words: string): string =>
      words
        .replace(/中国建设银行|China Construction Bank/g, 'x')
        .replace(/’/g, "'")
        .replace(/[\d\s…，。,.]/g, '');
    for (const [name, locale, quoted] of [
      ['accessibility.nvda.md', 'en', /"([^"]+)"/g],
      ['accessibility.nvda.zh-CN.md', 'zh-CN', /“([^”]+)”/g],
    ] as const) {
      const texts = await Promise.all(tables.map(async (table) => sentencesOf(await textsIn(table, locale))));
      const said = texts.flat().map(core).join('\n');
      const quotes = [...(await read(name)).matchAll(quoted)].map(([, words = '']) => words);
      expect(quotes.length).to.be.greaterThan(60);
      expect(quotes.filter((words) => !said.includes(core(words)))).to.deep.equal([]);
    }
  });
});
