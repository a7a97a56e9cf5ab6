/**
 * Stryker's way to the tests. Each is bundled with its own copy of the sources, and a bundle that is imported under
 * another address is evaluated anew: so a change of what a module does once, as it is loaded, which is most of a
 * machine, needs no process of its own. (The runner for Mocha starts one, and wants a Mocha before 12.)
 */
import {PluginKind, declareClassPlugin} from '@stryker-mutator/api/plugin';
import {DryRunStatus, TestStatus, determineHitLimitReached, toMutantRunResult} from '@stryker-mutator/api/test-runner';
import Mocha from 'mocha';
import {randomUUID} from 'node:crypto';
import {readdirSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';

const bundles = 'build/mutants';

/** A graph takes seconds, and is followed only for what the other tests do not notice. The domain's are the quickest. */
const rank = (file) => (file.includes('.graph.') ? 2 : file.includes('domain') ? 0 : 1);
const testFiles = () =>
  readdirSync(bundles, {recursive: true, encoding: 'utf8'})
    .filter((file) => file.endsWith('.test.js'))
    .sort((one, other) => rank(one) - rank(other));

/** Stryker's own, which the changed sources read. */
const shared = (globalThis.__stryker__ ??= {});
const addressOf = (file) => pathToFileURL(resolve(join(bundles, file))).href;

class Silent {}

/** Errors that no test waits for, such as a machine's that nobody listens to. */
const strays = [];
process.on('uncaughtException', (error) => strays.push(error));

class FreshModules {
  capabilities() {
    return {reloadEnvironment: true};
  }

  async init() {
    await import(addressOf('scripts/no-real-agent.js'));
  }

  async dryRun({coverageAnalysis}) {
    shared.mutantCoverage = undefined;
    const tests = await this.#run({bail: false, isCounting: coverageAnalysis === 'perTest'});
    return {status: DryRunStatus.Complete, tests, mutantCoverage: shared.mutantCoverage};
  }

  async mutantRun({activeMutant, mutantActivation, testFilter, hitLimit, disableBail}) {
    shared.hitLimit = hitLimit;
    shared.hitCount = hitLimit === undefined ? undefined : 0;
    const tests = await this.#run({
      bail: !disableBail,
      wanted: testFilter && new Set(testFilter),
      atLoad: mutantActivation === 'static' ? activeMutant.id : undefined,
      atRun: activeMutant.id,
    });
    return (
      determineHitLimitReached(shared.hitCount, hitLimit) ?? toMutantRunResult({status: DryRunStatus.Complete, tests})
    );
  }

  async #run({bail, wanted, isCounting, atLoad, atRun}) {
    const found = [];
    for (const file of testFiles()) {
      const isWanted = (test) => !wanted || wanted.has(`${file} ${test.fullTitle()}`);
      if (wanted && ![...wanted].some((id) => id.startsWith(`${file} `))) continue;
      shared.activeMutant = atLoad;
      found.push(...(await runFile(file, {bail, isWanted, isCounting, atRun})));
      if (bail && found.some(({status}) => status === TestStatus.Failed)) break;
    }
    return found;
  }
}

const runFile = async (file, {bail, isWanted, isCounting, atRun}) => {
  const found = [];
  const note = (name, timeSpentMs, error) => {
    const result = error ? {status: TestStatus.Failed, failureMessage: String(error)} : {status: TestStatus.Success};
    found.push({id: `${file} ${name}`, name, timeSpentMs, ...result});
  };
  const mocha = new Mocha({ui: 'bdd', reporter: Silent, timeout: 10_000, bail});
  mocha.suite.emit('pre-require', globalThis, file, mocha);
  try {
    await import(`${addressOf(file)}?${randomUUID()}`);
  } catch (error) {
    note('can be loaded', 0, error);
    return found;
  }
  const keepWanted = (suite) => {
    suite.tests = suite.tests.filter(isWanted);
    suite.suites.forEach(keepWanted);
  };
  keepWanted(mocha.suite);
  if (isCounting) {
    mocha.suite.beforeEach(function () {
      shared.currentTestId = `${file} ${this.currentTest.fullTitle()}`;
    });
    mocha.suite.afterEach(() => (shared.currentTestId = undefined));
  }
  shared.activeMutant = atRun;
  await new Promise((done) => {
    const runner = mocha.run(done);
    runner.on('pass', (test) => note(test.fullTitle(), test.duration));
    runner.on('fail', (test, error) => note(test.fullTitle(), 0, error));
  });
  // Otherwise its listener stays, and ends the process at the next error that nobody catches.
  mocha.dispose();
  await new Promise((done) => setTimeout(done));
  for (const stray of strays.splice(0)) note('leaves no error to nobody', 0, stray);
  return found;
};

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'fresh-modules', FreshModules)];
