/** The files of tests. The long ones are for a merge or a release: `scripts/verify.mjs`. */
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
      'conformance/kit',
      'simulators/card-agent-probe',
      'demo/server-start',
      'demo/machine-terminal',
      'adapters/two-users',
      'docs/scripts',
      'simulators/card-agent-cli',
      'machines/legal-rep.graph',
      'simulators/memory',
      'conformance/command',
      'machines/profile.graph',
      'machines/person-check.graph',
      'machines/certification.graph',
    ],
    timeout: 30_000,
  },
  /** Of `npm run check`. */
  pure: {folders: pure, files: quick, timeout: 10_000},
  e2e: {
    folders: ['test/e2e'],
    files: usual,
    slow: [
      'portal',
      'layout',
      'bank-ukey',
      'one-file',
      'gallery',
      'presence',
      'loading',
      'declaration',
      'certify',
      'bank-ukey-return-page',
    ],
    timeout: 60_000,
  },
  /** The sample hosts, installed from the packed package: only before a merge. */
  hosts: {folders: ['test/hosts'], files: usual, timeout: 120_000},
  /** What packages of `tools` say of the documents: only before a merge. */
  tools: {folders: ['tools/test'], files: usual, timeout: 30_000},
  /** Every path in an installed Firefox: only before a release. */
  firefox: {folders: ['tools/firefox'], files: usual, timeout: 60_000},
  /** The longer end-to-end tests, and a method that is made and thrown away: only before a merge. */
  long: {folders: ['test/e2e', 'test/support'], files: long, timeout: 120_000},
};
