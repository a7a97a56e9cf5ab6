import {fillDoc, tableOf} from '../filled-doc.js';

export interface Row {
  readonly points: number;
  readonly kinds: number;
  readonly runs: number;
  readonly broken: number;
}

const heads: Readonly<Record<string, readonly string[]>> = {
  'reliability.md': ['path', 'points', 'kinds of faults', 'runs', 'broken', 'all'],
  'reliability.zh-CN.md': ['路径', '故障点', '故障种类', '运行次数', '不符', '合计'],
};

/** Into the docs. */
export const writeTable = async (rows: ReadonlyMap<string, Row>): Promise<void> => {
  const list = [...rows.values()];
  const sum = (name: 'points' | 'runs' | 'broken'): number => list.reduce((total, row) => total + row[name], 0);
  for (const [file, head] of Object.entries(heads)) {
    const lines = [
      ...[...rows].map(([name, {points, kinds, runs, broken}]) => [name, points, kinds, runs, broken]),
      [head.at(-1) ?? '', sum('points'), '', sum('runs'), sum('broken')],
    ];
    await fillDoc(file, 'faults', tableOf([head.slice(0, -1), ...lines.map((cells) => cells.map(String))], 1));
  }
};
