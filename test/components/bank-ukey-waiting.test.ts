import {failureTexts, type WhatAndHow} from '../../src/components/failure/failure.texts.js';
import {bankUkey} from '../../src/components/external/bank-ukey.method.js';
import {resultTexts} from '../../src/components/result/result.texts.js';
import type {HandoffCancelled, HandoffStatus} from '../../src/domain/handoff.schemas.js';
import {fakeOutcome} from '../../src/fakes.js';
import {BankPage, ccb, isOpen, isPending, kept, texts, tidyUp, wake} from '../harness/bank-ukey-page.js';
import {until} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {listen} from '../harness/heard.js';
import {fails, Held, inTurn, refuses} from '../harness/outside.js';

const {reference: failures} = failureTexts;
const {reference: results} = resultTexts;
const what = (code: keyof typeof failures.errors) => (failures.errors[code] as WhatAndHow)[0];

tidyUp();

describe('The wait for a bank', () => {
  it('queries at once, and displays the wait and the next steps after the user opens the link', async () => {
    const page = await BankPage.atWay();
    const heard = listen(page);
    await page.asked('getHandoff');
    expect(page.sentWith('getHandoff')).to.deep.equal({id: 'handoff-1'});
    expect(page.words).to.contain(texts.afterwards).and.not.contain(texts.waiting);
    page.way.click();
    await page.shows(texts.waiting);
    expect(heard).to.deep.equal([texts.waiting]);
    expect(page.stepsTold.slice(-2)).to.deep.equal(['bank-ukey creating', 'bank-ukey waiting']);
    expect(page.pressables).to.include(texts.abandon).and.include(texts.toMethods);
  });

  it('ends with the result, which names the bank', async () => {
    const getHandoff = inTurn(isOpen, async () => fakeOutcome({method: 'bank-ukey', via: 'ccb', effective: 'now'}));
    const page = await BankPage.atWay({getHandoff});
    await page.asked('getHandoff');
    void wake();
    await page.at('result');
    expect(page.words).to.contain(results.passed);
    expect(page.facts).to.include({
      [results.method]: `${bankUkey.card.reference.name}（${ccb}）`,
      [results.effect]: results.effectiveNow,
    });
    expect(page.told('sw-complete').map(({method}) => method)).to.deep.equal(['bank-ukey']);
    expect(kept()).to.be.null;
  });

  it('displays pending when the bank says so, emits sw-pending once, and keeps waiting', async () => {
    const page = await BankPage.atWay({getHandoff: inTurn<[], HandoffStatus>(isOpen, isPending)});
    const heard = listen(page);
    await page.asked('getHandoff');
    for (let times = 2; times < 5; times++) {
      void wake();
      await page.asked('getHandoff', times);
    }
    await page.shows(texts.pending);
    // Its own words say what to do now.
    expect(page.words).not.to.contain(texts.waiting).and.not.contain(texts.afterwards);
    expect(page.told('sw-pending').map(({method}) => method)).to.deep.equal(['bank-ukey']);
    expect(heard).to.deep.equal([texts.pending]);
    expect(page.cert.step).to.equal('waiting');
    expect(kept()).to.contain('handoff-1');
  });

  it('continues when a query fails, and displays the failure until the next query works', async () => {
    const page = await BankPage.atWay({getHandoff: inTurn<[], HandoffStatus>(fails('network'), isOpen)});
    await page.shows(texts.stillAsking);
    expect(page.errors).to.deep.equal(['network']);
    void wake();
    await page.asked('getHandoff', 2);
    await until('that is said no longer', () => !page.words.includes(texts.stillAsking));
    expect(page.cert.step).to.equal('waiting');
  });

  it('is cancelled at a press: the backend is told, and nothing stays in storage', async () => {
    const cancelHandoff = new Held<HandoffCancelled>();
    const page = await BankPage.atWay({cancelHandoff: cancelHandoff.ask});
    expect(kept()).to.contain('handoff-1');
    await page.press(texts.abandon);
    await page.at('cancelling');
    expect(page.words).to.contain(texts.cancelling);
    await until('it is heard', () => page.announced.includes(texts.cancelling));
    expect(page.sentWith('cancelHandoff')).to.deep.equal({id: 'handoff-1'});
    cancelHandoff.answer({subject: 'subject-1', state: 'ended'});
    await page.at('choosing');
    expect(kept()).to.be.null;
    await page.focuses(texts.title);
    expect(page.words).to.contain(texts.cancelled);
    expect(page.announced).to.contain(texts.cancelled);
    expect(page.leavings).to.be.empty;
  });

  it('stays valid, in words and as an error, when it cannot be cancelled, also beside the next one', async () => {
    const page = await BankPage.atWay({cancelHandoff: fails('network')});
    const words = new RegExp(texts.stillValid('.+'));
    await page.press(texts.abandon);
    await page.at('choosing');
    expect(page.words).to.match(words).and.not.contain(texts.cancelled);
    expect(page.announced).to.match(words);
    expect(page.errors).to.deep.equal(['network']);
    await page.press(texts.choose(ccb));
    await page.at('waiting');
    expect(page.words).to.match(words);
  });

  it('ends with one error when the link expires, and can be renewed', async () => {
    const page = await BankPage.atWay();
    await page.expire();
    await page.focuses(what('handoff-expired'));
    expect(page.errors).to.deep.equal(['handoff-expired']);
    expect(kept()).to.be.null;
    expect(page.pressables).to.deep.equal([texts.toMethods, texts.renew, texts.chooseAgain]);
    await page.press(texts.renew);
    await page.at('waiting');
    expect(page.outside.times('createHandoff')).to.equal(2);
    await page.expire();
    await page.press(texts.chooseAgain);
    await page.at('choosing');
    expect(page.words).not.to.contain(what('handoff-expired'));
  });
});

describe('A refusal by the bank', () => {
  for (const code of ['handoff-cancelled', 'handoff-rejected'] as const) {
    it(`displays our own text and leads back to the choice: ${code}`, async () => {
      const page = await BankPage.chosen({getHandoff: refuses(code)});
      await page.at('refused');
      const [why, how] = failures.refusals[code];
      await page.focuses(why);
      expect(page.words).to.contain(how);
      expect(page.refusals).to.deep.equal([`bank-ukey ${code}`]);
      expect(page.errors).to.be.empty;
      expect(kept()).to.be.null;
      expect(page.pressables).to.include(texts.toMethods);
      await page.press(texts.chooseAgain);
      await page.at('choosing');
      expect(page.words).not.to.contain(why);
    });
  }

  it('displays the bank’s text as plain text when the code is unknown', async () => {
    const page = await BankPage.chosen({getHandoff: refuses('x-new', {message: '<b>请到网点更换</b>'})});
    await page.at('refused');
    await page.shows(`${failures.unknownRefusal.join(' ')} ${failures.theirWords} <b>请到网点更换</b>`);
    await page.shows('代码 x-new');
  });
});
