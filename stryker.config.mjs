/**
 * `npm run mutate`: whether a test notices each small change to the domain. Names of files limit it:
 * `npm run mutate -- --mutate src/domain/pin.ts`. What it leaves is under `build/mutation`.
 */
export default {
  mutate: ['src/domain/**/*.ts'],
  // The changes are all in one copy of the sources, and a variable of the process says which one is on: so the tests
  // are bundled once. Each change then costs a start of Mocha, up to the first failure.
  buildCommand:
    'esbuild test/domain/**/*.test.ts --bundle --splitting --platform=node --format=esm --packages=external ' +
    '--outdir=build/mutants',
  testRunner: 'command',
  commandRunner: {command: 'mocha --bail --reporter dot "build/mutants/**/*.test.js"'},
  // A machine with other work takes several times as long, which is no endless loop.
  timeoutMS: 30_000,
  ignorePatterns: ['/build', '/coverage', '/dist', '/docs', '/demo'],
  tempDirName: 'build/mutation/sandbox',
  incrementalFile: 'build/mutation/incremental.json',
  reporters: ['clear-text', 'html', 'progress-append-only'],
  clearTextReporter: {allowColor: false, allowEmojis: false, logTests: false, reportTests: false},
  htmlReporter: {fileName: 'build/mutation/index.html'},
  thresholds: {high: 95, low: 90, break: 90},
};
