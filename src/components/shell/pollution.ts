import {createElement, ofDocument} from '../../adapters/of-document.js';

const ab = ['a', 'b'];
const self = (each: unknown): unknown => each;

/** As Lit does. In a sandbox, `document` may be a proxy, which the browser refuses. */
const rendered = (): unknown => {
  const {content} = createElement('template') as HTMLTemplateElement;
  content.append('a');
  // eslint-disable-next-line no-restricted-globals -- the one that Lit reads
  const page = document;
  const walker = page.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  walker.currentNode = page.importNode(content, true);
  return page.createElement('b').localName + String(walker.nextNode()?.textContent);
};

/**
 * What rendering, machines and checks need, each asked for one answer, which is compared as text. What a polyfill has
 * replaced rightly gives it: nothing asks who wrote a function.
 */
const answers: Readonly<Record<string, readonly [got: () => unknown, wanted: string]>> = {
  'Array.from': [() => Array.from(new Set(ab)).concat(Array.from({length: 1}, () => 'c')), 'a,b,c'],
  'Array.prototype.reduce': [() => ab.reduce((all, each) => all + each, ''), 'ab'],
  'Array.prototype.entries': [() => [...ab.entries()], '0,a,1,b'],
  'Array.prototype.filter, map, flatMap, find': [
    () => [ab.filter((each) => each > 'a').map(self), ab.flatMap(self), ab.find((each) => each > 'a')],
    'b,a,b,b',
  ],
  'Object.keys, values, entries': [
    () => [Object.keys({a: 1}), Object.values({a: 1}), Object.entries({a: 1})],
    'a,1,a,1',
  ],
  'Array.prototype.toJSON': [() => JSON.stringify(ab), '["a","b"]'],
  'Object.prototype.toJSON': [() => JSON.stringify({a: 1}), '{"a":1}'],
  Event: [() => new EventTarget().dispatchEvent(new Event('a')), 'true'],
  'document.createTreeWalker, importNode, createElement': [rendered, 'ba'],
  contentType: [() => ofDocument('contentType'), 'text/html'],
};

const isBroken = ([got, wanted]: readonly [() => unknown, string]): boolean => {
  try {
    return String(got()) !== wanted;
  } catch {
    return true;
  }
};

/** What a script of the page, or its kind of document, has made something else, so that the widget cannot work. */
export const pollution = (): readonly string[] => {
  const names = Object.keys(answers).filter((name) => isBroken(answers[name] as (typeof answers)[string]));
  // What is in every object.
  for (const key in {}) names.push(`Object.prototype.${key}`);
  return names;
};
