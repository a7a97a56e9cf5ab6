import type {RealnameCert} from '../../src/components/element/realname-cert.js';
import {register} from '../../src/components/lit/register.js';
import {fakeStatus, never} from '../../src/fakes.js';
import {pathTexts} from '../../src/components/path/path.texts.js';
import {saysOfAssist} from '../harness/admin-assist-page.js';
import {saysOfBanks} from '../harness/bank-ukey-page.js';
import {CertPage} from '../harness/cert-page.js';
import {calm, deepAll, isShown} from '../../walks/dom.js';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import {byBankCardWalk} from '../../walks/legal-rep.walk.js';
import {enterpriseWalk} from '../../walks/profile.walk.js';
import {expect, fixture, html} from '../harness/expect.js';
import {Held, Outside, says} from '../harness/outside.js';

describe('The running element', () => {
  it('aborts the open request and goes home when another backend is set', async () => {
    const page = await CertPage.atPin({createCardChallenge: never});
    await page.enterPin('a-secret');
    await page.asked('createCardChallenge');
    const second = new Outside();
    page.cert.backend = second.backend;
    await page.at('home');
    expect(page.outside.last('createCardChallenge').signal.aborted).to.be.true;
    expect(second.times('getStatus')).to.equal(1);
    expect(page.cert.view).to.equal('home');
  });

  it('ignores a late answer of the previous backend', async () => {
    const first = new Held<ReturnType<typeof fakeStatus>>();
    const page = await CertPage.open({getStatus: first.ask});
    await page.asked('getStatus');
    page.cert.backend = new Outside({getStatus: says({level: {id: 'l', rank: 2, label: '中'}})}).backend;
    await page.at('home');
    first.answer(fakeStatus({level: {id: 'h', rank: 3, label: '高'}}));
    await calm();
    expect(page.cert.status?.level.label).to.equal('中');
    expect(deepAll(page.root, '[part=level]').map(({textContent}) => textContent)).to.deep.equal(['中']);
  });

  it('goes home when another agent is set', async () => {
    const page = await CertPage.atPin();
    page.cert.agent = new Outside().agent;
    await page.at('home');
    expect(page.outside.times('getStatus')).to.equal(2);
  });

  it('starts again when the browser restores the page from its back/forward cache', async () => {
    const page = await CertPage.atPin();
    window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: false}));
    await calm();
    expect(page.cert.step).to.equal('pin');
    window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    await page.at('home');
    expect(page.outside.times('getStatus')).to.equal(2);
  });
});

describe('The control by the host', () => {
  it('takes a setting of another type as its default, and opens home for what is no view', async () => {
    const wrong = {lang: 5, methods: ['ic-card'], places: {}, messages: 'x', consent: () => ({}), headingLevel: {}};
    const page = await CertPage.atHome({
      set: {...(wrong as object), links: {help: ['https://help.example/'] as never}},
    });
    expect(page.cert).to.include({lang: '', methods: '', places: '', headingLevel: 2});
    expect(page.links()).to.be.empty;
    await page.cert.open(new Event('click') as never);
    page.cert.startView = {} as never;
    await page.at('home');
  });

  it('works at once, before any script has loaded', async () => {
    const page = new CertPage();
    const mounted = page.mount();
    page.cert.open('ic-card');
    await mounted;
    await page.at('introducing');
  });

  it('cancels and retries by cancel() and retry() as by a press', async () => {
    const page = await CertPage.open({getStatus: never});
    // The first request is asked before the journey is there.
    await page.at('asking');
    page.cert.cancel();
    await page.at('paused');
    page.cert.retry();
    await page.asked('getStatus', 2);
    expect(page.cert.step).to.equal('loading');
  });
});

describe('One method alone', () => {
  for (const [methods, step, status] of [
    ['ic-card', 'introducing', says({})],
    ['legal-rep', 'introducing', says({})],
    ['bank-ukey', 'choosing', saysOfBanks()],
    ['admin-assist', 'naming', saysOfAssist()],
  ] as const) {
    it(`offers no other method, emits sw-leave when cancelled, and starts again: ${methods}`, async () => {
      const page = await CertPage.open({set: {methods}, getStatus: status});
      await page.at(step);
      await page.shows('取消');
      const {cancel, toMethods} = pathTexts.reference;
      expect(page.pressables).to.not.include(toMethods).and.not.include('法人身份认证');
      await page.press(cancel);
      await page.asked('getStatus', 2);
      await page.at(step);
      expect(page.reported('sw-leave')).to.have.length(1);
      expect(page.outside.asked.map(({operation}) => operation)).not.to.include('readCard');
    });
  }

  it('is a disabled card on home when the backend has switched it off', async () => {
    const off = {id: 'ic-card', state: 'not-certified', enabled: false, reason: '停用'} as const;
    const page = await CertPage.atHome({set: {methods: 'ic-card'}, getStatus: says({methods: [off]})});
    expect(page.words).to.contain('暂时不能使用：停用');
  });

  it('opens at once when the host leaves only that one, and can be left for home when it offers more', async () => {
    const page = await CertPage.atHome();
    page.cert.methods = 'ic-card';
    await page.at('introducing');
    page.cert.methods = 'ic-card legal-rep';
    await page.drawn();
    await page.press('返回选择认证方式');
    await page.at('home');
  });
});

describe('A link of the host', () => {
  const links = (page: CertPage): string[] => page.links().map(({href}) => href);

  it('is displayed when it is https, tel or http on localhost', async () => {
    for (const help of ['https://help.example/', 'tel:95198', 'http://localhost:8000/', 'HTTPS://HELP.EXAMPLE/']) {
      const page = await CertPage.atHome({set: {links: {help}}});
      expect(links(page)).to.deep.equal([new URL(help).href]);
      expect(page.links()[0]).to.include({rel: 'noopener noreferrer', target: '_blank'});
    }
  });

  it('is not displayed when it is a script or another unsafe address', async () => {
    const unsafe = ['javascript:alert(1)', ' javascript:alert(1)', 'http://evil.example/', 'http://localhost.evil/'];
    const lookalikes = [
      'http://localhost:80@evil.test/',
      'http://127.0.0.1@evil.test/',
      'http://localhost\\@evil.test/',
    ];
    for (const help of [...unsafe, ...lookalikes, 'data:text/html,x', '/relative', 'x:https://a.example']) {
      const page = await CertPage.atHome({set: {links: {help}}});
      expect(links(page), help).to.be.empty;
    }
  });

  it('can be set at run time', async () => {
    const page = await CertPage.atHome();
    page.cert.links = {help: 'https://help.example/'};
    await page.shows('帮助');
  });

  it('to its help has one name on every screen, also of a form and a result, and stands above the title', async () => {
    const set = {links: {help: 'https://help.example/'}};
    for (const [walk, to] of [
      [icCardWalk, 'awaitingPin'],
      [icCardWalk, 'result'],
      [enterpriseWalk, 'viewing'],
      [enterpriseWalk, 'editing'],
      [byBankCardWalk, 'introducing'],
      [byBankCardWalk, 'enterprise'],
      [byBankCardWalk, 'legalRep.idCard'],
    ] as const) {
      const page = await CertPage.at(walk, {to}, {set: {...set, ...(walk !== enterpriseWalk && {startView: 'home'})}});
      await page.shows('帮助');
      const [help, ...others] = page.links().filter(({href}) => href === set.links.help);
      expect([help?.textContent, others], to).to.deep.equal(['帮助', []]);
      const title = deepAll(page.root, '[part=heading][data-focus]').filter(isShown).at(-1);
      const [above, below] = [help, title].map((each) => each?.getBoundingClientRect());
      expect(above?.bottom, to).to.be.at.most(below?.top ?? NaN);
    }
    // The ticket of its last step.
    sessionStorage.clear();
  });
});

describe('A second copy of the library', () => {
  it('does not redefine the elements of the first copy', async () => {
    const first = customElements.get('sw-realname-cert');
    register('sw-realname-cert', class extends HTMLElement {});
    await import(new URL('../../src/define.ts?again', import.meta.url).href);
    expect(customElements.get('sw-realname-cert')).to.equal(first);
    const cert = await fixture<RealnameCert>(html`<sw-realname-cert></sw-realname-cert>`);
    expect(cert.version).to.match(/^\d+\.\d+\.\d+(?:-rc\.\d+)?$/);
  });
});
