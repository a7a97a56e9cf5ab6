/**
 * `node --import tsx scripts/mocha.mjs node|pure|e2e|long|long-node|hosts|firefox [files] [-g title] [--shard 1/2] [--repeat 10] [--busy]`
 *
 * `--repeat` runs all of it so many times, each in a process of its own; `--busy` keeps every processor busy meanwhile,
 * which is how a test is found that only passes on a machine at rest.
 *
 * Mocha's own command takes TypeScript through `require`, and then a test sees the CommonJS builds of our
 * dependencies and, behind an `import()`, second copies of our modules. Here every file is a real ES module.
 */
import {spawn, spawnSync} from 'node:child_process';
import {statSync} from 'node:fs';
import {readdir} from 'node:fs/promises';
import {availableParallelism} from 'node:os';
import {dirname, join, relative, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {parseArgs} from 'node:util';

import Mocha from 'mocha';

import {BriefReporter} from './reporters/mocha.mjs';
import {suites} from './suites.mjs';

const root = dirname(import.meta.dirname);
const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    grep: {type: 'string', short: 'g'},
    shard: {type: 'string', default: '1/1'},
    repeat: {type: 'string', default: '1'},
    busy: {type: 'boolean', default: false},
  },
});
const [name, ...chosen] = positionals;
const suite = suites[name];
if (!suite) {
  console.error(`Which suite: ${Object.keys(suites).join(' or ')}?`);
  process.exit(1);
}

if (values.repeat !== '1' || values.busy) {
  const self = ['--import', 'tsx', import.meta.filename];
  const args = [...positionals, '--shard', values.shard, ...(values.grep ? ['-g', values.grep] : [])];
  const keepBusy = () => spawn(process.execPath, ['-e', 'for (;;);'], {stdio: 'ignore'});
  const busy = values.busy ? Array.from({length: availableParallelism()}, keepBusy) : [];
  let failed = 0;
  for (let round = 1; round <= Number(values.repeat); round++) {
    console.log(`round ${round} of ${values.repeat}`);
    if (spawnSync(process.execPath, [...self, ...args], {stdio: 'inherit'}).status !== 0) failed++;
  }
  for (const child of busy) child.kill();
  console.log(`${values.repeat - failed} of ${values.repeat} rounds without a failure`);
  process.exit(failed === 0 ? 0 : 1);
}

const filesIn = async (folder) => {
  const names = await readdir(join(root, folder), {recursive: true});
  const files = names.filter((file) => suite.files.test(file));
  if (files.length === 0) throw new Error(`No test in ${folder}`);
  return files.map((file) => join(root, folder, file));
};

const [shard, shards] = values.shard.split('/').map(Number);
const all =
  chosen.length > 0
    ? chosen.map((file) => resolve(file))
    : (await Promise.all(suite.folders.map(filesIn))).flat().sort();
const sizeOf = (file) => statSync(file, {throwIfNoEntry: false})?.size ?? 0;
const {slow = []} = suite;
/** Those that are known to take long come first, in the order of their list. */
const placeOf = (file) => {
  const place = slow.findIndex((name) => file.endsWith(`/${name}.test.ts`));
  return place < 0 ? slow.length : place;
};
const longestFirst = [...all].sort((one, other) => placeOf(one) - placeOf(other) || sizeOf(other) - sizeOf(one));
/**
 * Snake order: the part that got the longest file of one round gets the shortest of the next. So the parts, which run side
 * by side, take about as long as each other.
 */
const dealtTo = (index) => {
  const place = index % (2 * shards);
  return place < shards ? place : 2 * shards - 1 - place;
};
const part = new Set(longestFirst.filter((_, index) => dealtTo(index) === shard - 1));
const files = all.filter((file) => part.has(file));

const mocha = new Mocha({
  ui: 'bdd',
  reporter: BriefReporter,
  timeout: suite.timeout,
  failZero: true,
  ...(values.grep && {grep: new RegExp(values.grep)}),
});

await import('./no-real-agent.ts');
for (const file of files) {
  mocha.suite.emit('pre-require', globalThis, file, mocha);
  try {
    await import(pathToFileURL(file).href);
  } catch (error) {
    const broken = Mocha.Suite.create(mocha.suite, relative(root, file));
    broken.addTest(
      new Mocha.Test('can be loaded', () => {
        throw error;
      }),
    );
  }
}

// Not when the last handle is closed: a server that a failed test left open must not hang the run.
mocha.run((failures) => process.exit(failures > 0 ? 1 : 0));
