import {fixture, html} from '@open-wc/testing';
import type {HandoffStatus} from '../../src/domain/bank-ukey.schemas.js';
import {fakeOutcome, never} from '../../src/fakes.js';
import {BankPage, look, tidyUp, wake} from '../harness/bank-ukey-page.js';
import {calm, everythingIn} from '../harness/dom.js';
import {expect} from '../harness/expect.js';
import {Held} from '../harness/outside.js';

tidyUp();

describe('An element removed while it waits for a bank', () => {
  it('aborts the query, ignores a late answer, and stops watching the page', async () => {
    const standing = new Held<HandoffStatus>();
    const page = await BankPage.atWay({getHandoff: standing.ask});
    await page.asked('getHandoff');
    const [markup, events] = [everythingIn(page.cert), page.events.length];
    const {signal} = page.outside.last('getHandoff');
    expect(signal.aborted).to.be.false;
    page.cert.remove();
    await Promise.resolve();
    expect(signal.aborted).to.be.true;
    standing.answer(fakeOutcome({method: 'bank-ukey'}));
    wake();
    look(true);
    await calm();
    expect(everythingIn(page.cert)).to.equal(markup);
    expect(page.events.slice(events)).to.be.empty;
    expect(page.outside.times('getHandoff')).to.equal(1);
    expect(page.outside.times('cancelHandoff')).to.equal(0);
  });

  it('keeps waiting when it is only moved', async () => {
    const page = await BankPage.atWay({getHandoff: never});
    await page.asked('getHandoff');
    (await fixture<HTMLElement>(html`<section></section>`)).append(page.cert);
    await calm();
    expect(page.cert.step).to.equal('waiting');
    expect(page.outside.last('getHandoff').signal.aborted).to.be.false;
    expect(page.outside.times('createHandoff')).to.equal(1);
  });
});
