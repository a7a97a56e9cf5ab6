import {execFile} from 'node:child_process';
import {access} from 'node:fs/promises';
import {join, posix} from 'node:path';
import {promisify} from 'node:util';
import {expect} from 'chai';
import {pages, root, twinOf, twins, type Page} from './pages.js';

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

/** The targets of a page's links, without addresses of the web. */
const targetsIn = ({prose}: Page): string[] =>
  [...prose.replaceAll(/`[^`\n]*`/g, '').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));

const fileAt = ({path}: Page, target: string): string => {
  const [file = ''] = target.split('#');
  return file === '' ? path : posix.join(posix.dirname(path), file);
};

/** The links that lead nowhere. */
const brokenIn = async (page: Page): Promise<string[]> => {
  const broken: string[] = [];
  for (const target of targetsIn(page)) {
    const to = fileAt(page, target);
    const [, hash] = target.split('#');
    const isThere = await exists(to);
    const hasAnchor = hash === undefined || anchors.get(to)?.has(decodeURIComponent(hash));
    if (!isThere || !hasAnchor) broken.push(target);
  }
  return broken;
};

/** What a script writes for the English page alone. */
const inEnglishOnly = /<!-- (?:begin: rules|measured)[\s\S]*<!-- end.*-->/;

interface Packed {
  readonly files: readonly {readonly path: string}[];
  /** Bytes. */
  readonly unpackedSize: number;
}

/** The package, as `npm pack` chooses its files. */
const pack = async (): Promise<Packed> => {
  const options = {cwd: root, shell: process.platform === 'win32', maxBuffer: 2 ** 24};
  const {stdout} = await promisify(execFile)('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], options);
  const [packed] = JSON.parse(stdout) as [Packed];
  return packed;
};

/** Pages that scripts write in English alone. */
const inEnglishAlone = /^docs\/(?:messages|machines\/.*)\.md$/;

describe('The documentation', () => {
  let packed: Packed;
  /** The pages that a host reads, in English. */
  let hostPages: readonly string[];
  before(async () => {
    packed = await pack();
    const names = packed.files.map(({path}) => path);
    hostPages = names.filter(
      (path) => /^(?:README|docs\/.*)(?<!\.zh-CN)\.md$/.test(path) && !inEnglishAlone.test(path),
    );
  });

  for (const page of pages) {
    it(`has no broken link in ${page.path}`, async () => {
      expect(await brokenIn(page)).to.deep.equal([]);
    });
  }

  it('links from packed pages only to packed files', () => {
    const files = packed.files.map(({path}) => path);
    const isPacked = (path: string): boolean => files.some((file) => file === path || file.startsWith(`${path}/`));
    const missing = pages
      .filter(({path}) => isPacked(path))
      .flatMap((page) => targetsIn(page).map((target) => `${page.path}: ${fileAt(page, target)}`))
      .filter((line) => !isPacked(line.split(': ')[1] as string));
    expect(files).to.include.members(['README.md', 'SECURITY.md', 'llms.txt']);
    expect(missing).to.deep.equal([]);
  });

  it('is in a package of at most 463 files and 6 MB: one more is a reason to look for one that no host needs', () => {
    expect(packed.files.length).to.be.at.most(463);
    expect(packed.unpackedSize).to.be.at.most(6_000_000);
  });

  it('exists in both languages for every page for hosts', () => {
    expect(hostPages).to.include.members(['README.md', 'docs/backend.md', 'docs/hosts/vue.md']);
    expect(pages.map(({path}) => path)).to.include.members(hostPages.map(twinOf));
  });

  for (const [page, twin] of twins) {
    it(`has the same headings, code blocks and table rows in ${twin.path}`, () => {
      expect(twin.headings.map(({level}) => level)).to.deep.equal(page.headings.map(({level}) => level));
      const codeOf = ({blocks}: Page) => blocks.map(({language, code}) => ({language, code}));
      expect(codeOf(twin)).to.deep.equal(codeOf(page));
      const rowsOf = ({text}: Page) =>
        text
          .replace(inEnglishOnly, '')
          .replaceAll(/^ *```[\s\S]*?^ *```$/gm, '')
          .match(/^ *\|/gm)?.length;
      expect(rowsOf(twin), 'rows of tables').to.equal(rowsOf(page));
    });
  }

  it('is on the list of all pages for each host page, in each language', () => {
    for (const [list, ofLanguage] of [
      ['docs/README.md', (path: string) => path],
      ['docs/README.zh-CN.md', twinOf],
    ] as const) {
      const text = pages.find(({path}) => path === list)?.text ?? '';
      for (const path of hostPages.filter((each) => !each.endsWith('README.md')))
        expect(text).to.include(`(${posix.relative('docs', ofLanguage(path))})`);
    }
  });
});
