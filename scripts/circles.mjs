/**
 * Finds circles of imports in `src`, because files in a circle can only be understood together. A table and its
 * translations may import each other. Every form of import counts: types and `import()` too.
 */
import {existsSync} from 'node:fs';
import {readdir, readFile} from 'node:fs/promises';
import {dirname, join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';
import ts from 'typescript';
import {anyFurtherLocale} from './locales.mjs';

const src = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src');
const files = (await readdir(src, {recursive: true}))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(src, name));

const importsOf = async (file) =>
  ts
    .preProcessFile(await readFile(file, 'utf8'))
    .importedFiles.map(({fileName}) => join(dirname(file), fileName).replace(/\.js$/, '.ts'))
    .filter((target) => existsSync(target));

const imports = new Map(await Promise.all(files.map(async (file) => [file, await importsOf(file)])));

const translation = new RegExp(`\\.(?:${anyFurtherLocale})\\.ts$`);
const isTranslation = (file) => translation.test(file);

/** The imports that lead from a file back to itself, or undefined if there are none. */
const circleOf = (start) => {
  const from = new Map([[start, undefined]]);
  for (const file of from.keys())
    for (const target of imports.get(file) ?? []) {
      if (isTranslation(target)) continue;
      if (target === start) {
        const way = [];
        for (let at = file; at; at = from.get(at)) way.unshift(at);
        return [...way, start];
      }
      if (!from.has(target)) from.set(target, file);
    }
  return undefined;
};

const circles = files.flatMap((file) => {
  const circle = isTranslation(file) ? undefined : circleOf(file);
  return circle ? [circle.map((each) => relative(src, each)).join(' → ')] : [];
});
if (circles.length > 0) console.log(circles.join('\n'));
process.exitCode = circles.length > 0 ? 1 : 0;
