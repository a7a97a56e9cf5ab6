import {writeFileSync} from 'node:fs';
import {relative} from 'node:path';

const indent = (text) => text.replace(/^/gm, '      ');

function* testsOf(suite, path = []) {
  if (!suite) return;
  const here = suite.name ? [...path, suite.name] : path;
  for (const test of suite.tests) yield {...test, title: [...here, test.name].join(' › ')};
  for (const inner of suite.suites) yield* testsOf(inner, here);
}

const describeError = ({name, message = '', stack = '', expected, actual}) => {
  const lines = [
    stack.includes(message) && message ? stack : [name, message].filter(Boolean).join(': ') + `\n${stack}`,
  ];
  if (expected !== undefined || actual !== undefined) lines.push(`expected: ${expected}`, `actual:   ${actual}`);
  return indent(lines.join('\n').trim());
};

/**
 * Prints failures and one line of counts; leaves the counts, and what each file took, for `scripts/verify.mjs` where it
 * asks for them.
 * What a page logged is shown only beside its failure, or with `logs`.
 */
export const briefReporter = ({threshold = {}, logs: showsLogs = false} = {}) => {
  let started = 0;
  let counts = {passed: 0, failed: 0, skipped: 0};
  const begun = new Map();
  const taken = new Map();

  const report = (sessions, testCoverage) => {
    counts = {passed: 0, failed: 0, skipped: 0};
    for (const {testFile, testResults, errors = [], logs = [], request404s = []} of sessions) {
      const file = relative(process.cwd(), testFile);
      const tests = [...testsOf(testResults)];
      const failed = tests.filter(({passed, skipped}) => !passed && !skipped);
      const skipped = tests.filter((test) => test.skipped);
      counts.passed += tests.length - failed.length - skipped.length;
      counts.failed += failed.length + errors.length;
      counts.skipped += skipped.length;
      for (const {title} of skipped) console.log(`  skipped: ${title}`);
      for (const {title, error} of failed) {
        console.log(`\n  ${file}\n    ${title}\n${describeError(error ?? {message: 'failed without an error'})}`);
      }
      for (const error of errors) console.log(`\n  ${file}\n${describeError(error)}`);
      if (failed.length + errors.length === 0 && !showsLogs) continue;
      for (const missing of new Set(request404s)) console.log(`      not found: ${missing}`);
      for (const log of logs) console.log(indent(`log: ${log.map(String).join(' ')}`));
    }
    if (testCoverage) {
      const shown = ['statements', 'branches', 'functions', 'lines'].map((type) => {
        const {pct} = testCoverage.summary[type];
        const least = threshold[type];
        const verdict = least === undefined ? '' : pct < least ? ` (below ${least})` : ` (at least ${least})`;
        return `${type} ${pct} %${verdict}`;
      });
      console.log(`coverage: ${shown.join(', ')}`);
    }
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
    const inAll = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`${counts.passed} passed, ${counts.failed} failed${skipped} (${inAll} s)`);
    const file = process.env.TEST_COUNTS;
    if (!file) return;
    const seconds = [...taken].map(([name, ms]) => ({file: relative(process.cwd(), name), seconds: ms / 1000}));
    writeFileSync(file, JSON.stringify({...counts, taken: seconds}));
  };

  return {
    start({sessions}) {
      started = Date.now();
      // The first files have begun before this.
      sessions.on('session-status-updated', ({id, status, testFile}) => {
        if (status === 'INITIALIZING') begun.set(id, Date.now());
        if (status === 'FINISHED') taken.set(testFile, Date.now() - (begun.get(id) ?? started));
      });
    },
    onTestRunFinished({sessions, testCoverage}) {
      report(sessions, testCoverage);
    },
  };
};
