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

describe('A page that is loaded again', () => {
  it('resumes the wait without a press, with the same link to the bank', async () => {
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

  it('displays the result that the backend decided meanwhile', async () => {
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
    it(`does not display a pass when the status does not confirm it: ${why}`, async () => {
      rememberHandoff('handoff-1', subject);
      const page = await BankPage.opened({getHandoff: passes, getStatus: inTurn(saysOfBanks(), again)});
      await page.at('choosing');
      await page.shows(what('handoff-unknown'));
      expect(page.errors).to.deep.equal(['handoff-unknown']);
      expect(page.told('sw-complete')).to.be.empty;
      expect(page.words).not.to.contain(resultTexts.reference.passed);
    });
  }

  it('displays an error when the status query fails, and retries at a press', async () => {
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

  it('displays and announces the status check, and the check can be cancelled', async () => {
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

  it('does not display a pass when another user turns out to be signed in', async () => {
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

  it('displays that the bank has not decided yet, and emits sw-pending', async () => {
    rememberHandoff('handoff-1', subject);
    const page = await BankPage.opened({getHandoff: isPending});
    await page.shows(texts.pending);
    expect(page.links()).to.be.empty;
    expect(page.told('sw-pending')).to.have.length(1);
  });

  it('displays that it queries the handoff, and the query can be cancelled', async () => {
    rememberHandoff('handoff-1', subject);
    const page = await BankPage.opened({getHandoff: never});
    await page.at('recalling');
    await page.shows(texts.loading);
    await page.press(texts.cancel);
    await page.at('choosing');
    expect(page.outside.last('getHandoff').signal.aborted).to.be.true;
  });

  it('shows home when no handoff is stored', async () => {
    const page = await BankPage.opened();
    await page.at('home');
    expect(page.outside.times('getHandoff')).to.equal(0);
  });

  it('shows home when a handoff is stored but the bank path is not offered', async () => {
    rememberHandoff('handoff-1', subject);
    const page = await BankPage.opened({getStatus: says({})});
    await page.at('home');
    expect(page.outside.times('getHandoff')).to.equal(0);
  });
});

describe('A return from the bank', () => {
  it('has the handoff id in the address, which is removed and then queried', async () => {
    returnFor('handoff-9');
    const page = await BankPage.opened();
    await page.at('waiting');
    expect(location.search).not.to.contain('sw-handoff');
    expect(history.state).to.deep.equal({page: 1});
    expect(page.sentWith('getHandoff')).to.deep.equal({id: 'handoff-9'});
  });

  it('keeps the rest of the address', async () => {
    returnFor('handoff-9');
    const address = new URL(location.href);
    address.searchParams.set('menu', '实名认证');
    address.hash = 'top';
    history.replaceState(null, '', address);
    await (await BankPage.opened()).at('waiting');
    address.searchParams.delete('sw-handoff');
    expect(location.href).to.equal(address.href);
  });

  it('never decides the result by the address', async () => {
    returnFor('handoff-9');
    const address = new URL(location.href);
    address.searchParams.set('passed', 'true');
    history.replaceState(null, '', address);
    const page = await BankPage.opened({getHandoff: fails('handoff-unknown')});
    await page.at('choosing');
    await page.shows(what('handoff-unknown'));
    expect(page.told('sw-complete')).to.be.empty;
  });

  it('displays a pass only when the status confirms it', async () => {
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

  it('uses the handoff stored in this tab, not another id in the address', async () => {
    rememberHandoff('handoff-1', subject);
    returnFor('handoff-of-somebody');
    const page = await BankPage.opened();
    await page.at('waiting');
    expect(page.sentWith('getHandoff')).to.deep.equal({id: 'handoff-1'});
    expect(location.search).not.to.contain('sw-handoff');
  });

  for (const id of ['', 'a'.repeat(201), 'a\nb']) {
    it(`ignores an invalid id in the address: ${JSON.stringify(id.slice(0, 5))}`, async () => {
      returnFor(id);
      const page = await BankPage.opened();
      await page.at('choosing');
      expect(location.search).not.to.contain('sw-handoff');
      expect(page.outside.times('getHandoff')).to.equal(0);
    });
  }

  it('makes another waiting page query at once', async () => {
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
