import {emulateMedia} from '@web/test-runner-commands';
import {paths} from '../../src/components/element/paths/all-paths.chunk.js';
import {Journey} from '../../src/components/element/journey/journey.js';
import type {RealnameCert} from '../../src/components/element/realname-cert.js';
import {randomPin} from '../domain/random-pin.js';
import {randomCode} from '../machines/admin-assist.harness.js';
import {soundCard} from '../machines/person-check.harness.js';
import {LegalRepPage} from '../harness/legal-rep-page.js';
import {CertPage, methodActions} from '../harness/cert-page.js';
import {AssistPage} from '../harness/admin-assist-page.js';
import {inGroups, type ElementPage} from '../harness/element-page.js';
import {byCodeWalk} from '../../walks/admin-assist.walk.js';
import {calm, deepAll, everythingIn, until} from '../../walks/dom.js';
import {DomDriver} from '../../walks/drive-dom.js';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import {legalRepWalk} from '../../walks/legal-rep.walk.js';
import {accountWalk, enterpriseWalk} from '../../walks/profile.walk.js';
import {nameOf, take, type Way} from '../../walks/walk.js';
import {never} from '../../src/fakes.js';
import {expect, fixture, html} from '../harness/expect.js';
import {fails, Held} from '../harness/outside.js';
import {InboxPage} from '../harness/inbox-page.js';
import {second, Session, statusOf} from '../harness/session.js';
import {Timers} from '../harness/timers.js';

const another = () => fixture<HTMLElement>(html`<section></section>`);

/** Where something is typed on the walks; by then, it is nobody's on record. */
const own: NonNullable<Way['typed']> = {
  naming: {enterprise: '上海浦东改名贸易有限公司'},
  enterprise: {legalRepName: '王五'},
  'holder.bankCard': soundCard,
};
const forms = [icCardWalk, enterpriseWalk, accountWalk, legalRepWalk, byCodeWalk].flatMap((walk) =>
  walk.steps
    .filter(({type = {}, at}) => Object.keys(type).length > 0 || own[at])
    .map((step) => [walk, nameOf(step)] as const),
);

const secrets = ['pin', 'smsCode', 'code'];

/** A form with something typed into it; what is in it, but for a secret; and the press that comes after that. */
const openForm = async ([walk, name]: (typeof forms)[number]) => {
  const {type} = walk.steps.find((each) => nameOf(each) === name) ?? {};
  const texts = Object.values<unknown>({...type, ...own[name]}).filter((each) => typeof each === 'string');
  const answers = {getStatus: async () => statusOf(), getAssistance: never};
  const page = await CertPage.at(walk, {typing: name, typed: own}, {...answers, set: {startView: 'home'}});
  const values = (isSecret: boolean): string[] =>
    page.fields.names.flatMap((each) => (secrets.includes(each) === isSecret ? (page.fields.value(each) ?? '') : []));
  return {
    page,
    texts,
    values,
    done: () =>
      take(new DomDriver(page.cert, {pin: randomPin(), code: randomCode()}), walk, {
        from: name,
        through: name,
        typed: own,
      }),
  };
};

/** A page that is loaded again comes back to these by itself. */
const isFound = (name: string): boolean => ['legalRep.idCard', 'waiting'].includes(name);

describe('An element that is removed', () => {
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

  for (const form of forms.filter(([, name]) => !isFound(name))) {
    it(`drops what was typed without a question, and starts again when it is put back: at ${form[1]} of ${form[0].name}`, async () => {
      const {page, values, texts} = await openForm(form);
      const all = [...texts, ...values(true)].filter(Boolean);
      expect(all).not.to.deep.equal([]);
      const {parentElement: parent} = page.cert;
      const {state} = page;
      page.cert.remove();
      await calm();
      expect(page.reported('sw-leave')).to.be.empty;
      parent?.append(page.cert);
      await until('it asks again', () => page.outside.times('getStatus') === 2);
      await until('it is at the start', () => page.state !== state && page.pressables.length > 0);
      const everything = everythingIn(page.cert);
      for (const each of all) expect(everything).not.to.contain(each);
    });
  }

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
  for (const form of forms) {
    it(`keeps its step and what was typed, and continues from there: at ${form[1]} of ${form[0].name}`, async () => {
      const {page, values, done} = await openForm(form);
      const {state} = page;
      const before = [values(true), values(false)];
      const {length: asked} = page.outside.asked;
      (await another()).append(page.cert);
      await calm();
      expect(page.state).to.equal(state);
      expect([values(true), values(false)]).to.deep.equal(before);
      await done();
      await until('it goes on', () => page.state !== state || page.outside.asked.length > asked);
      expect(page.outside.times('getStatus')).to.equal(1);
    });
  }
});

describe('An element without keep-alive that is removed', () => {
  const pages: Readonly<Record<string, () => Promise<{page: ElementPage; typed: string}>>> = {
    'a PIN': async () => {
      const page = await CertPage.atPin();
      const typed = randomPin();
      page.fields.type('pin', typed);
      return {page, typed};
    },
    'a name': async () => ({page: await LegalRepPage.atForm({legalRepName: '王五'}), typed: '王五'}),
    'what was announced': async () => {
      const page = await LegalRepPage.atCode();
      await until('it is announced', () => page.announced.includes('138****8000'));
      return {page, typed: '138****8000'};
    },
    'the number for an administrator': async () => ({page: await AssistPage.atWait(), typed: '47'}),
    'what an administrator types': async () => {
      const page = await InboxPage.atRequest();
      page.fields.type('number', '74');
      return {page, typed: '74'};
    },
  };

  for (const [what, open] of Object.entries(pages)) {
    it(`holds nothing of a user, while a router keeps it: ${what}`, async () => {
      const {page, typed} = await open();
      const {host} = page.root;
      expect(everythingIn(host)).to.contain(typed);
      host.remove();
      await calm();
      expect(everythingIn(host)).not.to.contain(typed);
    });
  }
});

describe('An element with keep-alive that is removed and put back', () => {
  const timers = Timers.inEach();
  const out = async (page: CertPage, meanwhile: () => void = () => undefined): Promise<void> => {
    const {parentElement: parent, step} = page.cert;
    const asked = page.outside.asked.length;
    page.cert.keepAlive = true;
    page.cert.remove();
    await calm();
    timers.pass(300_000);
    await calm();
    expect(page.outside.asked).to.have.length(asked);
    meanwhile();
    parent?.append(page.cert);
    await until(`it is at ${step} again`, () => page.outside.asked.length > asked);
  };

  for (const form of forms) {
    it(`continues with the typed values but no secret, and sends nothing meanwhile: at ${form[1]} of ${form[0].name}`, async () => {
      const {page, values} = await openForm(form);
      const {state} = page;
      const before = values(false);
      await out(page);
      await page.at(state);
      await until('the form is drawn', () => page.pressables.length > 2);
      await until('it is kept', () => String(values(false)) === String(before));
      expect(values(true).join('')).to.equal('');
      expect([page.reported('sw-leave'), page.reported('sw-error')]).to.deep.equal([[], []]);
      expect(page.outside.times('getStatus')).to.equal(2);
    });
  }

  it('ends what was under way with the card, and says that the PIN may have counted', async () => {
    const page = await CertPage.atPin({sign: () => new Promise(() => undefined)});
    await page.enterPin(randomPin());
    await page.asked('sign');
    const {signal} = page.outside.last('sign');
    await out(page, () => {
      expect(signal.aborted).to.be.true;
    });
    await page.at('awaitingPin');
    await page.shows('未能确认密码是否正确');
  });

  it('still displays its result', async () => {
    const page = await CertPage.atPin();
    await page.enterPin(randomPin());
    await page.at('result');
    page.cert.keepAlive = true;
    const {parentElement: parent} = page.cert;
    page.cert.remove();
    await calm();
    parent?.append(page.cert);
    await calm();
    expect(page.cert.step).to.equal('result');
  });

  it('displays no typed value to another user who has signed in', async () => {
    const session = new Session({operation: 'getStatus', time: 2, becomes: second});
    const page = await LegalRepPage.atForm({enterpriseName: '上海浦东改名贸易有限公司'}, session.answers({}));
    await out(page);
    await page.at('somebodyElse');
    expect(everythingIn(page.cert)).not.to.contain('改名');
  });
});

describe('Two elements on a page', () => {
  it('do not affect each other', async () => {
    const first = await CertPage.atPin();
    const second = await CertPage.atHome({set: {lang: 'en', headingLevel: 3}});
    await second.shows('Choose a real-name certification method');
    expect(first.cert.step).to.equal('pin');
    expect(first.headings).to.deep.equal(['IC卡实名认证']);
    first.cert.remove();
    second.cert.open('ic-card');
    await second.at('introducing');
    await second.shows('Real-name certification by IC card');
  });
});

describe('An element that throws', () => {
  const broken = ['createTreeWalker', 'importNode'] as const;
  const expected = (event: PromiseRejectionEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  /** As some pages do to a native of theirs. */
  const breakPage = (): void => {
    for (const name of broken)
      Object.assign(document, {
        [name]: () => {
          throw new TypeError('Not a Node');
        },
      });
  };

  beforeEach(() => {
    addEventListener('unhandledrejection', expected, true);
  });
  afterEach(() => {
    for (const name of broken) Reflect.deleteProperty(document, name);
    removeEventListener('unhandledrejection', expected, true);
  });

  const isToldOn = async (page: CertPage | InboxPage, ready: number, code = 'page-polluted'): Promise<void> => {
    // To load the page again does not help against another script of it.
    const reload = code === 'page-polluted' ? [] : ['页面显示出错，请点击重新加载'];
    await page.shows(reload[0] ?? ': page-polluted');
    expect(page.pressables).to.deep.equal(reload);
    expect(page.reported('sw-error').map((event) => event.code)).to.deep.equal([code]);
    expect(page.reported('sw-ready')).to.have.length(ready);
    expect(page.supportCode).to.equal(inGroups(page.reported('sw-error')[0]?.journey));
  };

  it('in its first render displays an error with the support code, and never emits sw-ready', async () => {
    const section = await another();
    const [page, inbox] = [new CertPage(), new InboxPage()];
    breakPage();
    section.append(page.cert, inbox.element);
    await isToldOn(page, 0);
    await isToldOn(inbox, 0);
  });

  it('in the render of an inner element displays an error with the support code, and has no step any more', async () => {
    const page = await CertPage.atPin();
    breakPage();
    page.fields.type('pin', randomPin());
    page.fields.submit();
    await isToldOn(page, 1);
    expect(page.cert.step).to.equal('');
  });

  it('when it is connected displays an error with a reload button', async () => {
    const page = new CertPage();
    page.cert.addController({
      hostConnected: () => {
        throw new TypeError('Not now');
      },
    });
    const section = await another();
    const {onerror} = window;
    window.onerror = null; // The browser reports it, and the test's own handler would fail the test.
    section.append(page.cert);
    window.onerror = onerror;
    await isToldOn(page, 0, 'unexpected');
  });
});

describe('A script of the widget that fails to load', () => {
  const Cert = customElements.get('sw-realname-cert') as typeof RealnameCert;
  const lost = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));

  type Load = () => ReturnType<Journey['loadLaterScreens']>;

  /** Defines an element whose journey loads what comes after home in this way. */
  const defineWith = (tag: string, around: (load: Load) => Load): void => {
    class Changed extends Journey {
      override loadLaterScreens() {
        return around(() => super.loadLaterScreens())();
      }
    }
    customElements.define(
      tag,
      class extends Cert {
        static override readonly loaders = new Set([() => Promise.resolve({Journey: Changed, paths})]);
      },
    );
  };

  customElements.define(
    'x-lost-journey',
    class extends Cert {
      static override readonly loaders = new Set([lost]);
    },
  );
  defineWith('x-lost-after-home', () => lost);

  it('displays an error although the status was queried, and the page can be reloaded', async () => {
    const page = await CertPage.open({tag: 'x-lost-journey'});
    await page.shows('页面未完整加载。请重新加载或联系客服。');
    expect(page.headings).to.deep.equal(['实名认证方式选择']);
    expect(page.supportCode).to.equal(inGroups(page.reported('sw-error')[0]?.journey));
    expect(page.pressables).to.deep.equal(['重新加载页面']);
    expect(page.outside.asked).to.have.length(1);
  });

  it('displays an error when a failure must be displayed instead of home', async () => {
    const page = await CertPage.open({tag: 'x-lost-after-home', getStatus: fails('backend')});
    await page.shows('页面未完整加载。');
    expect(page.reported('sw-error').map(({code}) => code)).to.deep.equal(['backend']);
  });

  it('leaves home unchanged until a method is opened, and then causes an error', async () => {
    const page = await CertPage.atHome({tag: 'x-lost-after-home'});
    await calm();
    expect(page.pressables).to.deep.equal(methodActions);
    await page.press('IC卡认证');
    await page.shows('页面未完整加载。');
    expect(page.reported('sw-error').map(({code}) => code)).to.deep.equal(['network']);
  });

  it('that arrives late instead gives the focus to the heading of its screen', async () => {
    const coming = new Held<undefined>();
    defineWith('x-late', (load) => async () => {
      await coming.ask();
      return load();
    });
    const session = new Session({operation: 'getStatus', time: 2, becomes: second});
    const page = await CertPage.atHome({tag: 'x-late', ...session.answers({})});
    deepAll<HTMLButtonElement>(page.root, '.method button')[0]?.focus();
    page.cert.refresh();
    await page.at('somebodyElse');
    await calm();
    coming.answer(undefined);
    await until('its heading has the focus', () => page.focusedWords === '登录的用户已更换');
  });
});
