/**
 * How many words the English pages have that somebody writes by hand, without blocks of code and without what a script
 * writes between its marks: `node scripts/words.mjs`. Decisions and the changelog are left out, because they only grow.
 */
import {readdir, readFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';

const root = dirname(import.meta.dirname);
/** Whole pages that a script writes, and logs. */
const leftOut = /\.zh-CN\.md$|^CHANGELOG|^docs\/(?:decisions|machines|transcripts|messages|mutants)\b/;

const atRoot = await readdir(root);
const inDocs = (await readdir(join(root, 'docs'), {recursive: true})).map(
  (name) => `docs/${name.replaceAll('\\', '/')}`,
);
const pages = [...atRoot, ...inDocs].filter((name) => name.endsWith('.md') && !leftOut.test(name));

const wordsOf = async (name) => {
  const text = await readFile(join(root, name), 'utf8');
  const byHand = text
    .replaceAll(/^((?:> )? *)```[^]*?^\1```/gm, '')
    .replaceAll(/<!-- (?!end|prettier-ignore)[^]*?<!-- end.*?-->/g, '')
    .replaceAll(/<!--[^]*?-->|\]\([^)\s]*\)/g, ' ');
  return byHand.match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;
};

const counted = await Promise.all(pages.map(async (name) => ({name, words: await wordsOf(name)})));
counted.sort((one, other) => other.words - one.words);
for (const {name, words} of [...counted, {name: 'total', words: counted.reduce((all, {words}) => all + words, 0)}])
  console.log(`${String(words).padStart(7)}  ${name}`);
