import {HttpBackend} from '../../src/adapters/http-backend.js';
import type {RequestOptions} from '../../src/adapters/backend.js';
import type {Copy} from '../../src/components/parts/copy.js';
import type {Diagnostics} from '../../src/components/failure/diagnostics.js';
import type {CardAgentOptions} from '../../src/adapters/card-agent.js';
import {CertError, type CertErrorCode} from '../../src/domain/errors.js';
import {fakeProfile, fakeReading, fakeStatus} from '../../src/fakes.js';
import {randomPin} from '../domain/random-pin.js';
import {soundCard, randomCode} from '../machines/person-check.harness.js';
import {AssistPage, enterprise} from '../harness/admin-assist-page.js';
import {CertPage} from '../harness/cert-page.js';
import {calm, deepAll, heardOf, until} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {LegalRepPage, validity} from '../harness/legal-rep-page.js';
import {fails, type Answers} from '../harness/outside.js';
import {ProfilePage} from '../harness/profile-page.js';

/** The text that the button of a failure copies. */
const copied = async (page: CertPage): Promise<string> => {
  const button = await until('the failure is shown', () =>
    deepAll(page.root, 'sw-rc-failure')
      .map((failure) => failure.shadowRoot?.querySelector<Copy>('sw-rc-copy'))
      .at(-1),
  );
  return button.text();
};

const lineOf = (text: string, name: string): string | undefined =>
  text
    .split('\n')
    .find((line) => line.startsWith(`${name}: `))
    ?.slice(name.length + 2);

const told = ({cert}: CertPage): Diagnostics => cert.diagnostics as Diagnostics;

/** As the page's own server answers: with a status that names nobody else, and the rest as `answer` says. */
const serverOf = (answer: () => Promise<Response>) => {
  const traces: (string | null)[] = [];
  const fetch: typeof globalThis.fetch = async (address, {headers} = {}) => {
    traces.push(new Headers(headers).get('traceparent'));
    return address === '/api/status' ? Response.json(fakeStatus()) : answer();
  };
  return {traces, fetch};
};

const html = async (): Promise<Response> =>
  new Response('<h1>Bad Gateway</h1>', {status: 502, headers: {'content-type': 'text/html'}});

/** What a request to the backend comes to, and what support reads of it. */
const requests: readonly {
  readonly what: string;
  readonly answer: () => Promise<Response>;
  readonly code: string;
  readonly left?: string;
  readonly token?: () => string;
}[] = [
  {what: 'a gateway’s page', answer: html, code: 'backend', left: 'yes'},
  {
    what: 'a host’s hook that throws',
    answer: html,
    code: 'backend',
    left: 'no',
    token: () => {
      throw new Error(`PIN ${randomPin()}`);
    },
  },
];

const failing = ({onCall}: CardAgentOptions, call: string, code: CertErrorCode): Promise<never> => {
  onCall?.(call);
  return Promise.reject(new CertError(code));
};

const agentUses: readonly {name: string; call: string; code: string; step: string; answers: Answers}[] = [
  {
    name: 'readCard',
    call: 'cus-sec_SpcGetCertNo',
    code: 'agent-timeout',
    step: 'notRead',
    answers: {readCard: (options) => failing(options, 'cus-sec_SpcGetCertNo', 'agent-timeout')},
  },
  {
    name: 'sign',
    call: 'cus-sec_SpcSignDataAsPEM',
    code: 'pin-unknown-answer',
    // Whose words stand at the field.
    step: 'awaitingPin',
    answers: {sign: (_, __, options) => failing(options, 'cus-sec_SpcSignDataAsPEM', 'pin-unknown-answer')},
  },
];

describe('The diagnostics of a request that failed', () => {
  for (const {what, answer, code, left, token} of requests)
    it(`contain its error code, its trace and span, and whether it has left the page: ${what}`, async () => {
      const {traces, fetch} = serverOf(answer);
      let isBroken = false;
      const backend = new HttpBackend({
        baseUrl: '/api',
        fetch,
        token: () => (isBroken && token ? token() : 'token-1'),
      });
      const page = await CertPage.atHome({set: {backend}});
      isBroken = true;
      await page.press('IC卡认证');
      await page.at('awaitingPin');
      await page.enterPin(randomPin());
      await until('it has failed', () => page.errors.length > 0);
      const text = await copied(page);
      const {journey, requests, failed} = told(page);
      expect(text.split('\n')[0]).to.equal(`support-code: ${journey?.slice(0, 8)}`);
      expect(heardOf(page.cert)).to.contain(`客服查询码 ${(journey ?? '').slice(0, 8).split('').join(' ')}`);
      expect([lineOf(text, 'code'), lineOf(text, 'left-the-page')]).to.deep.equal([code, left]);
      expect([failed?.name, failed?.code, failed?.trace]).to.deep.equal(['createCardChallenge', code, journey]);
      const sent = token ? [failed?.trace, failed?.span] : traces.at(-1)?.split('-').slice(1, 3);
      expect([failed?.trace, failed?.span]).to.deep.equal(sent);
      expect(lineOf(text, 'failed')).to.contain(
        `name createCardChallenge, trace ${String(failed?.trace)}, span ${String(failed?.span)}`,
      );
      expect(new Set(traces.map((each) => each?.slice(0, 35)))).to.deep.equal(new Set([`00-${String(journey)}`]));
      expect(new Set(traces)).to.have.length(traces.length);
      const others = requests.slice(0, -1).filter(({name}) => name !== 'readCard');
      expect(others.map(({leftThePage}) => leftThePage)).to.deep.equal(others.map(() => 'yes'));
      expect(requests.map(({name}) => name)).to.include.members(['getStatus', 'readCard', 'createCardChallenge']);
    });

  it('have the trace given to a host’s own backend, and say not-told until that backend calls onSend', async () => {
    let heard: RequestOptions | undefined;
    const page = await CertPage.atPin({
      verifyCard: async (_, options) => {
        heard = options;
        throw new Error('Something of ours.');
      },
    });
    await page.enterPin(randomPin());
    await until('it has failed', () => page.errors.length > 0);
    expect(told(page).leftThePage).to.equal('not-told');
    heard?.onSend?.();
    const {failed, leftThePage} = told(page);
    expect(leftThePage).to.equal('yes');
    expect(heard?.traceparent).to.equal(`00-${String(failed?.trace)}-${String(failed?.span)}-01`);
  });

  for (const {name, call, code, step, answers} of agentUses)
    it(`contain the time and the agent’s call for a failed card request (${name})`, async () => {
      const page = await CertPage.atHome(answers);
      await page.press('IC卡认证');
      if (name === 'sign') {
        await page.at('awaitingPin');
        await page.enterPin(randomPin());
        await until('it has failed', () => page.errors.length > 0);
      }
      await page.at(step);
      const text = await copied(page);
      expect(lineOf(text, 'left-the-page')).to.equal('yes');
      expect(lineOf(text, 'failed')).to.match(
        new RegExp(`^at \\d{4}-.+Z, name ${name}, call ${call}, ms \\d+, code ${code}, left-the-page yes$`),
      );
    });
});

describe('The diagnostics of a journey', () => {
  it('are a frozen copy, with the steps and the changes of the page', async () => {
    const page = await CertPage.atPin();
    window.dispatchEvent(new Event('offline'));
    for (let turn = 0; turn < 40; turn++) window.dispatchEvent(new Event(turn % 2 === 0 ? 'blur' : 'focus'));
    const {changes} = told(page);
    expect(() => (changes as unknown[]).push({})).to.throw(TypeError);
    const steps = changes.flatMap(({view, now}) => (view === 'ic-card' ? [now] : []));
    expect(steps).to.deep.equal(['reading', 'pin']);
    expect(changes.filter(({view}) => view === undefined)).to.have.length(30);
    page.cert.remove();
    await calm();
    const before = told(page);
    window.dispatchEvent(new Event('offline'));
    expect(told(page).changes).to.deep.equal(before.changes);
  });
});

/** Of a field of the record, or of a text beside them. */
const valueOf = (field: unknown): string => {
  const {value = field} = Object(field) as {value?: unknown};
  return typeof value === 'string' ? value : '';
};

describe('What anybody typed', () => {
  const smsCode = randomCode();
  const pin = randomPin();
  const named = {enterpriseName: '上海标记贸易有限公司', legalRepName: '记号人'};
  // Whatever fails may name the person in its own words.
  const timeout = fails('timeout', {quote: `${named.legalRepName}的操作失败`});

  /** As far as each form can be filled in, until a request fails. */
  const walks: Readonly<Record<string, () => Promise<CertPage>>> = {
    PIN: async () => {
      const page = await CertPage.atPin({verifyCard: timeout});
      await page.enterPin(pin);
      return page;
    },
    record: () => ProfilePage.sent('enterprise', named, {updateEnterprise: timeout}),
    enterprise: async () => {
      const page = await LegalRepPage.atForm(named, {checkEnterprise: timeout});
      await page.submit();
      await page.confirm();
      return page;
    },
    'ID card': () => LegalRepPage.idCardSent({checkIdCard: timeout}),
    'bank card': () => LegalRepPage.codeRequested({sendSmsCode: timeout}),
    'SMS code': () => LegalRepPage.atCode(smsCode, {checkBankCard: timeout}),
    'request for help': () => AssistPage.sent({requestAssistance: timeout}),
  };

  for (const [name, walk] of Object.entries(walks))
    it(`is in no diagnostics, nor what is on record: ${name}`, async () => {
      const page = await walk();
      await until('it has failed', () => page.errors.length > 0);
      const text = `${await copied(page)}\n${JSON.stringify(page.cert.diagnostics)}`;
      const {enterprise: recorded, account} = fakeProfile();
      const {certificate, certNo, holder, enterpriseName} = fakeReading();
      const secrets = [
        ...[pin, smsCode, enterprise, certificate, certNo, holder, enterpriseName],
        ...Object.values({...named, ...soundCard, ...validity}),
        ...[recorded, account].flatMap((part) => Object.values<unknown>(part).map(valueOf)),
      ];
      expect(text).to.contain('timeout');
      for (const secret of secrets.filter((each) => each.length > 1 && each !== 'resident-id'))
        expect(text, secret).not.to.contain(secret);
    });
});
