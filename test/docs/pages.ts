import {readdir, readFile} from 'node:fs/promises';
import {join, posix} from 'node:path';

/* What the tests of the documentation read: its pages, their headings, links and blocks of code. */

export const root = join(import.meta.dirname, '../..');

export interface Block {
  readonly language: string;
  readonly code: string;
  /** Of the first line, for a message. */
  readonly line: number;
}

export interface Page {
  /** Relative to the root. */
  readonly path: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  /** The text without blocks and comments. */
  readonly prose: string;
  readonly headings: readonly {readonly level: number; readonly title: string}[];
}

const fence = /^( *)```(\S*)\n([\s\S]*?)^\1```$/gm;

const blocksOf = (text: string): Block[] =>
  [...text.matchAll(fence)].map(({1: indent = '', 2: language = '', 3: code = '', index}) => ({
    language,
    code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    line: text.slice(0, index).split('\n').length + 1,
  }));

const readPage = async (path: string): Promise<Page> => {
  const text = (await readFile(join(root, path), 'utf8')).replaceAll('\r', '');
  const prose = text.replace(fence, '').replaceAll(/<!--[\s\S]*?-->/g, '');
  const headings = [...prose.matchAll(/^(#+) (.+)$/gm)].map(({1: marks = '', 2: title = ''}) => ({
    level: marks.length,
    title,
  }));
  return {path, text, blocks: blocksOf(text), prose, headings};
};

const inDocs = (await readdir(join(root, 'docs'), {recursive: true}))
  .map((name) => posix.join('docs', name.replaceAll('\\', '/')))
  .filter((path) => path.endsWith('.md') && !path.startsWith('docs/transcripts/'));
const atRoot = (await readdir(root)).filter((path) => /\.md$|^llms\.txt$/.test(path));

export const pages: readonly Page[] = await Promise.all([...atRoot, ...inDocs].sort().map(readPage));

const isChinese = (path: string): boolean => path.endsWith('.zh-CN.md');

export const twinOf = (path: string): string => path.replace(/\.md$/, '.zh-CN.md');

/** Each page with the one in the other language, where there is one. */
export const twins: readonly (readonly [Page, Page])[] = pages
  .filter(({path}) => path.endsWith('.md') && !isChinese(path))
  .flatMap((page) => pages.filter(({path}) => path === twinOf(page.path)).map((twin) => [page, twin] as const));

export const blocksIn = (path: string, language: string) =>
  (pages.find((page) => page.path === path)?.blocks ?? []).filter((block) => block.language === language);
