import {setViewport} from '@web/test-runner-commands';
import {CertPage} from '../harness/cert-page.js';
import {deepAll, isShown, isUnseen, wordsOf} from '../harness/dom.js';
import {expect} from '../harness/expect.js';
import {inEveryLook} from '../harness/looks.js';
import {states} from '../harness/states.js';

describe('every state, to axe', () => {
  for (const {name, show} of states) {
    it(`is accessible in light, dark and forced colours: ${name}`, async () => {
      await inEveryLook(await show());
    }).timeout(20_000);
  }

  it('is accessible in light, dark and forced colours: the dialog', async () => {
    const page = await CertPage.atPin();
    await page.press('忘记密码或卡被锁定');
    await inEveryLook(page);
  });
});

/** How high something that is pressed has to be; undefined of what is not, or by its label. */
const leastTarget = (element: Element): number | undefined => {
  if (element.matches('.primary, label.option, input:not([type=checkbox], [type=radio]), select')) return 44;
  return element.matches('button, a') ? 24 : undefined;
};

describe('in a small window', () => {
  after(() => setViewport({width: 800, height: 600}));

  for (const lang of ['zh-CN', 'en']) {
    it(`of 320 px nothing is cut off or scrolls sideways in any state, and targets are large enough (${lang})`, async () => {
      await setViewport({width: 320, height: 640});
      const wrong: string[] = [];
      for (const {name, show} of states) {
        const page = await show({lang});
        if (document.documentElement.scrollWidth > 320) wrong.push(`${name}: the page is wider than 320 px`);
        for (const element of deepAll(page.root, '*').filter(isShown)) {
          const {left, right, width, height} = element.getBoundingClientRect();
          if (isUnseen(element)) continue;
          if (left < 0 || right > 320) wrong.push(`${name}: <${element.localName}> from ${left} to ${right}`);
          const least = leastTarget(element);
          if (least === undefined) continue;
          if (width < 24 || height < least) wrong.push(`${name}: “${wordsOf(element)}” is ${width} × ${height}`);
        }
        page.cert.remove();
      }
      expect(wrong).to.deep.equal([]);
    }).timeout(90_000);
  }
});
