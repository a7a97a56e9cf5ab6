/** The suites that run in Node: the folders of their tests, and the time limit of a test in milliseconds. */
const pure = ['test/domain', 'test/machines', 'test/texts'];

export const suites = {
  node: {
    folders: [
      ...pure,
      'test/contract',
      'test/conformance',
      'test/adapters',
      'test/simulators',
      'test/demo',
      'test/fuzz',
      'test/support',
      'test/package',
      'test/docs',
    ],
    timeout: 10_000,
  },
  /** The quick tests, which `npm run check` runs too. */
  pure: {folders: pure, timeout: 10_000},
  e2e: {folders: ['test/e2e'], timeout: 60_000},
  /** The sample hosts, installed from the packed package: only `npm run test:all`. */
  hosts: {folders: ['test/hosts'], timeout: 120_000},
  /** Every path in an installed Firefox: only `npm run test:all`. */
  firefox: {folders: ['test/firefox'], timeout: 60_000},
  /** The longer end-to-end tests, which only `npm run test:all` runs. */
  long: {folders: ['test/e2e'], timeout: 120_000},
};
