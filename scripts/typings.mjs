/**
 * What editors and frameworks know of the elements, from their manifest: JSX for React 19, templates of Vue, custom data
 * for VS Code, web-types for JetBrains. The first two are ours, because the known generators give our events the type of
 * a CustomEvent, or name types without importing them.
 */
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';

import {generateJetBrainsWebTypes} from 'custom-element-jet-brains-integration';
import {generateVsCodeCustomElementData} from 'custom-element-vs-code-integration';

const root = dirname(import.meta.dirname);

const comment = (text) => (text ? `  /** ${text.replace(/\s*\n\s*/g, ' ')} */\n` : '');
const key = (name) => (/^\w+$/.test(name) ? name : `'${name}'`);
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** The settings: fields that a host may set. Each also as its attribute, where that has another name. */
const settingsOf = ({name, members}, withAttributes) =>
  members
    .filter(({kind, readonly, static: isStatic}) => kind === 'field' && !readonly && !isStatic)
    .flatMap((member) =>
      [member.name, ...(withAttributes && member.attribute ? [member.attribute] : [])]
        .filter((each, index, all) => all.indexOf(each) === index)
        .map((each) => `${comment(member.description)}  ${key(each)}?: ${name}['${member.name}'] | undefined;\n`),
    );

const eventsOf = ({events}, handler) =>
  events.map(
    ({name, description, type}) =>
      `${comment(description)}  ${key(handler(name))}?: ((event: ${type.text}) => void) | undefined;\n`,
  );

const propsOf = (declaration, {handler, withAttributes}) =>
  `export interface ${declaration.name}Props {\n${[...settingsOf(declaration, withAttributes), ...eventsOf(declaration, handler)].join('')}}\n`;

/** Names from one module, in one line each. */
const importsOf = (declarations) => {
  const names = new Set(declarations.flatMap(({name, events}) => [name, ...events.map(({type}) => type.text)]));
  return `import type {\n${[...names]
    .sort()
    .map((name) => `  ${name},\n`)
    .join('')}} from './index.js';\n`;
};

const tableOf = (declarations, valueOf, indent) =>
  declarations
    .map(({tagName, description, name}) => {
      const text = `${comment(description)}  '${tagName}': ${valueOf(name)};\n`;
      return text.replace(/^(?=.)/gm, indent);
    })
    .join('');

const jsx = (declarations) => `${importsOf(declarations)}import type {DetailedHTMLProps, HTMLAttributes} from 'react';

${declarations.map((each) => propsOf(each, {handler: (name) => `on${name}`, withAttributes: true})).join('\n')}
type SwElement<T, P> = Omit<DetailedHTMLProps<HTMLAttributes<T>, T>, keyof P> & P;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${tableOf(declarations, (name) => `SwElement<${name}, ${name}Props>`, '    ')}    }
  }
}
`;

const vue = (declarations) => `${importsOf(declarations)}import type {HTMLAttributes, ReservedProps} from 'vue';

${declarations.map((each) => propsOf(each, {handler: (name) => `on${capital(camel(name))}`, withAttributes: false})).join('\n')}
type SwElement<P> = new () => {$props: Omit<HTMLAttributes, keyof P> & ReservedProps & P; $slots: Record<string, () => unknown>};

declare module 'vue' {
  interface GlobalComponents {
${tableOf(declarations, (name) => `SwElement<${name}Props>`, '  ')}  }
}
`;

const head = '/* Written by scripts/typings.mjs from the elements’ manifest. */\n\n';

export const writeTypings = async (manifest) => {
  const declarations = manifest.modules.flatMap((module) => module.declarations);
  const dist = join(root, 'dist');
  await mkdir(dist, {recursive: true});
  await writeFile(join(dist, 'jsx.d.ts'), head + jsx(declarations));
  await writeFile(join(dist, 'vue.d.ts'), head + vue(declarations));
  // A host's compiler may leave the import of the typings in.
  for (const name of ['jsx', 'vue']) await writeFile(join(dist, `${name}.js`), 'export {};\n');
  const {version} = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const common = {outdir: dist};
  const {log} = console;
  console.log = () => undefined; // What they say is not for those who build.
  // Both change what they are given.
  generateVsCodeCustomElementData(structuredClone(manifest), {...common, cssFileName: null});
  generateJetBrainsWebTypes(structuredClone(manifest), {...common, version, packageJson: false, excludeCss: true});
  console.log = log;
};
