/** `npm run release`: what is handed to hosts, made from the commit that is checked out. See `--help`. */
import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {parseArgs, promisify} from 'node:util';
import {npm, RegistryUnreachable} from '../demo/hosts/install.js';
import {audit} from './release-audit.js';
import type {Sbom} from './sbom.js';

const help = `npm run release [-- --twice]

Makes the release of the commit that is checked out, in a folder of its own with what package-lock.json says, and puts
into build/release:

  sw-realname-cert-VERSION.tgz       the package
  sw-realname-cert-VERSION.cdx.json  what is in it and what it needs, with licences: SBOM, CycloneDX 1.5
  sw-realname-cert-VERSION.sri.json  integrity (sha384) of each standalone*.js
  SHA256SUMS                         of these files, for sha256sum -c

Nothing is made from a tree with changes, nor with a known vulnerability.

  --twice   makes it in two folders and compares them byte for byte; for tests: keeps nothing, and takes the commit
            although there are changes. Without git or a registry it ends with 77: not checked.`;

const root = dirname(import.meta.dirname);
const out = join(root, 'build', 'release');
const skipped = 77;

/** Ends the command with a sentence. */
class Refused extends Error {}

const run = async (cwd: string, command: string, ...args: readonly string[]): Promise<string> => {
  const {stdout} = await promisify(execFile)(command, args, {cwd, maxBuffer: 2 ** 26});
  return stdout;
};
const git = (...args: readonly string[]): Promise<string> => run(root, 'git', ...args);
const script = (cwd: string, ...args: readonly string[]): Promise<string> => run(cwd, process.execPath, ...args);

const hash = (algorithm: string, data: Buffer, encoding: 'hex' | 'base64'): string =>
  createHash(algorithm).update(data).digest(encoding);

const step = async <T>(name: string, work: Promise<T>): Promise<T> => {
  const started = Date.now();
  const result = await work;
  console.log(`${name} (${((Date.now() - started) / 1000).toFixed(0)} s)`);
  return result;
};

/** Makes the files of the commit in `target`, from a checkout in `folder`. */
const make = async (folder: string, target: string): Promise<Sbom> => {
  const archive = join(folder, 'commit.tar');
  const checkout = join(folder, 'checkout');
  await Promise.all([checkout, target].map((each) => mkdir(each, {recursive: true})));
  await git('archive', '--output', archive, 'HEAD');
  await run(folder, 'tar', '-xf', archive, '-C', checkout);
  await step('installed', npm(checkout, 'ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'));
  await step('built', script(checkout, 'scripts/build.mjs', '--quiet'));
  const packed = await npm(checkout, 'pack', '--json', '--ignore-scripts', '--pack-destination', target);
  const [{filename}] = JSON.parse(packed) as [{filename: string}];
  const tarball = join(target, filename);
  const name = filename.replace(/\.tgz$/, '');
  const sbom = await script(checkout, '--import', 'tsx', 'scripts/sbom.ts', '--tarball', tarball);
  await writeFile(join(target, `${name}.cdx.json`), sbom);
  const dist = join(checkout, 'dist');
  const files = (await readdir(dist)).filter((file) => /^standalone.*\.js$/.test(file)).sort();
  const integrity = files.map(
    async (file) => [file, `sha384-${hash('sha384', await readFile(join(dist, file)), 'base64')}`] as const,
  );
  const sri = Object.fromEntries(await Promise.all(integrity));
  await writeFile(join(target, `${name}.sri.json`), `${JSON.stringify(sri, null, 2)}\n`);
  const sums = (await readdir(target))
    .sort()
    .map(async (file) => `${hash('sha256', await readFile(join(target, file)), 'hex')}  ${file}\n`);
  await writeFile(join(target, 'SHA256SUMS'), (await Promise.all(sums)).join(''));
  return JSON.parse(sbom) as Sbom;
};

/** What is not in the commit would not be in the release, or be in it by accident. */
const refuseChanges = async (): Promise<void> => {
  const changes = await git('status', '--porcelain');
  if (changes !== '') throw new Refused(`There are changes that no commit has. Commit or remove them:\n${changes}`);
};

const release = async (folder: string): Promise<void> => {
  await refuseChanges();
  const made = join(folder, 'made');
  const {components} = await make(folder, made);
  const {asked, found} = await audit(components);
  console.log(asked);
  if (found.length > 0) throw new Refused(`Known vulnerabilities:\n${found.join('\n')}`);
  const changelog = await readFile(join(root, 'CHANGELOG.md'), 'utf8');
  if (/^## .* - unreleased$/m.test(changelog)) console.log('Note: CHANGELOG.md still says “unreleased”.');
  await rm(out, {recursive: true, force: true});
  await cp(made, out, {recursive: true});
  console.log(await readFile(join(out, 'SHA256SUMS'), 'utf8'));
};

const releaseTwice = async (folder: string): Promise<void> => {
  const one = join(folder, 'one', 'made');
  const other = join(folder, 'in another', 'folder', 'made');
  // Side by side: what comes first is then not always the same. Neither is left running when the other fails.
  const both = await Promise.allSettled([one, other].map((target) => make(join(target, '..'), target)));
  for (const each of both) if (each.status === 'rejected') throw each.reason;
  const files = (await readdir(one)).sort();
  const different: string[] = [];
  for (const file of files) {
    const [first, second] = await Promise.all([one, other].map((each) => readFile(join(each, file))));
    if (!first?.equals(second as Buffer)) different.push(file);
  }
  if (different.length > 0) {
    const kept = `${out}-twice`;
    await rm(kept, {recursive: true, force: true});
    await Promise.all([one, other].map((each, index) => cp(each, join(kept, `${index + 1}`), {recursive: true})));
    throw new Refused(`Not the same twice: ${different.join(', ')}. Both are in ${kept}.`);
  }
  console.log(`${files.length} files, the same twice, byte for byte.`);
};

const main = async (): Promise<void> => {
  const {values} = parseArgs({options: {twice: {type: 'boolean'}, help: {type: 'boolean', short: 'h'}}});
  if (values.help) {
    console.log(help);
    return;
  }
  // What others may read is in the tarball.
  process.umask(0o022);
  process.env['SOURCE_DATE_EPOCH'] = (await git('log', '-1', '--format=%ct')).trim();
  const folder = await mkdtemp(join(tmpdir(), 'release-'));
  try {
    await (values.twice ? releaseTwice(folder) : release(folder));
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
};

try {
  await main();
} catch (error) {
  const {message} = error as Error;
  const twice = process.argv.includes('--twice');
  const cannot = error instanceof RegistryUnreachable || /not a git repository|spawn git/.test(message);
  console.error(error instanceof Refused ? message : `Not made: ${message}`);
  process.exitCode = twice && cannot ? skipped : 1;
}
