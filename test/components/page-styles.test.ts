import {disable, enable} from 'darkreader';
import {locales} from '../../src/domain/locales.js';
import {fakeInbox} from '../../src/fakes.js';
import {AssistPage} from '../harness/admin-assist-page.js';
import {CertPage} from '../harness/cert-page.js';
import {calm, deepAll, isShown, isUnseen, until, wordsOf} from '../../walks/dom.js';
import {expect, fixture, html} from '../harness/expect.js';
import {InboxPage, texts as inbox} from '../harness/inbox-page.js';
import {LegalRepPage} from '../harness/legal-rep-page.js';
import {fails} from '../harness/outside.js';
import {ProfilePage} from '../harness/profile-page.js';

/* What a page's own style sheet hands down without meaning it, and what a user's means. */

/** What a page means for all that is in it. */
const meant = [
  ...['color-scheme', 'direction', 'font-family', 'font-size', 'pointer-events', 'visibility', 'interactivity'],
  ...['text-size-adjust', 'writing-mode', '-webkit-writing-mode'],
];

const odd = [
  ...['right', 'center', 'uppercase', 'nowrap', 'break-all', 'italic', 'small-caps', 'condensed', 'none', 'wait'],
  ...[
    'manual',
    'anywhere',
    'vertical-rl',
    'inside',
    'hidden',
    'collapse',
    'bottom',
    'upright',
    'over',
    'all',
    'under',
    'preserve',
  ],
  ...['optional', 'geometricprecision', 'stroke', 'optimizespeed', 'loose', 'square', 'evenodd', 'middle', 'both'],
  ...['"a" "b"', '33px', '7', '900', '0.5', 'rgb(1, 2, 3)', '1px 1px 2px red', '"smcp" 1', '"wght" 7', '3px'],
];

/** Every inherited property that the browser has, with a value that a page might give it. */
const inherited: Readonly<Record<string, string>> = (() => {
  const [outer, inner] = [document.createElement('div'), document.createElement('p')];
  outer.append(inner);
  outer.hidden = true; // What depends on the layout is not inherited.
  document.body.append(outer);
  const computed = getComputedStyle(inner);
  const found = Array.from(computed).flatMap((name) => {
    const before = computed.getPropertyValue(name);
    const value = odd.find((each) => {
      outer.style.setProperty(name, each);
      const isInherited = computed.getPropertyValue(name) !== before;
      outer.style.removeProperty(name);
      return isInherited && !meant.includes(name) && CSS.supports(name, each);
    });
    return value === undefined ? [] : [[name, value]];
  });
  outer.remove();
  return {...(Object.fromEntries(found) as Record<string, string>), 'user-select': 'none'};
})();

const screens: Record<string, () => Promise<CertPage>> = {
  home: async () => {
    const page = await CertPage.atHome({set: {links: {help: 'https://help.example/'}}});
    // What is fetched behind home lets a long word of its heading break.
    const root = page.cert.renderRoot as ShadowRoot;
    await until('what is fetched behind home is there', () =>
      root.adoptedStyleSheets.some(({cssRules}) => [...cssRules].some(({cssText}) => cssText.startsWith('.card'))),
    );
    return page;
  },
  'the form of the PIN': () => CertPage.atPin(),
  'the form of an enterprise': () => LegalRepPage.atForm(),
  'the form of an account': () => ProfilePage.atForm('account'),
  'the form of a code': () => LegalRepPage.atCode(),
  'what is on record': () => ProfilePage.atRecord(),
  'a failure': async () => {
    const page = await CertPage.open({getStatus: fails('backend', {status: 500, requestId: 'request-1', quote: 'No'})});
    await page.at('notAsked');
    await page.shows('request-1');
    return page;
  },
};

const style = async (sheet: string): Promise<void> => {
  const element = await fixture<HTMLStyleElement>(html`<style></style>`);
  element.textContent = sheet;
};

/** What shows words of its own, or takes some. */
const texts = ({root}: CertPage): HTMLElement[] =>
  deepAll(root, '*').filter(
    (element) =>
      isShown(element) &&
      !element.matches('style') &&
      !isUnseen(element) &&
      (element.matches('input:not([type=checkbox]), select') ||
        [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '')),
  );

const looks = (page: CertPage): string[] =>
  texts(page).map((element) => {
    const computed = getComputedStyle(element);
    const values = Object.keys(inherited).map((name) => `${name}: ${computed.getPropertyValue(name)}`);
    return `<${element.localName}> ${wordsOf(element)} {${values.join('; ')}}`;
  });

describe('The styles of the page', () => {
  it('are tested in this file with more than 50 inherited properties', () => {
    expect(Object.keys(inherited)).to.include.members(['hyphens', 'line-break', 'list-style-type', 'quotes']);
    expect(Object.keys(inherited).length).to.be.greaterThan(50);
  });

  it('set the widget’s font, colour scheme and visibility by inheritance, and not its language', async () => {
    await style('body {font-family: monospace; color-scheme: dark; visibility: hidden; pointer-events: none}');
    const page = await CertPage.atHome();
    const computed = getComputedStyle(page.root.querySelector('.base') as Element);
    expect(computed).to.include({
      fontFamily: 'monospace',
      colorScheme: 'dark',
      visibility: 'hidden',
      pointerEvents: 'none',
    });
    for (const lang of locales) {
      page.cert.lang = lang;
      await page.drawn();
      expect(computed.getPropertyValue('-webkit-locale')).to.equal(`"${lang}"`);
    }
  });

  for (const [name, show] of Object.entries(screens)) {
    it(`do not change the text inside by inheritance: ${name}`, async () => {
      const page = await show();
      const before = looks(page);
      expect(before.length).to.be.greaterThan(5);
      const rules = Object.entries(inherited).map(([property, value]) => `${property}: ${value}`);
      await style(`body {${rules.join(';')}}`);
      expect(getComputedStyle(page.cert.parentElement as Element).textIndent).not.to.equal('0px');
      expect(looks(page)).to.deep.equal(before);
    });

    it(`do not change the text inside by a * rule: ${name}`, async () => {
      const page = await show();
      const before = looks(page);
      // A user's own spacing of the text comes that way, too.
      const rules = Object.entries(inherited).filter(([property]) => !property.endsWith('-spacing'));
      await style(`* {${rules.map(([property, value]) => `${property}: ${value}`).join(';')}}`);
      expect(getComputedStyle(page.cert).textIndent).not.to.equal('0px');
      expect(looks(page)).to.deep.equal(before);
    });

    it(`can size their root and all elements as their layout wants, and the text inside keeps its size: ${name}`, async () => {
      const page = await show();
      const sizes = (): string[] =>
        texts(page).map((element) => `${wordsOf(element)} ${getComputedStyle(element).fontSize}`);
      const before = sizes();
      await style('html {font-size: 100px} body, * {font-size: 0.12rem !important}');
      expect(sizes()).to.deep.equal(before);
      await style('sw-realname-cert {--sw-font-size: 10px}');
      expect(texts(page).filter((element) => parseFloat(getComputedStyle(element).fontSize) < 14)).to.be.empty;
    });
  }
});

describe('Dark Reader', () => {
  afterEach(disable);

  it('changes the colours inside, and no padding, gap or size', async () => {
    const page = await CertPage.atHome();
    const shape = ['display', 'padding', 'margin', 'border-width', 'gap', 'font-size', 'width', 'height'];
    const shapes = (): string[] =>
      deepAll(page.root, '*:not(style)').map((element) => {
        const computed = getComputedStyle(element);
        return `<${element.localName}> ${shape.map((name) => computed.getPropertyValue(name)).join('; ')}`;
      });
    const before = shapes();
    const computed = getComputedStyle(page.pressable('IC卡认证') as Element);
    const {backgroundColor} = computed;
    enable({});
    await until('a button has another colour', () => computed.backgroundColor !== backgroundColor);
    await calm();
    expect(shapes()).to.deep.equal(before);
  });

  it('finds no rule of the widget that sets “all” together with other properties', async () => {
    for (const show of Object.values(screens)) {
      const {cert} = await show();
      const roots = [cert, ...deepAll(cert.renderRoot as ShadowRoot, '*')].flatMap(({shadowRoot}) => shadowRoot ?? []);
      const rules = roots.flatMap((root) => root.adoptedStyleSheets.flatMap(({cssRules}) => [...cssRules]));
      const mixed = rules.filter((rule) => rule instanceof CSSStyleRule && rule.style.all && rule.style.length > 1);
      expect(mixed.map(({cssText}) => cssText)).to.be.empty;
    }
  });
});

describe('A user’s own text spacing', () => {
  it('applies to the text inside', async () => {
    const page = await CertPage.atPin();
    await style('* {letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important}');
    const spacing = texts(page).map((element) => {
      const {letterSpacing, wordSpacing, lineHeight, fontSize} = getComputedStyle(element);
      return [letterSpacing, wordSpacing].includes('normal') || parseFloat(lineHeight) < 1.4 * parseFloat(fontSize)
        ? `<${element.localName}> ${wordsOf(element)} ${letterSpacing} ${wordSpacing} ${lineHeight}`
        : '';
    });
    expect(spacing.length).to.be.greaterThan(5);
    expect(spacing.filter(Boolean)).to.be.empty;
  });
});

describe('What a person typed, or a backend keeps secret,', () => {
  const pseudos = [
    ...['', '::first-line', '::first-letter', '::before', '::after', '::placeholder', '::selection', '::highlight(x)'],
    ...['::-webkit-textfield-decoration-container', '::-webkit-input-placeholder', '::file-selector-button'],
  ];
  const own = 'system-ui, sans-serif';
  const fieldsIn = ({root}: {root: ParentNode}): HTMLInputElement[] =>
    deepAll<HTMLInputElement>(root, 'input:not([type=checkbox], [type=radio]), select, textarea').filter(isShown);

  for (const [name, {show, count}] of Object.entries({
    'a PIN': {show: () => CertPage.atPin(), count: 1},
    'an ID card': {show: () => LegalRepPage.atIdCard(), count: 2},
    'a bank card': {show: () => LegalRepPage.atBankCard(), count: 1},
    'a code': {show: () => LegalRepPage.atCode(), count: 1},
    'an enterprise’s codes, name and address': {show: () => ProfilePage.atForm('enterprise'), count: 3},
    'an enterprise that is asked for help': {show: () => AssistPage.atForm(), count: 1},
    'why an administrator declines': {
      show: async () => {
        const page = await InboxPage.open();
        for (const label of [inbox.open, inbox.decline]) await page.press(label);
        return page;
      },
      count: 1,
    },
  })) {
    it(`is in a font of the system in its field, and never loads the page’s fonts: ${name}`, async () => {
      await style(`
        @font-face {font-family: learns; src: url('/learns.woff2'); unicode-range: U+30-39, U+9F98}
        @font-face {font-family: 'system-ui'; src: url('/learns-too.woff2'); unicode-range: U+30-39, U+9F98}
        ::part(field) {display: block !important}
        ::part(label), ::part(hint) {display: none !important}
        @keyframes learns {from, to {font-family: learns}}
        @starting-style {::part(input) {font-family: learns !important}}
        ::part(input) {animation: learns 1s infinite !important; transition: font-family 1s allow-discrete !important}
        ${['::part(input)', '::part(input):focus', '::part(input):invalid']
          .flatMap((each) => pseudos.map((pseudo) => `${each}${pseudo}`))
          .map((each) => `${each} {font: 16px learns !important; font-family: learns !important}`)
          .join('\n')}
      `);
      const page = await show();
      const fields = fieldsIn(page);
      expect(fields.length).to.be.at.least(count);
      for (const field of fields) {
        field.focus();
        if (!field.matches('select')) field.value = '0123456789龘';
        field.getBoundingClientRect();
        expect(getComputedStyle(field).fontFamily, wordsOf(field.labels?.[0] as Node)).to.equal(own);
      }
      await calm();
      expect([...document.fonts].map(({status}) => status)).to.deep.equal(['unloaded', 'unloaded']);
    });
  }

  const named = {getInbox: async () => fakeInbox({requests: [{...fakeInbox().requests[0]!, name: '龘四'}]})};
  for (const [name, {show, values}] of Object.entries({
    'the number that an administrator is told': {show: () => AssistPage.atWait(), values: ['47']},
    'who asks an administrator': {show: () => InboxPage.atRequest(named), values: ['龘四', '138****8000']},
    'what an administrator says yes to': {
      show: async () => {
        const page = await InboxPage.atRequest(named);
        page.fields.type('number', '47');
        await page.press(inbox.agree);
        await until('it is asked', () => page.dialog);
        return page;
      },
      values: ['龘四', '47'],
    },
    'the code for who asks': {
      show: async () => {
        const page = await InboxPage.atRequest();
        await page.press(inbox.createCode);
        await page.press(inbox.codeConfirm);
        await page.shows(inbox.codeShownHow);
        return page;
      },
      values: ['2048'],
    },
    'what is on record': {show: () => ProfilePage.atRecord(), values: ['上海浦东样例贸易有限公司']},
    'what was on record, and is taken from a credit code': {
      show: () => ProfilePage.atForm('enterprise', {enterpriseName: '龘四贸易有限公司'}),
      values: ['上海浦东样例贸易有限公司'],
    },
    'where a code was sent, also in the live region': {
      show: async () => {
        const page = await LegalRepPage.atCode();
        await until('it is announced', () => page.announced.includes('138****8000'));
        return page;
      },
      values: ['138****8000'],
    },
  })) {
    it(`is in a font of the system as text, and its first letter in no other: ${name}`, async () => {
      await style('body {font-family: learns} ::part(heading)::first-letter {font-family: learns}');
      const page = await show();
      for (const value of values) {
        const shown = deepAll(page.root, '*').filter(({childNodes}) =>
          [...childNodes].some((node) => node instanceof Text && node.data.includes(value)),
        );
        expect(shown, value).not.to.be.empty;
        for (const element of shown) {
          expect(getComputedStyle(element).fontFamily, wordsOf(element)).to.equal(own);
          if (element.closest('.heading')) expect(getComputedStyle(element).display).to.equal('inline-block');
        }
      }
    });
  }
});
