import {failureTexts, type WhatAndHow} from '../../src/components/failure/failure.texts.js';
import {pollingKeyOf} from '../../src/adapters/polling.key.js';
import {fakeProfile, fakeStatus, fakeHandoff, fakeOutcome, never} from '../../src/fakes.js';
import {
  BankPage,
  isOpen,
  kept,
  rememberHandoff,
  returnFor,
  saysOfBanks,
  texts,
  tidyUp,
  ccb,
  forgetHandoff,
  later,
  saysPassed,
} from '../harness/bank-ukey-page.js';
import {expect} from '../harness/expect.js';
import {resultTexts} from '../../src/components/result/result.texts.js';
import {wordsOf} from '../../walks/dom.js';
import {inTurn} from '../harness/outside.js';

const {reference: failures} = failureTexts;
const what = (code: keyof typeof failures.errors) => (failures.errors[code] as WhatAndHow)[0];

const {subject} = fakeStatus();
const passes = async () => fakeOutcome({method: 'bank-ukey', via: 'ccb', effective: 'now'});

tidyUp();

describe('A page that is loaded again', () => {
  it('resumes the wait without a press, with the same link to the bank', async () => {
    const before = await BankPage.atWay();
    before.cert.remove();
    const page = await BankPage.open();
    await page.at('waiting');
    expect(page.cert.view).to.equal('bank-ukey');
    expect(page.way.href).to.equal(fakeHandoff().url);
    expect(wordsOf(page.way)).to.contain(texts.again(ccb));
    expect(page.sentWith('getHandoff')).to.deep.equal({id: 'handoff-1'});
    expect([page.outside.times('createHandoff'), page.outside.times('getHandoff')]).to.deep.equal([0, 1]);
    // It is the same journey, as soon as its record is found.
    const journey = before.told('sw-step')[0]?.journey;
    expect(journey).to.match(/^[0-9a-f]{32}$/);
    // So are the code that the user may have read out already, and the trace of what is asked.
    const {supportCode, requests = []} = page.cert.diagnostics ?? {};
    expect([supportCode, requests.at(-1)?.trace]).to.deep.equal([journey?.slice(0, 8), journey]);
    const isEarlier = (event: {journey: string}) => event.journey === journey;
    expect(page.told('sw-step').map((event) => `${event.step} ${isEarlier(event)}`)).to.deep.equal([
      ...['asking false', 'opening false', 'recalling true', 'waiting true'],
    ]);
    const ends = page.told('sw-end').map((event) => `${event.reason} ${event.step} ${isEarlier(event)}`);
    expect(ends).to.deep.equal(['resumed opening false']);
  });

  it('displays the result that the backend decided meanwhile', async () => {
    rememberHandoff('handoff-1', subject);
    const page = await BankPage.open({getHandoff: passes, getStatus: inTurn(saysOfBanks(), saysPassed())});
    await page.at('result');
    expect(page.facts[resultTexts.reference.method]).to.contain(ccb);
    expect(page.told('sw-complete')).to.have.length(1);
    expect(page.told('sw-step').map(({step}) => step)).to.include.members(['waiting', 'rechecking']);
    expect(page.outside.times('getHandoff')).to.equal(1);
    expect(kept()).to.be.null;
  });

  for (const [why, again] of [
    ['it was dropped since, because the record has changed', saysOfBanks()],
    ['another method is what certifies', saysPassed({state: 'pending'})],
  ] as const) {
    it(`does not display a pass when the status does not confirm it: ${why}`, async () => {
      rememberHandoff('handoff-1', subject);
      const page = await BankPage.open({getHandoff: passes, getStatus: inTurn(saysOfBanks(), again)});
      await page.at('choosing');
      await page.shows(what('handoff-unknown'));
      expect(page.errors).to.deep.equal(['handoff-unknown']);
      expect(page.told('sw-complete')).to.be.empty;
      expect(page.words).not.to.contain(resultTexts.reference.passed);
    });
  }
});

describe('A return from the bank', () => {
  it('has the handoff id in the address, which is removed and then queried', async () => {
    returnFor('handoff-9');
    const page = await BankPage.open();
    await page.at('waiting');
    expect(location.search).not.to.contain('sw-handoff');
    expect(history.state).to.deep.equal({page: 1});
    expect(page.sentWith('getHandoff')).to.deep.equal({id: 'handoff-9'});
  });

  it('makes another waiting page query at once', async () => {
    const page = await BankPage.atWay();
    await page.asked('getHandoff');
    later(1_000);
    const {href} = location;
    forgetHandoff(subject);
    returnFor('handoff-1');
    const other = await BankPage.open({getHandoff: never});
    await other.at('recalling');
    await page.asked('getHandoff', 2);
    expect(location.href).to.equal(href);
  });
});

describe('The stored handoff', () => {
  it('holds only the ids of the handoff and the journey, and no personal data', async () => {
    const page = await BankPage.atWay();
    const {journey} = page.told('sw-step')[0] ?? {};
    expect(JSON.parse(kept() ?? '')).to.deep.equal({version: 1, method: 'bank-ukey', id: 'handoff-1', journey});
    const {enterprise, account} = fakeProfile();
    const personal = [...Object.values(enterprise), ...Object.values(account)].map(({display}) => display);
    const everything = JSON.stringify(Object.entries(sessionStorage));
    for (const each of [...personal, subject]) expect(everything).not.to.contain(each);
    expect(Object.entries(localStorage)).to.be.empty;
  });

  it('is reported and deleted when it is damaged', async () => {
    sessionStorage.setItem(pollingKeyOf(subject, 'bank-ukey'), '{"version":1');
    const page = await BankPage.open();
    await page.at('choosing');
    await page.shows(what('handoff-record-damaged'));
    expect(page.errors).to.deep.equal(['handoff-record-damaged']);
    expect(page.outside.times('getHandoff')).to.equal(0);
    expect(kept()).to.be.null;
    page.cert.reset();
    await page.at('home');
  });

  it('is not used for another user, and is still there when the first user comes back', async () => {
    rememberHandoff('handoff-1', subject);
    const page = await BankPage.open({getStatus: saysOfBanks(undefined, {subject: 'subject-2'})});
    await page.at('home');
    page.cert.open('bank-ukey');
    await page.at('choosing');
    expect(page.outside.times('getHandoff')).to.equal(0);
    expect(page.errors).to.be.empty;
    page.cert.remove();
    expect(kept()).to.contain('handoff-1');
    await (await BankPage.open()).at('waiting');
  });

  it('is not needed when storage is blocked: the id in the address is enough', async () => {
    const own = Object.getOwnPropertyDescriptor(window, 'sessionStorage');
    Object.defineProperty(window, 'sessionStorage', {
      get: () => {
        throw new DOMException('Denied', 'SecurityError');
      },
      configurable: true,
    });
    try {
      (await BankPage.atWay()).cert.remove();
      await (await BankPage.open()).at('home');
      returnFor('handoff-1');
      const page = await BankPage.open({getHandoff: isOpen});
      await page.at('waiting');
      await page.press(texts.abandon);
      await page.at('choosing');
      expect(page.errors).to.be.empty;
    } finally {
      Object.defineProperty(window, 'sessionStorage', own as PropertyDescriptor);
    }
  });
});
