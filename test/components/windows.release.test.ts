import {setViewport} from '@web/test-runner-commands';
import {calm, deepAll, isShown, isUnseen, wordsOf} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {states} from '../harness/states.js';

/** How high something that is pressed has to be; undefined of what is not, or by its label. */
const leastTarget = (element: Element): number | undefined => {
  if (element.matches('.primary, label.option, input:not([type=checkbox], [type=radio]), select')) return 44;
  return element.matches('button, a') ? 24 : undefined;
};

const overlap = (one: Element, other: Element): boolean => {
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  return across > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
};

/** What is cut off, too small, or in the way of something else, in a window of this width. */
const mistakesIn = (root: ShadowRoot, width: number): string[] => {
  const wrong: string[] = [];
  if (document.documentElement.scrollWidth > width) wrong.push('the page scrolls sideways');
  const targets: Element[] = [];
  const isSeen = (element: Element): boolean => {
    const live = element.closest('.live');
    return isShown(element) && !(live && isUnseen(live));
  };
  for (const element of deepAll(root, '*').filter(isSeen)) {
    const box = element.getBoundingClientRect();
    if (box.left < 0 || box.right > width) wrong.push(`<${element.localName}> from ${box.left} to ${box.right}`);
    const least = leastTarget(element);
    if (least === undefined) continue;
    const words = wordsOf(element);
    if (box.width < 24 || box.height < least) wrong.push(`“${words}” is ${box.width} × ${box.height}`);
    const under = targets.find((each) => overlap(each, element));
    if (under) wrong.push(`“${words}” lies over “${wordsOf(under)}”`);
    targets.push(element);
  }
  return wrong;
};

/** What users set for themselves: the size of their text, and its spacing (WCAG 1.4.12). */
const spacing = '* {letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important}';
const windows: Readonly<Record<string, readonly [width: number, own: string]>> = {
  narrow: [320, ''],
  'narrow, with wider spacing': [320, spacing],
  'with text of twice the size': [640, ':root {--sw-font-size: 200%}'],
  'narrow, with text of twice the size': [405, ':root {--sw-font-size: 200%}'],
  'of a clerk': [1093, ''],
};

describe('In every window', () => {
  const style = document.createElement('style');
  before(() => {
    document.head.append(style);
  });
  after(() => {
    style.remove();
    return setViewport({width: 800, height: 600});
  });

  for (const lang of ['zh-CN', 'en']) {
    it(`nothing is cut off or scrolls sideways in any state, and targets are large enough and apart (${lang})`, async () => {
      const wrong: string[] = [];
      for (const {id, show, screen} of states) {
        // The inbox is a page of its own, for which the time would not do.
        if (screen === 'inbox') continue;
        const page = await show({lang});
        for (const [window, [width, own]] of Object.entries(windows)) {
          await setViewport({width, height: 640});
          style.textContent = own;
          await calm();
          wrong.push(...mistakesIn(page.root, width).map((each) => `${id}, ${window}: ${each}`));
        }
        page.host.remove();
      }
      expect(wrong).to.deep.equal([]);
    }).timeout(90_000);
  }
});
