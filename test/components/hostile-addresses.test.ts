import {pageNetwork} from '../../src/adapters/local-network.js';
import {watchPage} from '../../src/adapters/page-watch.js';
import type {PageEvent} from '../../src/machines/polling.setup.js';
import {fakeHandoff, fakeSmsCode, fakeStatus} from '../../src/fakes.js';
import {BankPage, texts, tidyUp} from '../harness/bank-ukey-page.js';
import {CertPage} from '../harness/cert-page.js';
import {expect, fixture, html} from '../harness/expect.js';
import {LegalRepPage, person} from '../harness/legal-rep-page.js';

tidyUp();

/** Until the end of each test of a `describe`, this PC is in another time zone than China's. */
const elsewhere = (timeZone: string): void => {
  const {DateTimeFormat} = Intl;
  beforeEach(() => {
    Intl.DateTimeFormat = new Proxy(DateTimeFormat, {
      construct: (target, [locale, options]: ConstructorParameters<typeof DateTimeFormat>) =>
        new target(locale, {timeZone, ...options}),
    });
  });
  afterEach(() => {
    Intl.DateTimeFormat = DateTimeFormat;
  });
};

const {origin, host} = location;
const foreign = [
  'https://evil.example/api',
  '//evil.example/api',
  '\\\\evil.example/api',
  `${origin}@evil.example/`,
  `http://user:pw@${host}/api`,
  `http://user@${host}/api`,
  `blob:${origin}/0b0f1d2a-1111-4222-8333-444455556666`,
  `data:application/json,{}`,
  'javascript:alert(1)',
  `filesystem:${origin}/temporary/x`,
  'about:blank',
  'http://[',
];

describe('The base-url attribute', () => {
  const own = window.fetch.bind(window);
  const fetched: string[] = [];
  beforeEach(() => {
    fetched.splice(0);
    window.fetch = (input) => {
      fetched.push(input instanceof Request ? input.url : String(input));
      return Promise.resolve(Response.json(fakeStatus()));
    };
  });
  afterEach(() => {
    window.fetch = own;
  });

  for (const baseUrl of [...foreign, '/uploads/evil.json?', '/uploads/evil.json?a=b', '/api#', '/api#x', '?', '#']) {
    it(`rejects with code config and sends no request when it is ${baseUrl}`, async () => {
      const page = await CertPage.open({set: {backend: undefined, baseUrl}});
      await page.at('notAsked');
      expect(page.reported('sw-error').map(({code, where}) => `${code} ${where ?? ''}`)).to.deep.equal([
        'config base-url',
      ]);
      expect(fetched).to.be.empty;
    });
  }

  it('is resolved against the page’s URL, even if an image is named baseURI', async () => {
    await fixture(html`<div><img name="baseURI" alt="" /><img name="hidden" alt="" /></div>`);
    expect(document.baseURI).not.to.be.a('string');
    await CertPage.atHome({set: {backend: undefined, baseUrl: 'api'}});
    expect(fetched).to.deep.equal([new URL('api/status', location.href).href]);
  });
});

describe('Images named like properties of document', () => {
  // Lit itself reads three: `createElement`, `createTreeWalker`, `importNode`. A test needs the first, too.
  const names = [
    ...['hidden', 'baseURI', 'body', 'head', 'documentElement', 'activeElement', 'currentScript', 'featurePolicy'],
    ...['addEventListener', 'removeEventListener', 'querySelector', 'querySelectorAll', 'visibilityState', 'cookie'],
  ];
  const {body} = document;
  const images = document.createElement('div');
  images.append(...names.map((name) => Object.assign(new Image(), {name})));
  /** Without the test's own tools, which read these properties, too. */
  const among = async (act: (place: Element) => Promise<void>): Promise<void> => {
    body.append(images);
    for (const name of names) expect(Reflect.get(document, name), name).to.be.an.instanceOf(Element);
    await act(images).finally(() => {
      images.remove();
    });
  };

  it('do not make the page watcher think that the page is hidden', () =>
    among(async () => {
      const told: PageEvent['type'][] = [];
      const {stop} = watchPage('handoff-1', ({type}) => told.push(type));
      dispatchEvent(new Event('visibilitychange'));
      stop();
      expect(told).to.deep.equal(['woken']);
    }));

  it('do not keep the widget from home, from a card’s PIN, or from the browser’s rules for the agent', () =>
    among(async (place) => {
      const page = new CertPage();
      place.append(page.cert);
      await page.at('home');
      await page.press('IC卡认证');
      await page.at('awaitingPin');
      const heard: string[] = [];
      const end = pageNetwork.onForbidden?.('ws://127.0.0.1:61300', (directive) => heard.push(directive));
      const violation = {blockedURI: 'ws://127.0.0.1:61300', effectiveDirective: 'connect-src', bubbles: true};
      page.cert.dispatchEvent(
        new SecurityPolicyViolationEvent('securitypolicyviolation', {...violation, composed: true}),
      );
      end?.();
      expect(heard).to.deep.equal(['connect-src']);
      expect(await pageNetwork.permission()).to.equal(undefined);
      page.cert.remove();
    }));
});

describe('A PC in another time zone', () => {
  elsewhere('America/New_York');

  it('displays every time in China time', async () => {
    const time = new Date(Date.now() + 300_000);
    const inChina = new Intl.DateTimeFormat('zh-CN', {timeStyle: 'short', timeZone: 'Asia/Shanghai'}).format(time);
    const expiresAt = time.toISOString();
    const page = await BankPage.atWay({createHandoff: async () => fakeHandoff({expiresAt})});
    await page.shows(texts.until(inChina));
    const code = await LegalRepPage.atCode(undefined, {sendSmsCode: async () => fakeSmsCode({expiresAt})});
    await code.shows(person.codeSent('138****8000', inChina));
  });
});
