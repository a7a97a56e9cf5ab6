import {writeFileSync} from 'node:fs';
import {relative} from 'node:path';

import Mocha from 'mocha';

const {Base} = Mocha.reporters;

/**
 * Prints failures and one line of counts; leaves the counts, and what each file took, for `scripts/verify.mjs` where it
 * asks for them.
 */
export class BriefReporter extends Base {
  constructor(runner, options) {
    super(runner, options);
    const skipped = [];
    runner.on('pending', (test) => skipped.push(test));
    const taken = new Map();
    runner.on('suite', (suite) => {
      if (suite.parent?.root) suite.startedAt = performance.now();
    });
    runner.on('suite end', ({file, parent, startedAt}) => {
      if (!parent?.root) return;
      const name = relative(process.cwd(), file ?? '');
      taken.set(name, (taken.get(name) ?? 0) + (performance.now() - startedAt) / 1000);
    });
    runner.once('end', () => {
      this.summarize(
        skipped,
        [...taken].map(([file, seconds]) => ({file, seconds})),
      );
    });
  }

  summarize(skipped, taken) {
    const {passes, failures, duration = 0} = this.stats;
    if (failures > 0) Base.list(this.failures);
    for (const test of skipped) console.log(`  skipped: ${test.fullTitle()}`);
    const also = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
    console.log(`${passes} passed, ${failures} failed${also} (${(duration / 1000).toFixed(1)} s)`);
    const file = process.env.TEST_COUNTS;
    if (file) writeFileSync(file, JSON.stringify({passed: passes, failed: failures, skipped: skipped.length, taken}));
  }
}
