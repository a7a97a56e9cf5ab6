import {access} from 'node:fs/promises';
import {join, posix} from 'node:path';
import {expect} from 'chai';
import {hostPages, pages, root, twinOf, twins, type Page} from './pages.js';

/** As GitHub names a heading. */
const slug = (title: string): string =>
  title
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
    .replaceAll(' ', '-');

/** What `#…` may name on a page: headings, the second of the same words with `-1`, and anchors of their own. */
const anchorsOf = ({text, headings}: Page): ReadonlySet<string> => {
  const seen = new Map<string, number>();
  const ofHeadings = headings.map(({title}) => {
    const name = slug(title);
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before === 0 ? name : `${name}-${before}`;
  });
  return new Set([...ofHeadings, ...[...text.matchAll(/<a id="([^"]+)"/g)].map(([, id = '']) => id)]);
};

const anchors = new Map(pages.map((page) => [page.path, anchorsOf(page)]));

const exists = (path: string): Promise<boolean> =>
  access(join(root, path)).then(
    () => true,
    () => false,
  );

/** The links that lead nowhere. */
const brokenIn = async ({path, prose}: Page): Promise<string[]> => {
  const broken: string[] = [];
  for (const [, target = ''] of prose.replaceAll(/`[^`\n]*`/g, '').matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(target)) continue;
    const [file = '', hash] = target.split('#');
    const to = file === '' ? path : posix.join(posix.dirname(path), file);
    const isThere = await exists(to);
    const hasAnchor = hash === undefined || anchors.get(to)?.has(decodeURIComponent(hash));
    if (!isThere || !hasAnchor) broken.push(target);
  }
  return broken;
};

describe('The documentation', () => {
  for (const page of pages) {
    it(`has no link in ${page.path} that leads nowhere`, async () => {
      expect(await brokenIn(page)).to.deep.equal([]);
    });
  }

  it('is there in both languages where a host reads it', () => {
    expect(pages.map(({path}) => path)).to.include.members([...hostPages, ...hostPages.map(twinOf)]);
  });

  for (const [page, twin] of twins) {
    it(`has the same chapters, blocks of code and rows in ${twin.path}`, () => {
      expect(twin.headings.map(({level}) => level)).to.deep.equal(page.headings.map(({level}) => level));
      const codeOf = ({blocks}: Page) => blocks.map(({language, code}) => ({language, code}));
      expect(codeOf(twin)).to.deep.equal(codeOf(page));
      const rowsOf = ({prose}: Page) => prose.match(/^ *\|/gm)?.length;
      expect(rowsOf(twin), 'rows of tables').to.equal(rowsOf(page));
    });
  }

  it('links each page of a host from the README, in each language', () => {
    for (const [readme, ofLanguage] of [
      ['README.md', (path: string) => path],
      ['README.zh-CN.md', twinOf],
    ] as const) {
      const text = pages.find(({path}) => path === readme)?.text ?? '';
      for (const path of hostPages.slice(1)) expect(text).to.include(`(${ofLanguage(path)})`);
    }
  });
});
