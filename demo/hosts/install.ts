import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {cp, mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {HostName} from './hosts.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = join(root, 'build', 'hosts');

/** No registry answers. Without one no host can be installed, which says nothing about the host. */
export class RegistryUnreachable extends Error {}

const unreachable = /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT)\b/;

export const npm = (cwd: string, ...args: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const options = {cwd, shell: process.platform === 'win32', maxBuffer: 2 ** 26};
    execFile('npm', [...args], options, (error, stdout, stderr) => {
      const output = `npm ${args.join(' ')} in ${cwd}:\n${stdout}\n${stderr}`;
      if (!error) resolve(stdout);
      else if (unreachable.test(stderr)) reject(new RegistryUnreachable(output));
      else reject(new Error(output));
    });
  });

/** Packs the built library, as `npm publish` would. */
export const packLibrary = async (): Promise<string> => {
  await mkdir(built, {recursive: true});
  const packed = await npm(root, 'pack', '--json', '--ignore-scripts', '--pack-destination', built);
  const [{filename}] = JSON.parse(packed) as [{filename: string}];
  return join(built, filename);
};

const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--fetch-retries=1'];

/**
 * A copy of a folder here, with what its lock file says and then the library, if one is given. Nothing is installed again
 * that these files have installed there before.
 */
const installCopy = async (
  name: string,
  {from = [], library = []}: {from?: readonly string[]; library?: readonly string[]} = {},
): Promise<string> => {
  const source = fileURLToPath(new URL(name, import.meta.url));
  const folder = join(built, name);
  const hash = createHash('sha256').update(library.join(' '));
  for (const file of [join(source, 'package-lock.json'), ...from]) hash.update(await readFile(file));
  const wanted = hash.digest('hex');
  const stamp = join(folder, 'node_modules', '.installed');
  const isInstalled = (await readFile(stamp, 'utf8').catch(() => '')) === wanted;
  for (const entry of await readdir(folder).catch(() => [])) {
    if (entry !== 'node_modules' || !isInstalled) await rm(join(folder, entry), {recursive: true});
  }
  const isOurs = (path: string): boolean => !/[\\/](?:node_modules|dist)$/.test(path);
  await cp(source, folder, {recursive: true, filter: isOurs});
  if (!isInstalled) {
    await npm(folder, 'ci', '--prefer-offline', ...quiet);
    if (library.length > 0) await npm(folder, 'install', '--no-save', ...quiet, ...library);
    await writeFile(stamp, wanted);
  }
  return folder;
};

/**
 * Like `npm ci` and `npm run build` in the host's folder, but in a copy: what it installs is not ours. With a registry, the
 * library comes from there, where the tarball was published.
 */
export const installHost = async (name: HostName, tarball: string, registry?: string): Promise<string> => {
  const fromRegistry = ['sw-realname-cert', '--registry', registry ?? '', '--omit-lockfile-registry-resolved=false'];
  const library = registry ? fromRegistry : [tarball, '--prefer-offline'];
  const folder = await installCopy(name, {from: [tarball], library});
  const lock = await readFile(join(folder, 'node_modules', '.package-lock.json'), 'utf8');
  if (registry && !lock.includes(`"${registry}/sw-realname-cert/`)) throw new Error('Not installed from the registry.');
  await npm(folder, 'run', 'build');
  return folder;
};

/** The registry of the tests, which is no host but installed like one. */
export const installRegistry = (): Promise<string> => installCopy('registry');

/** Checks the host's types against the package's. */
export const checkTypes = async (folder: string): Promise<void> => {
  await npm(folder, 'run', 'types');
};
