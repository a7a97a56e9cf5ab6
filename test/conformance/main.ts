/**
 * Runs the conformance kit on the demo's backend, on the same backend right in another way (`test/conformance/variants`),
 * and with one duty left out at a time (`test/conformance/mutants`), and writes the tables of `docs/conformance.md` and of its
 * Chinese twin. Of a backend with a duty left out it asks only the chapters of that duty, and all rules if these find nothing.
 * `--check` writes nothing. `--right` is that without those.
 * `--only ID,ID` runs these with all rules, and says what each fails.
 */
import {fork} from 'node:child_process';
import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {availableParallelism, tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {parseArgs} from 'node:util';
import {build} from 'esbuild';
import type {Chapter} from '../../contract/conformance/rule.js';
import type {RuleReport} from '../../contract/conformance/run.js';
import {nameOf} from '../../contract/conformance/steps.js';
import {rules} from '../../contract/conformance/rules/index.js';
import {readRows, runOn} from '../../simulators/conformance/run-on.js';
import type {Parts} from '../../simulators/backend/index.js';
import * as server from '../../demo/server.js';
import '../../scripts/no-real-agent.js';
import {mutants} from './mutants/index.js';
import type {Mutant} from './mutants/mutant.js';
import {type Front, startFront} from './front.js';
import {conformancePages} from './tables.js';
import {variants} from './variants/index.js';
import type {Variant} from './variants/variant.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What the kit is run on. */
type Tried = Pick<Mutant, 'id' | 'parts' | 'changes' | 'front' | 'sites' | 'run'> & {
  readonly chapters?: readonly Chapter[];
};
/** The demo as it is, on a second run. */
const original: Variant = {id: 'original', does: ''};
const right = [original, ...variants];
const all: readonly Tried[] = [...right, ...mutants];

/** What a process is told to run. */
interface Order {
  readonly id: string;
  readonly only: readonly Chapter[] | undefined;
}

interface Found {
  readonly id: string;
  readonly reports: readonly RuleReport[];
}

const applied = (text: string, path: string, {id, changes = []}: Tried): string =>
  changes
    .filter(({file}) => join(root, file) === path)
    .reduce((changed, {file, find, put}) => {
      if (changed.split(find).length !== 2) throw new Error(`${id}: “${find}” is not exactly once in ${file}.`);
      return changed.replace(find, () => put);
    }, text);

/** The demo's server in one file, with the changes. It finds its own files where they were. */
const bundle = async (mutant: Tried): Promise<string> => {
  const outfile = join(root, 'build', 'mutants', `${mutant.id}.mjs`);
  const seen = new Set<string>();
  await build({
    absWorkingDir: root,
    entryPoints: ['demo/server.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    logLevel: 'silent',
    plugins: [
      {
        name: 'changes',
        setup: (plugin) =>
          plugin.onLoad({filter: /[\\/](?:demo|simulators|src)[\\/].*\.ts$/}, async ({path}) => {
            seen.add(path);
            const text = applied(await readFile(path, 'utf8'), path, mutant);
            return {
              loader: 'ts',
              contents: text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
            };
          }),
      },
    ],
  });
  for (const {file} of mutant.changes ?? [])
    if (!seen.has(join(root, file))) throw new Error(`${mutant.id}: ${file} is no part of the demo.`);
  return outfile;
};

/** What stands before the demo, if anything does. */
const startBefore = async (demo: () => string, {front}: Tried): Promise<Partial<Front>> =>
  front ? startFront(demo, front()) : {};

const tryOut = async (tried: Tried, only?: readonly Chapter[]): Promise<Found> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'mutant-'));
  const path = tried.changes?.length ? await bundle(tried) : undefined;
  const {startDemo} = path === undefined ? server : ((await import(pathToFileURL(path).href)) as typeof server);
  const front = await startBefore(() => demo.url, tried);
  const origins = () => (front.url === undefined ? [] : [front.url]);
  const parts = (right: Parts): Partial<Parts> => ({
    // Of an origin that is not its own, the demo takes each page as one to come back to; what stands before it is its own.
    ...(front.url !== undefined && {
      isReturnPage: ({pathname}: URL) => right.isReturnPage(new URL(pathname, demo.url)),
    }),
    ...tried.parts?.(right),
  });
  const ports = {port: 0, agentPort: 0, bankPort: 0};
  const demo = await startDemo({...ports, dataDir, origins, elsewhere: await readRows(), parts, sites: tried.sites});
  try {
    const at = front.url !== undefined && {front: front.url};
    const run = () =>
      runOn(demo.url, dataDir, {
        ...at,
        ...(only && {only}),
        ...tried.run?.({url: front.url ?? demo.url, bankUrl: demo.bankUrl}),
      });
    // Whoever mends something runs it again on the same day.
    if (tried.id === original.id) await run();
    return {id: tried.id, reports: await run()};
  } finally {
    await front.close?.();
    await demo.close();
    await rm(dataDir, {recursive: true});
    if (path !== undefined) await rm(path);
  }
};

/** Each change has to fit its file. Fails with all that do not, before anything runs. */
const checkChanges = async (): Promise<void> => {
  const misfits: string[] = [];
  for (const mutant of all) {
    for (const {file} of mutant.changes ?? []) {
      const path = join(root, file);
      try {
        applied(await readFile(path, 'utf8'), path, mutant);
      } catch (error) {
        misfits.push(error instanceof Error ? error.message : String(error));
      }
    }
  }
  if (misfits.length > 0) throw new Error(misfits.join('\n'));
};

/** In processes of their own: each takes the next when it has done one. */
const tryAll = async (tried: readonly Tried[]): Promise<ReadonlyMap<string, Found>> => {
  const waiting = [...tried];
  const found = new Map<string, Found>();
  const worker = () =>
    new Promise<void>((resolve, reject) => {
      const child = fork(fileURLToPath(import.meta.url), ['--worker'], {execArgv: ['--import', 'tsx']});
      const next = () => {
        const mutant = waiting.shift();
        if (mutant) child.send({id: mutant.id, only: mutant.chapters} satisfies Order);
        else child.disconnect();
      };
      child.on('message', (message) => {
        const done = message as Found;
        found.set(done.id, done);
        next();
      });
      child.on('error', reject);
      child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`A worker ended with ${String(code)}.`))));
      next();
    });
  // They wait half of the time, since a backend is asked again only after a while.
  await Promise.all(Array.from({length: Math.min(4, 2 * availableParallelism())}, worker));
  return found;
};

const failedIn = (found?: Found): readonly string[] => [
  ...new Set((found?.reports ?? []).filter(({result}) => result === 'failed').map(({id}) => id)),
];

const falseAlarmsIn = (found: ReadonlyMap<string, Found>): readonly string[] =>
  right.flatMap(({id: backend, leavesOut}) =>
    (found.get(backend)?.reports ?? [])
      .filter(({result}) => result === 'failed' || (result === 'not-run' && !leavesOut))
      .map(({result, why = '', ...named}) => `${backend} is right, and ${nameOf(named)} says ${result}: ${why}`),
  );

const missesIn = (found: ReadonlyMap<string, Found>): readonly string[] => {
  const noticedOf = new Map(mutants.map(({id}) => [id, failedIn(found.get(id))]));
  const noticed = new Set([...noticedOf.values()].flat());
  return [
    ...mutants.filter(({id}) => noticedOf.get(id)?.length === 0).map(({id}) => `No rule fails on ${id}.`),
    ...rules.filter(({id}) => !noticed.has(id)).map(({id}) => `${id} fails on no mutant.`),
  ];
};

const triedOf = (id: string): Tried => {
  const tried = all.find((each) => each.id === id);
  if (!tried) throw new Error(`There is no backend ${id}.`);
  return tried;
};

await mkdir(join(root, 'build', 'mutants'), {recursive: true});
const flag = {type: 'boolean', default: false} as const;
const options = {check: flag, right: flag, only: {type: 'string'}, worker: flag} as const;
const {check, right: onlyRight, only, worker} = parseArgs({options}).values;
if (worker) {
  process.on('message', (message) => {
    const {id, only: chapters} = message as Order;
    void tryOut(triedOf(id), chapters).then((done) => process.send?.(done));
  });
} else if (only !== undefined) {
  for (const tried of only.split(',').map(triedOf)) {
    const {id, reports} = await tryOut(tried);
    const notPassed = reports.filter(({result}) => result !== 'passed');
    console.log([id, ...notPassed.map((each) => `  ${each.result} ${nameOf(each)}: ${each.why ?? ''}`)].join('\n'));
  }
} else {
  await checkChanges();
  const wrong = onlyRight ? [] : mutants;
  const first = await tryAll([...right, ...wrong]);
  const unnoticed = wrong.filter(({id}) => failedIn(first.get(id)).length === 0);
  const found = new Map([...first, ...(await tryAll(unnoticed.map(({chapters: _, ...mutant}) => mutant)))]);
  const complaints = [...falseAlarmsIn(found), ...(onlyRight ? [] : missesIn(found))];
  const failed = new Map([...found].map(([id, each]) => [id, failedIn(each)]));
  if (!check && !onlyRight) for (const {page, after} of await conformancePages(failed)) await writeFile(page, after);
  console.log(
    [
      ...complaints,
      `${String(rules.length)} rules, ${String(right.length)} right backends, ${String(wrong.length)} mutants`,
    ].join('\n'),
  );
  process.exitCode = complaints.length > 0 ? 1 : 0;
}
