import {failureTexts} from '../../src/components/failure/failure.texts.js';
import {randomCode, soundCard} from '../machines/person-check.harness.js';
import {until} from '../harness/dom.js';
import {legalRepErrands, typed} from '../harness/errands.js';
import {expect} from '../harness/expect.js';
import {back, focuses, isOneAttempt} from '../harness/interrupted.js';
import {validity, type LegalRepPage} from '../harness/legal-rep-page.js';
import {person, texts as legalRepTexts} from '../harness/legal-rep-texts.js';

/* The session ends on this path, the user signs in again in another tab, and goes on where they were. */

describe('the same person who is back on the legal representative’s path', () => {
  const hasStepFocus = (page: LegalRepPage): Promise<unknown> =>
    until(
      () => `the step’s heading has the focus; it is on “${page.focusedWords}”`,
      () => page.focusedWords.includes('步，共'),
    );

  it('sees the advice where the record could not be read', async () => {
    const page = await back(legalRepErrands['the record is read for it'], 'introducing');
    await focuses(page, legalRepTexts.title);
  });

  it('sends the enterprise as it was confirmed, as the same attempt', async () => {
    const page = await back(legalRepErrands['the enterprise is checked'], 'confirming');
    await hasStepFocus(page);
    await page.shows(typed.enterprise.enterpriseName);
    await page.confirm();
    await page.at('legalRep.idCard');
    isOneAttempt(page, 'checkEnterprise');
  });

  it('finds in the enterprise’s form what was typed', async () => {
    const page = await back(legalRepErrands['the enterprise is checked'], 'confirming');
    await page.press(legalRepTexts.correct);
    await page.at('enterprise');
    for (const name of ['enterpriseName', 'legalRepName'] as const) {
      expect(page.fields.value(name)).to.equal(typed.enterprise[name]);
    }
  });

  it('sends the representative’s ID card as it was confirmed, as the same attempt with the same ticket', async () => {
    const page = await back(legalRepErrands['the representative’s ID card is checked'], 'legalRep.confirming');
    await hasStepFocus(page);
    await page.confirm();
    await page.at('holder.idCard');
    isOneAttempt(page, 'checkIdCard');
    const [one, other] = page.outside.asked.filter(({question}) => question === 'checkIdCard');
    expect(other?.input).to.deep.equal(one?.input);
    expect(page.outside.times('checkEnterprise')).to.equal(1);
  });

  it('finds in the ID card’s form what was typed', async () => {
    const page = await back(legalRepErrands['the representative’s ID card is checked'], 'legalRep.confirming');
    await page.press(legalRepTexts.correct);
    await page.at('legalRep.idCard');
    for (const name of ['validFrom', 'validTo'] as const) expect(page.fields.value(name)).to.equal(validity[name]);
  });

  it('gets no second message for one press: a code is asked for again as the same attempt', async () => {
    const page = await back(legalRepErrands['a code is sent'], 'legalRep.bankCard');
    await hasStepFocus(page);
    for (const name of ['bankCard', 'mobile'] as const) {
      expect(page.fields.value(name)?.replaceAll(' ', '')).to.equal(soundCard[name]);
    }
    await page.submit();
    await page.hasCodeField();
    isOneAttempt(page, 'sendSmsCode');
  });

  it('gets a message for another card, which is another attempt', async () => {
    const page = await back(legalRepErrands['a code is sent'], 'legalRep.bankCard');
    await page.fill({mobile: '13900139000'});
    await page.submit();
    await page.hasCodeField();
    const [one, other] = page.outside.keys('sendSmsCode');
    expect(other).to.be.a('string').and.not.equal(one);
  });

  it('types the code once more, and only that: it is the same attempt with the same message', async () => {
    const page = await back(legalRepErrands['a code is checked'], 'legalRep.bankCard');
    await page.hasCodeField();
    expect(page.fields.value('smsCode')).to.equal('');
    expect(page.fields.value('mobile')).to.equal(soundCard.mobile);
    await page.enterCode(randomCode());
    await page.at('holder.idCard');
    isOneAttempt(page, 'checkBankCard');
    expect(page.outside.times('sendSmsCode')).to.equal(1);
  });

  it('goes on in the third step, with the first two done', async () => {
    const page = await back(legalRepErrands['the account holder’s ID card is checked'], 'holder.confirming');
    await hasStepFocus(page);
    await page.shows(typed.account.holderName);
    expect(page.steps.current).to.deep.equal([legalRepTexts.steps[2]]);
    await page.press(person.confirm);
    await page.at('result');
    const keys = page.outside.keys('checkIdCard');
    expect(keys).to.have.length(3);
    expect(keys[2]).to.equal(keys[1]);
  });

  it('is told why the first step is there again, where that was being found out', async () => {
    const errand = legalRepErrands['the record is read again, because the ticket is void'];
    const page = await back(errand, 'enterprise');
    await page.shows(failureTexts.reference.refusals['record-changed'][0]);
    await page.submit();
    await page.at('confirming');
    await page.confirm();
    await page.at('legalRep.idCard');
    const [one, other] = page.outside.keys('checkEnterprise');
    expect(other).to.be.a('string').and.not.equal(one);
    for (const name of ['validFrom', 'validTo'] as const) expect(page.fields.value(name)).to.equal(validity[name]);
  });
});
