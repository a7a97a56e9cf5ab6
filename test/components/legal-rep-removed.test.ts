import {fixture, html} from '@open-wc/testing';
import type {EnterpriseAnswer, PersonAnswer, SmsCodeAnswer} from '../../src/domain/legal-rep.schemas.js';
import type {Profile} from '../../src/domain/profile.schemas.js';
import {fakeNext, fakeProfile, fakeSmsCode} from '../../src/fakes.js';
import {randomCode, soundCard} from '../machines/person-check.harness.js';
import {calm, everythingIn, until} from '../harness/dom.js';
import {expect} from '../harness/expect.js';
import {LegalRepPage} from '../harness/legal-rep-page.js';
import {person} from '../harness/legal-rep-texts.js';
import {Held, type Question} from '../harness/outside.js';

interface Wait {
  readonly question: Question;
  readonly open: () => Promise<LegalRepPage>;
  readonly answer: () => void;
}

const opening = async (getProfile: () => Promise<Profile>): Promise<LegalRepPage> => {
  const page = new LegalRepPage({getProfile, set: {view: 'legal-rep'}});
  await page.mount();
  return page;
};

/** A question that is kept waiting, how to come to it, and its late answer. */
const waits = (): Record<string, Wait> => {
  const profile = new Held<Profile>();
  const enterprise = new Held<EnterpriseAnswer>();
  const idCard = new Held<PersonAnswer>();
  const code = new Held<SmsCodeAnswer>();
  const bankCard = new Held<PersonAnswer>();
  return {
    'the record is read': {
      question: 'getProfile',
      open: () => opening(profile.ask),
      answer: () => profile.answer(fakeProfile()),
    },
    'the enterprise is checked': {
      question: 'checkEnterprise',
      open: () => LegalRepPage.sent({checkEnterprise: enterprise.ask}),
      answer: () => enterprise.answer(fakeNext('legal-rep')),
    },
    'an ID card is checked': {
      question: 'checkIdCard',
      open: () => LegalRepPage.idCardSent({checkIdCard: idCard.ask}),
      answer: () => idCard.answer(fakeNext('account-holder')),
    },
    'a code is sent': {
      question: 'sendSmsCode',
      open: () => LegalRepPage.codeRequested({sendSmsCode: code.ask}),
      answer: () => code.answer(fakeSmsCode()),
    },
    'a code is checked': {
      question: 'checkBankCard',
      open: () => LegalRepPage.atCode(randomCode(), {checkBankCard: bankCard.ask}),
      answer: () => bankCard.answer(fakeNext('account-holder')),
    },
  };
};

describe('An element removed from the legal representative’s path', () => {
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

  it('drops the typed values, and starts again when it is put back', async () => {
    const page = await LegalRepPage.atCode();
    const {parentElement: parent} = page.cert;
    page.cert.remove();
    await calm();
    expect(page.leavings).to.be.empty;
    parent?.append(page.cert);
    await until('the record is read again', () => page.outside.times('getProfile') === 2);
    await page.at('introducing');
    expect(everythingIn(page.cert)).not.to.contain(soundCard.bankCard);
  });

  it('keeps its step, its code and the typed values when it is only moved', async () => {
    const page = await LegalRepPage.atCode();
    (await fixture<HTMLElement>(html`<section></section>`)).append(page.cert);
    await calm();
    expect(page.fields.value('bankCard')).to.equal(soundCard.bankCard);
    expect(page.primary).to.deep.equal([person.check]);
    await page.enterCode(randomCode());
    await page.at('holder.idCard');
    expect(page.outside.times('getProfile')).to.equal(1);
  });
});
