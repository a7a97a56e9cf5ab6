import {writeFileSync} from 'node:fs';

import Mocha from 'mocha';

const {Base} = Mocha.reporters;

/** Prints failures and one line of counts; leaves the counts for `scripts/verify.mjs` where it asks for them. */
export class BriefReporter extends Base {
  constructor(runner, options) {
    super(runner, options);
    const skipped = [];
    runner.on('pending', (test) => skipped.push(test));
    runner.once('end', () => {
      this.summarize(skipped);
    });
  }

  summarize(skipped) {
    const {passes, failures, duration = 0} = this.stats;
    if (failures > 0) Base.list(this.failures);
    for (const test of skipped) console.log(`  skipped: ${test.fullTitle()}`);
    const also = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
    console.log(`${passes} passed, ${failures} failed${also} (${(duration / 1000).toFixed(1)} s)`);
    const file = process.env.TEST_COUNTS;
    if (file) writeFileSync(file, JSON.stringify({passed: passes, failed: failures, skipped: skipped.length}));
  }
}
