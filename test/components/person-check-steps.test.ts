import {failureTexts, type WhatAndHow} from '../../src/components/failure/failure.texts.js';
import {fakeOutcome} from '../../src/fakes.js';
import {randomCode, soundCard} from '../machines/person-check.harness.js';
import type {PageOptions} from '../harness/cert-page.js';
import {deepAll, heardOf, isShown} from '../harness/dom.js';
import {expect} from '../harness/expect.js';
import {LegalRepPage, validity} from '../harness/legal-rep-page.js';
import {person, texts} from '../harness/legal-rep-texts.js';
import {fails, inTurn, refuses, says} from '../harness/outside.js';

const {reference: failures} = failureTexts;
const whatOf = (words: WhatAndHow | ((details: never) => WhatAndHow)): string => (words as WhatAndHow)[0];

/** A step's heading, and which of how many it is. */
const headingOf = (step: 1 | 2 | 3, title = texts.steps[step - 1]): string => `${title} ${texts.progress(step, 4)}`;

const begin = async (page: LegalRepPage): Promise<void> => {
  await page.press(texts.start);
  await page.at('enterprise');
};
const sendIdCard = async (page: LegalRepPage): Promise<void> => {
  await page.submit();
  await page.confirm();
};

/** What a screen reader reads of the steps that are done. */
const done = ({root}: LegalRepPage): string[] =>
  deepAll(root, 'ol[part=steps] > li')
    .filter((step) => isShown(step) && heardOf(step).endsWith(texts.stepDone))
    .map(heardOf);

describe('The steps of the path', () => {
  it('are announced as done or current, and each heading contains its number', async () => {
    const page = await LegalRepPage.atAdvice();
    const stands = (step: 1 | 2 | 3, title?: string): void => {
      expect(page.headings).to.deep.equal([texts.title, headingOf(step, title)]);
      expect(page.steps).to.deep.equal({names: [...texts.steps], current: [texts.steps[step - 1]]});
      const before = texts.steps.slice(0, step - 1).map((name) => `${name} ${texts.stepDone}`);
      expect(done(page)).to.deep.equal(before);
    };
    await begin(page);
    stands(1);
    await page.submit();
    await page.at('confirming');
    stands(1, texts.confirmTitle);
    await page.confirm();
    await page.at('legalRep.idCard');
    stands(2);
    await page.press(person.toBankCard);
    await page.at('legalRep.bankCard');
    stands(2, person.bankCardTitle);
    await page.press(person.toIdCard);
    await page.fill(validity);
    await sendIdCard(page);
    await page.at('holder.idCard');
    stands(3);
    await page.submit();
    await page.at('holder.confirming');
    stands(3, person.confirmTitle);
  });

  it('contain “第 2 步，共 4 步” in the heading, as in the manual', async () => {
    const page = await LegalRepPage.atIdCard();
    expect(page.headings[1]).to.contain('第 2 步，共 4 步');
  });

  it('follow the host’s heading level', async () => {
    const page = await LegalRepPage.atIdCard({}, {set: {headingLevel: 3}});
    const levels = deepAll(page.root, 'h1,h2,h3,h4,h5').filter(isShown);
    expect(levels.map(({localName}) => localName)).to.deep.equal(['h3', 'h4']);
  });

  it('focus the heading of each step', async () => {
    const page = await LegalRepPage.atAdvice();
    await begin(page);
    await page.focuses(headingOf(1));
    await page.submit();
    await page.focuses(headingOf(1, texts.confirmTitle));
    await page.confirm();
    await page.focuses(headingOf(2));
    await page.fill(validity);
    await page.submit();
    await page.focuses(headingOf(2, person.confirmTitle));
    await page.confirm();
    await page.focuses(headingOf(3));
    await page.press(person.toBankCard);
    await page.focuses(headingOf(3, person.bankCardTitle));
    await page.press(person.back);
    await page.focuses(headingOf(3));
    await page.press(person.back);
    await page.at('legalRep.idCard');
    await page.focuses(headingOf(2));
  });
});

describe('The events of the path', () => {
  it('are each sw-step with its view, and sw-complete at the end', async () => {
    const page = await LegalRepPage.atHolder();
    await sendIdCard(page);
    await page.at('result');
    const first = page.stepsTold.indexOf('legal-rep legalRep.idCard');
    expect(page.stepsTold.slice(first)).to.deep.equal([
      ...['idCard', 'confirming', 'checkingIdCard'].map((step) => `legal-rep legalRep.${step}`),
      ...['idCard', 'confirming', 'checkingIdCard'].map((step) => `legal-rep holder.${step}`),
      'result result',
    ]);
    const [complete, ...others] = page.told('sw-complete');
    expect(others).to.be.empty;
    expect(complete).to.include({method: 'legal-rep', certificationId: fakeOutcome().certificationId});
    expect(complete?.level).to.include({id: 'medium', rank: 2});
    expect([...page.refusals, ...page.errors, ...page.leavings]).to.be.empty;
  });

  it('include the steps of the check by bank card', async () => {
    const page = await LegalRepPage.atCode(randomCode());
    await page.at('holder.idCard');
    const steps = ['bankCard', 'sendingCode', 'bankCard', 'checkingBankCard'].map(
      (step) => `legal-rep legalRep.${step}`,
    );
    expect(page.stepsTold.slice(-5)).to.deep.equal([...steps, 'legal-rep holder.idCard']);
    expect(page.cert.currentView).to.equal('legal-rep');
  });

  it('are sw-fail when a step is refused, and sw-step has the same reason', async () => {
    const page = await LegalRepPage.idCardSent({checkIdCard: refuses('person-mismatch')});
    await page.at('legalRep.idCard');
    expect(page.refusals).to.deep.equal(['legal-rep person-mismatch']);
    expect(page.told('sw-step').at(-1)).to.include({step: 'legalRep.idCard', reason: 'person-mismatch'});
    expect(page.errors).to.be.empty;
  });

  it('are sw-error when a step fails, with the code and the request id', async () => {
    const page = await LegalRepPage.idCardSent({checkIdCard: fails('backend', {status: 503, requestId: 'r-1'})});
    await page.at('legalRep.notChecked');
    await page.focuses(whatOf(failures.errors.backend));
    const [error, ...others] = page.told('sw-error');
    expect(others).to.be.empty;
    expect(error).to.include({code: 'backend', retryable: true, requestId: 'r-1'});
    expect(page.refusals).to.be.empty;
  });

  it('are sw-fail when the ticket has expired, and the user starts again with the typed values', async () => {
    const page = await LegalRepPage.idCardSent({checkIdCard: refuses('ticket-expired')});
    await page.at('enterprise');
    await page.focuses(failures.refusals['ticket-expired'][0]);
    expect(page.refusals).to.deep.equal(['legal-rep ticket-expired']);
    await page.submit();
    await page.confirm();
    await page.at('legalRep.idCard');
    expect(page.fields.value('validFrom')).to.equal(validity.validFrom);
  });

  it('are sw-cancel when the user leaves within a step, by a press or by back()', async () => {
    for (const leave of [
      (page: LegalRepPage) => page.press(texts.toMethods),
      async (page: LegalRepPage) => page.cert.back(),
    ]) {
      const page = await LegalRepPage.atBankCard(soundCard);
      await leave(page);
      await page.at('home');
      expect(page.leavings).to.deep.equal(['legal-rep']);
    }
  });
});

describe('A session that ends within a step', () => {
  const ended = (options: PageOptions = {}): Promise<LegalRepPage> =>
    LegalRepPage.idCardSent({checkIdCard: inTurn(fails('unauthenticated'), async () => fakeOutcome()), ...options});

  it('displays that it ended, and the step continues when the same user signs in again', async () => {
    const page = await ended();
    await page.at('interrupted');
    await page.focuses(whatOf(failures.errors.unauthenticated));
    expect(page.errors).to.deep.equal(['unauthenticated']);
    await page.press(texts.resume);
    await page.at('legalRep.confirming');
    await page.focuses(headingOf(2, person.confirmTitle));
    await page.press(texts.correct);
    await page.at('legalRep.idCard');
    expect(page.fields.value('validTo')).to.equal(validity.validTo);
  });

  it('displays nothing of the first user when another user signs in', async () => {
    const another = says({subject: 'subject-2', enterprise: {name: '别家', uscc: '91310000PDY000028G'}});
    const page = await ended({getStatus: inTurn(says({}), another)});
    await page.press(texts.resume);
    await page.at('somebodyElse');
    await page.focuses(whatOf(failures.errors['subject-changed']));
    await page.press(texts.startOver);
    await page.at('home');
    expect(page.words).not.to.contain('李四');
    expect(page.errors).to.deep.equal(['unauthenticated', 'subject-changed']);
  });
});
