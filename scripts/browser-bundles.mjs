/**
 * For the tests in the browser: each file as one script. A page that asks for its 450 modules one by one takes two seconds of a
 * processor before its first test begins.
 */
import {readFile} from 'node:fs/promises';
import {dirname, join, posix} from 'node:path';
import {build} from 'esbuild';
import {lowered} from './rollup.plugins.mjs';

const root = dirname(import.meta.dirname);
const outdir = join(root, 'build/browser-tests');

const bundle = (entry) =>
  build({
    absWorkingDir: root,
    entryPoints: [entry],
    outbase: root,
    outdir,
    bundle: true,
    format: 'esm',
    ...lowered,
    charset: 'utf8',
    // What ships is what is tested.
    conditions: ['production'],
    // A test that imports an element wants it to be defined.
    ignoreAnnotations: true,
    tsconfig: 'scripts/tsconfig/base.json',
    sourcemap: 'linked',
    external: ['/__web-*'],
    logLevel: 'warning',
  });

/** A plugin of the test runner. With `isWhole`, all files of a folder are bundled at once, else each for itself. */
export const browserBundles = ({isWhole}) => {
  const built = new Map();
  const ready = (entry) => {
    if (!built.has(entry)) built.set(entry, bundle(entry));
    return built.get(entry);
  };
  return {
    name: 'browser-bundles',
    serve: async ({path}) => {
      const file = path.slice(1);
      // Under another name, since what ends with `.ts` is compiled.
      if (file.endsWith('.test.ts')) return {body: `import '/${file.replace(/ts$/, 'js')}';`, type: 'js'};
      if (!/\.test\.js(?:\.map)?$/.test(file)) return undefined;
      await ready(isWhole ? `${posix.dirname(file)}/*.test.ts` : file.replace(/js(?:\.map)?$/, 'ts'));
      return {body: await readFile(join(outdir, file), 'utf8'), type: file.endsWith('.map') ? 'json' : 'js'};
    },
  };
};
