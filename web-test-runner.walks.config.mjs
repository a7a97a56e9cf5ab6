import {briefReporter} from './scripts/reporters/browser.mjs';
import base from './web-test-runner.config.mjs';

/** `npm run walks`: every pair of transitions of each path's machine, with its view. Takes some minutes. */
export default {
  ...base,
  files: ['test/components/walks.long.test.ts'],
  testRunnerHtml: (framework) => `${base.testRunnerHtml(framework)}<script>window.walksPairs = true</script>`,
  testsFinishTimeout: 1_800_000,
  coverage: false,
  reporters: [briefReporter({logs: true})],
};
