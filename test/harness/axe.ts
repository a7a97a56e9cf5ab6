import 'axe-core/axe.min.js';
import {brokenRules} from '../support/broken-rules.js';
import {expect} from './expect.js';

const family = 'Noto Sans SC Variable';

/** The demo's font as that of the page: the machine may have none that draws Chinese. */
const bringFont = async (): Promise<void> => {
  if (document.body.style.fontFamily.includes(family)) return;
  document.body.style.fontFamily = `'${family}'`;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = '/node_modules/@fontsource-variable/noto-sans-sc/index.css';
  await new Promise((done, fail) => {
    link.onload = done;
    link.onerror = fail;
    document.head.append(link);
  });
};

/** What axe finds in an element, but for some rules. */
export const violationsOf = async (element: Element, ...without: readonly string[]): Promise<string[]> => {
  await bringFont();
  return brokenRules(element, without);
};

export const expectAccessible = async (element: Element, ...without: readonly string[]): Promise<void> => {
  expect(await violationsOf(element, ...without)).to.deep.equal([]);
};
