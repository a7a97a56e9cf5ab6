import {checkTexts} from '../../src/components/record/check.texts.js';
import {fakeSmsCode, never} from '../../src/fakes.js';
import {otherCard, soundCard, wholePersonOnRecord} from '../machines/person-check.harness.js';
import {later, tidyUp} from '../harness/bank-ukey-page.js';
import {until} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {listen} from '../harness/heard.js';
import {LegalRepPage, sendsNoCode} from '../harness/legal-rep-page.js';
import {person, texts} from '../harness/legal-rep-texts.js';
import {Timers} from '../harness/timers.js';

const {labels} = person;
const rep = labels['legal-rep'];

/** Codes of which another one may be had after so many seconds. */
const resendAfter = (retryAfter: number) => ({sendSmsCode: () => Promise.resolve(fakeSmsCode({retryAfter}))});

const requests = ({outside}: LegalRepPage) => outside.asked.filter(({question}) => question === 'sendSmsCode');

describe('The bank card form', () => {
  it('displays the person, and has fields for the bank card and its mobile number', async () => {
    const page = await LegalRepPage.atBankCard();
    expect(page.focusedWords).to.equal(person.bankCardTitle);
    expect(page.words).to.contain(person.bankCardIntro);
    expect(page.facts).to.include({[rep.name]: '李四', [rep.idNumber]: '3****************7'});
    expect(page.fields.names).to.deep.equal(['bankCard', 'mobile', 'smsCode']);
    expect(page.fields.labels).to.deep.equal([`*${labels.bankCard}`, `*${labels.mobile}`, `*${labels.smsCode}`]);
    expect(page.fields.offers('smsCode')).to.deep.equal([person.sendCode]);
    expect(page.primary).to.deep.equal([person.sendCode]);
    for (const name of ['bankCard', 'mobile'] as const) {
      const input = page.fields.input(name);
      expect(input).to.include({inputMode: 'numeric', autocomplete: 'off', maxLength: -1});
      const hint = name === 'bankCard' ? person.bankCardHints['legal-rep'] : person.hints[name];
      expect(page.fields.description(name)).to.equal(hint);
    }
  });

  it('displays an error for an invalid bank card after a press, and requests no code', async () => {
    const page = await LegalRepPage.atBankCard({bankCard: '62000'});
    expect(page.fields.error('bankCard')).to.equal('');
    await page.submit();
    expect(page.fields.error('bankCard')).to.equal(person.checks['bankCard.length']);
    expect(page.fields.error('mobile')).to.equal(checkTexts.reference.missing);
    expect(page.fields.summaryLinks).to.have.length(2);
    expect(page.focusedWords).to.match(new RegExp(`^${texts.errorSummary}`));
    expect(page.outside.times('sendSmsCode')).to.equal(0);
  });

  it('displays at the code’s field that a code is to be asked for first', async () => {
    const page = await LegalRepPage.atBankCard(soundCard);
    await page.press(person.check);
    expect(page.fields.error('smsCode')).to.equal(person.codeNotAskedFor);
    expect(page.focusedWords).to.equal(`*${labels.smsCode}`);
    expect(page.outside.times('sendSmsCode')).to.equal(0);
  });

  it('stays while a code is sent, says so at the button, and can be changed meanwhile', async () => {
    const page = await LegalRepPage.codeRequested({sendSmsCode: never});
    expect(page.fields.names).to.deep.equal(['bankCard', 'mobile', 'smsCode']);
    expect(page.pressable(person.sendCode)?.ariaDisabled).to.equal('true');
    expect(page.announced).to.contain(person.sendingCode);
    await page.fill({mobile: '13900139000'});
    expect(page.outside.last('sendSmsCode').signal.aborted).to.be.true;
    expect(page.fields.value('mobile')).to.equal('13900139000');
    expect(page.primary).to.deep.equal([person.sendCode]);
  });
});

describe('The SMS code', () => {
  tidyUp();
  const timers = Timers.inEach();
  const pass = (ms: number): void => {
    later(ms);
    timers.pass(ms);
  };

  it('is requested with the person, the card and the mobile number, without spaces and hyphens', async () => {
    const typed = {bankCard: ' 6222 0200-0000 0007', mobile: '+86 138-0013-8000'};
    const page = await LegalRepPage.atBankCard(typed);
    await page.submit();
    await page.hasCodeField();
    expect(page.sentWith('sendSmsCode')).to.deep.equal({
      ticket: 'ticket-legal-rep',
      whose: 'legal-rep',
      person: wholePersonOnRecord,
      ...soundCard,
    });
    expect(page.fields.value('bankCard')).to.equal(typed.bankCard);
  });

  it('has one focused field, with autocomplete one-time-code', async () => {
    const page = await LegalRepPage.atCode();
    expect(page.focusedWords).to.equal(`*${labels.smsCode}`);
    const input = page.fields.input('smsCode');
    expect(input).to.include({
      type: 'text',
      inputMode: 'numeric',
      autocomplete: 'one-time-code',
      spellcheck: false,
      translate: false,
      maxLength: -1,
    });
    expect(page.primary).to.deep.equal([person.check]);
  });

  it('displays and announces the mobile number it was sent to and its expiry time', async () => {
    const expiresAt = new Date(Date.now() + 300_000);
    const page = await LegalRepPage.codeRequested({
      sendSmsCode: () => Promise.resolve(fakeSmsCode({expiresAt: expiresAt.toISOString()})),
    });
    await page.hasCodeField();
    const clock = new Intl.DateTimeFormat('zh-CN', {timeStyle: 'short'}).format(expiresAt);
    expect(page.fields.words('smsCode')).to.contain(person.codeSent('138****8000', clock));
    expect(page.words).not.to.contain(person.codeEnds);
    expect(page.announced).to.equal(person.codeSent('138****8000', clock));
    expect(page.fields.description('smsCode')).to.equal(person.codeSent('138****8000', clock));
  });

  it('displays and announces a warning when it expires soon, and at its field, which keeps the focus, that it has', async () => {
    const expiresAt = new Date(Date.now() + 1_000).toISOString();
    const page = await LegalRepPage.codeRequested({sendSmsCode: () => Promise.resolve(fakeSmsCode({expiresAt}))});
    await page.hasCodeField();
    await page.shows(person.codeEnds);
    await until('it is heard', () => page.announced.includes(person.codeEnds));
    pass(60_000);
    await until('it has expired', () => page.fields.error('smsCode') === person.codeExpired);
    expect(page.announced).to.equal(person.codeExpired);
    expect(page.focusedWords).to.equal(`*${labels.smsCode}`);
  });

  it('can be requested again at once when the backend allows it', async () => {
    const page = await LegalRepPage.atCode('12', resendAfter(0));
    await page.pressAt('smsCode', person.resend);
    await page.asked('sendSmsCode', 2);
    await page.hasCodeField();
    expect(page.fields.value('smsCode')).to.equal('');
    expect(page.fields.error('smsCode')).to.equal('');
    expect(page.focusedWords).to.equal(`*${labels.smsCode}`);
    const [first, second] = requests(page);
    expect(second?.input).to.deep.equal(first?.input);
    expect(second?.idempotencyKey).to.be.a('string').and.not.equal(first?.idempotencyKey);
  });

  it('can be requested again after the waiting time, whose countdown is not announced', async () => {
    const page = await LegalRepPage.atCode(undefined, resendAfter(2));
    const heard = listen(page);
    expect(page.fields.offers('smsCode')).to.deep.equal([person.resendIn(2)]);
    pass(2_000);
    await until('it can be asked for', () => page.fields.offers('smsCode').includes(person.resend));
    expect(page.words).not.to.contain(person.resendIn(2));
    expect(heard).to.be.empty;
  });

  it('is discarded when the card or mobile number changes', async () => {
    for (const [name, text] of [
      ['bankCard', otherCard],
      ['mobile', '13900000001'],
    ] as const) {
      const page = await LegalRepPage.atCode();
      await page.fill({smsCode: '123456'});
      await page.fill({[name]: text});
      expect(page.fields.value('smsCode')).to.equal('');
      expect(page.primary).to.deep.equal([person.sendCode]);
      expect(page.focusedWords).to.equal(`*${labels[name]}`);
    }
  });

  it('displays that it was not sent with the waiting time, and the typed values are kept', async () => {
    const page = await LegalRepPage.codeRequested({sendSmsCode: sendsNoCode('sms-not-sent', {retryAfter: 45})});
    await page.at('legalRep.bankCard');
    await page.focuses(`*${labels.smsCode}`);
    // Counted down, and no press until it is over.
    pass(1_000);
    await page.shows(person.resendIn(44));
    expect(page.fields.error('smsCode')).to.equal(person.codeNotSent(44));
    expect(page.primary).to.be.empty;
    expect(page.fields.value('bankCard')).to.equal(soundCard.bankCard);
    expect(page.refusals).to.deep.equal(['legal-rep sms-not-sent']);
  });
});
