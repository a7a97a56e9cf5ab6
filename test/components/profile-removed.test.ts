import {fixture, html} from '@open-wc/testing';
import type {Profile, SaveAnswer} from '../../src/domain/profile.schemas.js';
import {fakeProfile, fakeSaved} from '../../src/fakes.js';
import {calm, everythingIn, until} from '../harness/dom.js';
import {expect} from '../harness/expect.js';
import {Held, type Question} from '../harness/outside.js';
import {ProfilePage} from '../harness/profile-page.js';

const typed = {legalRepName: '王五'};

/** A question that is kept waiting, how to come to it, and its late answer. */
const waits = (): Record<string, {question: Question; open: () => Promise<ProfilePage>; answer: () => void}> => {
  const profile = new Held<Profile>();
  const save = new Held<SaveAnswer>();
  return {
    'the record is read': {
      question: 'getProfile',
      open: () => ProfilePage.opened({set: {view: 'profile'}, getProfile: profile.ask}),
      answer: () => profile.answer(fakeProfile()),
    },
    'a change is saved': {
      question: 'updateEnterprise',
      open: () => ProfilePage.sent('enterprise', typed, {updateEnterprise: save.ask}),
      answer: () => save.answer(fakeSaved()),
    },
  };
};

describe('An element that is removed', () => {
  for (const [when, {question, open, answer}] of Object.entries(waits())) {
    it(`aborts the request while ${when}, and ignores a late answer`, async () => {
      const page = await open();
      await page.asked(question);
      await until('the wait is heard', () => page.announced !== '');
      await page.drawn();
      const [markup, events] = [everythingIn(page.cert), page.events.length];
      const {signal} = page.outside.last(question);
      expect(signal.aborted).to.be.false;
      page.cert.remove();
      await Promise.resolve();
      expect(signal.aborted).to.be.true;
      answer();
      await calm();
      expect(everythingIn(page.cert)).to.equal(markup);
      expect(page.events.slice(events)).to.be.empty;
    });
  }

  it('drops the typed values without a question, and starts again when it is put back', async () => {
    const page = await ProfilePage.atForm('enterprise', typed);
    const {parentElement: parent} = page.cert;
    page.cert.remove();
    await calm();
    expect(page.leavings).to.be.empty;
    parent?.append(page.cert);
    await until('the record is read again', () => page.outside.times('getProfile') === 2);
    await page.at('viewing');
    await page.change('enterprise');
    expect(page.fields.value('legalRepName')).to.equal('李四');
  });

  it('keeps its step and the typed values when it is only moved', async () => {
    const page = await ProfilePage.atForm('enterprise', typed);
    (await fixture<HTMLElement>(html`<section></section>`)).append(page.cert);
    await calm();
    expect(page.fields.value('legalRepName')).to.equal('王五');
    await page.save();
    await page.confirm();
    await page.at('saved');
    expect(page.outside.times('getProfile')).to.equal(1);
  });
});
