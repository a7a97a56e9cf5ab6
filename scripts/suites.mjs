/** The files of tests. `.long` ones are for a merge, `.release` ones, in the browser, for a release: `scripts/verify.mjs`. */
const usual = /(?<!\.long)\.test\.ts$/;
const long = /\.long\.test\.ts$/;
/** Those that walk through whole machines take most of the time. */
const quick = /(?<!\.long|\.graph)\.test\.ts$/;

const pure = ['test/domain', 'test/machines', 'test/texts'];

/**
 * The suites that run in Node: the folders and the names of their files, those that take longest first, and a test's time limit
 * in milliseconds.
 */
export const suites = {
  node: {
    folders: [
      ...pure,
      'test/contract',
      'test/conformance',
      'test/adapters',
      'test/simulators',
      'test/demo',
      'test/support',
      'test/package',
      'test/docs',
    ],
    files: usual,
    slow: [
      'machines/legal-rep.graph',
      'machines/certification.graph',
      'machines/person-check.graph',
      'machines/profile.graph',
    ],
    timeout: 30_000,
  },
  /** Of `npm run check`. */
  pure: {folders: pure, files: quick, timeout: 10_000},
  e2e: {
    folders: ['test/e2e'],
    files: usual,
    slow: ['card', 'profile', 'admin-assist', 'keyboard'],
    timeout: 60_000,
  },
  /** The sample hosts, installed from the packed package: only before a merge. */
  hosts: {folders: ['test/hosts'], files: usual, timeout: 120_000},
  /** What packages of `tools` say of the documents: only before a merge. */
  tools: {folders: ['tools/test'], files: usual, timeout: 30_000},
  /** Every path in an installed Firefox: only before a release. */
  firefox: {folders: ['tools/firefox'], files: usual, timeout: 60_000},
  /** The longer end-to-end tests, and a method that is made and thrown away: only before a merge. */
  long: {
    folders: ['test/e2e', 'test/support'],
    files: long,
    slow: ['support/new-method.long', 'e2e/screens.long', 'e2e/portal.long', 'e2e/dev.long', 'e2e/site.long'],
    timeout: 120_000,
  },
  /** What goes through every part of one thing, such as each rule of the kit, or starts many processes: only before a merge. */
  'long-node': {
    folders: ['conformance', 'adapters', 'simulators', 'demo', 'package'].map((name) => `test/${name}`),
    files: long,
    slow: ['conformance/kit.long', 'adapters/two-users.long', 'demo/server-start.long'],
    timeout: 60_000,
  },
};
