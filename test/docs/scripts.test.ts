import {execFile} from 'node:child_process';
import {access, mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {promisify} from 'node:util';
import {expect} from 'chai';
import {transform} from 'esbuild';
import {type OutputOptions, rollup, type RollupOptions} from 'rollup';
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
    it(`certify by card in a page of ${dom}, and a development build of Lit warns of nothing`, async () => {
      const file = join(folder, 'testing.mjs');
      await writeFile(file, blocksIn('docs/testing.md', 'js')[0]?.code ?? '');
      const page = pathToFileURL(join(root, 'test/docs', `${dom}.mjs`)).href;
      const {stdout, stderr} = await run(process.execPath, ['-C', 'development', '--import', page, file], {
        timeout: 25_000,
      });
      expect(stdout).to.equal('high\n');
      expect(stderr).to.match(/^Lit is in dev mode\..*\n$/);
    });
  }
});

/** What of the collectors' packages, which are not installed, the page of the events uses. */
const collectors = {
  '@opentelemetry/api': `
    const spans = (globalThis.spans = []);
    export const ROOT_CONTEXT = {};
    export const trace = {
      setSpanContext: (_, parent) => parent,
      getTracer: () => ({
        startSpan: (name, _, {traceId}) => {
          const span = {name, traceId, events: [], ends: 0};
          spans.push(span);
          return {addEvent: (type) => span.events.push(type), end: () => (span.ends += 1)};
        },
      }),
    };`,
  '@sentry/browser': `
    const crumbs = (globalThis.crumbs = []);
    export const setTag = () => undefined;
    export const addBreadcrumb = (crumb) => crumbs.push(crumb);`,
};

describe('The page of docs/events.md', function () {
  this.timeout(30_000);
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(root, 'build', 'events-'));
    for (const [name, code] of Object.entries(collectors)) {
      await mkdir(join(folder, 'node_modules', name), {recursive: true});
      await writeFile(join(folder, 'node_modules', name, 'index.mjs'), code);
      await writeFile(join(folder, 'node_modules', name, 'package.json'), '{"exports": "./index.mjs"}');
    }
    const names = ['beacon', 'opentelemetry', 'sentry', 'funnel'];
    for (const [index, {code}] of blocksIn('docs/events.md', 'ts').entries())
      await writeFile(join(folder, `${names[index]}.mjs`), (await transform(code, {loader: 'ts'})).code);
  });
  after(() => rm(folder, {recursive: true}));

  interface Line {
    readonly type: string;
    readonly journey: string;
    readonly view: string;
    readonly step: string;
    readonly reason?: string;
    readonly code?: string;
  }
  interface Collected {
    readonly lines: readonly Line[];
    readonly spans: readonly {name: string; traceId: string; events: readonly string[]; ends: number}[];
    readonly crumbs: readonly {category: string; message: string}[];
  }

  /** A certification by card, by the page of the tests of one's own. */
  const certify = async (): Promise<Collected> => {
    const adapters = ['beacon', 'opentelemetry', 'sentry'].map((name) => `await import('./${name}.mjs');`).join('\n');
    const appended = 'document.body.append(widget);\n';
    // So that none of the first events is missed, they find the element before it is in the page.
    const before = `document.querySelector = () => widget;\n${adapters}\n${appended}`;
    const code = (blocksIn('docs/testing.md', 'js')[0]?.code ?? '').replace(appended, before);
    await writeFile(
      join(folder, 'page.mjs'),
      `const lines = [];
      Object.defineProperty(navigator, 'sendBeacon', {value: (_, line) => lines.push(JSON.parse(line)) > 0});
      ${code}
      await new Promise(setImmediate);
      console.log(JSON.stringify({lines, spans, crumbs}));`,
    );
    const page = pathToFileURL(join(root, 'test/docs/jsdom.mjs')).href;
    const {stdout} = await run(process.execPath, ['--import', page, join(folder, 'page.mjs')], {timeout: 25_000});
    return JSON.parse(stdout.replace('high\n', '')) as Collected;
  };

  const draw = async (log: readonly Line[]): Promise<string[]> => {
    const running = run(process.execPath, [join(folder, 'funnel.mjs')]);
    running.child.stdin?.end(log.map((line) => JSON.stringify(line)).join('\n'));
    return (await running).stdout.trimEnd().replaceAll(/ +/g, ' ').split('\n');
  };

  it('has adapters that collect a certification, and a funnel that counts journeys', async () => {
    const {lines, spans, crumbs} = await certify();
    const steps = lines.filter(({type}) => type === 'sw-step').map(({view, step}) => `${view} ${step}`);
    expect(steps.slice(0, 3)).to.deep.equal(['home asking', 'home home', 'home opening']);
    expect(spans.map(({name}) => name)).to.deep.equal(steps);
    expect(new Set(spans.map(({traceId, ends}) => `${traceId} ${ends}`))).to.have.keys([`${lines[0]?.journey} 1`]);
    expect(spans.at(-1)?.events).to.deep.equal(['sw-end']);
    expect(crumbs.map(({category}) => category)).to.deep.equal(lines.map(({type}) => type));

    const until = (step: string, journey: string, ...more: readonly Partial<Line>[]): Line[] => {
      const at = lines.findIndex((line) => line.step === step);
      const last = {...lines[at], journey} as Line;
      return [
        ...lines.slice(0, at + 1).map((line) => ({...line, journey})),
        ...more.map((each) => ({...last, ...each})),
      ];
    };
    const funnel = await draw([
      ...lines,
      ...until('awaitingPin', 'left', {type: 'sw-end', reason: 'removed'}),
      ...until('reading', 'failed', {type: 'sw-error', code: 'card-missing'}),
      ...until('opening', 'gone'),
      ...until('opening', 'of-an-earlier-page', {type: 'sw-end', reason: 'resumed'}),
    ]);
    expect(funnel).to.include.members([
      ...['home asking 4 0', 'home home 4 0', 'home opening 4 1', 'ic-card reading 3 1 card-missing 1'],
      ...['ic-card awaitingPin 2 1', 'ic-card verifying 1 0', 'result result 1 1'],
    ]);
    expect(funnel).to.have.length(new Set(steps).size);
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
      'npx tsx',
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
