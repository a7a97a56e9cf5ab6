import {fakeAgent} from '../../src/fakes.js';
import {failureTexts, type WhatAndHow} from '../../src/components/failure/failure.texts.js';
import {pathTexts} from '../../src/components/path/path.texts.js';
import type {RealnameCert} from '../../src/components/element/realname-cert.js';
import {tidyUp} from '../harness/bank-ukey-page.js';
import {CertPage, methodActions} from '../harness/cert-page.js';
import {notice} from '../harness/consent.js';
import {calm, until} from '../../walks/dom.js';
import {requestAt} from '../harness/path-requests.js';
import {expect} from '../harness/expect.js';
import {Outside, refuses} from '../harness/outside.js';
import {statusOf} from '../harness/session.js';
import {Timers} from '../harness/timers.js';
import {warnings} from '../harness/warnings.js';

const [what] = failureTexts.reference.errors['not-configured'] as WhatAndHow;

const errors = (page: CertPage): string[] => page.reported('sw-error').map(({code, where}) => `${code} ${where ?? ''}`);

tidyUp();

describe('A missing backend', () => {
  const said = warnings();
  const timers = Timers.inEach();
  const opened = async (): Promise<CertPage> => {
    const page = await CertPage.open({set: {backend: undefined}});
    await page.shows('正在查询认证情况');
    return page;
  };

  it('is printed once to the console after three seconds, and is an error after ten seconds', async () => {
    const page = await opened();
    timers.pass(2_999);
    await calm();
    expect(said).to.be.empty;
    timers.pass(1);
    await until('it is said', () => said.length > 0);
    expect(said.join()).to.contain('backend').and.contain('base-url');
    timers.pass(6_999);
    await calm();
    expect(errors(page)).to.be.empty;
    timers.pass(1);
    await page.at('notAsked');
    await page.shows(what);
    timers.pass(60_000);
    await calm();
    expect(errors(page)).to.deep.equal(['not-configured backend.getStatus']);
    expect(said).to.have.length(1);
  });

  it('is no longer an error when a backend is set later', async () => {
    const page = await opened();
    timers.pass(10_000);
    await page.at('notAsked');
    const outside = new Outside();
    page.cert.backend = outside.backend;
    await page.at('home');
    expect(page.pressables).to.deep.equal(methodActions);
    expect(page.words).not.to.contain(what);
    expect(outside.times('getStatus')).to.equal(1);
  });

  it('is no error when a backend is set within ten seconds', async () => {
    const page = await opened();
    timers.pass(5_000);
    const outside = new Outside();
    page.cert.backend = outside.backend;
    await page.at('home');
    timers.pass(60_000);
    await calm();
    expect(errors(page)).to.be.empty;
    expect(outside.times('getStatus')).to.equal(1);
    expect(page.reported('sw-step').map(({step}) => step)).to.deep.equal(['loading', 'choosing']);
  });

  it('is not reported when the element was removed', async () => {
    const page = await opened();
    page.cert.remove();
    timers.pass(60_000);
    await calm();
    expect(said).to.be.empty;
    expect(errors(page)).to.be.empty;
  });
});

describe('A backend with missing operations', () => {
  it('rejects the first query with code not-configured, and displays a retry button', async () => {
    const page = await CertPage.open({set: {backend: {} as RealnameCert['backend']}});
    await page.at('notAsked');
    await page.shows(what);
    expect(errors(page)).to.deep.equal(['not-configured backend.getStatus']);
    expect(page.pressables).to.deep.equal([pathTexts.reference.retry]);
  });

  it('rejects with code not-configured when the missing operation is needed, and offers other actions', async () => {
    const {backend} = new Outside();
    const page = await CertPage.open({set: {backend: {...backend, createCardChallenge: 7} as never}});
    await page.press('IC卡认证');
    await page.enterPin('a-secret');
    await page.shows(what);
    expect(errors(page)).to.deep.equal(['not-configured backend.createCardChallenge']);
    expect(page.pressables).to.deep.equal(['重新加载页面', '返回选择认证方式']);
  });
});

const verified = requestAt('verifyCard');
const asking = ['verifyCard', 'updateEnterprise', 'checkEnterprise', 'sendSmsCode', 'createHandoff'] as const;

describe('A requirement of the backend that the host has not set', () => {
  for (const [code, where] of [
    ['human-check-required', 'humanCheck'],
    ['consent-required', 'consent'],
  ] as const) {
    for (const name of asking) {
      if (code === 'consent-required' && name === 'updateEnterprise') continue; // It has no notice.
      const {operation, answers, go} = requestAt(name);
      it(`rejects with code not-configured for ${where}, and the user can continue: ${code}, ${name}`, async () => {
        const getStatus = async () => statusOf();
        const page = await go({getStatus, ...answers(), [operation]: refuses(code)});
        await page.shows(what);
        expect(errors(page)).to.deep.equal([`not-configured ${where}`]);
        expect(page.reported('sw-refused')).to.be.empty;
        expect(page.pressables).not.to.be.empty;
        // To repeat the request would not help.
        const {reload, toMethods, cancel} = pathTexts.reference;
        expect(page.pressables[0]).to.equal(reload);
        expect(page.pressables[1]).to.be.oneOf([toMethods, cancel]);
        expect(page.pressables).to.have.length(2);
      });
    }
  }

  it('is a refusal, not a configuration error, when the host has set a notice', async () => {
    const page = await verified.go({
      verifyCard: refuses('consent-required'),
      set: {consent: {'ic-card': notice({required: false})}},
    });
    await until('it is told', () => page.reported('sw-refused').length > 0);
    expect(errors(page)).to.be.empty;
  });
});

describe('An agent of the host that is none', () => {
  for (const wrong of [{minVersion: '1.5.24'}, {readcard: () => undefined}, 'agent'])
    it(`is an error, not China E-Port’s in its place, and can be replaced: ${JSON.stringify(wrong)}`, async () => {
      const page = await CertPage.atHome({set: {agent: wrong as never}});
      await page.press('IC卡认证');
      await until('it is told', () => errors(page).includes('config agent'));
      page.cert.agent = fakeAgent();
      await page.at('home');
      await page.press('IC卡认证');
      await page.at('awaitingPin');
    });
});

describe('An invalid notice of the host', () => {
  for (const broken of [{}, notice({text: undefined as never}), notice({id: ''}), '告知'] as const) {
    it(`rejects with code config when its method is opened, and can be corrected: ${JSON.stringify(broken)}`, async () => {
      const page = await CertPage.atHome({set: {consent: {'ic-card': broken as never}}});
      await page.press('IC卡认证');
      await page.at('notOpened');
      expect(page.reported('sw-error').map(({code, where}) => [code, where])).to.deep.equal([
        ['config', 'consent.ic-card'],
      ]);
      page.cert.consent = {'ic-card': notice()};
      page.cert.retry();
      await page.at('awaitingPin');
      await page.shows('这些信息只用于核验。');
    });
  }

  it('is ignored when it is set while the method is open', async () => {
    const page = await CertPage.atPin();
    page.cert.consent = {'ic-card': {} as never};
    await page.drawn();
    expect(page.cert.step).to.equal('pin');
    expect(page.reported('sw-error')).to.be.empty;
  });
});
