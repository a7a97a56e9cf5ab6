import {availableParallelism} from 'node:os';

import {playwrightLauncher} from '@web/test-runner-playwright';

import {launchOptions} from './scripts/browser.mjs';
import config from './web-test-runner.config.mjs';

/** Rules and machines on the oldest browser that is promised; in Node they run on an engine of today. */
export default {
  ...config,
  files: ['test/{domain,machines}/**/*.test.ts'],
  coverage: false,
  // They wait for nothing.
  concurrency: availableParallelism(),
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: await launchOptions({version: '109'}),
      createBrowserContext: ({browser}) => browser.newContext({locale: 'zh-CN', timezoneId: 'Asia/Shanghai'}),
    }),
  ],
};
