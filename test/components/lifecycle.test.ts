import {fixture, html} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import type {Journey, JourneyHost} from '../../src/components/shell/journey.js';
import type {RealnameCert} from '../../src/components/shell/realname-cert.js';
import type {CardReading, CardSignature} from '../../src/domain/card.js';
import type {Outcome} from '../../src/domain/outcome.schemas.js';
import type {Status} from '../../src/domain/schemas.js';
import {fakeChallenge, fakeOutcome, fakeReading, fakeSignature, fakeStatus} from '../../src/fakes.js';
import {randomPin} from '../domain/random-pin.js';
import {CertPage, methodActions, type PageOptions} from '../harness/cert-page.js';
import {calm, deepAll, everythingIn, until} from '../harness/dom.js';
import {expect} from '../harness/expect.js';
import {fails, Held, Outside, type Question} from '../harness/outside.js';
import {second, Session} from '../harness/session.js';

const another = () => fixture<HTMLElement>(html`<section></section>`);

/** Each question, kept waiting; how to come to it; and its late answer. */
const waits = (): Record<string, {question: Question; given: PageOptions; answer: () => void}> => {
  const status = new Held<Status>();
  const reading = new Held<CardReading>();
  const challenge = new Held<ReturnType<typeof fakeChallenge>>();
  const signature = new Held<CardSignature>();
  const outcome = new Held<Outcome>();
  return {
    'the backend is asked for the status': {
      question: 'getStatus',
      given: {getStatus: status.ask},
      answer: () => status.answer(fakeStatus()),
    },
    'the card is read': {
      question: 'readCard',
      given: {readCard: reading.ask},
      answer: () => reading.answer(fakeReading()),
    },
    'the challenge is fetched': {
      question: 'createCardChallenge',
      given: {createCardChallenge: challenge.ask},
      answer: () => challenge.answer(fakeChallenge()),
    },
    'the card signs': {
      question: 'sign',
      given: {sign: signature.ask},
      answer: () => signature.answer(fakeSignature()),
    },
    'the backend verifies': {
      question: 'verifyCard',
      given: {verifyCard: outcome.ask},
      answer: () => outcome.answer(fakeOutcome()),
    },
  };
};

const inTheWait = async (question: Question, given: PageOptions): Promise<CertPage> => {
  const page = await CertPage.open(given);
  if (question !== 'getStatus') await page.choose('IC卡认证');
  if (question !== 'getStatus' && question !== 'readCard') await page.enterPin(randomPin());
  await page.asked(question);
  return page;
};

describe('An element that is removed', () => {
  for (const [when, {question, given, answer}] of Object.entries(waits())) {
    it(`aborts the request while ${when}, and ignores a late answer`, async () => {
      const page = await inTheWait(question, given);
      const [markup, events, asked] = [everythingIn(page.cert), page.events.length, page.outside.asked.length];
      const {signal} = page.outside.last(question);
      expect(signal.aborted).to.be.false;
      page.cert.remove();
      await Promise.resolve();
      expect(signal.aborted).to.be.true;
      answer();
      await calm();
      expect(everythingIn(page.cert)).to.equal(markup);
      expect(page.events.slice(events)).to.be.empty;
      expect(page.outside.asked).to.have.length(asked);
    });
  }

  it('cancels its idle callback', async () => {
    const request = window.requestIdleCallback.bind(window);
    const cancel = window.cancelIdleCallback.bind(window);
    const waiting = new Set<number>();
    // A browser that is never idle.
    window.requestIdleCallback = () => {
      waiting.add(waiting.size + 1);
      return waiting.size;
    };
    window.cancelIdleCallback = (handle) => waiting.delete(handle);
    try {
      const page = await CertPage.atHome();
      expect(waiting).to.have.length(1);
      (await another()).append(page.cert);
      await calm();
      expect(waiting, 'moved').to.have.length(1);
      page.cert.remove();
      await Promise.resolve();
      expect(waiting, 'removed').to.be.empty;
    } finally {
      Object.assign(window, {requestIdleCallback: request, cancelIdleCallback: cancel});
    }
  });

  it('starts again when it is put back later', async () => {
    const page = await CertPage.atPin();
    const parent = page.cert.parentElement;
    page.form.type(randomPin());
    page.cert.remove();
    await calm();
    parent?.append(page.cert);
    await until('it asks again', () => page.outside.times('getStatus') === 2);
    await page.at('home');
    expect(page.pressables).to.deep.equal(methodActions);
  });

  it('leaves no open request after fifty repetitions', async () => {
    const outside = new Outside({getStatus: new Held<Status>().ask});
    const parent = await another();
    for (let times = 1; times <= 50; times++) {
      const cert = document.createElement('sw-realname-cert');
      cert.backend = outside.backend;
      parent.append(cert);
      await until('the backend is asked', () => outside.times('getStatus') === times);
      expect(outside.last('getStatus').signal.aborted).to.be.false;
      cert.remove();
    }
    await calm();
    expect(outside.asked.filter(({signal}) => !signal.aborted).map(({question}) => question)).to.be.empty;
  });

  it('stops listening to the window, the colour scheme and the page’s attributes', async () => {
    const page = await CertPage.atHome();
    let updates = 0;
    const provoke = async (): Promise<number> => {
      updates = 0;
      window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
      await emulateMedia({colorScheme: 'dark'});
      document.documentElement.toggleAttribute('data-touched');
      await calm();
      await emulateMedia({colorScheme: 'light'});
      return updates;
    };
    const {cert} = page;
    const update = cert.requestUpdate.bind(cert);
    cert.requestUpdate = (...args) => {
      updates++;
      update(...args);
    };
    expect(await provoke()).to.be.greaterThan(2);
    cert.remove();
    await calm();
    expect(await provoke()).to.equal(0);
  });
});

describe('An element that is moved', () => {
  it('keeps its step and the typed PIN, and continues from there', async () => {
    const page = await CertPage.atPin();
    const pin = randomPin();
    page.form.type(pin);
    (await another()).append(page.cert);
    await calm();
    expect(page.cert.step).to.equal('awaitingPin');
    expect(page.form.value).to.equal(pin);
    expect(page.outside.asked.map(({question}) => question)).to.deep.equal(['getStatus', 'readCard']);
    page.form.submit();
    await page.at('result');
    await page.shows('已通过企业实名认证');
    expect(page.outside.pins).to.deep.equal([pin]);
  });

  for (const [when, {question, given, answer}] of Object.entries(waits())) {
    it(`keeps waiting while ${when}, and uses the answer`, async () => {
      const page = await inTheWait(question, given);
      const {step} = page.cert;
      const {signal} = page.outside.last(question);
      const outer = (await another()).attachShadow({mode: 'open'});
      outer.append(page.cert);
      await calm();
      expect(signal.aborted).to.be.false;
      expect(page.outside.times(question)).to.equal(1);
      answer();
      await until('the answer is taken', () => page.cert.step !== step || page.outside.times('sign') > 0);
      expect(page.told('sw-error')).to.be.empty;
    });
  }
});

describe('Two elements on a page', () => {
  it('do not affect each other', async () => {
    const first = await CertPage.atPin();
    const second = await CertPage.atHome({set: {lang: 'en', headingLevel: 3}});
    await second.shows('Choose a real-name certification method');
    expect(first.cert.step).to.equal('awaitingPin');
    expect(first.headings).to.deep.equal(['IC卡实名认证']);
    first.cert.remove();
    second.cert.start('ic-card');
    await second.at('introducing');
    await second.shows('Real-name certification by IC card');
  });
});

describe('A script of the widget that fails to load', () => {
  const Cert = customElements.get('sw-realname-cert') as typeof RealnameCert;
  const lost = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));

  /** Defines an element whose journey loads what comes after home in this way. */
  const defineWith = (tag: string, around: (load: Journey['loadAfterHome']) => Journey['loadAfterHome']): void => {
    const journey: typeof Cert.journey = async () => {
      const {journeyOf} = await Cert.journey();
      const changed = (host: JourneyHost): Journey => {
        const made = journeyOf(host);
        made.loadAfterHome = around(made.loadAfterHome);
        return made;
      };
      return {journeyOf: changed};
    };
    customElements.define(
      tag,
      class extends Cert {
        static override journey = journey;
      },
    );
  };

  customElements.define(
    'x-lost-journey',
    class extends Cert {
      static override journey = lost;
    },
  );
  defineWith('x-lost-after-home', () => lost);

  it('displays an error although the status was queried, and the page can be reloaded', async () => {
    const page = await CertPage.open({tag: 'x-lost-journey'});
    await page.shows('页面没有加载完整。请检查网络连接，再重新加载页面。');
    expect(page.headings).to.deep.equal(['实名认证方式选择']);
    expect(page.pressables).to.deep.equal(['重新加载页面']);
    expect(page.outside.asked).to.have.length(1);
  });

  it('displays an error when a failure must be displayed instead of home', async () => {
    const page = await CertPage.open({tag: 'x-lost-after-home', getStatus: fails('backend')});
    await page.shows('页面没有加载完整。');
    expect(page.told('sw-error').map(({code}) => code)).to.deep.equal(['backend']);
  });

  it('does not change home until it is needed', async () => {
    const page = await CertPage.atHome({tag: 'x-lost-after-home'});
    await calm();
    expect(page.pressables).to.deep.equal(methodActions);
    await page.choose('IC卡认证');
    await page.shows('页面没有加载完整。');
    expect(page.told('sw-error').map(({code}) => code)).to.deep.equal(['network']);
  });

  it('focuses the heading when it arrives late', async () => {
    const coming = new Held<undefined>();
    defineWith('x-late', (load) => async () => {
      await coming.ask();
      return load();
    });
    const session = new Session({question: 'getStatus', time: 2, becomes: second});
    const page = await CertPage.atHome({tag: 'x-late', ...session.answers({})});
    deepAll<HTMLButtonElement>(page.root, '.method button')[0]?.focus();
    page.cert.refresh();
    await page.at('somebodyElse');
    await calm();
    coming.answer(undefined);
    await until('its heading has the focus', () => page.focusedWords === '登录的用户已更换');
  });
});
