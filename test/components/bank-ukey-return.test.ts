import {failureTexts, type WhatAndHow} from '../../src/components/failure/failure.texts.js';
import {resultTexts} from '../../src/components/result/result.texts.js';
import type {Status} from '../../src/domain/schemas.js';
import {fakeHandoff, fakeOutcome, fakeStatus, never} from '../../src/fakes.js';
import {
  BankPage,
  ccb,
  forgetHandoff,
  isPending,
  kept,
  later,
  rememberHandoff,
  returnFor,
  saysOfBanks,
  saysPassed,
  texts,
  tidyUp,
} from '../harness/bank-ukey-page.js';
import {until, wordsOf} from '../harness/dom.js';
import {expect} from '../harness/expect.js';
import {fails, inTurn, says} from '../harness/outside.js';

const {reference: failures} = failureTexts;
const what = (code: keyof typeof failures.errors) => (failures.errors[code] as WhatAndHow)[0];

const {subject} = fakeStatus();
const passes = async () => fakeOutcome({method: 'bank-ukey', via: 'ccb', effective: 'now'});

tidyUp();

describe('a page that is opened again', () => {
  it('goes on waiting without a press, with the way that is open still', async () => {
    (await BankPage.atWay()).cert.remove();
    const page = await BankPage.opened();
    await page.at('waiting');
    expect(page.cert.currentView).to.equal('bank-ukey');
    expect(page.way.href).to.equal(fakeHandoff().url);
    expect(wordsOf(page.way)).to.contain(texts.again(ccb));
    expect(page.sentWith('getHandoff')).to.deep.equal({id: 'handoff-1'});
    expect([page.outside.times('createHandoff'), page.outside.times('getHandoff')]).to.deep.equal([0, 1]);
    expect(page.told('sw-step').map(({step}) => step)).to.deep.equal(['opening', 'recalling', 'waiting']);
  });

  it('shows what was decided meanwhile, as the backend says it', async () => {
    rememberHandoff('handoff-1', subject);
    const page = await BankPage.opened({getHandoff: passes, getStatus: inTurn(saysOfBanks(), saysPassed())});
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
    it(`does not show a pass where the status does not agree: ${why}`, async () => {
      rememberHandoff('handoff-1', subject);
      const page = await BankPage.opened({getHandoff: passes, getStatus: inTurn(saysOfBanks(), again)});
      await page.at('choosing');
      await page.shows(what('handoff-unknown'));
      expect(page.errors).to.deep.equal(['handoff-unknown']);
      expect(page.told('sw-complete')).to.be.empty;
      expect(page.words).not.to.contain(resultTexts.reference.passed);
    });
  }

  it('says where the status could not be asked, and asks again at a press', async () => {
    rememberHandoff('handoff-1', subject);
    const getStatus = inTurn(saysOfBanks(), fails('network'), saysPassed());
    const page = await BankPage.opened({getHandoff: passes, getStatus});
    await page.at('notRechecked');
    await page.shows(what('network'));
    expect(page.told('sw-complete')).to.be.empty;
    expect(page.pressables).to.deep.equal([texts.retry, texts.chooseAgain]);
    await page.press(texts.retry);
    await page.at('result');
    expect(page.told('sw-complete')).to.have.length(1);
  });

  it('says that it checks, is heard, and need not be waited for', async () => {
    rememberHandoff('handoff-1', subject);
    const getStatus = inTurn<Parameters<typeof never>, Status>(saysOfBanks(), never);
    const page = await BankPage.opened({getHandoff: passes, getStatus});
    await page.at('rechecking');
    await page.shows(texts.resuming);
    await until('it is heard', () => page.announced.includes(texts.resuming));
    await page.press(texts.cancel);
    await page.at('choosing');
    expect(page.told('sw-complete')).to.be.empty;
  });

  it('shows nothing of a pass where another user turns out to be signed in', async () => {
    rememberHandoff('handoff-1', subject);
    const another = saysOfBanks(undefined, {
      subject: 'subject-2',
      enterprise: {name: '别家', uscc: '91310000PDY000028G'},
    });
    const page = await BankPage.opened({getHandoff: passes, getStatus: inTurn(saysOfBanks(), another)});
    await page.at('interrupted');
    await page.shows(what('subject-changed'));
    expect(page.errors).to.deep.equal(['subject-changed']);
    expect(page.told('sw-complete')).to.be.empty;
    expect(page.words).not.to.contain(resultTexts.reference.passed);
  });

  it('shows that the bank has not decided yet, and tells it', async () => {
    rememberHandoff('handoff-1', subject);
    const page = await BankPage.opened({getHandoff: isPending});
    await page.shows(texts.pending);
    expect(page.links()).to.be.empty;
    expect(page.told('sw-pending')).to.have.length(1);
  });

  it('says that it asks, and need not be waited for', async () => {
    rememberHandoff('handoff-1', subject);
    const page = await BankPage.opened({getHandoff: never});
    await page.at('recalling');
    await page.shows(texts.loading);
    await page.press(texts.cancel);
    await page.at('choosing');
    expect(page.outside.last('getHandoff').signal.aborted).to.be.true;
  });

  it('is as ever where nothing was under way', async () => {
    const page = await BankPage.opened();
    await page.at('home');
    expect(page.outside.times('getHandoff')).to.equal(0);
  });

  it('is as ever, too, where the bank path is not offered', async () => {
    rememberHandoff('handoff-1', subject);
    const page = await BankPage.opened({getStatus: says({})});
    await page.at('home');
    expect(page.outside.times('getHandoff')).to.equal(0);
  });
});

describe('a bank that sends the user back', () => {
  it('names the handoff in the address, which is taken out of there and asked about', async () => {
    returnFor('handoff-9');
    const page = await BankPage.opened();
    await page.at('waiting');
    expect(location.search).not.to.contain('sw-handoff');
    expect(history.state).to.deep.equal({page: 1});
    expect(page.sentWith('getHandoff')).to.deep.equal({id: 'handoff-9'});
  });

  it('leaves whatever else is in the address', async () => {
    returnFor('handoff-9');
    const address = new URL(location.href);
    address.searchParams.set('menu', '实名认证');
    address.hash = 'top';
    history.replaceState(null, '', address);
    await (await BankPage.opened()).at('waiting');
    address.searchParams.delete('sw-handoff');
    expect(location.href).to.equal(address.href);
  });

  it('says nothing of the result, whatever the address says', async () => {
    returnFor('handoff-9');
    const address = new URL(location.href);
    address.searchParams.set('passed', 'true');
    history.replaceState(null, '', address);
    const page = await BankPage.opened({getHandoff: fails('handoff-unknown')});
    await page.at('choosing');
    await page.shows(what('handoff-unknown'));
    expect(page.told('sw-complete')).to.be.empty;
  });

  it('brings a result only where the status agrees', async () => {
    for (const [again, step] of [
      [saysOfBanks(), 'choosing'],
      [saysPassed(), 'result'],
    ] as const) {
      returnFor('handoff-9');
      const page = await BankPage.opened({getHandoff: passes, getStatus: inTurn(saysOfBanks(), again)});
      await page.at(step);
      expect(page.told('sw-complete')).to.have.length(step === 'result' ? 1 : 0);
      page.cert.remove();
    }
  });

  it('has less to say than what this tab keeps', async () => {
    rememberHandoff('handoff-1', subject);
    returnFor('handoff-of-somebody');
    const page = await BankPage.opened();
    await page.at('waiting');
    expect(page.sentWith('getHandoff')).to.deep.equal({id: 'handoff-1'});
    expect(location.search).not.to.contain('sw-handoff');
  });

  for (const id of ['', 'a'.repeat(201), 'a\nb']) {
    it(`names nothing where it cannot be an id: ${JSON.stringify(id.slice(0, 5))}`, async () => {
      returnFor(id);
      const page = await BankPage.opened();
      await page.at('choosing');
      expect(location.search).not.to.contain('sw-handoff');
      expect(page.outside.times('getHandoff')).to.equal(0);
    });
  }

  it('moves another page that waits to ask at once', async () => {
    const page = await BankPage.atWay();
    await page.asked('getHandoff');
    later(1_000);
    const {href} = location;
    forgetHandoff(subject);
    returnFor('handoff-1');
    const other = await BankPage.opened({getHandoff: never});
    await other.at('recalling');
    await page.asked('getHandoff', 2);
    expect(location.href).to.equal(href);
  });
});
