import * as api from '../../src/index.js';
import type {Outcome} from '../../src/domain/outcome.schemas.js';
import type {Status} from '../../src/domain/schemas.js';
import {fakeChallenge, fakeOutcome, fakePending, fakeReading, fakeStatus} from '../../src/fakes.js';
import {randomPin} from '../domain/random-pin.js';
import {CertPage, type PageOptions} from '../harness/cert-page.js';
import {fieldsOf} from '../harness/event-fields.js';
import {expect} from '../harness/expect.js';
import {fails, inTurn, refuses} from '../harness/outside.js';

const through = async (options: PageOptions = {}): Promise<CertPage> => {
  const page = await CertPage.atPin(options);
  await page.enterPin(randomPin());
  await page.asked('sign');
  return page;
};

/** Each event on a line. */
const told = (page: CertPage): string[] =>
  page.events.map((event) => `${event.type} ${JSON.stringify(fieldsOf(event), (_, value: unknown) => value ?? null)}`);

const line = (type: string, fields: object): string => `${type} ${JSON.stringify(fields)}`;
const atHome = (step: string) => ({view: 'home', step, attempt: 0});
const atCard = (step: string) => ({view: 'ic-card', step, attempt: 1});
const step = (place: {view: string; step: string; attempt: number}, reason: string | null = null): string =>
  line('sw-step', {reason, hasUnsavedInput: place.step === 'failed', ...place});

describe('The events of a certification', () => {
  it('are sw-ready, each sw-step and sw-complete when it passes', async () => {
    const page = await through();
    await page.at('result');
    const {level, certificationId} = fakeOutcome();
    expect(told(page)).to.deep.equal([
      step(atHome('loading')),
      step(atHome('choosing')),
      line('sw-ready', {version: api.version, locale: 'zh-CN', ...atHome('choosing')}),
      step(atHome('loading')),
      step(atCard('reading')),
      line('sw-agent-status', {state: 'answering', version: null, ...atCard('reading')}),
      step(atCard('pin')),
      step(atCard('sending')),
      line('sw-complete', {
        ...{method: 'ic-card', level, effective: 'next-sign-in', certificationId},
        ...atCard('sending'),
      }),
      step({view: 'result', step: 'result', attempt: 1}),
    ]);
  });

  it('are sw-error with code, status and request id when it fails, and sw-step has the same reason', async () => {
    const page = await through({verifyCard: fails('backend', {requestId: 'r-7', status: 503})});
    await page.at('notVerified');
    const failure = {
      code: 'backend',
      retryable: true,
      status: 503,
      requestId: 'r-7',
      where: undefined,
      ...atCard('sending'),
    };
    expect(page.reported('sw-error').map(fieldsOf)).to.deep.equal([failure]);
    expect(told(page)).to.include(step(atCard('failed'), 'backend'));
    expect(page.reported('sw-refused')).to.be.empty;
  });

  it('include sw-ready only once, however often home is shown', async () => {
    const page = await CertPage.atPin();
    page.cert.reset();
    await page.at('home');
    await page.press('IC卡认证');
    await page.press('返回选择认证方式');
    await page.at('home');
    expect(page.reported('sw-ready')).to.have.length(1);
  });
});

describe('Each event', () => {
  const classes = {
    'sw-ready': api.SwReadyEvent,
    'sw-step': api.SwStepEvent,
    'sw-complete': api.SwCompleteEvent,
    'sw-pending': api.SwPendingEvent,
    'sw-refused': api.SwRefusedEvent,
    'sw-expiring': api.SwExpiringEvent,
    'sw-leave': api.SwLeaveEvent,
    'sw-error': api.SwErrorEvent,
    'sw-relogin': api.SwReloginEvent,
    'sw-agent-status': api.SwAgentStatusEvent,
  };
  const mark = 'Personal1234';
  const quote = `${mark} 张三`;
  const reading = fakeReading({enterpriseName: mark, holder: mark, certificate: mark, certNo: '0123456789abcdef'});
  const expiring: Partial<Status> = {
    now: '2027-05-20T02:00:00Z',
    methods: [
      ...fakeStatus().methods,
      {
        ...{id: 'bank-ukey', state: 'certified', enabled: true, endReason: mark},
        ...{renewFrom: '2027-05-02T02:00:00Z', validUntil: '2027-06-01T02:00:00Z'},
      },
    ],
  };
  const marked = (): PageOptions => ({
    getStatus: () => Promise.resolve(fakeStatus({subject: mark, enterprise: {name: mark, uscc: mark}, ...expiring})),
    readCard: inTurn(fails('card-missing', {quote}), () => Promise.resolve(reading)),
    createCardChallenge: () => Promise.resolve(fakeChallenge({subject: mark})),
    sign: inTurn(fails('pin-incorrect', {quote, triesLeft: 3}), () =>
      Promise.resolve({signature: `${mark}==`, algorithm: 'SM2-SM3', certNo: reading.certNo}),
    ),
    verifyCard: inTurn<unknown[], Outcome>(
      fails('backend', {quote}),
      refuses('x-unknown', {message: quote, fields: [mark]}),
      () => Promise.resolve({...fakePending(1), subject: mark}),
      () => Promise.resolve(fakeOutcome({subject: mark, enterpriseName: mark, via: mark})),
    ),
  });

  /** A journey on which every event is told, with marks in all that is personal; answers the PINs too. */
  const everything = async (): Promise<{page: CertPage; pins: string[]}> => {
    const page = await CertPage.atHome(marked());
    await page.press('IC卡认证');
    await page.press('重新读卡');
    await page.enterPin(randomPin());
    await page.asked('sign');
    await page.enterPin(randomPin());
    await page.press('重试');
    await page.press('换一张卡');
    await page.enterPin(randomPin());
    await page.press('完成');
    await page.press('IC卡认证');
    await page.enterPin(randomPin());
    await page.press('重新登录');
    await page.press('稍后再登录');
    await page.press('IC卡认证');
    await page.press('返回选择认证方式');
    await page.at('home');
    return {page, pins: page.outside.pins};
  };

  it('has its own class, bubbles, is composed, and holds no name, number, PIN or text from outside', async () => {
    const {page, pins} = await everything();
    expect(new Set(page.events.map(({type}) => type))).to.have.keys(Object.keys(classes));
    for (const event of page.events) {
      expect(event).to.be.instanceOf(classes[event.type as keyof typeof classes]);
      expect(event).to.include({bubbles: true, composed: true, cancelable: false});
      expect(event.target).to.equal(page.cert);
    }
    const written = JSON.stringify(page.events.map(fieldsOf));
    expect(pins).to.have.length(4);
    for (const secret of [mark, '张三', reading.certNo, ...pins]) expect(written).not.to.contain(secret);
    // What may be there is: the search would have found it.
    for (const harmless of ['pin-incorrect', 'x-unknown', 'certification-1']) expect(written).to.contain(harmless);
  });
});
