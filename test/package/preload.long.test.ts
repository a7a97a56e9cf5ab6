import {expect} from 'chai';
import {readFile} from 'node:fs/promises';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import {type OutputAsset, type OutputChunk, type Plugin, rollup} from 'rollup';
import esbuildPlugin from 'rollup-plugin-esbuild';
import {pathIds} from '../../src/domain/ids.js';
import {preloadHome} from '../../src/preload.js';

const root = process.cwd();
const entries: Readonly<Record<string, string>> = {
  home: `import '${root}/src/define.ts'; console.log(1);`,
  card: `import '${root}/src/methods/ic-card.ts'; console.log(2);`,
  later: `addEventListener('click', () => import('${root}/src/define.ts'));`,
};
const pages: Readonly<Record<string, string>> = {
  'home.html': '<!doctype html><script type="module" src="/app/js/home.js"></script>',
  'card/index.html': '<!doctype html><p>1</p><script type=module src=../js/card.js></script>',
  'later.html': '<!doctype html><script type="module" src="/app/js/later.js"></script>',
};

const host: Plugin = {
  name: 'host',
  resolveId: (id) => (id in entries ? `\0${id}` : null),
  load: (id) => entries[id.slice(1)] ?? null,
  generateBundle() {
    for (const [fileName, source] of Object.entries(pages)) this.emitFile({type: 'asset', fileName, source});
  },
};

/** The files of a bundle by name. */
const bundle = async (options?: Parameters<typeof preloadHome>[0]) => {
  const built = await rollup({
    input: Object.fromEntries(Object.keys(entries).map((name) => [name, name])),
    // The pages are written by a plugin behind it.
    plugins: [
      preloadHome(options),
      host,
      nodeResolve({browser: true, exportConditions: ['production']}),
      esbuildPlugin({tsconfig: 'tsconfig.json', sourceMap: false}),
    ],
    onwarn: () => undefined,
  });
  const names = {entryFileNames: 'js/[name].js', chunkFileNames: 'js/[name]-[hash].js'};
  const {output} = await built.generate({format: 'es', ...names});
  await built.close();
  return new Map<string, OutputAsset | OutputChunk>(output.map((file) => [file.fileName, file]));
};

describe('The plugin that names the scripts before home', () => {
  /** All that it takes to run the entry, and then the paths that it loads. */
  const expected = (files: Awaited<ReturnType<typeof bundle>>, entry: string, paths: string): string[] => {
    const chunks = [...files.values()].filter((file) => file.type === 'chunk');
    const journey = chunks.find(({moduleIds}) => moduleIds.some((id) => id.endsWith(`/paths/${paths}.chunk.ts`)));
    const all = new Set([`js/${entry}.js`, journey?.fileName ?? '']);
    for (const name of all) {
      for (const each of chunks.find(({fileName}) => fileName === name)?.imports ?? []) all.add(each);
    }
    return [...all];
  };

  it('links them in the pages that have the element at once, and leaves other pages as they are', async () => {
    const files = await bundle();
    const page = (name: string): string => {
      const file = files.get(name);
      return file?.type === 'asset' ? String(file.source) : '';
    };
    const named = (name: string): string[] =>
      Array.from(
        page(name).matchAll(/<(?:script|link rel="modulepreload").*? (?:href|src)="?([^">]+)/g),
        ([, to]) => to ?? '',
      );
    const home = named('home.html');
    expect(home).to.have.members(expected(files, 'home', 'all-paths').map((name) => `/app/${name}`));
    // The request for the status leaves with the entry, so it is asked for first.
    expect(home[0]).to.equal('/app/js/home.js');
    expect(named('card/index.html')).to.have.members(expected(files, 'card', 'ic-card').map((name) => `../${name}`));
    expect(page('later.html')).to.equal(pages['later.html']);
    expect([...files.keys()].filter((name) => name.endsWith('.json'))).to.deep.equal([]);
  });

  it('lists them for each entry that has the element at once', async () => {
    const files = await bundle({list: 'before-home.json'});
    const list = files.get('before-home.json');
    const lists = JSON.parse(list?.type === 'asset' ? String(list.source) : '') as Record<string, string[]>;
    expect(Object.keys(lists)).to.have.members(['home', 'card']);
    expect(lists['home']).to.have.members(expected(files, 'home', 'all-paths'));
    expect(lists['home']?.[0]).to.equal('js/home.js');
  });

  it('needs no plugin with webpack, whose comment the build keeps in each entry', async () => {
    for (const entry of ['define', ...pathIds.map((id) => `methods/${id}`)]) {
      expect(await readFile(`dist/${entry}.js`, 'utf8')).to.match(/import\(\s*\/\* webpackPreload: true \*\//);
    }
  });
});
