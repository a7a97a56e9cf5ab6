import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect} from 'chai';
import {namesOf, readManifest, type ElementManifest} from './manifest.js';
import {eventNames, reasons} from '../../src/index.js';
import {pages, root} from './pages.js';

const textOf = (path: string): string => pages.find((page) => page.path === path)?.text ?? '';

/** The names in backticks, without what follows a name: `start(view?)` is `start`. */
const namedIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) => [code, code.replace(/\(.*/, '')]));

/** What Lit and the DOM have anyway. */
const notOurs = new Set(['connectedCallback', 'disconnectedCallback']);

const publicMembers = ({members = []}: ElementManifest): string[] =>
  namesOf(members.filter((each) => each.privacy !== 'private' && each.privacy !== 'protected' && !each.static)).filter(
    (name) => !notOurs.has(name),
  );

for (const language of ['', '.zh-CN']) {
  const reference = `docs/reference${language}.md`;
  const theming = `docs/theming${language}.md`;

  describe(`The pages ${reference} and ${theming}`, () => {
    it('name every element, setting, method and event', async () => {
      const named = namedIn(textOf(reference));
      for (const element of (await readManifest()).values()) {
        const attributes = new Set(element.members?.flatMap(({name, attribute}) => (attribute ? [name] : [])));
        const members = publicMembers(element).filter((name) => !attributes.has(name));
        const all = [element.tagName, ...namesOf(element.attributes), ...members, ...namesOf(element.events)];
        expect(all.filter((name) => !named.has(name))).to.deep.equal([]);
      }
    });

    it('name every token, part and slot', async () => {
      const named = namedIn(textOf(theming));
      for (const {cssProperties, cssParts, slots} of (await readManifest()).values()) {
        const all = [cssProperties, cssParts, slots].flatMap(namesOf);
        expect(all.filter((name) => !named.has(name))).to.deep.equal([]);
      }
    });

    it('name every event, and with the tables of codes every reason', () => {
      const named = namedIn(textOf(reference) + textOf(`docs/errors${language}.md`));
      expect([...eventNames, ...reasons].filter((name) => !named.has(name))).to.deep.equal([]);
    });

    it('name every entry of the package', async () => {
      const {exports} = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {exports: object};
      const named = namedIn(textOf(reference));
      const isNamed = (name: string): boolean => named.has(name) || named.has(name.replace('.', 'sw-realname-cert'));
      expect(Object.keys(exports).filter((name) => !isNamed(name))).to.deep.equal([]);
    });
  });
}

describe('The old names of docs/decisions/0038', () => {
  /** Those that are no words of their own. */
  const gone =
    /sw-before-redirect|BeforeRedirect|methodStates|\bheadline\b|\bstepBack\b|ElsewhereMethod|--elsewhere\b|agent\.minVersion|help\.icCard|relogin: true|'relogin' in|\bsw-fail\b|\bsw-cancel\b/;

  it('are used in no other file', async () => {
    const rooms = ['contract', 'demo', 'docs', 'scripts', 'simulators', 'src', 'test', 'tools', 'walks'];
    const inRooms = await Promise.all(
      rooms.map(async (room) =>
        (await readdir(join(root, room), {recursive: true})).map((name) => join(room, name).replaceAll('\\', '/')),
      ),
    );
    const files = ['README.md', 'README.zh-CN.md', 'CHANGELOG.md', 'CONTRIBUTING.md', ...inRooms.flat()].filter(
      (path) =>
        /\.(?:ts|tsx|mjs|js|vue|html|css|md|jsp|txt)$/.test(path) &&
        !/node_modules|\/dist\/|0038-the-surface-once|reference\.test/.test(path),
    );
    expect(files.length).to.be.greaterThan(1_000);
    const told = await Promise.all(
      files.map(async (path) => (gone.test(await readFile(join(root, path), 'utf8')) ? [path] : [])),
    );
    expect(told.flat()).to.deep.equal([]);
  });
});
