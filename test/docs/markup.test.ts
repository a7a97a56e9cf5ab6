import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect} from 'chai';
import {type AST, compile, parse as parseSvelte} from 'svelte/compiler';
import {namesOf, readManifest, type ElementManifest} from './manifest.js';
import {pages, root} from './pages.js';

const everywhere = ['class', 'id', 'lang', 'slot', 'hidden', 'style', 'dir'];

interface Tag {
  readonly name: string;
  readonly attributes: readonly string[];
}

const tagsIn = ({nodes}: AST.Fragment, nameOf: (attribute: AST.Attribute) => string): Tag[] =>
  nodes.flatMap((node) => {
    if (!('fragment' in node)) return [];
    const attributes = 'attributes' in node ? node.attributes.filter((each) => each.type === 'Attribute') : [];
    return [
      {name: 'name' in node ? node.name : '', attributes: attributes.map(nameOf)},
      ...tagsIn(node.fragment, nameOf),
    ];
  });

const parse = (code: string): AST.Fragment => parseSvelte(code, {modern: true}).fragment;

/** Of a Svelte component, with properties as `:name` and events as `@name`. */
const nameInComponent = ({name, value}: AST.Attribute): string => {
  if (name.startsWith('onsw-')) return `@${name.slice(2)}`;
  return value === true || Array.isArray(value) ? name : `:${name}`;
};

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The names on a tag that its element does not have. `:name` is a property and `@name` an event, as in Vue; `.prop` is Vue 2's. */
const unknownOn = ({attributes}: Tag, element: ElementManifest): readonly string[] => {
  const known = new Set([
    ...everywhere,
    ...namesOf(element.attributes),
    ...namesOf(element.members?.filter(({kind}) => kind === 'field')).flatMap((name) => [
      `:${name}`,
      `:${name}.prop`,
      `:${kebab(name)}`,
    ]),
    ...namesOf(element.events).map((name) => `@${name}`),
  ]);
  return attributes.filter((name) => !known.has(name));
};

const markupOf = (code: string, language: string): string =>
  language === 'vue' ? code.replace(/<script[\s\S]*?<\/script>/, '').replaceAll(/{{.*?}}/g, '') : code;

describe('The markup snippets', () => {
  for (const {path, blocks} of pages) {
    for (const {language, code, line} of blocks.filter((block) => ['html', 'vue', 'svelte'].includes(block.language))) {
      it(`use only existing elements, attributes and events: ${path}, line ${line}`, async () => {
        const elements = await readManifest();
        const isComponent = language === 'svelte';
        const markup = isComponent ? code : `<div>${markupOf(code, language)}</div>`;
        // Vue's names of attributes are not Svelte's.
        const {warnings} = compile(isComponent ? code : markup.replaceAll(/\s[:@][^\s=]+(?:="[^"]*")?/g, ''), {});
        const complaints = warnings.filter((each) => isComponent || each.code === 'element_implicitly_closed');
        expect(complaints.map(({message}) => message)).to.deep.equal([]);
        const tags = tagsIn(parse(markup), isComponent ? nameInComponent : ({name}) => name);
        for (const each of tags) {
          if (!each.name.startsWith('sw-')) continue;
          const element = elements.get(each.name);
          if (!element) throw new Error(`There is no ${each.name}.`);
          expect(unknownOn(each, element), each.name).to.deep.equal([]);
        }
      });
    }

    for (const {code, line} of blocks.filter(({language}) => language === 'css')) {
      it(`use only existing tokens and parts: ${path}, line ${line}`, async () => {
        const all = [...(await readManifest()).values()];
        const tokens = new Set(all.flatMap(({cssProperties}) => namesOf(cssProperties)));
        const parts = new Set(all.flatMap(({cssParts}) => namesOf(cssParts)));
        for (const [token] of code.matchAll(/--sw-[\w-]+/g)) expect(tokens).to.include(token);
        for (const [, part] of code.matchAll(/::part\(([\w-]+)\)/g)) expect(parts).to.include(part);
      });
    }

    for (const {code, line} of blocks.filter(({language}) => language === 'json')) {
      it(`are valid JSON: ${path}, line ${line}`, () => {
        expect(() => JSON.parse(code) as unknown).to.not.throw();
      });
    }
  }
});

describe('The pages of the demo and of the sample hosts', () => {
  it('have the meta tag renderer=webkit, which asks a browser with two engines for the newer one', async () => {
    const paths = (await readdir(join(root, 'demo'), {recursive: true})).filter(
      (path) => /\.(?:html|ts)$/.test(path) && !/node_modules|\bdist\b/.test(path),
    );
    const texts = await Promise.all(
      paths.map(async (path) => ({path, text: await readFile(join(root, 'demo', path), 'utf8')})),
    );
    const withHead = texts.filter(({text}) => text.includes('<head>'));
    expect(withHead.length).to.be.greaterThan(20);
    const without = withHead.filter(({text}) => !text.includes('<meta name="renderer" content="webkit" />'));
    expect(without.map(({path}) => path)).to.deep.equal([]);
  });
});
