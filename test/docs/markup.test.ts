import {expect} from 'chai';
import {type AST, compile, parse as parseSvelte} from 'svelte/compiler';
import {namesOf, readManifest, type ElementManifest} from './manifest.js';
import {pages} from './pages.js';

const tag = /<(\/?)([a-z][\w-]*)((?:\s+[^\s=<>/"]+(?:="[^"]*")?)*)\s*(\/?)>/g;
const attribute = /([^\s=<>/"]+)(?:="[^"]*")?/g;
const empty = new Set(['br', 'hr', 'img', 'input', 'link', 'meta']);
const everywhere = ['class', 'id', 'lang', 'slot', 'hidden', 'style', 'dir'];

interface Tag {
  readonly name: string;
  readonly attributes: readonly string[];
}

/** The tags of a piece of markup that is well-formed, or a complaint. */
const parse = (markup: string): readonly Tag[] => {
  const tags: Tag[] = [];
  const open: string[] = [];
  const rest = markup.replaceAll(tag, (_, end: string, name: string, attributes: string, self: string) => {
    if (end) {
      expect(open.pop()).to.equal(name);
    } else {
      tags.push({name, attributes: [...attributes.matchAll(attribute)].map(([, each = '']) => each)});
      if (!self && !empty.has(name)) open.push(name);
    }
    return '';
  });
  expect(open, 'not closed').to.deep.equal([]);
  expect(rest, 'no markup').to.not.match(/[<>]/);
  return tags;
};

/** The tags of a Svelte component, with properties as `:name` and events as `@name`. */
const parseComponent = (code: string): readonly Tag[] => {
  const {warnings} = compile(code, {});
  expect(warnings.map(({message}) => message)).to.deep.equal([]);
  const nameOf = ({name, value}: AST.Attribute): string => {
    if (name.startsWith('onsw-')) return `@${name.slice(2)}`;
    return value === true || Array.isArray(value) ? name : `:${name}`;
  };
  const tagsIn = ({nodes}: AST.Fragment): Tag[] =>
    nodes
      .filter((node) => node.type === 'RegularElement')
      .flatMap(({name, attributes, fragment}) => [
        {name, attributes: attributes.filter((each) => each.type === 'Attribute').map(nameOf)},
        ...tagsIn(fragment),
      ]);
  return tagsIn(parseSvelte(code, {modern: true}).fragment);
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
        const tags = language === 'svelte' ? parseComponent(code) : parse(markupOf(code, language));
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
