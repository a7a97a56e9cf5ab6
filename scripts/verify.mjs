/**
 * Checks required before merging: one by one, then the tests. Goes on after a failure, since the
 * next one may be of help. The last line counts all of it.
 *
 * `--merge` adds what each merge needs, `--all` what a release needs, too. With `--rest` they are only that, after a run
 * without them: the last line then counts both.
 * `--quick` is `npm run check`, between two changes: no build and no browser, and only what is new is looked at.
 */
import {spawn} from 'node:child_process';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {availableParallelism, tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {parseArgs} from 'node:util';
import {weigh} from './weight.mjs';

const root = dirname(import.meta.dirname);
const {resolve} = createRequire(import.meta.url);
const tool = (name, file) => join(dirname(resolve(`${name}/package.json`)), file);
const oxfmt = tool('oxfmt', 'bin/oxfmt');
const eslint = tool('eslint', 'bin/eslint.js');
const oxlint = tool('oxlint', 'bin/oxlint');
const tsc = tool('typescript7', 'bin/tsc');
const depcruise = [
  'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  ...['--config', 'scripts/dependency-cruiser.mjs'],
];
const trees = ['src', 'walks', 'contract', 'simulators', 'demo', 'scripts', 'test'];
const mocha = ['--import', 'tsx', 'scripts/mocha.mjs'];
const wtr = join(dirname(dirname(resolve('@web/test-runner'))), 'dist', 'bin.js');

/** Longer than this is a hang. */
const patience = 20 * 60_000;

const flag = {type: 'boolean', default: false};
const {values: flags} = parseArgs({options: {merge: flag, all: flag, rest: flag, quick: flag}});
const isQuick = flags.quick;
const cache = (name) =>
  isQuick ? ['--cache', '--cache-strategy', 'content', '--cache-location', `build/${name}`] : [];

const inTypeScript = (name, ...args) => ({name, args: ['--import', 'tsx', ...args]});

/** Look at the sources alone, and are for what is published. */
const published = [
  inTypeScript('docs/errors', 'scripts/codes.ts', '--check'),
  inTypeScript('keys of messages', 'scripts/messages.ts', '--check'),
  inTypeScript('docs/machines', 'scripts/machine-docs.ts', '--check'),
  inTypeScript('docs/backend', 'scripts/backend-docs.ts', '--check'),
  inTypeScript('tables of docs', 'scripts/doc-tables.ts', '--check'),
];

/** Independent of each other, so they share the processors. The longest first. */
const checks = [
  ...(isQuick ? [] : [{name: 'build', args: ['scripts/build.mjs', '--quiet']}]),
  {name: 'format', args: [oxfmt, '--check']},
  {name: 'types', args: [tsc, '-p', 'tsconfig.json']},
  // Types of packages that only a merge has are unknown before.
  {name: 'lint of code', args: [oxlint, '--ignore-pattern', 'tools']},
  {name: 'lint of templates', args: [eslint, '--max-warnings', '0', ...cache('eslint'), '.']},
  {name: 'imports', args: [...depcruise, ...trees]},
  {name: 'types without the DOM', args: [tsc, '-p', 'scripts/tsconfig/pure.json']},
  ...(isQuick ? [] : published),
];

/** A suite of `scripts/mocha.mjs`, in so many parts side by side. */
const inNode = (name, suite, shards = 1) => ({name, args: [...mocha, suite], shards});

const processors = availableParallelism();
/** They wait most of the time, for browsers and for what takes its time. */
const endToEndShards = Math.min(4, 2 * processors);

const pure = inNode('pure tests', 'pure');

const usual = [
  inNode('tests in Node', 'node', Math.min(3, processors)),
  {name: 'tests in the browser', args: [wtr], show: true},
  inNode('tests end to end', 'e2e', endToEndShards),
];

/** What takes longer than each change can wait for, and no more than a merge can: `.ci/run`. */
const forMerge = [
  inNode('long tests in Node', 'long-node', processors),
  inNode('long tests end to end', 'long', endToEndShards),
  {name: 'long tests in the browser', args: [wtr, '--files', 'test/components/**/*.long.test.ts']},
  {...inNode('documents, by tools', 'tools'), show: true},
  {...inNode('sample hosts, with the packed package', 'hosts'), show: true},
  {name: 'rules, machines and layout in Chromium 92', args: [wtr, '--group', 'floor']},
];

const forRelease = [
  {...inNode('every path in Firefox', 'firefox'), show: true},
  {name: 'tests in the browser for a release', args: [wtr, '--files', 'test/components/**/*.release.test.ts']},
];

/** They share the processors. The longest first. */
const checksForMerge = [
  // On the demo's backend, and on those that are right in another way. A release has them among all.
  ...(flags.all
    ? []
    : [{...inTypeScript('conformance: right backends', 'test/conformance/main.ts', '--right'), show: true}]),
  // By one seed: another one is for `npm run fuzz`, by hand.
  inTypeScript('fuzzing, 20,000 exchanges', 'test/fuzz/main.ts', '20000', '20261126'),
  // Of all faults on the way to the backend and to the card agent.
  {
    ...inTypeScript('faults on the way', 'tools/faults/main.ts', '--sample', '150', '--seed', '20261128'),
    show: true,
  },
  {name: 'bytes', args: ['scripts/bytes.mjs'], show: true},
  {name: 'package, as a host gets it', args: ['scripts/check-package.mjs']},
  {name: 'types of the tools', args: [tsc, '-p', 'tools']},
  // What 100,000 users who wait ask of a backend.
  inTypeScript('load, as the docs have it', 'scripts/load.ts', '--check'),
  {name: 'imports of the tools', args: [...depcruise, 'tools']},
  {name: 'lint of the tools', args: [oxlint, 'tools']},
  inTypeScript('SBOM and THIRD-PARTY.md', 'scripts/sbom.ts', '--check'),
  inTypeScript('icons', 'scripts/icons.ts', '--check'),
];

/** One by one: some of them measure. */
const checksForRelease = [
  // Run again and again on a busy machine: they open, close and hide pages.
  ...['bank-ukey-return-page.long', 'bank-ukey-tabs.long'].map((name) => ({
    name: `again and again: ${name}`,
    args: [...mocha, 'e2e', `test/e2e/${name}.test.ts`, '--repeat', '3', '--busy'],
  })),
  // On copies of the demo's backend with one duty left out each.
  {...inTypeScript('conformance: each duty left out', 'test/conformance/main.ts', '--check'), show: true},
  // Of all parts that `npm run mutate` knows, the one that all waiting is built on.
  {name: 'mutation of the waiting', args: ['tools/mutation/main.mjs', 'machines/polling']},
  // The tests in the browser again, each module by itself: what of the sources they run.
  {name: 'coverage of the sources by the tests in the browser', args: [wtr, '--coverage'], show: true},
  // 40 states as they look, beside those of the last wanted change of look.
  {...inTypeScript('looks of the states', 'tools/screens/main.ts', '--sample', '40'), show: true},
  {...inTypeScript('release, made twice', 'scripts/release.ts', '--twice'), show: true},
];

const countsOfUsual = join(root, 'build', 'test-counts.json');

const total = {passed: 0, failed: 0, skipped: 0};
/** What each test file took, in all suites. */
const taken = [];

const count = ({passed, failed, skipped = 0}) => {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
};

/** Of a check that cannot be made here, and says why. */
const skippedCode = 77;

// oxlint-disable-next-line no-control-regex -- the test runner moves the cursor even where there is none
const plain = (text) => text.replace(/\u001b\[\d*[A-KSTG]/g, '').trim();

const run = (args, env = {}) =>
  new Promise((done) => {
    const started = Date.now();
    const child = spawn(process.execPath, args, {cwd: root, env: {...process.env, ...env}, timeout: patience});
    let output = '';
    const keep = (data) => (output += data);
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.on('error', ({message}) => keep(message));
    child.on('close', (code, signal) => {
      if (signal) keep(`\nstopped by ${signal} after ${Math.round((Date.now() - started) / 1000)} s`);
      done({
        ok: code === 0,
        isSkipped: code === skippedCode,
        output: plain(output),
        seconds: (Date.now() - started) / 1000,
      });
    });
  });

const announce = (ok, name, seconds, detail, output) => {
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)${detail ? ` ${detail}` : ''}`);
  if (output) console.log(output.replace(/^(?=.)/gm, '       '));
};

const check = async ({name, args, show}) => {
  const {ok, isSkipped, output, seconds} = await run(args);
  count({passed: ok ? 1 : 0, failed: ok || isSkipped ? 0 : 1, skipped: isSkipped ? 1 : 0});
  announce(ok || isSkipped, name, seconds, isSkipped ? 'SKIPPED' : '', ok && !show ? '' : output);
};

const checkAll = async (steps, atOnce) => {
  const waiting = [...steps];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await check(next);
  };
  await Promise.all(Array.from({length: atOnce}, worker));
};

const readCounts = async (file) => {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
};

const suite = async ({name, args, show, shards = 1}, counts) => {
  const files = Array.from({length: shards}, (_, index) => `${counts}.${index}`);
  const runs = await Promise.all(
    files.map((file, index) => {
      const shard = shards > 1 ? ['--shard', `${index + 1}/${shards}`] : [];
      return run([...args, ...shard], {TEST_COUNTS: file});
    }),
  );
  const ok = runs.every((each) => each.ok);
  const output = runs.map((each) => each.output).join('\n');
  const seconds = Math.max(...runs.map((each) => each.seconds));
  const found = {passed: 0, failed: 0, skipped: 0};
  for (const part of await Promise.all(files.map(readCounts))) {
    for (const key of Object.keys(found)) found[key] += part?.[key] ?? 0;
    taken.push(...(part?.taken ?? []));
  }
  const complaints = [
    // Those whose output is shown say why they are skipped.
    ...(found.passed + found.failed + (show ? found.skipped : 0) === 0 ? ['no test ran'] : []),
    // Such as a file that cannot be imported, or too little coverage.
    ...(!ok && found.failed === 0 ? ['the run failed although no test did'] : []),
  ];
  count({...found, failed: found.failed + complaints.length});
  const good = ok && complaints.length === 0;
  announce(good, name, seconds, [`${found.passed} passed`, ...complaints].join(', '), good && !show ? '' : output);
};

const started = Date.now();
const wantsMerge = flags.merge || flags.all;
if (flags.rest && !wantsMerge) throw new Error('`--rest` is of `--merge` or `--all`.');
if (flags.rest) {
  const before = await readCounts(countsOfUsual);
  if (!before) throw new Error('Run `npm test` first: there is nothing to be added to.');
  count(before);
} else {
  await checkAll(checks, Math.min(2, processors));
}
const wanted = isQuick
  ? [pure]
  : [...(flags.rest ? [] : usual), ...(wantsMerge ? forMerge : []), ...(flags.all ? forRelease : [])];
const scratch = await mkdtemp(join(tmpdir(), 'verify-'));
try {
  for (const [index, entry] of wanted.entries()) await suite(entry, join(scratch, `${index}.json`));
} finally {
  await rm(scratch, {recursive: true, force: true});
}
if (wantsMerge) await checkAll(checksForMerge, Math.min(2, processors));
if (flags.all) await checkAll(checksForRelease, 1);
if (!wantsMerge && !isQuick) await writeFile(countsOfUsual, JSON.stringify(total));
if (!isQuick) {
  console.log('The slowest test files, in seconds:');
  const slowest = taken.sort((one, other) => other.seconds - one.seconds).slice(0, 10);
  for (const {file, seconds} of slowest) console.log(`${seconds.toFixed(1).padStart(7)} ${file}`);
}
const {line, isOver} = await weigh();
console.log(isOver ? `FAILED ${line}` : line);
console.log(`${((Date.now() - started) / 1000).toFixed(0)} s in all`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 || isOver ? 1 : 0;
