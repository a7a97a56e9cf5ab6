import {emulateMedia, sendKeys, setViewport} from '@web/test-runner-commands';
import {methodLogics} from '../../src/adapters/wiring.js';
import {randomPin} from '../domain/random-pin.js';
import {CertPage} from '../harness/cert-page.js';
import {deepAll, focused, isShown, wordsOf} from '../harness/dom.js';
import {expect} from '../harness/expect.js';
import {states} from '../harness/states.js';

/** What tells a button or a field apart where all colours are the user's. */
const withoutEdge = (page: CertPage): string[] =>
  deepAll(page.root, 'button:not(.link), a.button, input:not([type=checkbox], [type=radio]), select, .note')
    .filter((element) => isShown(element) && parseFloat(getComputedStyle(element).borderTopWidth) < 1)
    .map(wordsOf);

const inEveryLook = async (page: CertPage): Promise<void> => {
  for (const theme of ['light', 'dark'] as const) {
    page.cert.theme = theme;
    await page.drawn();
    await expect(page.cert).to.be.accessible();
  }
  await emulateMedia({forcedColors: 'active'});
  try {
    // The colours are the user's then, and axe does not see them.
    await expect(page.cert).to.be.accessible({ignoredRules: ['color-contrast']});
    expect(withoutEdge(page)).to.be.empty;
  } finally {
    await emulateMedia({forcedColors: 'none'});
  }
};

describe('every state, to axe', () => {
  for (const {name, show} of states) {
    it(`is accessible in light, dark and forced colours: ${name}`, async () => {
      const page = await show();
      expect(page.headings[0]).to.be.a('string').and.not.equal('');
      await inEveryLook(page);
    }).timeout(20_000);
  }

  it('is accessible in light, dark and forced colours: the dialog', async () => {
    const page = await CertPage.atPin();
    await page.press('忘记密码或卡被锁定');
    await inEveryLook(page);
  });

  it('would be told by axe of a contrast that is too low', async () => {
    const page = await CertPage.atHome();
    page.cert.style.setProperty('--sw-color-text-muted', '#ddd');
    await expect(page.cert).not.to.be.accessible();
  });
});

describe('a method that is opened', () => {
  const logics = methodLogics as Record<string, (typeof methodLogics)[string]>;
  const own = logics['ic-card'] as (typeof methodLogics)[string];
  afterEach(() => {
    logics['ic-card'] = own;
  });

  it('is awaited in words, accessibly, and the wait can be cancelled', async () => {
    logics['ic-card'] = () => new Promise(() => undefined);
    const page = await CertPage.atHome();
    await page.choose('IC卡认证');
    await page.shows('正在打开…');
    await inEveryLook(page);
    await page.press('取消');
    await page.at('home');
  });

  it('may not arrive, which is said accessibly, and leads back home', async () => {
    logics['ic-card'] = () => Promise.reject(new TypeError('Failed to fetch'));
    const page = await CertPage.atHome();
    await page.choose('IC卡认证');
    await page.at('notOpened');
    await page.shows('代码 network / ic-card');
    await inEveryLook(page);
    await page.press('返回选择认证方式');
    await page.at('home');
  });
});

describe('the keyboard alone', () => {
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await sendKeys({press: key});
  };
  const ring = (): string => getComputedStyle(focused() as Element).outlineStyle;

  it('leads from home to the result and back, with a visible ring all the way', async () => {
    const page = await CertPage.atHome();
    const pin = randomPin();
    await press('Tab');
    expect(page.focusedWords).to.equal('IC卡认证');
    expect(ring()).to.equal('solid');
    await press('Enter');
    await page.at('awaitingPin');
    expect(page.focusedWords).to.equal('IC卡实名认证');
    expect(ring()).to.equal('solid');
    await press('Tab');
    expect(page.focusedWords).to.equal('密码');
    expect(ring()).to.equal('solid');
    const order: string[] = [];
    for (let times = 0; times < 4; times++) {
      await press('Tab');
      order.push(page.focusedWords);
    }
    expect(order).to.deep.equal(['忘记密码或卡被锁定', '登录', '重新读卡', '选择其他认证方式']);
    await press('Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab');
    await sendKeys({type: pin});
    await press('Enter');
    await page.at('result');
    expect(page.outside.pins).to.deep.equal([pin]);
    expect(page.focusedWords).to.equal('认证结果');
    await press('Tab', 'Tab');
    expect(page.focusedWords).to.equal('完成');
    await press('Enter');
    await page.at('home');
    expect(page.focusedWords).to.equal('实名认证方式选择');
  });

  it('does not leave the dialog before that is closed', async () => {
    const page = await CertPage.atPin();
    page.form.input.focus();
    await press('Tab', 'Enter');
    await page.shows('想不起来或锁住了怎么办');
    await press('Tab', 'Tab', 'Tab');
    const inDialog = focused()?.localName === 'body' || page.focusedWords === '知道了';
    expect(inDialog, page.focusedWords).to.be.true;
    await press('Escape');
    expect(page.focusedWords).to.equal('忘记密码或卡被锁定');
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
          if (element.matches('.live')) continue;
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
