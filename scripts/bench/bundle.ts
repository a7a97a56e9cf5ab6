/** Bundles a page's script as a host would: rollup, every dependency, minified, in as many files as it takes. */
import {existsSync} from 'node:fs';
import {join} from 'node:path';

import {nodeResolve} from '@rollup/plugin-node-resolve';
import {type Plugin, rollup} from 'rollup';
import esbuildPlugin from 'rollup-plugin-esbuild';

import {preloadHome} from '../../src/preload.js';
import {generatedCode, minify, target} from '../rollup.plugins.mjs';

export const root = join(import.meta.dirname, '../..');

/** Resolves the library's own name to one build of it. */
const library = (dist: string): Plugin => ({
  name: 'library',
  resolveId(id, importer) {
    if (!/^sw-realname-cert(?:\/|$)/.test(id)) return null;
    return this.resolve(join(dist, id.split('/')[1] ?? 'index.js'), importer);
  },
});

/** The folder of a build: a checkout has it inside. Throws if there is none. */
export const distOf = (folder: string): string => {
  const inside = join(folder, 'dist');
  const dist = existsSync(join(inside, 'define.js')) ? inside : folder;
  if (!existsSync(join(dist, 'define.js'))) throw new Error(`There is no build in ${folder}: run \`npm run build\`.`);
  return dist;
};

/**
 * The files of a page's script, by name, bundled with this build. The first to be loaded is `page.js`. With the page itself,
 * that is one of them, and names the scripts before home.
 */
export const bundlePage = async (page: string, dist: string, html?: string): Promise<Record<string, string>> => {
  const emitPage: Plugin = {
    name: 'page',
    generateBundle() {
      if (html !== undefined) this.emitFile({type: 'asset', fileName: 'index.html', source: html});
    },
  };
  const built = await rollup({
    input: {page: join(root, 'scripts', 'bench', 'pages', page)},
    plugins: [
      library(dist),
      nodeResolve({
        browser: true,
        exportConditions: ['production'],
        extensions: ['.mjs', '.js', '.ts'],
        // A bare folder of a build has no dependencies beside it.
        modulePaths: [join(root, 'node_modules')],
      }),
      esbuildPlugin({target, tsconfig: join(root, 'tsconfig.json'), sourceMap: false}),
      minify(),
      emitPage,
      preloadHome(),
    ],
    onwarn: () => undefined,
  });
  try {
    const {output} = await built.generate({format: 'es', generatedCode, entryFileNames: '[name].js'});
    return Object.fromEntries(
      output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : String(file.source)]),
    );
  } finally {
    await built.close();
  }
};
