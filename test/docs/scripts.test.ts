import {execFile} from 'node:child_process';
import {access, mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {promisify} from 'node:util';
import {expect} from 'chai';
import {transform} from 'esbuild';
import {type OutputOptions, rollup, type RollupOptions} from 'rollup';
import {HttpBackend} from '../../src/adapters/http-backend.js';
import {demoNotices} from '../../simulators/consent.js';
import {expectError} from '../adapters/errors.js';
import {blocksIn, pages, root} from './pages.js';

const run = promisify(execFile);

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
});

describe('The snippets for a backend', () => {
  it('set the notice that the simulator asks for', async () => {
    const {id, version} = demoNotices['legal-rep'];
    for (const path of ['README.md', 'README.zh-CN.md', 'docs/demo.md', 'docs/demo.zh-CN.md'])
      expect(await readFile(join(root, path), 'utf8')).to.include(`'legal-rep': {id: '${id}', version: '${version}'`);
  });

  it('open the envelope of a framework that answers everything with 200', async () => {
    const [, snippet] = blocksIn('docs/duties.md', 'ts');
    const {code} = await transform(snippet?.code.replace(/^import.*$|export /gm, '') ?? '', {loader: 'ts'});
    const answers = [
      {code: 0, msg: '', data: {subject: 'sub-1'}},
      {code: 401, msg: '未登录', data: null},
    ];
    const send = () => Promise.resolve(Response.json(answers.shift()));
    // oxlint-disable-next-line typescript/no-implied-eval -- it is the page’s own code
    const run = new Function('HttpBackend', 'fetch', `${code}return backend;`) as (...given: unknown[]) => HttpBackend;
    const backend = run(HttpBackend, send);
    expect(await backend.getStatus({} as never)).to.deep.equal({subject: 'sub-1'});
    await expectError(backend.getStatus({} as never), 'unauthenticated');
  });
});

/** The files of sample hosts that a page shows, or lines of them: the first line of the block names the file. */
const shown = {
  'docs/hosts/bundlers.md': ['vue3/vite.config.ts'],
  'docs/hosts/server.md': ['next/app/Certification.tsx'],
  'docs/hosts/vue2.md': ['vue2-webpack4/src/main.js', 'vue2-webpack4/vue.config.js', 'vue2-webpack4/babel.config.js'],
};

describe('The files of sample hosts', () => {
  for (const [path, files] of Object.entries(shown)) {
    for (const file of files) {
      it(`have the lines that ${path} shows: ${file}`, async () => {
        const title = `// ${file.slice(file.indexOf('/') + 1)}\n`;
        const block = pages.find((page) => page.path === path)?.blocks.find(({code}) => code.startsWith(title));
        const [, ...lines] = block?.code.trimEnd().split('\n') ?? [];
        expect(lines).to.not.be.empty;
        const text = await readFile(join(root, 'demo/hosts', file), 'utf8');
        const missing = text.split('\n').reduce((rest, line) => (rest[0] === line ? rest.slice(1) : rest), lines);
        expect(missing).to.deep.equal([]);
      });
    }
  }

  it('have webpack 4 transpile each dependency', async () => {
    const {dependencies} = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {dependencies: object};
    const settings = await readFile(join(root, 'demo/hosts/vue2-webpack4/vue.config.js'), 'utf8');
    for (const name of Object.keys(dependencies)) {
      expect(settings).to.include(name.startsWith('@lit/') ? '/@lit/' : `'${name}'`);
    }
  });
});

describe('The page of docs/hosts/bundlers.md', function () {
  this.timeout(60_000);
  const page = 'docs/hosts/bundlers.md';
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(root, 'build', 'bundle-'));
    await mkdir(join(folder, 'src'));
    const {code} = await transform(blocksIn(page, 'ts')[0]?.code ?? '', {loader: 'ts'});
    await writeFile(join(folder, 'src', 'main.js'), code);
  });
  after(() => rm(folder, {recursive: true}));

  /** Runs a block of the page where a host would. */
  const runs = async (code: string): Promise<void> => {
    await writeFile(join(folder, 'block.mjs'), code);
    await run(process.execPath, ['block.mjs'], {cwd: folder});
  };
  const blockWith = (text: string): string => blocksIn(page, 'js').find(({code}) => code.includes(text))?.code ?? '';

  it('has two scripts before home, as rollup builds it by the settings there', async () => {
    const file = join(folder, 'rollup.config.mjs');
    await writeFile(file, blockWith('rollup.config.js'));
    const {default: config} = (await import(pathToFileURL(file).href)) as {default: RollupOptions};
    const built = await rollup({...config, input: join(folder, 'src', 'main.js'), onLog: () => undefined});
    const {output} = await built.generate(config.output as OutputOptions);
    const chunks = new Map(output.flatMap((each) => (each.type === 'chunk' ? [[each.fileName, each] as const] : [])));
    const scripts = new Set(
      [...chunks.values()]
        .filter(({isEntry, moduleIds}) => isEntry || moduleIds.some((id) => id.endsWith('all-paths.chunk.js')))
        .map(({fileName}) => fileName),
    );
    for (const name of scripts) for (const imported of chunks.get(name)?.imports ?? []) scripts.add(imported);
    expect(scripts).to.have.length(2);
    expect(chunks.size).to.be.lessThan(60);
  });

  it('is one script, as esbuild builds it without `splitting`', async () => {
    await runs(blockWith("from 'esbuild'").replace('  splitting: true,\n', ''));
    expect(await readdir(join(folder, 'dist'))).to.deep.equal(['main.js']);
  });
});

describe('The commands', () => {
  const known = async (): Promise<ReadonlySet<string>> => {
    const {scripts, bin} = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
      bin: Record<string, string>;
    };
    return new Set([
      ...['npm ci', 'npm pack', 'npm install', 'npm login', 'npm publish'],
      ...Object.keys(scripts).flatMap((name) => [`npm run ${name}`, `npm ${name}`]),
      ...Object.keys(bin).map((name) => `npx --no -- ${name}`),
      ...['npx tsx', 'npx esbuild'],
    ]);
  };

  it('of the package are run from the package alone, not from a stranger’s of that name in the public registry', async function () {
    this.timeout(30_000);
    const bare = /\b(?:npx|bunx|exec|dlx)\s+(?!--no -- )(?:-\S+\s+)*sw-/;
    for (const {path, text} of pages) expect(text, path).not.to.match(bare);
    for (const folder of ['contract', 'simulators', 'demo/hosts'])
      for (const name of await readdir(join(root, folder), {recursive: true}))
        if (/^(?!.*node_modules).*\.(?:ts|md)$/.test(name))
          expect(await readFile(join(root, folder, name), 'utf8'), name).not.to.match(bare);
    const {stdout} = await run('npx', ['--no', '--', 'sw-cert-conformance', '--help'], {cwd: root});
    expect(stdout).to.match(/^Usage: sw-cert-conformance /);
  });

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
          const [name = ''] = /^npm run \S+|^npx --no -- \S+|^np[mx] \S+/.exec(command) ?? [];
          if (name) expect(names).to.include(name);
          else expect(command).to.match(/^(?:openssl|node) /);
          for (const [file] of command.matchAll(/(?:dist|docs|scripts|demo|src|test)\/\S+/g))
            await access(join(root, file));
        }
      });
    }
  }
});
