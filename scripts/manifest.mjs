/**
 * Writes `custom-elements.json`, and what editors and frameworks read, which `typings.mjs` makes from it.
 *
 * The analyzer reads doc comments and inheritance. What it cannot know comes from elsewhere: a setting's attribute from
 * the classes themselves, a type behind a name from the compiler, and a module's path from the entry that a host imports.
 */
import {spawnSync} from 'node:child_process';
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';

import {build} from 'esbuild';
import ts from 'typescript';
import {writeTypings} from './typings.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The entry that registers an element, and the class. `define` registers all of the user's, and is named for the whole. */
const elements = {
  'sw-realname-cert': {entry: 'define', className: 'RealnameCert', source: 'whole'},
  ...Object.fromEntries(
    ['ic-card', 'legal-rep', 'bank-ukey', 'admin-assist', 'profile'].map((path) => [
      `sw-${path}-cert`,
      {
        entry: path,
        className: `${path.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase())}Cert`,
        source: `solo/${path}-cert`,
      },
    ]),
  ),
  'sw-admin-requests': {entry: 'admin-requests', className: 'AdminRequests', source: 'admin-requests'},
};

const sourceOf = ({source}) => join(root, 'src/components/shell', `${source}.ts`);

/** The settings of each class, as Lit knows them: the attributes are computed, so that no reader of sources finds them. */
const readSettings = async () => {
  const {outputFiles} = await build({
    stdin: {
      contents: Object.values(elements)
        .map((element) => `export {${element.className}} from ${JSON.stringify(sourceOf(element))};`)
        .join('\n'),
      resolveDir: root,
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    tsconfig: join(root, 'tsconfig.json'),
    logLevel: 'silent',
  });
  const file = join(root, 'build', 'elements.mjs');
  await mkdir(dirname(file), {recursive: true});
  await writeFile(file, outputFiles[0].text);
  const classes = await import(`${pathToFileURL(file)}?${Date.now()}`);
  return Object.fromEntries(
    Object.entries(classes).map(([name, element]) => {
      void element.observedAttributes; // Makes Lit read the settings.
      return [name, element.elementProperties];
    }),
  );
};

/** The types of a class's members, with each union of names written out. */
const readTypes = () => {
  const options = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, 'tsconfig.build.json'), ts.sys.readFile).config,
    ts.sys,
    root,
  ).options;
  const program = ts.createProgram(Object.values(elements).map(sourceOf), options);
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
    Object.values(elements).map((element) => {
      const file = program.getSourceFile(sourceOf(element));
      const node = file.statements.find((each) => ts.isClassDeclaration(each) && each.name.text === element.className);
      const type = checker.getTypeAtLocation(node);
      const types = type
        .getProperties()
        .map((property) => [property.name, written(checker.getTypeOfSymbolAtLocation(property, node), node)]);
      const own = type.getProperty('backend');
      return [
        element.className,
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

const publish = (declaration, settings, types, events) => {
  const members = declaration.members
    .filter(({privacy}) => privacy !== 'private' && privacy !== 'protected')
    .map(withoutOrigin)
    .map((member) => {
      if (member.kind !== 'field') return member;
      const setting = settings.get(member.name);
      const attribute = setting && setting.attribute !== false && (setting.attribute ?? member.name.toLowerCase());
      const type = types[member.name] ?? member.type?.text;
      return {
        ...member,
        ...(type && {type: {text: type}}),
        ...(attribute && {attribute, reflects: Boolean(setting.reflect)}),
      };
    });
  return {
    ...declaration,
    members,
    attributes: members
      .filter(({attribute}) => attribute)
      .map(({name, attribute, type, default: value, description}) => ({
        name: attribute,
        type,
        ...(value !== undefined && {default: value}),
        description,
        fieldName: name,
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
const {status} = spawnSync(process.execPath, [analyzer, 'analyze', '--config', 'custom-elements-manifest.config.mjs'], {
  cwd: root,
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);

const path = join(root, 'custom-elements.json');
const analyzed = JSON.parse(await readFile(path, 'utf8'));
const declarations = analyzed.modules.flatMap((module) => module.declarations);
const tags = declarations.map(({tagName}) => tagName);
const complaints = [
  ...Object.keys(elements)
    .filter((tag) => !tags.includes(tag))
    .map((tag) => `custom-elements.json lacks ${tag}: is @tagname in the doc block?`),
  ...tags.filter((tag) => !(tag in elements)).map((tag) => `custom-elements.json shows what is not public: ${tag}`),
  ...tags.filter((tag, index) => tags.indexOf(tag) !== index).map((tag) => `custom-elements.json has twice: ${tag}`),
];
if (complaints.length > 0) {
  console.log(complaints.join('\n'));
  process.exit(1);
}

const [settings, types, events] = [await readSettings(), readTypes(), await readEvents()];
const modules = Object.entries(elements).map(([tag, {entry, className}]) => ({
  kind: 'javascript-module',
  path: `${entry}.js`,
  declarations: declarations
    .filter(({tagName}) => tagName === tag)
    .map((declaration) => publish(declaration, settings[className], types[className], events)),
  exports: [{kind: 'custom-element-definition', name: tag, declaration: {name: className, module: `${entry}.js`}}],
}));
const manifest = {...analyzed, modules};
await writeFile(path, `${JSON.stringify(manifest, null, 2)}\n`);
await writeTypings(manifest);
