import {licence} from '../../demo/pages/e-licence.js';
import {CertError} from '../../src/domain/errors.js';
import {fakeProfile, fakeRefused, fakeStatus} from '../../src/fakes.js';
import type {Status} from '../../src/domain/schemas.js';
import {saysOfBanks, tidyUp} from '../harness/bank-ukey-page.js';
import {CertPage, type PageOptions} from '../harness/cert-page.js';
import {calm, until} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {InboxPage} from '../harness/inbox-page.js';
import {saysOfLicence} from '../harness/licence-page.js';
import {says} from '../harness/outside.js';
import {notice} from '../harness/consent.js';
import {ProfilePage} from '../harness/profile-page.js';
import {personalIn, first} from '../harness/session.js';
import {warnings} from '../harness/warnings.js';

const status = (changes: Partial<Status>): PageOptions => ({getStatus: says(changes)});
const set = (settings: object): PageOptions => ({set: settings});
const words = (...keys: string[]): Record<string, string> => Object.fromEntries(keys.map((key) => [key, '词']));
const unknownMethod = {id: 'x-new', state: 'not-certified', enabled: true} as const;

/** What is wrong, and what is to be said of it. */
const hints: Record<string, {given: PageOptions; hint: string}> = {
  'an unknown method': {given: set({methods: 'ic-card nonsense'}), hint: 'methods: nonsense is not known here'},
  'an unknown bank': {given: set({places: 'ccb icbc'}), hint: 'places: icbc is not known here'},
  'a notice for an unknown method': {
    given: set({consent: {ic_card: notice()}}),
    hint: 'consent: ic_card is not known here',
  },
  'methods without a notice': {
    given: set({consent: {'ic-card': notice()}}),
    hint: 'consent has no notice for legal-rep: if the backend asks',
  },
  'links that are not set, in full': {
    given: set({links: {help: null}}),
    hint: 'links: help, signIn, hotline, agentDownload, cardService, ctidApp not set',
  },
  'an unknown view': {given: set({startView: 'nonsense'}), hint: 'start-view: nonsense is not known here'},
  'an unknown link': {
    given: set({links: {hlep: 'https://help.example/'}}),
    hint: 'links: hlep is not known here',
  },
  'an unknown key': {
    given: set({messages: {'zh-CN': words('frame.title', 'frame.titel')}}),
    hint: 'messages: frame.titel is no key that can be replaced',
  },
  'a key without a name': {
    given: set({messages: {'zh-CN': words('title')}}),
    hint: 'messages: title is no key that can be replaced',
  },
  'an unknown group': {
    given: set({messages: {'zh-CN': words('bankUkey.title')}}),
    hint: 'messages: bankUkey.title is no key that can be replaced',
  },
  'an unknown locale': {
    given: set({messages: {zh_CN: words('frame.title')}}),
    hint: 'messages: zh_CN (no such locale)',
  },
  'a status without a version': {given: status({contract: undefined}), hint: 'getStatus.contract is missing'},
  'a status without a time': {given: status({now: undefined}), hint: 'getStatus.now is missing'},
  'a level without words': {
    given: status({level: {id: 'low', rank: 1, label: ''}}),
    hint: 'getStatus.level.label is empty',
  },
  'a method of the backend that is unknown': {
    given: status({methods: [...fakeStatus().methods, unknownMethod]}),
    hint: 'getStatus.methods: x-new is not known here',
  },
  'a bank of the backend that is unknown': {
    given: {getStatus: saysOfBanks([{id: 'icbc', enabled: true}])},
    hint: 'getStatus.methods.bank-ukey.places: icbc is not known here',
  },
  'ids of the backend with line feeds, in one line': {
    given: status({
      methods: [...fakeStatus().methods, {...unknownMethod, id: 'x\r\nsw-realname-cert: \u2028y\u001b[2J'}],
    }),
    hint: 'getStatus.methods: x sw-realname-cert: y [2J is not known here',
  },
  'a host of which all subdomains are taken': {
    given: set({
      externalMethods: [{...licence, places: [{...licence.places[0], hosts: ['*.com.cn', '*.a.example.cn']}]}],
    }),
    hint: 'externalMethods: *.com.cn takes all of com.cn',
  },
  'an external method by a code without what its page on the phone shows': {
    given: {...set({externalMethods: [licence]}), getStatus: saysOfLicence({phoneShows: ['account']})},
    hint: 'getStatus.methods.e-licence.phoneShows lacks one of account, enterprise, sub-app, effect: no code is drawn',
  },
};

tidyUp();

describe('The debug attribute', () => {
  const said = warnings();
  const lines = (): string[] => said.map(([line]) => String(line));
  const at = async (options: PageOptions, debug = true): Promise<CertPage> => {
    const page = await CertPage.atHome({...options, set: {debug, ...options.set}});
    await calm();
    return page;
  };
  const hears = (hint: string): Promise<unknown> =>
    until(
      () => `“${hint}” is said; what is said is ${lines().join('\n')}`,
      () => lines().some((line) => line.startsWith('sw-realname-cert: ') && line.includes(hint)),
    );

  for (const [what, {given, hint}] of Object.entries(hints)) {
    it(`warns once about ${what}`, async () => {
      const page = await at(given);
      await hears(hint);
      page.cert.open('profile');
      await page.at('viewing');
      await page.drawn();
      expect(lines().filter((line) => line.includes(hint))).to.have.length(1);
    });
  }

  it('warns that a bank leads back without the page’s query and `;` parameters when return-url is not set', async () => {
    const {pathname} = location;
    for (const own of ['?token=secret-1', ';jsessionid=secret-1']) {
      history.replaceState(null, '', pathname + own);
      await at({});
      await hears('return-url is not set');
      expect(lines().join()).not.to.contain('secret-1');
      said.length = 0;
    }
    history.replaceState(null, '', `${pathname}?token=secret-1`);
    await at({set: {returnUrl: '/back'}});
    expect(lines().filter((line) => line.includes('return-url'))).to.be.empty;
  });

  it('names the screens for which the host has set no help', async () => {
    await at(set({links: {help: {home: 'https://help.example/'}}}));
    await hears('help.id-card');
    expect(lines().join()).not.to.contain('help.home');
  });

  it('names each attribute that looks like a mistyped one of the element, and no other, on both elements', async () => {
    const wrong = {
      keepalive: 'keep-alive',
      agenturl: 'agent-url',
      'bse-url': 'base-url',
      'requried-level': 'required-level',
    };
    const right = ['class', 'id', 'is', 'title', 'slot', 'part', 'dir', 'style', 'name', 'role', 'inert', 'nonce'];
    const others = ['data-theme', 'aria-label', 'data-v-7ba5bd90', 'key', 'ref', 'value', 'translate', 'tabindex'];
    const page = CertPage.open({set: {debug: true}});
    const {cert} = await page;
    cert.debug = false;
    for (const name of [...Object.keys(wrong), ...right, ...others]) cert.setAttribute(name, '');
    cert.debug = true;
    for (const [given, meant] of Object.entries(wrong)) await hears(`attribute ${given}: perhaps ${meant}`);
    const told = () => lines().filter((line) => line.includes('attribute')).length;
    expect(told()).to.equal(Object.keys(wrong).length);
    const inbox = new InboxPage({}, {debug: true});
    for (const name of ['baseurl', 'allowframed', ...right, ...others]) inbox.element.setAttribute(name, '');
    await inbox.mount();
    for (const meant of ['base-url', 'allow-framed']) await hears(`perhaps ${meant}`);
    expect(told()).to.equal(Object.keys(wrong).length + 2);
  });

  it('names a link that is not shown because of its address, which it does not quote', async () => {
    await at(set({links: {signIn: '/login?user=secret-1', help: {home: 'javascript:1'}}}));
    await hears('links.signIn is not shown');
    await hears('links.help.home is not shown');
    expect(lines().join()).not.to.contain('secret-1');
  });

  it('warns about an unknown field in a refusal', async () => {
    await ProfilePage.sent(
      'enterprise',
      {legalRepName: '王五'},
      {
        set: {debug: true},
        updateEnterprise: async () => fakeRefused('enterprise-mismatch', {fields: ['uscc', 'x-new-field']}),
      },
    );
    await hears('updateEnterprise.refusal.fields: x-new-field is not known here');
    expect(lines().filter((line) => line.includes('refusal'))).to.have.length(1);
  });

  it('prints nothing when the configuration is correct', async () => {
    history.replaceState(null, '', location.pathname);
    const messages = {'zh-CN': words('home.help'), en: undefined};
    const [help, hotline] = ['https://help.example/', '12345'];
    const links = {help, hotline, agentDownload: help, cardService: help, ctidApp: help, signIn: help};
    const getStatus = saysOfLicence({places: [{id: 'sample-wallet', enabled: true}]});
    const consent = {'legal-rep': notice(), 'ic-card': notice(), 'e-licence': notice()};
    const methods = 'legal-rep ic-card e-licence';
    await at({
      ...set({methods, externalMethods: [licence], places: 'ccb', messages, links, consent}),
      getStatus,
    });
    await calm();
    expect(lines()).to.be.empty;
  });

  it('prints nothing when it is not set or is removed', async () => {
    for (const {given} of Object.values(hints)) (await at(given, false)).cert.remove();
    const page = await at({});
    page.cert.debug = false;
    said.length = 0;
    page.cert.places = 'nonsense';
    void page.cert.refresh();
    await page.asked('getStatus', 2);
    await page.at('home');
    expect(said).to.be.empty;
  });

  it('works as an attribute without a value, also when added later', async () => {
    const page = await at({set: {places: 'nonsense'}}, false);
    page.cert.toggleAttribute('debug', true);
    await hears('places: nonsense');
    expect(page.cert.debug).to.be.true;
  });
});

const mobile = 13_800_138_000;

/** Answers that do not fit, with what is to be said of them. */
const contracts: Record<string, {given: PageOptions; where: string; expected: string | RegExp; got: string}> = {
  'a number in place of a field': {
    given: {getProfile: async () => ({...fakeProfile(), account: {...fakeProfile().account, mobile}}) as never},
    where: 'getProfile.account.mobile',
    expected: 'object',
    got: 'number',
  },
};

describe('An error with debug set', () => {
  const said = warnings();

  for (const [what, {given, where, expected, got}] of Object.entries(contracts)) {
    it(`is printed with its path, the expected type and the received type: ${what}`, async () => {
      const page = await ProfilePage.open({...given, set: {debug: true, startView: 'profile'}});
      const line = await until('it is told', () =>
        said.find(([words]) => String(words).includes('sw-error: contract')),
      );
      expect(line[0]).to.equal(
        `sw-realname-cert: sw-error: contract, ${where}, expected ${String(expected)}, got ${got}`,
      );
      expect(line[1]).to.deep.equal({code: 'contract', details: {where, expected, got, quote: undefined}});
      expect(page.reported('sw-error')).to.have.length(1);
      const everything = JSON.stringify(said);
      for (const personal of [...personalIn(first), String(mobile)]) expect(everything).not.to.contain(personal);
    });
  }

  it('is printed also when it occurs before the debug hints are loaded', async () => {
    await CertPage.open({set: {backend: undefined, baseUrl: 'https://elsewhere.example/', debug: true}});
    await until('it is told', () => said.find(([words]) => String(words).includes('sw-error: config, base-url')));
  });

  it('is printed each time it occurs, and not when debug is not set', async () => {
    const page = await ProfilePage.open({getProfile: async () => null as never, set: {startView: 'profile'}});
    await until('it failed', () => page.errors.length === 1);
    await calm();
    expect(said).to.be.empty;
    page.cert.debug = true;
    const isTold = (times: number) => () =>
      said.filter(([words]) => String(words).includes('sw-error')).length === times;
    await until('the last one is told', isTold(1));
    for (const times of [2, 3]) {
      page.cert.retry();
      await until('it failed again', isTold(times));
    }
  });

  it('is printed without the cause and the quoted text, which may hold personal data', async () => {
    const thrown = new CertError('backend', {where: 'getProfile', quote: '李四'}, new Error(`李四 ${mobile}`));
    await ProfilePage.open({getProfile: () => Promise.reject(thrown), set: {debug: true, startView: 'profile'}});
    await until('it is told', () => said.length > 0);
    expect(JSON.stringify(said)).not.to.contain('李四').and.not.contain(String(mobile));
  });
});
