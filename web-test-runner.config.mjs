import {availableParallelism} from 'node:os';
import {fileURLToPath} from 'node:url';

import {esbuildPlugin} from '@web/dev-server-esbuild';
import {playwrightLauncher} from '@web/test-runner-playwright';

import {launchOptions, realAgentPorts} from './scripts/browser.mjs';
import {browserBundles} from './scripts/browser-bundles.mjs';
import {briefReporter} from './scripts/reporters/browser.mjs';

const threshold = {statements: 85, branches: 75};

/** A test that asks for the real card agent is wrong, so it hears of it at once. */
const guard = `<script>
  const blocked = new Set(${JSON.stringify(realAgentPorts.map(String))});
  window.WebSocket = new Proxy(WebSocket, {
    construct(target, args, newTarget) {
      if (blocked.has(new URL(args[0], location.href).port)) {
        throw new Error('A test must never reach a real card agent: ' + args[0]);
      }
      return Reflect.construct(target, args, newTarget);
    },
  });
</script>`;

/** `npm run transcripts` writes what the tests of the transcripts only compare. */
const writing = process.env['WRITE_TRANSCRIPTS'] ? '<script>window.writesTranscripts = true</script>' : '';

/** Where each module is seen by itself: to count what of it was run, or to run again what imports it. */
const isInModules = process.argv.includes('--coverage') || process.argv.includes('--watch');
const isWhole = !process.argv.includes('--files');

export default {
  // The longest begin: at the end, one of them would keep all the others waiting.
  files: [
    ...['transcripts', 'locales', 'requests'].map((name) => `test/components/${name}.test.ts`),
    'test/components/**/*.test.ts',
    '!**/*.long.test.ts',
  ],
  // What ships is what is tested, and it is fewer files than the development builds.
  nodeResolve: {exportConditions: ['production']},
  // A page often waits for its next frame.
  concurrency: Math.min(8, 3 * availableParallelism()),
  staticLogging: true,
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: await launchOptions(),
      // What fades in is not there yet: axe would find too little contrast.
      createBrowserContext: ({browser}) =>
        browser.newContext({locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce'}),
    }),
  ],
  plugins: [
    ...(isInModules ? [] : [browserBundles({isWhole})]),
    // Tells esbuild which decorators these are; the base, since the plugin does not follow `extends`.
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('tsconfig.base.json', import.meta.url)),
    }),
  ],
  testFramework: {config: {timeout: 30_000}},
  // Some files walk through every state.
  testsFinishTimeout: 600_000,
  testRunnerHtml: (framework) =>
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">${guard}${writing}</head>` +
    `<body><script type="module" src="${framework}"></script></body></html>`,
  coverageConfig: {
    include: ['src/**/*.ts'],
    threshold: {functions: 0, lines: 0, ...threshold},
    reportDir: 'coverage',
    reporters: ['lcovonly'],
  },
  reporters: [briefReporter({threshold})],
};
