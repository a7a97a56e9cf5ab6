import {execFile} from 'node:child_process';
import {access, mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {promisify} from 'node:util';
import {expect} from 'chai';
import {transform} from 'esbuild';
import {pages, root} from './pages.js';

const run = promisify(execFile);

const blocksIn = (path: string, language: string) =>
  (pages.find((page) => page.path === path)?.blocks ?? []).filter((block) => block.language === language);

describe('The JavaScript snippets', function () {
  // Some are run, in processes of their own.
  this.timeout(30_000);
  let folder: string;

  before(async () => {
    // Inside the package, so that its own name leads to what was built.
    await mkdir(join(root, 'build'), {recursive: true});
    folder = await mkdtemp(join(root, 'build', 'snippets-'));
  });
  after(() => rm(folder, {recursive: true}));

  for (const {path, blocks} of pages) {
    for (const {code, line} of blocks.filter(({language}) => language === 'js')) {
      it(`have valid syntax: ${path}, line ${line}`, async () => {
        await transform(code, {loader: 'js', format: 'esm', logLevel: 'silent'});
      });
    }
  }

  it('get from the form rules the results that their comments state', async () => {
    const [rules] = blocksIn('docs/headless.md', 'js');
    const lines = (rules?.code ?? '').replaceAll(/^(.+); \/\/ (.+)$/gm, 'told.push([$1, $2]);');
    const file = join(folder, 'rules.mjs');
    await writeFile(file, `export const told = [];\n${lines}`);
    const {told} = (await import(pathToFileURL(file).href)) as {told: [unknown, unknown][]};
    expect(told).to.have.length(6);
    for (const [is, said] of told) expect(is).to.deep.equal(said);
  });

  it('certify without a user interface', async () => {
    const code = blocksIn('docs/headless.md', 'js')[1]?.code ?? '';
    const file = join(folder, 'headless.mjs');
    await writeFile(file, code);
    const {stdout} = await run(process.execPath, [file], {timeout: 25_000});
    expect(stdout).to.include('passed: true');
  });

  for (const dom of ['jsdom', 'happy-dom']) {
    it(`certify by card in a page of ${dom}`, async () => {
      const file = join(folder, 'testing.mjs');
      await writeFile(file, blocksIn('docs/testing.md', 'js')[0]?.code ?? '');
      const page = pathToFileURL(join(root, 'test/docs', `${dom}.mjs`)).href;
      const {stdout} = await run(process.execPath, ['--import', page, file], {timeout: 25_000});
      expect(stdout).to.equal('high\n');
    });
  }
});

/** Pages that show files of a sample host, or lines of them: the first line of a block names the file. */
const samples = {'docs/hosts/vue2.md': 'vue2-webpack4', 'docs/hosts/server.md': 'next'};

describe('The files of sample hosts', () => {
  for (const [path, host] of Object.entries(samples)) {
    it(`have the lines that ${path} shows`, async () => {
      const {blocks} = pages.find((page) => page.path === path) ?? {blocks: []};
      const shown = blocks.flatMap(({code}) => {
        const [, file, lines] = /^\/\/ (\S+)\n([\s\S]*)/.exec(code) ?? [];
        return file && lines ? [{file, lines: lines.trimEnd().split('\n')}] : [];
      });
      expect(shown).to.not.be.empty;
      for (const {file, lines} of shown) {
        const text = await readFile(join(root, 'demo/hosts', host, file), 'utf8');
        const missing = text.split('\n').reduce((rest, line) => (rest[0] === line ? rest.slice(1) : rest), lines);
        expect(missing, file).to.deep.equal([]);
      }
    });
  }
});

describe('The commands', () => {
  const known = async (): Promise<ReadonlySet<string>> => {
    const {scripts, bin} = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
      bin: Record<string, string>;
    };
    return new Set([
      ...['npm ci', 'npm pack'],
      ...Object.keys(scripts).flatMap((name) => [`npm run ${name}`, `npm ${name}`]),
      ...Object.keys(bin).map((name) => `npx ${name}`),
      'npx tsx',
    ]);
  };

  for (const {path, blocks} of pages) {
    for (const {code, line} of blocks.filter(({language}) => language === 'sh')) {
      it(`exist: ${path}, line ${line}`, async () => {
        const commands = code
          .replaceAll(/\s#.*$/gm, '')
          .replaceAll('\\\n', ' ')
          .split(/\n|&&|\|/)
          .map((command) => command.trim())
          .filter(Boolean);
        const names = await known();
        for (const command of commands) {
          const [name = ''] = /^npm run \S+|^np[mx] \S+/.exec(command) ?? [];
          if (name) expect(names).to.include(name);
          else expect(command).to.match(/^(?:openssl|node) /);
          for (const [file] of command.matchAll(/(?:dist|docs|scripts|demo|src|test)\/\S+/g))
            await access(join(root, file));
        }
      });
    }
  }
});
