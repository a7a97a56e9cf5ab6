/** Finds in a script what the oldest browsers do not have: syntax, globals, members, events. */
import type {Identifier} from '@mdn/browser-compat-data';
import {type AnyNode, type Node, parse} from 'acorn';
import {api, at, css, javascript, type Lack, lackOf, partsOf} from './data.js';

/** What may be meant by a name. */
type Meanings = ReadonlyMap<string, readonly Identifier[]>;

const byName = (entries: readonly (readonly [string, Identifier])[]): Meanings => {
  const meanings = new Map<string, Identifier[]>();
  for (const [name, entry] of entries) meanings.set(name, [...(meanings.get(name) ?? []), entry]);
  return meanings;
};

const camelCase = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
const isEvent = (name: string): boolean => name.endsWith('_event');
const {builtins, classes} = javascript;
const interfaces = [...partsOf(builtins), ...partsOf(at(builtins, 'Intl')), ...partsOf(api)];
const members = interfaces.flatMap(([, entry]) => partsOf(entry));

const globals = byName([...partsOf(builtins), ...partsOf(api), ...partsOf(at(api, 'Window'))]);
/** Of any object: a name is missing where nothing that has it is old enough. A style has a member for each property. */
const membersByName = byName([
  ...partsOf(builtins),
  ...partsOf(api),
  ...partsOf(css.properties).map(([name, entry]) => [camelCase(name), entry] as const),
  ...members.filter(([name]) => !isEvent(name)).map(([name, entry]) => [name.replace(/_static$/, ''), entry] as const),
]);
const events = byName(
  members.filter(([name]) => isEvent(name)).map(([name, entry]) => [name.replace(/_event$/, ''), entry] as const),
);

/**
 * Only what Chromium has got since: what it never had fails in each test, and what Firefox lacks has too many names that
 * are of our own objects as well.
 */
export const memberLack = (name: string): Lack | undefined => {
  const lack = lackOf(`.${name}`, membersByName.get(name) ?? [], {browsers: ['chrome']});
  return lack?.since === 'chrome never' ? undefined : lack;
};
export const eventLack = (name: string): Lack | undefined => lackOf(`on ${name}`, events.get(name) ?? []);

const isNode = (value: unknown): value is AnyNode =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

const childrenOf = (node: AnyNode): readonly AnyNode[] =>
  Object.values<unknown>(node as unknown as Record<string, unknown>)
    .flat()
    .filter(isNode);

/** All nodes, each with the one above it. */
const walk = (node: AnyNode, visit: (node: AnyNode, parent: AnyNode | undefined) => void, parent?: AnyNode): void => {
  visit(node, parent);
  for (const child of childrenOf(node)) walk(child, visit, node);
};

/** The names that a pattern declares. */
const declaredBy = (pattern: AnyNode | null | undefined): readonly string[] => {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name];
    case 'AssignmentPattern':
      return declaredBy(pattern.left);
    case 'ArrayPattern':
      return pattern.elements.flatMap(declaredBy);
    case 'RestElement':
      return declaredBy(pattern.argument);
    case 'ObjectPattern':
      return pattern.properties.flatMap((each) => declaredBy(each.type === 'Property' ? each.value : each));
    default:
      return [];
  }
};

/** What a node declares for others. */
const declaredAt = (node: AnyNode): readonly string[] => [
  ...('id' in node ? declaredBy(node.id) : []),
  ...('params' in node ? node.params.flatMap(declaredBy) : []),
  ...('param' in node ? declaredBy(node.param) : []),
  ...('local' in node && node.type.startsWith('Import') ? declaredBy(node.local) : []),
];

/** A name that stands for itself, not for a member. */
const isFree = (node: AnyNode, parent: AnyNode | undefined): boolean => {
  if (parent?.type === 'MemberExpression') return parent.object === node || parent.computed;
  // What a page may lack may be asked for.
  if (parent?.type === 'UnaryExpression') return parent.operator !== 'typeof';
  if (parent && 'key' in parent && 'computed' in parent) return parent.value === node || parent.computed;
  return true;
};

/** The name of a member, where the script has it as it is. */
const nameOf = (key: AnyNode, isComputed: boolean): string | undefined => {
  if (key.type === 'Literal') return typeof key.value === 'string' ? key.value : undefined;
  return key.type === 'Identifier' && !isComputed ? key.name : undefined;
};

/** The member of a global by both names, else of any object by its own. */
const accessLack = (object: AnyNode, name: string, isOwn: (name: string) => boolean): Lack | undefined => {
  const owner = object.type === 'Identifier' && !isOwn(object.name) ? object.name : '';
  const known = [at(builtins, owner, name), at(api, owner, `${name}_static`)].filter((each) => each.__compat);
  return known.length > 0 ? lackOf(`${owner}.${name}`, known) : memberLack(name);
};

/** Chromium 92 reads what ES2022 has, but for one thing. */
const nodeLack = (node: AnyNode, parent: AnyNode | undefined, isOwn: (name: string) => boolean): Lack | undefined => {
  switch (node.type) {
    case 'StaticBlock':
      return lackOf('static {}', [at(classes, 'static', 'initialization_blocks')]);
    case 'Identifier':
      return isFree(node, parent) && !isOwn(node.name) ? lackOf(node.name, globals.get(node.name) ?? []) : undefined;
    case 'MemberExpression': {
      const name = nameOf(node.property, node.computed);
      // `object.name?.()` asks whether it is there.
      const isAsked = parent?.type === 'CallExpression' && parent.optional && parent.callee === node;
      return name === undefined || isAsked ? undefined : accessLack(node.object, name, isOwn);
    }
    case 'Property': {
      const name = parent?.type === 'ObjectPattern' ? nameOf(node.key, node.computed) : undefined;
      return name === undefined ? undefined : memberLack(name);
    }
    case 'CallExpression': {
      const {
        callee,
        arguments: [type],
      } = node;
      const name = callee.type === 'MemberExpression' ? nameOf(callee.property, callee.computed) : undefined;
      const isListening = name === 'addEventListener' && type?.type === 'Literal';
      return isListening ? eventLack(String(type.value)) : undefined;
    }
    default:
      return undefined;
  }
};

export interface Script {
  readonly lacks: readonly Lack[];
  /** Its tagged templates, with an empty comment of CSS for each expression. */
  readonly templates: readonly string[];
}

/** Throws where a script has newer syntax than ES2022. */
export const readScript = (source: string, sourceType: 'module' | 'script'): Script => {
  const program = parse(source, {ecmaVersion: 2022, sourceType});
  const own = new Set<string>();
  walk(program, (node) => {
    for (const name of declaredAt(node)) own.add(name);
  });
  const lacks: Lack[] = [];
  const templates: string[] = [];
  walk(program, (node, parent) => {
    const lack = nodeLack(node, parent, (name) => own.has(name));
    if (lack) lacks.push(lack);
    if (node.type === 'TaggedTemplateExpression')
      templates.push(node.quasi.quasis.map(({value}) => value.cooked).join('/**/'));
  });
  return {lacks, templates};
};
