/** `npm run faults`: see `--help`. */
import {fork} from 'node:child_process';
import {availableParallelism} from 'node:os';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';

import '../../scripts/no-real-agent.js';
import type {Job, Told} from './worker.js';
import {paths, writeTable, type Row} from './table.js';

const help = `npm run faults -- [options]

Goes every path with the drawn element, over real sockets, and breaks each request and each call of the card agent in
each way. After each run it judges what must hold, and says what is broken and how to run that again.

  --path NAME    only this path
  --point POINT  only this request or call, such as "verifyCard 1"
  --kind KIND    only this kind of fault, such as "reset after"
  --sample N     so many runs, chosen by the seed, of all
  --seed N       default: 1
  --write        writes the table into docs/reliability.md and docs/reliability.zh-CN.md; only for all of it
  --help         this

Exit code: 0 nothing is broken, 1 something is, 2 these options mean nothing.`;

const fail = (line: string): never => {
  console.error(`${line}\n--help says what there is.`);
  process.exit(2);
};

const read = () => {
  try {
    const text = {type: 'string'} as const;
    const yes = {type: 'boolean', default: false} as const;
    return parseArgs({
      options: {
        path: text,
        point: text,
        kind: text,
        sample: text,
        seed: {...text, default: '1'},
        write: yes,
        help: yes,
      },
    }).values;
  } catch (error) {
    return fail((error as Error).message);
  }
};

const {help: wantsHelp, write, sample, seed, ...only} = read();
if (wantsHelp) {
  console.log(help);
  process.exit(0);
}
const isNumber = (text = '1'): boolean => /^[1-9]\d{0,9}$/.test(text);
if (!isNumber(sample) || !isNumber(seed)) fail('--sample and --seed are numbers.');
if (write && [sample, ...Object.values(only)].some((each) => each !== undefined)) fail('--write is for all of it.');

const names = paths.map(({name}) => name);
if (!names.includes(only.path ?? 'home')) fail(`There is no such path. There are: ${names.join('; ')}.`);

const started = Date.now();
const rows = new Map<string, Row>();
let hits = 0;
let shown = 0;

const take = (told: Told): void => {
  if (told.type === 'path') {
    // Each part of it says so.
    if (!rows.has(told.path)) rows.set(told.path, {points: told.points, kinds: told.kinds, runs: 0, broken: 0});
    return;
  }
  const {path, fault, breaches} = told;
  const row = rows.get(path);
  if (row) rows.set(path, {...row, runs: row.runs + 1, broken: row.broken + (breaches.length > 0 ? 1 : 0)});
  hits += told.isHit ? 1 : 0;
  shown += told.isShown ? 1 : 0;
  if (breaches.length === 0) return;
  const again = fault ? ` --point "${fault.point}" --kind "${fault.kind}"` : '';
  console.log(`BROKEN npm run faults -- --path "${path}"${again}`);
  for (const each of breaches) console.log(`  ${each}`);
  console.log(`  ${told.did.join(' → ')}`);
};

/** Each has a share of the runs. */
const workers = Math.min(2, availableParallelism());
const file = fileURLToPath(new URL('worker.ts', import.meta.url));
const work = (index: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const job: Job = {
      ...only,
      sample: sample === undefined ? undefined : Number(sample),
      seed: Number(seed),
      index,
      workers,
    };
    const child = fork(file, [JSON.stringify(job)], {execArgv: ['--import', 'tsx']});
    child.on('message', (told) => take(told as Told));
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`A part of it has ended with ${String(code)}.`));
    });
  });
await Promise.all(Array.from({length: workers}, (_, index) => work(index)));

const all = [...rows.values()];
const sum = (name: 'runs' | 'broken'): number => all.reduce((total, row) => total + row[name], 0);
if (sum('runs') === 0) fail('No path has such a point and such a kind of fault.');
for (const [path, {points, runs, broken}] of rows)
  if (runs > 0) console.log(`${path}: ${String(points)} points, ${String(runs)} runs, ${String(broken)} broken`);
console.log(
  `${String(sum('runs'))} runs, ${String(hits)} hit, ${String(shown)} shown to the user with diagnostics, ` +
    `${String(sum('broken'))} broken, seed ${seed}, ${String(Math.round((Date.now() - started) / 1000))} s`,
);
if (write) await writeTable(rows);
process.exitCode = sum('broken') > 0 ? 1 : 0;
