/**
 * How fast it is, beside a Lit-only form and other libraries: `npm run bench`, after `npm run build`.
 *
 * `--rounds 9` is how often each page is loaded. `--only first-paint,keystroke` measures some parts. `--no-peers`
 * leaves the other libraries out. `--compare DIR` measures another build in the same run, which is how a change is
 * judged: times of two runs cannot be compared. A run of all parts writes `docs/performance.md` and its Chinese twin;
 * `--no-write` does not.
 */
import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {fillDoc} from '../filled-doc.js';
import {root} from './bundle.js';
import {inChinese} from './chinese.js';
import {measure, parts, type Measured, type Options, type Part} from './measure.js';
import {circumstances, tablesOf} from './report.js';

const {values} = parseArgs({
  allowNegative: true,
  options: {
    rounds: {type: 'string', default: '9'},
    only: {type: 'string'},
    peers: {type: 'boolean', default: true},
    compare: {type: 'string'},
    write: {type: 'boolean', default: true},
  },
});

const chosen = (values.only?.split(',') ?? parts).map((name) => {
  const part = parts.find((each) => each === name);
  if (!part) throw new Error(`--only takes some of ${parts.join(', ')}`);
  return part;
});

const writeDocuments = async (measured: Measured, options: Options): Promise<void> => {
  const found = [circumstances(measured, options), ...tablesOf(measured)].join('\n\n');
  await fillDoc('performance.md', {measured: found});
  await fillDoc('performance.zh-CN.md', {measured: inChinese(found)});
};

const options: Options = {
  rounds: Number(values.rounds),
  parts: new Set<Part>(chosen),
  withPeers: values.peers,
  compare: values.compare,
};
const measured = await measure(options);
console.log(circumstances(measured, options));
for (const text of tablesOf(measured)) console.log(`\n${text}`);

await mkdir(join(root, 'build'), {recursive: true});
const raw = (_: string, value: unknown): unknown => (value instanceof Map ? Object.fromEntries(value) : value);
await writeFile(join(root, 'build', 'bench.json'), JSON.stringify(measured, raw, 2));
if (values.write && values.only === undefined && values.peers && values.compare === undefined)
  await writeDocuments(measured, options);
