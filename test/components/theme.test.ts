import {emulateMedia, sendKeys} from '@web/test-runner-commands';
import {LegalRepPage} from '../harness/legal-rep-page.js';
import {CertPage} from '../harness/cert-page.js';
import {calm, deepAll, isShown} from '../../walks/dom.js';
import {expect, fixture, html} from '../harness/expect.js';

const ground = (page: CertPage): CSSStyleDeclaration =>
  getComputedStyle(page.root.querySelector('[part=base]') as Element);

const isDark = (page: CertPage): boolean => {
  const [red = 0] = (/\d+/.exec(ground(page).color) ?? []).map(Number);
  return red > 128;
};

const channels = (color: string): readonly number[] => (color.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);

/** As WCAG 2.2 has it. */
const luminance = (color: readonly number[]): number => {
  const [red = 0, green = 0, blue = 0] = color.map((each) => {
    const share = each / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: readonly number[], other: readonly number[]): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

describe('The theme', () => {
  const {documentElement} = document;
  afterEach(async () => {
    documentElement.style.removeProperty('color-scheme');
    await emulateMedia({colorScheme: 'light'});
  });

  it('stays light on a light page, whatever the desktop’s scheme', async () => {
    await emulateMedia({colorScheme: 'dark'});
    const page = await CertPage.atHome();
    expect(isDark(page)).to.be.false;
    documentElement.style.colorScheme = 'light';
    await calm();
    expect(isDark(page)).to.be.false;
  });

  it('follows the page when it turns dark, with a transparent background', async () => {
    const page = await CertPage.atHome();
    documentElement.style.colorScheme = 'dark';
    await calm();
    expect(isDark(page)).to.be.true;
    expect(ground(page).backgroundColor).to.equal('rgba(0, 0, 0, 0)');
    documentElement.style.colorScheme = '';
    await calm();
    expect(isDark(page)).to.be.false;
  });

  it('follows the desktop when the page does', async () => {
    documentElement.style.colorScheme = 'light dark';
    const page = await CertPage.atHome();
    expect(isDark(page)).to.be.false;
    await emulateMedia({colorScheme: 'dark'});
    await calm();
    expect(isDark(page)).to.be.true;
  });

  it('follows the part of the page that contains the element', async () => {
    const part = await fixture<HTMLElement>(html`<div></div>`);
    part.style.colorScheme = 'dark';
    const page = new CertPage();
    part.append(page.cert);
    await page.at('home');
    expect(isDark(page)).to.be.true;
  });

  it('is its own when the host sets one, with an opaque background', async () => {
    const page = await CertPage.atHome({set: {theme: 'dark'}});
    expect(isDark(page)).to.be.true;
    expect(ground(page).backgroundColor).to.match(/^rgb\(/);
    documentElement.style.colorScheme = 'dark';
    page.cert.theme = 'light';
    await page.drawn();
    expect(isDark(page)).to.be.false;
    expect(ground(page).backgroundColor).to.match(/^rgb\(/);
  });

  it('uses the host’s tokens in both schemes, also inside', async () => {
    const page = new CertPage({set: {theme: 'dark'}});
    page.cert.style.cssText = '--sw-color-primary: rgb(1, 2, 3); --sw-radius: 9px; --sw-control-height: 50px';
    await page.mount();
    await page.at('home');
    const button = getComputedStyle(page.pressable('IC卡认证') as Element);
    expect(button).to.include({backgroundColor: 'rgb(1, 2, 3)', borderTopLeftRadius: '9px', height: '50px'});
    page.cert.theme = 'light';
    await page.drawn();
    expect(button.backgroundColor).to.equal('rgb(1, 2, 3)');
  });

  /** The colour of the ring at this button, by channels. */
  const ringAt = async (page: CertPage): Promise<readonly number[]> => {
    const button = page.pressable('IC卡认证') as HTMLElement;
    button.focus();
    await sendKeys({press: 'Shift+Tab'});
    await sendKeys({press: 'Tab'});
    expect(getComputedStyle(button)).to.include({outlineStyle: 'solid', outlineWidth: '2px'});
    return channels(getComputedStyle(button).outlineColor);
  };

  for (const theme of ['light', 'dark'] as const) {
    it(`has a focus ring of 3 to 1 at least, which follows the primary colour: ${theme}`, async () => {
      const page = await CertPage.atHome({set: {theme}});
      expect(contrast(await ringAt(page), channels(ground(page).backgroundColor))).to.be.at.least(3);
      page.cert.style.setProperty('--sw-color-primary', 'rgb(138, 21, 56)');
      expect(await ringAt(page)).to.deep.equal([138, 21, 56]);
      page.cert.style.setProperty('--sw-color-focus', 'rgb(1, 2, 3)');
      expect(await ringAt(page)).to.deep.equal([1, 2, 3]);
    });
  }

  it('lets the host style its parts at any depth', async () => {
    const style = await fixture<HTMLStyleElement>(html`<style></style>`);
    style.textContent = 'sw-realname-cert::part(button-primary), sw-realname-cert::part(input) {outline: 7px dotted}';
    const page = await CertPage.atHome();
    const outline = (element: Element) => getComputedStyle(element).outlineWidth;
    expect(outline(page.pressable('IC卡认证') as Element)).to.equal('7px');
    await page.press('IC卡认证');
    await page.at('awaitingPin');
    expect(outline(page.fields.input('pin'))).to.equal('7px');
    expect(outline(page.pressable('登录') as Element)).to.equal('7px');
  });

  it('lets the host style buttons without those that look like links', async () => {
    const style = await fixture<HTMLStyleElement>(html`<style></style>`);
    style.textContent =
      'sw-realname-cert::part(button) {opacity: 0.5} sw-realname-cert::part(button-link) {opacity: 0.6}';
    const page = await LegalRepPage.atIdCard();
    const buttons = deepAll<HTMLButtonElement>(page.root, 'button:not(.primary, .back)').filter(isShown);
    const [links, others] = [true, false].map((isLink) => buttons.filter((each) => each.matches('.link') === isLink));
    const opacities = (all: readonly Element[] = []) => [...new Set(all.map((each) => getComputedStyle(each).opacity))];
    expect([opacities(links), opacities(others)]).to.deep.equal([['0.6'], ['0.5']]);
  });

  it('has no animation when the user prefers reduced motion', async () => {
    await emulateMedia({reducedMotion: 'no-preference'});
    const page = await CertPage.open({set: {backend: undefined}});
    const duration = () => {
      const [busy] = deepAll(page.root, '.busy').filter(isShown);
      return getComputedStyle(busy as Element, '::before').animationDuration;
    };
    expect(duration()).to.equal('1s');
    await emulateMedia({reducedMotion: 'reduce'});
    expect(duration()).to.equal('0s');
  });

  it('does not display the element when the host hides it', async () => {
    const page = await CertPage.atHome();
    page.cert.hidden = true;
    expect(isShown(page.cert)).to.be.false;
  });
});

describe('Many widgets on a page', () => {
  const natural = window.getComputedStyle.bind(window);
  afterEach(() => {
    window.getComputedStyle = natural;
    document.documentElement.style.removeProperty('color-scheme');
  });

  /** How often styles are read, and how often the browser must compute them for it: once for a run without a pause. */
  const counted = async (act: () => Promise<unknown>): Promise<{reads: number; runs: number}> => {
    const count = {reads: 0, runs: 0};
    let isRun = false;
    window.getComputedStyle = (...given) => {
      // By each at its base: how much room there is.
      if (given[0].matches('.base')) return natural(...given);
      count.reads += 1;
      if (!isRun) count.runs += 1;
      isRun = true;
      queueMicrotask(() => (isRun = false));
      return natural(...given);
    };
    await act();
    window.getComputedStyle = natural;
    return count;
  };

  for (const many of [10, 40]) {
    it(`read the scheme of ${String(many)} in one go, when they come and when the page changes, and not later`, async () => {
      const pages = Array.from({length: many}, () => new CertPage());
      const place = await fixture<HTMLElement>(html`<div></div>`);
      const all = (act: (page: CertPage) => Promise<unknown>) => Promise.all(pages.map(act));
      const shown = await counted(async () => {
        place.append(...pages.map(({cert}) => cert));
        await all((page) => page.at('home'));
      });
      expect(shown).to.deep.equal({reads: many, runs: 1});
      const darkened = await counted(async () => {
        document.documentElement.style.colorScheme = 'dark';
        await calm();
        await all((page) => page.drawn());
      });
      expect(darkened).to.deep.equal({reads: many, runs: 1});
      expect(pages.every(isDark)).to.be.true;
      const later = await counted(() =>
        all(async (page) => {
          page.cert.lang = 'en';
          await page.drawn();
        }),
      );
      expect(later).to.deep.equal({reads: 0, runs: 0});
    });
  }
});
