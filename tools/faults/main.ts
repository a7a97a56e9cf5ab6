/** `npm run faults`: see `--help`. */
import './node-page.js';
import {parseArgs} from 'node:util';
import '../../scripts/no-real-agent.js';
import {markOf} from '../../src/adapters/polling.key.js';
import type {Fault} from './http-proxy.js';
import {preload} from './page.js';
import {faultsOf, invariants, runOnce, type Ran} from './run.js';
import {paths, writeTable, type Path, type Row} from './table.js';

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

const tell = (path: string, {breaches, isHit, isShown, did}: Ran, fault?: Fault): void => {
  const row = rows.get(path);
  if (row) rows.set(path, {...row, runs: row.runs + 1, broken: row.broken + (breaches.length > 0 ? 1 : 0)});
  hits += isHit ? 1 : 0;
  shown += isShown ? 1 : 0;
  if (breaches.length === 0) return;
  const again = fault ? ` --point "${fault.point}" --kind "${fault.kind}"` : '';
  console.log(`BROKEN npm run faults -- --path "${path}"${again}`);
  for (const {invariant, what} of breaches) console.log(`  ${invariants[invariant]}: ${what}`);
  console.log(`  ${did.join(' → ')}`);
};

await preload();
const cases: {readonly path: Path; readonly fault: Fault; readonly undisturbed: Ran; readonly lot: number}[] = [];
for (const path of paths.filter(({name}) => name === (only.path ?? name))) {
  const {name} = path;
  // The first one finds the way; the second is not slowed by what is done once.
  await runOnce(path);
  const undisturbed = await runOnce(path);
  const all = faultsOf(undisturbed);
  const sizeOf = (of: keyof Fault): number => new Set(all.map((fault) => fault[of])).size;
  rows.set(name, {points: sizeOf('point'), kinds: sizeOf('kind'), runs: 0, broken: 0});
  if (undisturbed.breaches.length > 0) tell(name, undisturbed);
  for (const fault of all)
    if (fault.point === (only.point ?? fault.point) && fault.kind === (only.kind ?? fault.kind))
      cases.push({path, fault, undisturbed, lot: markOf(`${seed} ${name} ${fault.point} ${fault.kind}`)});
}
const chosen = sample === undefined ? cases : cases.sort((one, other) => one.lot - other.lot).slice(0, Number(sample));
for (const {path, fault, undisturbed} of chosen) tell(path.name, await runOnce(path, fault, undisturbed), fault);

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
process.exit(sum('broken') > 0 ? 1 : 0);
