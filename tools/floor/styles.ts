/** Finds in a style sheet or a template of HTML what the oldest browsers do not have. */
import {
  type ComponentValue,
  isCommentNode,
  isFunctionNode,
  isSimpleBlockNode,
  isTokenNode,
  isWhitespaceNode,
  parseListOfComponentValues,
} from '@csstools/css-parser-algorithms';
import {tokenize, TokenType} from '@csstools/css-tokenizer';
import type {Identifier} from '@mdn/browser-compat-data';
import {at, css, html, type Lack, lackOf, partsOf, svg} from './data.js';
import {eventLack, memberLack} from './scripts.js';

const {properties, selectors, types, 'at-rules': atRules} = css;

const found = (...lacks: readonly (Lack | undefined)[]): readonly Lack[] => lacks.filter((each) => each !== undefined);

/** What the data does not know at all is looked at by somebody. */
const lackOfKnown = (feature: string, candidates: readonly Identifier[], prefix?: string): Lack | undefined =>
  candidates.some((each) => each.__compat)
    ? lackOf(feature, candidates, prefix ? {prefix} : {})
    : {feature, since: 'unknown'};

const isToken = (value: ComponentValue | undefined, type: TokenType): boolean =>
  isTokenNode(value) && value.value[0] === type;

/** What a token says, without its marks. */
const textOf = (value: ComponentValue | undefined): string =>
  isTokenNode(value) ? ((value.value[4] as {value?: string} | undefined)?.value ?? '') : '';

const isBlank = (value: ComponentValue): boolean => isWhitespaceNode(value) || isCommentNode(value);

const isCurly = (value: ComponentValue): boolean =>
  isSimpleBlockNode(value) && value.startToken[0] === TokenType.OpenCurly;

const viewportUnits = {s: 'small', l: 'large', d: 'dynamic'} as const;
const unitLack = (unit: string): Lack | undefined => {
  const [, size] = /^([sld])v(?:[whib]|min|max)$/.exec(unit) ?? [];
  const length = size
    ? `viewport_percentage_units_${viewportUnits[size as keyof typeof viewportUnits]}`
    : unit.startsWith('cq')
      ? 'container_query_length_units'
      : unit;
  return lackOf(unit, [at(types, 'length', length), at(types, 'angle', unit), at(types, 'resolution', unit)]);
};

/** What may be meant by the name of a function, or of a colour of the system. */
const typesNamed = (name: string): readonly Identifier[] => [
  at(types, name),
  ...partsOf(types).map(([, type]) => at(type, name)),
];

const valueLacks = (property: string, values: readonly ComponentValue[]): readonly Lack[] => {
  const own = at(properties, property);
  return values.flatMap((value) => {
    if (isFunctionNode(value)) {
      const name = value.getName();
      const candidates = [at(own, name), at(own, `${name}_function`), ...typesNamed(name)];
      return [...found(lackOfKnown(`${name}()`, candidates)), ...valueLacks(property, value.value)];
    }
    if (isSimpleBlockNode(value)) return valueLacks(property, value.value);
    if (!isTokenNode(value)) return [];
    const token = value.value;
    if (token[0] === TokenType.Dimension) return found(unitLack(token[4].unit.toLowerCase()));
    if (token[0] !== TokenType.Ident) return [];
    const name = token[4].value;
    const [ofProperty] = [at(own, name), at(own, name.toLowerCase())].filter((each) => each.__compat);
    const others = [at(types, 'global_keywords', name), at(types, 'color', 'system-color', name.toLowerCase())];
    return found(
      lackOf(`${property}: ${name}`, ofProperty ? [ofProperty] : others),
      // Which of the two a rule lays out is not known here.
      lackOf(`${property}: ${name} in a flex box`, [at(own, 'context_flex', `${name}_in_flex`)]),
    );
  });
};

const declarationLacks = (values: readonly ComponentValue[]): readonly Lack[] => {
  const given = values.filter((each) => !isBlank(each));
  const [first, colon, ...value] = given;
  if (!isToken(first, TokenType.Ident) || !isToken(colon, TokenType.Colon)) return [];
  const name = textOf(first);
  if (name.startsWith('--')) return valueLacks(name, value);
  const [, prefix, bare = name] = /^(-[a-z]+-)(.+)$/.exec(name) ?? [];
  const own =
    prefix && !at(properties, name).__compat
      ? lackOfKnown(name, [at(properties, bare)], prefix)
      : lackOfKnown(name, [at(properties, name)]);
  return [...found(own), ...valueLacks(bare, value)];
};

const selectorLacks = (values: readonly ComponentValue[]): readonly Lack[] =>
  values.flatMap((value, index) => {
    if (isToken(value, TokenType.Delim) && textOf(value) === '&') return found(lackOf('&', [at(selectors, 'nesting')]));
    const isPseudo = isToken(values[index - 1], TokenType.Colon);
    const name = isFunctionNode(value) ? value.getName() : isToken(value, TokenType.Ident) ? textOf(value) : '';
    return [
      ...(isPseudo && name ? found(lackOfKnown(`:${name}`, [at(selectors, name)])) : []),
      ...(isFunctionNode(value) ? selectorLacks(value.value) : []),
    ];
  });

const mediaLacks = (values: readonly ComponentValue[]): readonly Lack[] =>
  values.flatMap((value) => {
    if (!isSimpleBlockNode(value)) return [];
    const inside = value.value.filter((each) => !isBlank(each));
    const isRange = inside.some((each) => isToken(each, TokenType.Delim) && /[<=>]/.test(textOf(each)));
    const name = textOf(inside.find((each) => isToken(each, TokenType.Ident))).replace(/^(?:min|max)-/, '');
    return [
      ...found(isRange ? lackOf('media range', [at(atRules, 'media', 'range_syntax')]) : undefined),
      ...(name ? found(lackOfKnown(`(${name})`, [at(atRules, 'media', name)])) : []),
      ...mediaLacks(value.value),
    ];
  });

/** Of a block: declarations, and rules with blocks of their own. At the top of a sheet there are rules alone. */
const contentLacks = (values: readonly ComponentValue[], isTop: boolean): readonly Lack[] => {
  const lacks: Lack[] = [];
  let current: ComponentValue[] = [];
  const declared = (): void => {
    lacks.push(...declarationLacks(current));
    current = [];
  };
  for (const value of values) {
    if (isToken(value, TokenType.Semicolon)) declared();
    else if (isCurly(value)) {
      lacks.push(...ruleLacks(current, (value as {value: ComponentValue[]}).value, isTop));
      current = [];
    } else current.push(value);
  }
  declared();
  return lacks;
};

const ruleLacks = (
  prelude: readonly ComponentValue[],
  content: readonly ComponentValue[],
  isTop: boolean,
): readonly Lack[] => {
  const [first] = prelude.filter((each) => !isBlank(each));
  const nested = isTop ? [] : found(lackOf('a rule in a rule', [at(selectors, 'nesting')]));
  if (!isToken(first, TokenType.AtKeyword))
    return [...nested, ...selectorLacks(prelude), ...contentLacks(content, false)];
  const name = textOf(first);
  return [
    ...nested,
    ...found(lackOfKnown(`@${name}`, [at(atRules, name)])),
    ...(name === 'media' ? mediaLacks(prelude) : []),
    ...(name === 'keyframes'
      ? content.filter(isCurly).flatMap((each) => contentLacks((each as {value: ComponentValue[]}).value, false))
      : contentLacks(content, true)),
  ];
};

/** Of a style sheet. */
export const styleLacks = (source: string): readonly Lack[] =>
  contentLacks(parseListOfComponentValues(tokenize({css: source})), true);

const tag = /<([a-z][\w-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)/g;
const attribute = /([.?@]?)([\w:-]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]*))?/g;

const attributeLack = (element: string, mark: string, name: string): Lack | undefined => {
  if (mark === '.') return memberLack(name);
  if (mark === '@') return eventLack(name);
  const candidates = [
    at(html.elements, element, name),
    at(html.global_attributes, name),
    at(svg.elements, element, name),
  ];
  return lackOf(`<${element} ${name}>`, candidates);
};

/** Of a template of HTML: its elements, their attributes, properties and listeners. */
export const markupLacks = (source: string): readonly Lack[] =>
  [...source.matchAll(tag)].flatMap(([, element = '', attributes = '']) => [
    ...found(
      element.includes('-')
        ? undefined
        : lackOf(`<${element}>`, [at(html.elements, element), at(svg.elements, element)]),
    ),
    ...[...attributes.matchAll(attribute)].flatMap(([, mark = '', name = '']) =>
      found(attributeLack(element, mark, name)),
    ),
  ]);
