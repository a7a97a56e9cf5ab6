/**
 * Every path in every browser that is promised: `npm run browsers`, after a build, in about ten minutes. It prints the
 * table of docs/support; `--write` writes it there. The older ones come from npm, for Linux x64 only.
 * Firefox is the installed one, or `FIREFOX_PATH`.
 */
import {execFile} from 'node:child_process';
import {readFile, writeFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {parseArgs, promisify} from 'node:util';
import {launch} from './browser.mjs';
import {fillDoc, tableOf} from './filled-doc.js';
import {findFirefox} from './firefox.js';

const {values: options} = parseArgs({options: {write: {type: 'boolean', default: false}}});
const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));

/** Tests of a path: their file in Chromium; in Firefox, what their titles begin with. */
const paths = [
  {en: 'IC card', zh: 'IC卡', file: 'card', titles: 'ic-card'},
  {en: 'legal representative', zh: '法人身份', file: 'legal-rep', titles: 'legal-rep'},
  {en: 'bank UKey', zh: '银行UKEY', file: 'bank-ukey', titles: 'bank-ukey'},
  {en: 'administrator', zh: '管理员协助', file: 'admin-assist', titles: 'admin-assist'},
  {en: 'record', zh: '登记信息', file: 'profile', titles: 'profile'},
];

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** Runs tests of a suite, and tells how many passed. */
const tested = async (args: readonly string[], env: Readonly<Record<string, string>>): Promise<Counts> => {
  const counts = `${root}build/browser-counts.json`;
  const all = {...process.env, ...env, TEST_COUNTS: counts};
  await writeFile(counts, JSON.stringify({passed: 0, failed: 1}));
  await run(process.execPath, ['--import', 'tsx', 'scripts/mocha.mjs', ...args], {cwd: root, env: all}).catch(
    (error: unknown) => {
      console.error((error as {stdout?: string}).stdout ?? error);
    },
  );
  return JSON.parse(await readFile(counts, 'utf8')) as Counts;
};

const words = ({passed, failed}: Counts): string =>
  failed > 0 ? `✗ ${String(failed)}/${String(passed + failed)}` : `✓ ${String(passed)}`;

type Tests = (path: (typeof paths)[number]) => Promise<Counts>;

const chromium = async (version: '109' | '132' | 'current'): Promise<readonly [string, Tests]> => {
  const browser = await launch({version});
  const name = `Chromium ${browser.version()}`;
  await browser.close();
  return [name, ({file}) => tested(['e2e', `test/e2e/${file}.test.ts`], {CHROME_VERSION: version})];
};

const firefox = async (executablePath: string): Promise<readonly [string, Tests]> => {
  const {stdout} = await run(executablePath, ['--version']);
  const [number = ''] = /\d+[\d.]*/.exec(stdout) ?? [];
  return [`Firefox ${number}`, ({titles}) => tested(['firefox', '-g', titles], {FIREFOX_PATH: executablePath})];
};

const executablePath = findFirefox();
const browsers = [
  await chromium('109'),
  await chromium('132'),
  await chromium('current'),
  ...(executablePath ? [await firefox(executablePath)] : []),
];

const rows: string[][] = [];
for (const [name, tests] of browsers) {
  const results: string[] = [];
  for (const path of paths) results.push(words(await tests(path)));
  rows.push([name, ...results]);
  console.log(rows.at(-1)?.join('  '));
  if (results.some((result) => result.startsWith('✗'))) process.exitCode = 1;
}

if (options.write && !executablePath) console.log('Not written: there is no Firefox, so its row would be lost.');
else if (options.write)
  for (const {file, key, head} of [
    {file: 'support.md', key: 'en', head: 'browser'},
    {file: 'support.zh-CN.md', key: 'zh', head: '浏览器'},
  ] as const)
    await fillDoc(file, {browsers: tableOf([[head, ...paths.map((path) => path[key])], ...rows])});
