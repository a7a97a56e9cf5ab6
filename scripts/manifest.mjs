/**
 * Writes `custom-elements.json`, and what editors and frameworks read, which `typings.mjs` makes from it.
 *
 * The analyzer reads doc comments, inheritance and settings. What it cannot know comes from elsewhere: a type behind a
 * name from the compiler, and a module's path from the entry that a host imports.
 */
import {spawnSync} from 'node:child_process';
import {readFile, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';

import ts from 'typescript';
import {writeTypings} from './typings.mjs';

const root = dirname(import.meta.dirname);

/** The entry that registers an element, with all that it can open. */
const entries = {
  'sw-realname-cert': 'define',
  'sw-admin-requests': 'admin-requests',
};

/** The types of a class's members, with each union of names written out. */
const readTypes = (elements) => {
  const options = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, 'scripts/tsconfig/build.json'), ts.sys.readFile).config,
    ts.sys,
    root,
  ).options;
  const program = ts.createProgram(
    elements.map(({source}) => source),
    options,
  );
  const checker = program.getTypeChecker();
  const written = (type, node) => {
    const text = (each) => checker.typeToString(each, node, ts.TypeFormatFlags.NoTruncation);
    const isNames =
      type.isUnion() && type.types.every((each) => each.isStringLiteral() || text(each) === 'string & {}');
    // The names before the rest, as editors offer them.
    return isNames
      ? [...type.types]
          .sort((one, other) => Number(other.isStringLiteral()) - Number(one.isStringLiteral()))
          .map((each) => (each.isStringLiteral() ? `'${each.value}'` : `(${text(each)})`))
          .join(' | ')
      : undefined;
  };
  return Object.fromEntries(
    elements.map(({name, source}) => {
      const file = program.getSourceFile(source);
      const node = file.statements.find((each) => ts.isClassDeclaration(each) && each.name.text === name);
      const type = checker.getTypeAtLocation(node);
      const types = type
        .getProperties()
        .map((property) => [property.name, written(checker.getTypeOfSymbolAtLocation(property, node), node)]);
      const own = type.getProperty('backend');
      return [
        name,
        {
          ...Object.fromEntries(types),
          // Overrides what the base class has only in general.
          backend: checker.typeToString(checker.getTypeOfSymbolAtLocation(own, node), node),
        },
      ];
    }),
  );
};

/** The event classes by name, as `SwEventMap` lists them. */
const readEvents = async () => {
  const text = await readFile(join(root, 'src/components/events/outcome-events.ts'), 'utf8');
  return Object.fromEntries([...text.matchAll(/^ {2}'(sw-[\w-]+)': (\w+);$/gm)].map(([, name, type]) => [name, type]));
};

/** Where a declaration was inherited from is a path of ours. */
const withoutOrigin = (member) => ({...member, inheritedFrom: undefined});

const publish = (declaration, types, events) => {
  const members = declaration.members
    .filter(({privacy}) => privacy !== 'private' && privacy !== 'protected')
    .map(withoutOrigin)
    .map((member) => {
      const type = types[member.name];
      return member.kind === 'field' && type ? {...member, type: {text: type}} : member;
    });
  return {
    ...declaration,
    source: undefined,
    members,
    attributes: declaration.attributes.map((attribute) => ({
      ...withoutOrigin(attribute),
      ...(types[attribute.fieldName] && {type: {text: types[attribute.fieldName]}}),
    })),
    // The analyzer takes the arguments of an event's constructor for names of events.
    events: declaration.events
      .filter(({name}) => name in events)
      .map((event) => ({...withoutOrigin(event), type: {text: events[event.name]}})),
    ...Object.fromEntries(
      ['slots', 'cssParts', 'cssProperties'].map((kind) => [kind, (declaration[kind] ?? []).map(withoutOrigin)]),
    ),
    superclass: {name: 'LitElement', package: 'lit'},
  };
};

const analyzer = createRequire(import.meta.url).resolve('@custom-elements-manifest/analyzer/cem.js');
const {status} = spawnSync(process.execPath, [analyzer, 'analyze', '--config', 'scripts/manifest.config.mjs'], {
  cwd: root,
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);

const path = join(root, 'custom-elements.json');
const analyzed = JSON.parse(await readFile(path, 'utf8'));
const declarations = analyzed.modules.flatMap(({declarations: all, path: source}) =>
  all.map((each) => ({...each, source: join(root, source)})),
);
const tags = declarations.map(({tagName}) => tagName);
const complaints = [
  ...Object.keys(entries)
    .filter((tag) => !tags.includes(tag))
    .map((tag) => `custom-elements.json lacks ${tag}: is @tagname in the doc block?`),
  ...tags.filter((tag) => !(tag in entries)).map((tag) => `custom-elements.json shows what is not public: ${tag}`),
  ...tags.filter((tag, index) => tags.indexOf(tag) !== index).map((tag) => `custom-elements.json has twice: ${tag}`),
];
if (complaints.length > 0) {
  console.log(complaints.join('\n'));
  process.exit(1);
}

const [types, events] = [readTypes(declarations), await readEvents()];
const modules = Object.entries(entries).map(([tag, entry]) => {
  const declaration = declarations.find(({tagName}) => tagName === tag);
  const {name} = declaration;
  return {
    kind: 'javascript-module',
    path: `${entry}.js`,
    declarations: [publish(declaration, types[name], events)],
    exports: [{kind: 'custom-element-definition', name: tag, declaration: {name, module: `${entry}.js`}}],
  };
});
const manifest = {...analyzed, modules};
await writeFile(path, `${JSON.stringify(manifest, null, 2)}\n`);
await writeTypings(manifest);
