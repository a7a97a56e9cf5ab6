import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {localeOf, type LocaleState, type Messages} from '../../src/components/locales/locale.js';
import type {TextTable} from '../../src/components/locales/text-table.js';
import {Texts} from '../../src/components/locales/texts.js';
import {randomPin} from '../domain/random-pin.js';
import {CertPage} from '../harness/cert-page.js';
import {calm} from '../../walks/dom.js';
import {expect, fixture, html} from '../harness/expect.js';
import {haveOneLanguage} from '../harness/languages.js';
import {quickStates} from '../harness/states.js';

const title = {
  en: 'Choose a real-name certification method',
  'zh-CN': '实名认证方式选择',
  'zh-TW': '實名認證方式選擇',
};

describe('The locale of a language tag', () => {
  for (const [locale, tags] of Object.entries({
    // With `_`, as Java writes them.
    'zh-CN': ['zh', 'zh-CN', 'zh-Hans-SG', 'ZH-cn', 'zh-Hans-HK', 'zh_CN'],
    'zh-TW': ['zh-TW', 'zh-HK', 'zh-MO', 'zh-Hant', 'zh-hant-CN', 'zh_Hant_HK'],
    en: ['en-GB', 'fr', 'zha', 'en_US'],
  })) {
    it(`is ${locale} for ${tags.join(', ')}`, () => {
      for (const tag of tags) expect(localeOf(tag), tag).to.equal(locale);
    });
  }
});

describe('The language of the widget', () => {
  const {documentElement} = document;
  const {lang} = documentElement;
  afterEach(() => {
    documentElement.lang = lang;
  });

  it('is that of the nearest element with a lang attribute, across shadow roots', async () => {
    const outer = await fixture<HTMLElement>(
      html`<div lang="zh-TW">
        <p><span lang="en"></span></p>
      </div>`,
    );
    const inner = document.createElement('section');
    outer.querySelector('p')?.attachShadow({mode: 'open'}).append(inner);
    const page = new CertPage();
    inner.attachShadow({mode: 'open'}).append(page.cert);
    await page.shows(title['zh-TW']);
    await page.at('home');
    expect(page.reported('sw-ready').map(({locale}) => locale)).to.deep.equal(['zh-TW']);
  });

  it('is its own lang when set, and can change at every step', async () => {
    const page = await CertPage.atPin({set: {lang: 'zh-CN'}});
    const pin = randomPin();
    page.fields.type('pin', pin);
    page.cert.lang = 'en';
    await page.shows('Real-name certification by IC card');
    expect(page.pressables).to.include.members(['Sign in', 'Read card again']);
    expect(page.fields.value('pin')).to.equal(pin);
    page.cert.lang = 'zh-TW';
    await page.shows('IC卡實名認證');
    page.fields.submit();
    await page.at('result');
    await page.shows('2026年1月15日');
    page.cert.lang = 'en';
    await page.shows('January 15, 2026');
  });

  it('follows the page’s language when that changes', async () => {
    const page = await CertPage.atHome();
    documentElement.lang = 'en-US';
    await page.shows(title.en);
    documentElement.lang = 'zh';
    await page.shows(title['zh-CN']);
  });

  it('is the browser’s when no lang is set, and English when the language is unknown', async () => {
    documentElement.removeAttribute('lang');
    const page = await CertPage.atHome();
    expect(navigator.language).to.equal('zh-CN');
    expect(page.words).to.contain(title['zh-CN']);
    page.cert.lang = 'fr';
    await page.shows(title.en);
  });

  // All states: `locales.release`.
  haveOneLanguage(quickStates);
});

describe('The host’s own messages', () => {
  const messages = {
    'zh-CN': {'frame.title': '办理实名认证', 'home.needs': '带上', 'ic-card.title': '刷卡', 'home.notNow': '关'},
    en: {'frame.title': 'Get certified'},
  };

  it('apply to one element only, in every component, for their locale', async () => {
    const page = await CertPage.atHome({set: {messages}});
    const other = await CertPage.atHome();
    expect(page.words).to.contain('办理实名认证').and.contain('带上').and.not.contain('需要准备');
    expect(other.words).to.contain(title['zh-CN']).and.contain('需要准备');
    await page.press('IC卡认证');
    await page.at('awaitingPin');
    expect(page.headings).to.deep.equal(['刷卡']);
    page.cert.lang = 'en';
    await page.shows('Real-name certification by IC card');
    page.cert.reset();
    await page.shows('Get certified');
  });

  it('can be set and removed at run time', async () => {
    const page = await CertPage.atHome();
    page.cert.messages = messages;
    await page.shows('办理实名认证');
    page.cert.messages = {};
    await page.shows(title['zh-CN']);
  });

  it('are ignored when the key is unknown or the text is a function or a list', async () => {
    const unknown = {'frame.titles': 'a', title: 'b', 'frame.': 'c', 'ic-card.daysLeft': 'd', 'ic-card.steps': 'e'};
    const page = await CertPage.atPin({set: {messages: {'zh-CN': unknown as object}}});
    expect(page.facts).to.include({卡内证书: '有效，还剩 800 天'});
  });
});

describe('A language that a host adds', () => {
  const ground = ({root}: CertPage) => root.querySelector('[part=base]') as HTMLElement;

  it('is displayed by the sample of docs/theming.md, with missing texts from a built-in language', async () => {
    const page = await CertPage.atHome();
    const docs = await (await fetch(new URL('../../docs/theming.md', import.meta.url))).text();
    const [, sample = ''] = /```ts\n([^`]*\bpt: [^`]*)```/.exec(docs) ?? [];
    const place = await fixture<HTMLElement>(html`<div></div>`);
    place.append(Object.assign(document.createElement('script'), {text: sample.replace(')!', ')')}));
    await page.shows('Certificação de identidade da empresa');
    expect(page.pressables).to.include('Certificar com o cartão IC');
    expect(ground(page).lang).to.equal('pt');
    expect(page.pressables).to.include('Certify by legal representative');
    page.cert.lang = 'en';
    await page.shows(title.en);
    expect(page.words).not.to.contain('Certificar');
  });

  it('is used for the format of dates', async () => {
    const page = await CertPage.atPin();
    Object.assign(page.cert, {lang: 'ja-JP', messages: {ja: {'ic-card.title': 'ICカード認証'}}});
    await page.shows('ICカード認証');
    page.fields.type('pin', randomPin());
    page.fields.submit();
    await page.at('result');
    expect(page.words).to.contain(new Intl.DateTimeFormat('ja', {dateStyle: 'long'}).format(new Date('2026-01-15')));
  });

  it('is the closest to the page’s language', async () => {
    const page = await CertPage.atHome({set: {lang: 'pt_BR'}});
    const titles = (given: Record<string, string>): Messages =>
      Object.fromEntries(Object.entries(given).map(([tag, words]) => [tag, {'frame.title': words}]));
    page.cert.messages = titles({pt: 'a', 'pt-BR': 'b', 'pt-PT': 'c', en: 'e'});
    await page.shows('b');
    expect([ground(page).lang, page.headings[0]]).to.deep.equal(['pt-BR', 'b']);
    page.cert.lang = 'pt-AO';
    await page.drawn();
    expect([ground(page).lang, page.headings[0]]).to.deep.equal(['pt', 'a']);
    for (const lang of ['ptx', 'en-GB', 'constructor']) {
      page.cert.lang = lang;
      await page.drawn();
      expect([ground(page).lang, page.headings[0]]).to.deep.equal(['en', 'e']);
    }
  });

  it('can have a key that is no language tag, and dates are then in English', async () => {
    const page = await CertPage.atPin();
    Object.assign(page.cert, {lang: 'p!', messages: {'p!': {'ic-card.title': 'a'}}});
    await page.shows('a');
    page.fields.type('pin', randomPin());
    page.fields.submit();
    await page.at('result');
    await page.shows('January 15, 2026');
  });
});

describe('A locale that fails to load', () => {
  class Host implements ReactiveControllerHost {
    updates = 0;
    readonly updateComplete = Promise.resolve(true);
    #controller: ReactiveController | undefined;

    addController(controller: ReactiveController): void {
      this.#controller = controller;
    }

    removeController(): void {}

    requestUpdate(): void {
      this.updates++;
      this.#controller?.hostUpdate?.();
    }
  }
  interface Greeting {
    readonly hello: string;
  }

  it('is replaced by the reference texts, and is requested only once', async () => {
    let asked = 0;
    const lost = () => {
      asked++;
      return Promise.reject<{texts: {home: Greeting}}>(new TypeError('Failed to fetch'));
    };
    const table: TextTable<'home', Greeting> = {group: 'home', reference: {hello: '你好'}};
    const state: LocaleState = {locale: 'en', tag: 'en', messages: {en: {'home.hello': 'Hi'} as object}};
    let messages: LocaleState['messages'] = {};
    const host = new Host();
    const texts = new Texts(host, table, {en: lost, 'zh-TW': lost}, () => ({...state, messages}));
    host.requestUpdate();
    expect(texts.value).to.be.undefined;
    await calm();
    expect(texts.value).to.deep.equal({hello: '你好'});
    host.requestUpdate();
    await calm();
    expect(asked).to.equal(1);
    ({messages} = state);
    expect(texts.value).to.deep.equal({hello: 'Hi'});
  });
});
