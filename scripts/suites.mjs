/** The suites that run in Node: where their tests are, and how long one may take, in milliseconds. */
const pure = ['test/domain', 'test/machines', 'test/texts'];

export const suites = {
  node: {
    folders: [...pure, 'test/contract', 'test/adapters', 'test/demo', 'test/fuzz', 'test/support'],
    timeout: 10_000,
  },
  /** Those that need nothing but a processor. */
  pure: {folders: pure, timeout: 10_000},
  e2e: {folders: ['test/e2e'], timeout: 60_000},
  /** End to end, too, but not what each change needs: `npm run test:all`. */
  long: {folders: ['test/e2e'], timeout: 120_000},
};
