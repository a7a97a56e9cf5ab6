/**
 * Every path in every browser that is promised: `npm run browsers`, after a build, in about ten minutes. It writes the
 * table of docs/support, and pictures of each step in a clerk's window into `build/browsers`. The older ones come from npm,
 * for Linux x64 only. Firefox is the installed one, or `FIREFOX_PATH`. One that does not start is a failure.
 */
import {execFile} from 'node:child_process';
import {mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {type ChromiumVersion, launch} from './browser.mjs';
import {fillDoc, tableOf} from './filled-doc.js';
import {findFirefox} from './firefox.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'build', 'browsers');

/** Tests of a path: their file in Chromium; in Firefox, what their titles begin with. */
const paths = [
  {en: 'IC card', zh: 'IC卡', file: 'card', titles: 'ic-card'},
  {en: 'legal representative', zh: '法人身份', file: 'legal-rep', titles: 'legal-rep'},
  {en: 'bank UKey', zh: '银行UKEY', file: 'bank-ukey.long', titles: 'bank-ukey'},
  {en: 'administrator', zh: '管理员协助', file: 'admin-assist', titles: 'admin-assist'},
  {en: 'record', zh: '登记信息', file: 'profile', titles: 'profile'},
];

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const words = ({passed, failed}: Counts): string =>
  failed > 0 ? `✗ ${String(failed)}/${String(passed + failed)}` : `✓ ${String(passed)}`;

/** Runs tests of a suite, and tells how many passed. */
const tested = async (args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> => {
  const counts = join(folder, 'counts.json');
  const all = {...process.env, ...env, TEST_COUNTS: counts};
  await writeFile(counts, JSON.stringify({passed: 0, failed: 1}));
  await run(process.execPath, ['--import', 'tsx', 'scripts/mocha.mjs', ...args], {cwd: root, env: all}).catch(
    (error: unknown) => {
      console.error((error as {stdout?: string}).stdout ?? error);
    },
  );
  return words(JSON.parse(await readFile(counts, 'utf8')) as Counts);
};

/** What a browser calls itself, and the results of its tests: one for each path. */
type Row = readonly [string, ...string[]];

/** Whose steps are drawn. */
const picturesIn = async (name: string): Promise<{readonly STEP_PICTURES: string}> => {
  const place = join(folder, name);
  await rm(place, {recursive: true, force: true});
  await mkdir(place, {recursive: true});
  return {STEP_PICTURES: place};
};

const chromium = async (version: ChromiumVersion): Promise<Row> => {
  const browser = await launch({version});
  const name = `Chromium ${browser.version()}`;
  await browser.close();
  const env = {CHROME_VERSION: version};
  const results: string[] = [];
  for (const {file} of paths) results.push(await tested(['e2e', `test/e2e/${file}.test.ts`], env));
  const drawn = await tested(['long', 'test/e2e/floor.long.test.ts'], {...env, ...(await picturesIn(name))});
  if (drawn.startsWith('✗')) throw new Error(`The steps could not be drawn: ${drawn}`);
  return [name, ...results];
};

const firefox = async (): Promise<Row> => {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error('Firefox is not installed, and FIREFOX_PATH is not set.');
  const {stdout} = await run(executablePath, ['--version']);
  const [number = ''] = /\d+[\d.]*/.exec(stdout) ?? [];
  const name = `Firefox ${number}`;
  const env = {FIREFOX_PATH: executablePath, ...(await picturesIn(name))};
  const results: string[] = [];
  for (const {titles} of paths) results.push(await tested(['firefox', '-g', titles], env));
  return [name, ...results];
};

await mkdir(folder, {recursive: true});
const rows: Row[] = [];
const browsers = {
  'Chromium 92': () => chromium('92'),
  'Chromium 109': () => chromium('109'),
  'Chromium of today': () => chromium('current'),
  Firefox: firefox,
};
for (const [name, test] of Object.entries(browsers)) {
  try {
    const row = await test();
    rows.push(row);
    console.log(row.join('  '));
    if (row.some((result) => result.startsWith('✗'))) process.exitCode = 1;
  } catch (error) {
    console.error(`✗ ${name}: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}

if (rows.length < Object.keys(browsers).length) console.log('Not written: rows would be lost.');
else {
  const date = new Date().toISOString().slice(0, 10);
  for (const {file, key, head, on} of [
    {file: 'support.md', key: 'en', head: 'browser', on: `Run on ${date}.`},
    {file: 'support.zh-CN.md', key: 'zh', head: '浏览器', on: `测试日期：${date}。`},
  ] as const) {
    const table = tableOf([[head, ...paths.map((path) => path[key])], ...rows]);
    await fillDoc(file, {browsers: `${table}\n\n${on}`});
  }
}
