import type {BankCardClaim, PersonAnswer} from '../../src/domain/legal-rep.schemas.js';
import {fakeNext, never} from '../../src/fakes.js';
import {randomCode} from '../machines/person-check.harness.js';
import {everythingIn, until} from '../../walks/dom.js';
import {fieldsOf} from '../harness/event-fields.js';
import {expect} from '../harness/expect.js';
import {LegalRepPage} from '../harness/legal-rep-page.js';
import {person} from '../harness/legal-rep-texts.js';
import {fails, inTurn, refuses} from '../harness/outside.js';

const label = `*${person.labels.smsCode}`;
const accepts = () => Promise.resolve(fakeNext('account-holder'));

describe('An SMS code that the user submits', () => {
  it('is sent with the id of its message, without spaces', async () => {
    const code = randomCode();
    const page = await LegalRepPage.atCode(` ${code.slice(0, 3)} ${code.slice(3)} `);
    await page.at('holder.idCard');
    expect(page.sentWith('checkBankCard')).to.deep.equal({
      ticket: 'ticket-legal-rep',
      whose: 'legal-rep',
      smsId: 'sms-1',
      smsCode: code,
    });
    expect(page.outside.times('checkBankCard')).to.equal(1);
  });

  it('displays an error at the field when it is missing or invalid, and is not sent', async () => {
    const page = await LegalRepPage.atCode('');
    expect(page.fields.error('smsCode')).to.equal(person.checks.missing);
    expect(page.fields.isInvalid('smsCode')).to.be.true;
    expect(page.fields.description('smsCode')).to.contain(person.checks.missing);
    expect(page.fields.summaryLinks).to.be.empty;
    expect(page.focusedWords).to.equal(label);
    await page.enterCode('123');
    expect(page.fields.error('smsCode')).to.equal(person.checks['smsCode.length']);
    await page.enterCode('12345x');
    expect(page.fields.error('smsCode')).to.equal(person.checks['smsCode.characters']);
    expect(page.outside.times('checkBankCard')).to.equal(0);
  });

  it('updates an existing error while it is typed, and gets no new error', async () => {
    const page = await LegalRepPage.atCode('');
    await page.fill({smsCode: '123'});
    expect(page.fields.error('smsCode')).to.equal(person.checks['smsCode.length']);
    await page.fill({smsCode: '123456'});
    expect(page.fields.error('smsCode')).to.equal('');
    await page.fill({smsCode: '12345'});
    expect(page.fields.error('smsCode')).to.equal('');
  });

  it('displays the remaining tries when it is wrong, is cleared, and a second one is accepted', async () => {
    const checkBankCard = inTurn<[], PersonAnswer>(refuses('sms-incorrect', {triesLeft: 2}), accepts);
    const page = await LegalRepPage.atCode(randomCode(), {checkBankCard});
    await page.asked('checkBankCard');
    await page.at('legalRep.bankCard');
    await page.focuses(label);
    expect(page.fields.error('smsCode')).to.equal(person.codeIncorrect(2));
    expect(page.fields.value('smsCode')).to.equal('');
    expect(page.refusals).to.deep.equal(['legal-rep sms-incorrect']);
    await page.enterCode(randomCode());
    await page.at('holder.idCard');
    const [first, second] = page.outside.asked.filter(({question}) => question === 'checkBankCard');
    expect((second?.input as BankCardClaim | undefined)?.smsId).to.equal('sms-1');
    expect(second?.idempotencyKey).to.be.a('string').and.not.equal(first?.idempotencyKey);
  });

  for (const code of ['sms-too-many', 'sms-expired', 'person-mismatch'] as const) {
    it(`is discarded when it is finally refused, and a new one can be requested: ${code}`, async () => {
      const page = await LegalRepPage.atCode(randomCode(), {checkBankCard: refuses(code)});
      await page.asked('checkBankCard');
      await page.at('legalRep.bankCard');
      const what = {
        'sms-too-many': person.codeTooMany(60),
        'sms-expired': person.codeExpired,
        'person-mismatch': person.bankCardRefused[0],
      }[code];
      await page.focuses(code === 'person-mismatch' ? what : label);
      expect(page.fields.error('smsCode')).to.equal(code === 'person-mismatch' ? '' : what);
      // Where it is the same card and mobile, the backend's wait goes on.
      expect(page.primary).to.be.empty;
      expect(page.words).to.contain(person.resendIn(60));
      await page.fill({mobile: '13900139000'});
      expect(page.primary).to.deep.equal([person.sendCode]);
      await page.submit();
      await page.hasCodeField();
      expect(page.words).not.to.contain(what);
      expect(page.focusedWords).to.equal(label);
    });
  }
});

describe('The typed SMS code', () => {
  /** Whatever a script of the page could read, and whatever the host is told. */
  const traces = (page: LegalRepPage): string =>
    [everythingIn(page.cert), JSON.stringify(page.events.map(fieldsOf)), location.href, document.title].join('\n');

  it('is only in its field while it is typed', async () => {
    const code = randomCode();
    const page = await LegalRepPage.atCode();
    await page.fill({smsCode: code});
    expect(page.fields.value('smsCode')).to.equal(code);
    expect(page.fields.input('smsCode').outerHTML).not.to.contain(code);
    expect(traces(page).split(code)).to.have.length(2);
  });

  for (const [when, checkBankCard] of Object.entries({
    'while it is checked': never,
    'after it was accepted': accepts,
    'after it was refused': refuses('sms-incorrect'),
    'after its check failed': fails('network'),
  })) {
    it(`is nowhere in the page or the events ${when}`, async () => {
      const code = randomCode();
      const page = await LegalRepPage.atCode(code, {checkBankCard});
      await page.asked('checkBankCard');
      expect((page.sentWith('checkBankCard') as BankCardClaim).smsCode).to.equal(code);
      const isOver = checkBankCard !== never;
      await until(`it is ${when}`, () => (page.cert.step === 'legalRep.checkingBankCard') !== isOver);
      await page.drawn();
      expect(traces(page)).not.to.contain(code);
    });
  }
});
