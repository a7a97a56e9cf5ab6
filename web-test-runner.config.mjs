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
const writing = process.env['WRITE_TRANSCRIPTS'] ? 'window.writesTranscripts = true' : '';

/** Where each module is seen by itself: to count what of it was run, or to run again what imports it. */
const isCovering = process.argv.includes('--coverage');
const isInModules = isCovering || process.argv.includes('--watch');
const isWhole = !process.argv.includes('--files');

const chosen = process.argv.includes('--group') && process.argv[process.argv.indexOf('--group') + 1];
const chromium = async (version, context = {}) =>
  playwrightLauncher({
    product: 'chromium',
    launchOptions: await launchOptions({version}),
    createBrowserContext: ({browser}) => browser.newContext({locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...context}),
  });
const page = (framework, script = writing) =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">${guard}<script>${script}</script></head>` +
  `<body><script type="module" src="${framework}"></script></body></html>`;

/** Only the one that is asked for by `--group`: the runner takes all that are there. */
const groups = {
  /** On the oldest browser that is promised: rules and machines, which run in Node on an engine of today, and what is in sight. */
  floor: async () => ({
    files: ['test/{domain,machines}/**/*.test.ts', 'test/components/{layout.test,one-action.release.test}.ts'],
    browsers: [await chromium('92')],
    // The runner calls it, and what it sends is JSON.
    testRunnerHtml: (framework) =>
      page(framework, 'window.structuredClone = (value) => JSON.parse(JSON.stringify(value))'),
  }),
  /** `npm run walks`: every pair of transitions of each path's machine, with its view. Takes some minutes. */
  walks: () => ({
    files: ['test/components/walks.release.test.ts'],
    testRunnerHtml: (framework) => page(framework, 'window.walksPairs = true'),
  }),
};

export default {
  ...(chosen && {groups: [{name: chosen, ...(await groups[chosen]())}]}),
  files: ['test/components/**/*.test.ts', ...(isCovering ? [] : ['!**/*.long.test.ts']), '!**/*.release.test.ts'],
  // What ships is what is tested, and it is fewer files than the development builds.
  nodeResolve: {exportConditions: ['production']},
  // A page often waits for its next frame.
  concurrency: Math.min(8, 3 * availableParallelism()),
  staticLogging: true,
  browsers: [
    // What fades in is not there yet: axe would find too little contrast.
    await chromium(undefined, {reducedMotion: 'reduce'}),
  ],
  plugins: [
    ...(isInModules ? [] : [browserBundles({isWhole})]),
    // Tells esbuild which decorators these are; the base, since the plugin does not follow `extends`.
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('scripts/tsconfig/base.json', import.meta.url)),
    }),
  ],
  testFramework: {config: {timeout: 30_000}},
  // Some files walk through every state.
  testsFinishTimeout: chosen ? 1_800_000 : 600_000,
  testRunnerHtml: (framework) => page(framework),
  coverageConfig: {
    include: ['src/**/*.ts'],
    threshold: {functions: 0, lines: 0, ...threshold},
    reportDir: 'coverage',
    reporters: ['lcovonly'],
  },
  reporters: [briefReporter({threshold, logs: chosen === 'walks'})],
};
