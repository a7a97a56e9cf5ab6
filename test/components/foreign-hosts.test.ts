import type {RealnameCert} from '../../src/components/element/realname-cert.js';
import {CertPage, methodActions} from '../harness/cert-page.js';
import {notice} from '../harness/consent.js';
import {calm, deepAll, until} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';

/** Each property with its default and something else. */
const properties = {
  lang: ['', 'en'],
  theme: ['auto', 'dark'],
  baseUrl: ['', '/api/cert'],
  agentUrl: ['', 'ws://127.0.0.1:1'],
  agentMinVersion: ['', '1.5'],
  checks: ['standard', 'strict'],
  headingLevel: [2, 3],
  messages: [{}, {'zh-CN': {'frame.title': '认证'}}],
  links: [{}, {help: 'https://help.example/'}],
  consent: [{}, {'ic-card': notice()}],
  returnUrl: ['', '/back'],
  handoff: ['new-tab', 'same-tab'],
  methods: ['', 'ic-card'],
  places: ['', 'ccb'],
  startView: ['home', 'ic-card'],
} as const;

const readBack = (cert: RealnameCert): unknown =>
  Object.fromEntries(Object.keys(properties).map((name) => [name, Reflect.get(cert, name)]));

const eachAs = (value: (all: readonly [unknown, unknown]) => unknown): Partial<RealnameCert> =>
  Object.fromEntries(Object.entries(properties).map(([name, all]) => [name, value(all)]));

const defaults = eachAs(([theDefault]) => theDefault);

const levels = ({root}: CertPage): string[] => deepAll(root, 'h1,h2,h3,h4,h5,h6').map(({localName}) => localName);

describe('A framework that sets null or undefined', () => {
  for (const nothing of [null, undefined]) {
    const none = eachAs(() => nothing);

    it(`gets the default of every property from ${String(nothing)} at the start`, async () => {
      const page = await CertPage.atHome({set: none});
      expect(readBack(page.cert)).to.deep.equal(defaults);
      expect(page.pressables).to.deep.equal(methodActions);
      expect(levels(page)[0]).to.equal('h2');
      expect(page.reported('sw-error')).to.be.empty;
    });

    it(`gets the default also when ${String(nothing)} replaces another value`, async () => {
      const page = await CertPage.atHome();
      for (const [name, [theDefault, another]] of Object.entries(properties)) {
        Object.assign(page.cert, {[name]: another});
        await page.drawn();
        Object.assign(page.cert, {[name]: nothing});
        await page.drawn();
        expect(Reflect.get(page.cert, name), name).to.deep.equal(theDefault);
      }
      // One method alone was opened meanwhile.
      expect(await page.cert.home()).to.equal(true);
      await until('it is as before', () => page.pressables.join() === methodActions.join());
      expect(page.words).to.contain('实名认证方式选择');
      expect(page.reported('sw-error')).to.be.empty;
    });

    it(`gets the page’s language when lang is ${String(nothing)}, at the start or later`, async () => {
      const page = await CertPage.open({set: {lang: nothing as never}});
      (page.cert.parentElement as HTMLElement).lang = 'en';
      page.cert.reset();
      await page.shows('real-name certification');
      for (const lang of ['zh-TW', 'zh-CN'] as const) {
        page.cert.lang = lang;
        await page.drawn();
        page.cert.lang = nothing as never;
        // At once: nothing else draws it again.
        await page.drawn();
        expect(page.root.querySelector('.base')?.getAttribute('lang')).to.equal('en');
      }
      await page.shows('real-name certification');
    });
  }
});

describe('A heading level that is invalid or a string', () => {
  for (const [given, first] of [
    [0, 2],
    [-3, 1],
    [7, 4],
    ['2', 2],
    ['3', 3],
    ['top', 2],
    [NaN, 2],
  ] as const) {
    it(`starts at ${first} when it is ${JSON.stringify(given)}`, async () => {
      const page = await CertPage.atHome({set: {headingLevel: given as number}});
      const [top, ...below] = levels(page);
      expect(top).to.equal(`h${first}`);
      expect(new Set(below)).to.deep.equal(new Set([`h${first + 1}`]));
      page.cert.headingLevel = 1;
      await page.drawn();
      expect(levels(page)[0]).to.equal('h1');
    });
  }
});

describe('An unset connection property that is set to null or undefined', () => {
  it('does not restart the element', async () => {
    const page = await CertPage.atPin();
    for (const name of ['baseUrl', 'agentUrl'])
      for (const nothing of [null, undefined]) {
        Object.assign(page.cert, {[name]: nothing});
        await calm();
        expect(page.cert.step, name).to.equal('pin');
      }
  });
});

describe('The widget in a box that fits its content', () => {
  const boxes: Readonly<Record<string, string>> = {
    'a table’s cell': '<table><tr><td class="place"></td></tr></table>',
    'an item of a flex row that wraps': '<div style="display: flex; flex-wrap: wrap"><div class="place"></div></div>',
    'a float': '<div style="float: left" class="place"></div>',
    'an inline block': '<div style="display: inline-block; white-space: nowrap" class="place"></div>',
    'an absolute popup': '<div style="position: absolute" class="place"></div>',
    'a dialog': '<dialog open style="padding: 0; border: 0; margin: 0" class="place"></dialog>',
    'an auto column of a grid':
      '<div style="display: grid; grid-template-columns: auto 1fr"><div class="place"></div></div>',
    'a page whose rem is 10 px': '<div style="float: left" class="place tiny"></div>',
    'a page that makes a flex box of each element': '<div class="place flexed"></div>',
  };

  for (const [what, markup] of Object.entries(boxes)) {
    it(`is as wide as there is room, up to about 40em: ${what}`, async () => {
      const section = document.createElement('section');
      section.style.position = 'relative';
      section.innerHTML = markup;
      document.body.append(section);
      const {cert} = await CertPage.atHome();
      section.querySelector('.place')?.append(cert);
      cert.style.display = markup.includes('flexed') ? 'flex' : '';
      try {
        for (const [room, least] of [
          [800, 600],
          [320, 300],
        ] as const) {
          document.documentElement.style.fontSize = markup.includes('tiny') ? '62.5%' : '';
          section.style.inlineSize = `${room}px`;
          const {width} = (cert.renderRoot as ShadowRoot).querySelector('.base')!.getBoundingClientRect();
          expect(width, `${room} px`).to.be.within(least, room);
        }
      } finally {
        document.documentElement.style.fontSize = '';
        section.remove();
      }
    });
  }

  it('has room for a form’s field beside a cell that takes all, and in vertical writing', async () => {
    for (const markup of [
      '<table><tr><td class="place"></td><td style="inline-size: 100%">x</td></tr></table>',
      '<div style="writing-mode: vertical-rl" class="place"></div>',
    ]) {
      const section = document.createElement('section');
      section.innerHTML = markup;
      document.body.append(section);
      const {cert} = await CertPage.atHome();
      section.querySelector('.place')?.append(cert);
      expect(cert.offsetWidth, markup).to.be.at.least(240);
      section.remove();
    }
  });
});
