import {failureTexts} from '../../src/components/failure/failure.texts.js';
import {randomCode, soundCard} from '../machines/person-check.harness.js';
import {until} from '../harness/dom.js';
import {legalRepErrands, typed} from '../harness/errands.js';
import {expect} from '../harness/expect.js';
import {back, focuses, isOneAttempt} from '../harness/interrupted.js';
import {validity, type LegalRepPage} from '../harness/legal-rep-page.js';
import {person, texts as legalRepTexts} from '../harness/legal-rep-texts.js';

/* The session ends on this path, the user signs in again in another tab, and goes on where they were. */

describe('The same user, signed in again on the legal representative’s path,', () => {
  const hasStepFocus = (page: LegalRepPage): Promise<unknown> =>
    until(
      () => `the step’s heading has the focus; it is on “${page.focusedWords}”`,
      () => page.focusedWords.includes('步，共'),
    );

  it('sees the advice when the record could not be read', async () => {
    const page = await back(legalRepErrands['the record is read for it'], 'introducing');
    await focuses(page, legalRepTexts.title);
  });

  it('sends the confirmed enterprise with the same idempotency key', async () => {
    const page = await back(legalRepErrands['the enterprise is checked'], 'confirming');
    await hasStepFocus(page);
    await page.shows(typed.enterprise.enterpriseName);
    await page.confirm();
    await page.at('legalRep.idCard');
    isOneAttempt(page, 'checkEnterprise');
  });

  it('finds the typed values in the enterprise form', async () => {
    const page = await back(legalRepErrands['the enterprise is checked'], 'confirming');
    await page.press(legalRepTexts.correct);
    await page.at('enterprise');
    for (const name of ['enterpriseName', 'legalRepName'] as const) {
      expect(page.fields.value(name)).to.equal(typed.enterprise[name]);
    }
  });

  it('sends the confirmed ID card with the same idempotency key and the same ticket', async () => {
    const page = await back(legalRepErrands['the representative’s ID card is checked'], 'legalRep.confirming');
    await hasStepFocus(page);
    await page.confirm();
    await page.at('holder.idCard');
    isOneAttempt(page, 'checkIdCard');
    const [one, other] = page.outside.asked.filter(({question}) => question === 'checkIdCard');
    expect(other?.input).to.deep.equal(one?.input);
    expect(page.outside.times('checkEnterprise')).to.equal(1);
  });

  it('finds the typed values in the ID card form', async () => {
    const page = await back(legalRepErrands['the representative’s ID card is checked'], 'legalRep.confirming');
    await page.press(legalRepTexts.correct);
    await page.at('legalRep.idCard');
    for (const name of ['validFrom', 'validTo'] as const) expect(page.fields.value(name)).to.equal(validity[name]);
  });

  it('requests the SMS code with the same idempotency key, so that only one message is sent', async () => {
    const page = await back(legalRepErrands['a code is sent'], 'legalRep.bankCard');
    await hasStepFocus(page);
    for (const name of ['bankCard', 'mobile'] as const) {
      expect(page.fields.value(name)?.replaceAll(' ', '')).to.equal(soundCard[name]);
    }
    await page.submit();
    await page.hasCodeField();
    isOneAttempt(page, 'sendSmsCode');
  });

  it('requests the SMS code with a new idempotency key after changing the mobile number', async () => {
    const page = await back(legalRepErrands['a code is sent'], 'legalRep.bankCard');
    await page.fill({mobile: '13900139000'});
    await page.submit();
    await page.hasCodeField();
    const [one, other] = page.outside.keys('sendSmsCode');
    expect(other).to.be.a('string').and.not.equal(one);
  });

  it('types only the SMS code again, and it is checked with the same idempotency key', async () => {
    const page = await back(legalRepErrands['a code is checked'], 'legalRep.bankCard');
    await page.hasCodeField();
    expect(page.fields.value('smsCode')).to.equal('');
    expect(page.fields.value('mobile')).to.equal(soundCard.mobile);
    await page.enterCode(randomCode());
    await page.at('holder.idCard');
    isOneAttempt(page, 'checkBankCard');
    expect(page.outside.times('sendSmsCode')).to.equal(1);
  });

  it('continues in the third step, and the first two stay done', async () => {
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

  it('sees why the first step must be repeated when the record was being read again', async () => {
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
