/** The limits in force, by the ledger of `docs/performance.md`: the numbers of its row in bold. In kB, the heap in MB. */
import {readFileSync} from 'node:fs';

const columns = ['firstScreen', 'inbox', 'everything', 'standalonePaths', 'heap'];
const row = new RegExp(`^\\|([^|]+)((?:\\| +[\\d.]+ +){${columns.length}})\\|$`, 'gm');

const limitsIn = (page) => {
  const text = readFileSync(new URL(`../docs/${page}`, import.meta.url), 'utf8');
  const inForce = [...text.matchAll(row)].filter(([, work]) => work.includes('**'));
  if (inForce.length !== 1) throw new Error(`docs/${page}: the ledger needs one row in bold.`);
  const numbers = inForce[0][2].split('|').slice(1).map(Number);
  return Object.fromEntries(columns.map((column, index) => [column, numbers[index]]));
};

export const limits = limitsIn('performance.md');
if (JSON.stringify(limitsIn('performance.zh-CN.md')) !== JSON.stringify(limits))
  throw new Error('The ledger of docs/performance.zh-CN.md has other limits.');
