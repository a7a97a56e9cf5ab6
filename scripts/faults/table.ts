import {readFile, writeFile} from 'node:fs/promises';

export interface Row {
  readonly points: number;
  readonly kinds: number;
  readonly runs: number;
  readonly broken: number;
}

const heads: Readonly<Record<string, readonly string[]>> = {
  'docs/reliability.md': ['path', 'points', 'kinds of faults', 'runs', 'broken', 'all'],
  'docs/reliability.zh-CN.md': ['路径', '故障点', '故障种类', '运行次数', '不符', '合计'],
};

/** Into the docs, between two marks. */
export const writeTable = async (rows: ReadonlyMap<string, Row>): Promise<void> => {
  for (const [file, [path = '', points = '', kinds = '', runs = '', broken = '', all = '']] of Object.entries(heads)) {
    const list = [...rows.values()];
    const sum = (name: 'points' | 'runs' | 'broken'): number => list.reduce((total, row) => total + row[name], 0);
    const lines = [
      [path, points, kinds, runs, broken],
      ['---', '--:', '--:', '--:', '--:'],
      ...[...rows].map(([name, row]) => [name, row.points, row.kinds, row.runs, row.broken]),
      [all, sum('points'), '', sum('runs'), sum('broken')],
    ].map((cells) => `| ${cells.join(' | ')} |`);
    const url = new URL(`../../${file}`, import.meta.url);
    const text = await readFile(url, 'utf8');
    const marked = /(<!-- faults -->\n)[^]*?(<!-- \/faults -->)/;
    if (!marked.test(text)) throw new Error(`${file} has no place for the table.`);
    await writeFile(
      url,
      text.replace(marked, (_, start: string, end: string) => `${start}\n${lines.join('\n')}\n\n${end}`),
    );
  }
};
