import {adminAssistWalk, byCodeWalk, withdrawnWalk} from '../../walks/admin-assist.walk.js';
import {bankUkeyWalk, givenUpWalk} from '../../walks/external.walk.js';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import {legalRepWalk} from '../../walks/legal-rep.walk.js';
import {accountWalk, enterpriseWalk} from '../../walks/profile.walk.js';
import type {Walk} from '../../walks/walk.js';
import {fillDoc, tableOf} from '../../scripts/filled-doc.js';

export interface Path extends Walk {
  /** At which step the page is loaded again, once. */
  readonly reloadsAt?: string;
}

const again = (walk: Walk, reloadsAt: string): Path => ({...walk, name: `${walk.name}, loaded again`, reloadsAt});

export const paths: readonly Path[] = [
  {name: 'home', view: 'home', user: 'zhangsan', steps: [], end: 'home'},
  ...[icCardWalk, legalRepWalk, again(legalRepWalk, 'legalRep.idCard')],
  ...[bankUkeyWalk, again(bankUkeyWalk, 'waiting'), givenUpWalk],
  ...[adminAssistWalk, byCodeWalk, withdrawnWalk, enterpriseWalk, accountWalk],
];

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
    await fillDoc(file, {faults: tableOf([head.slice(0, -1), ...lines.map((cells) => cells.map(String))], 1)});
  }
};
