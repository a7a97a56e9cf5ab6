import {createElement, ofDocument} from '../../adapters/of-document.js';

const ab = ['a', 'b'];

/** As Lit does. In a sandbox, `document` may be a proxy, which the browser refuses. */
const rendered = (): unknown => {
  const {content} = createElement('template') as HTMLTemplateElement;
  content.append('a');
  // oxlint-disable-next-line no-restricted-globals -- the one that Lit reads
  const page = document;
  const walker = page.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  walker.currentNode = page.importNode(content, true);
  return page.createElement('b').localName + String(walker.nextNode()?.textContent);
};

/**
 * What rendering, machines and checks need and old scripts are known to replace, each asked for one answer, which is
 * compared as text. A polyfill gives it: nothing asks who wrote a function.
 */
const answers: readonly (readonly [name: string, wanted: string, got: () => unknown])[] = [
  ['Array.from', 'a,b,c', () => Array.from(new Set(ab)).concat(Array.from({length: 1}, () => 'c'))],
  ['Array.prototype.reduce', 'ab', () => ab.reduce((all, each) => all + each, '')],
  ['Array.prototype.entries', '0,a,1,b', () => [...ab.entries()]],
  ['Array.prototype.toJSON', '["a","b"]', () => JSON.stringify(ab)],
  ['Object.prototype.toJSON', '{"a":1}', () => JSON.stringify({a: 1})],
  ['Event', 'true', () => new EventTarget().dispatchEvent(new Event('a'))],
  ['document', 'ba', rendered],
  ['contentType', 'text/html', () => ofDocument('contentType')],
];

const isRight = (wanted: string, got: () => unknown): boolean => {
  try {
    return String(got()) === wanted;
  } catch {
    return false;
  }
};

/** What a script of the page, or its kind of document, has made something else, so that the widget cannot work. */
export const pollution = (): readonly string[] => {
  const names = answers.flatMap(([name, wanted, got]) => (isRight(wanted, got) ? [] : [name]));
  // What is in every object.
  for (const key in {}) names.push(`Object.prototype.${key}`);
  return names;
};
