/**
 * Whether a test notices each small change: `npm run mutate [AREA ...]`. Without an area, the domain. Prints the score of
 * each area and what survived, and fails under 90 %. What it leaves is under `build/mutation`.
 */
import {Stryker} from '@stryker-mutator/core';
import {readdir} from 'node:fs/promises';
import {availableParallelism} from 'node:os';
import {fileURLToPath} from 'node:url';

const least = 90;

const inAdapters = (...files) => files.map((file) => `test/adapters/${file}.test.ts`);
const inMachines = (...files) => files.map((file) => `test/machines/${file}.test.ts`);

/** Of every machine: what asking is like, and the consent. */
const ofSeveral = [...inMachines('unprovided'), ...inAdapters('every-method')];

/** Of machines, those of what the domain decides. */
const ofRules = inMachines(
  '*.machine',
  'certification.home',
  'certification.person',
  'handoff.way',
  'person-check.code',
  'profile.saving',
).concat(ofSeveral);

const machine = (name) => ({
  mutate: [`src/machines/${name}.*.ts`],
  tests: [`test/machines/${name}.*.test.ts`, ...ofSeveral],
});

const machines = (await readdir('src/machines')).flatMap((file) => /^(.+)\.machine\.ts$/.exec(file)?.[1] ?? []);

/**
 * Of machines and adapters, each part has tests of its own: those of the others would only cost time.
 * `unsaved`, `local-network`, `page`, `page-watch` and `journey-log` have theirs in browsers alone.
 */
const areas = {
  // Some rules of it have no other tests than those of the machines that keep them.
  domain: {
    // What servers check of a request, openapi.json is compared with.
    mutate: ['src/domain/**/*.ts', '!src/domain/*.requests.ts'],
    tests: ['test/domain/**/*.test.ts', ...ofRules, ...inAdapters('ask-backend*', 'http-*')],
  },
  ...Object.fromEntries(machines.map((name) => [`machines/${name}`, machine(name)])),
  'machines/polling': {
    mutate: ['src/machines/polling.{machine,setup}.ts'],
    tests: ['test/machines/polling.*.test.ts'],
  },
  'machines/shared': {
    mutate: ['src/machines/{method,ports,polling.method}.ts'],
    tests: inMachines('*.machine', 'handoff.answers', 'ic-card.*', 'admin-assist.graph', 'handoff.graph').concat(
      ofSeveral,
    ),
  },
  'adapters/agent': {mutate: ['src/adapters/eport-*.ts'], tests: inAdapters('eport-agent.*')},
  'adapters/backend': {
    mutate: ['src/adapters/{http-*,ask-backend,time-limit,operations,host-checks,requirement,contract-error}.ts'],
    tests: inAdapters('http-*', 'ask-backend*', 'host-checks', 'requirement', 'wirings'),
  },
  'adapters/wiring': {
    mutate: ['src/adapters/{*.wiring,wiring,wire-journey,log-agent-call,adapters,polling,polling.*}.ts'],
    tests: inAdapters('*wiring*', 'two-users.long', 'every-method'),
  },
};

const wanted = process.argv.slice(2);
const names =
  wanted.length > 0 ? Object.keys(areas).filter((name) => wanted.some((each) => name.startsWith(each))) : ['domain'];
if (names.length === 0 || wanted.includes('--help')) {
  console.log(`npm run mutate [AREA ...], an area or the beginning of some:\n  ${Object.keys(areas).join('\n  ')}`);
  process.exit(wanted.includes('--help') ? 0 : 1);
}

const optionsOf = (name, {mutate, tests}) => ({
  mutate,
  buildCommand:
    `esbuild scripts/no-real-agent.ts ${tests.join(' ')} --bundle --platform=node --format=esm --packages=external ` +
    '--outbase=. --outdir=build/mutants',
  plugins: [fileURLToPath(new URL('runner.mjs', import.meta.url))],
  testRunner: 'fresh-modules',
  coverageAnalysis: 'perTest',
  // Much of a test's time is waiting.
  concurrency: 2 * availableParallelism(),
  // A module that was evaluated stays in memory.
  maxTestRunnerReuse: 50,
  // A machine with other work takes several times as long, which is no endless loop.
  timeoutMS: 30_000,
  ignorePatterns: ['/build', '/coverage', '/dist', '/docs/*', '!/docs/security.md'],
  tempDirName: 'build/mutation/sandbox',
  incremental: true,
  incrementalFile: `build/mutation/${name.replace('/', '-')}.json`,
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: {allowColor: false, allowEmojis: false, logTests: false, reportTests: false},
  thresholds: {high: 95, low: least, break: null},
});

const isDetected = ({status}) => status === 'Killed' || status === 'Timeout';
const isCounted = ({status}) => isDetected({status}) || status === 'Survived' || status === 'NoCoverage';

const rows = [];
for (const name of names) {
  const started = Date.now();
  const results = (await new Stryker(optionsOf(name, areas[name])).runMutationTest()).filter(isCounted);
  const score = (100 * results.filter(isDetected).length) / results.length;
  rows.push(
    `${name}: ${results.length} changes, ${score.toFixed(1)} % noticed, ${Math.round((Date.now() - started) / 1_000)} s`,
  );
  if (!(score >= least)) process.exitCode = 1;
}
console.log(rows.join('\n'));
