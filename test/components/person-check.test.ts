import {deepAll, heardOf, isShown, until, everythingIn} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {LegalRepPage, validity, person, texts} from '../harness/legal-rep-page.js';
import {soundCard, otherCard, randomCode} from '../machines/person-check.harness.js';
import {refuses, fails} from '../harness/outside.js';
import {wordsInCode} from '../harness/read-code.js';
import {fakeSmsCode, never, fakeNext} from '../../src/fakes.js';
import {later, tidyUp} from '../harness/bank-ukey-page.js';
import {listen} from '../harness/heard.js';
import {Timers} from '../harness/timers.js';
import type {BankCardClaim} from '../../src/domain/legal-rep.schemas.js';
import {fieldsOf} from '../harness/event-fields.js';

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
  it('are announced as done or current, and each has its heading', async () => {
    const page = await LegalRepPage.atAdvice();
    const stands = (step: 1 | 2 | 3, title = texts.steps[step - 1] ?? ''): void => {
      expect(page.headings.at(-1)).to.contain(title);
      expect(page.steps).to.deep.equal({names: [...texts.steps], current: [texts.steps[step - 1]]});
      const before = texts.steps.slice(0, step - 1).map((name) => `${name} ${texts.stepDone}`);
      expect(done(page)).to.deep.equal(before);
    };
    await begin(page);
    stands(1);
    await page.fill({legalRepName: '王五'});
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
  });
});

const links = {ctidApp: 'https://ctid.example/app'};

describe('The check of an ID card', () => {
  for (const [code, [what, how], title] of [
    ['person-mismatch', person.lockedRefused, person.waysTitle],
    ['ctid-not-enrolled', person.notEnrolled, person.youCan],
  ] as const) {
    it(`displays the refusal, and offers the CTID app and the bank card: ${code}`, async () => {
      const page = await LegalRepPage.idCardSent({checkIdCard: refuses(code), set: {links}});
      await page.at('legalRep.idCard');
      await page.focuses(what);
      await page.shows(how);
      const [link] = page.links();
      expect(link).to.include({href: links.ctidApp, target: '_blank', rel: 'noopener noreferrer'});
      expect(page.words).to.contain(title).and.contain(person.ctid);
      expect(page.fields.value('validFrom')).to.equal(validity.validFrom);
      await page.shows(person.ctidScan);
      expect(await wordsInCode(page)).to.equal(links.ctidApp);
      await page.press(person.toBankCard);
      await page.at('legalRep.bankCard');
    });
  }
});

const {labels} = person;

/** Codes of which another one may be had after so many seconds. */
const resendAfter = (retryAfter: number) => ({sendSmsCode: () => Promise.resolve(fakeSmsCode({retryAfter}))});

const requests = ({outside}: LegalRepPage) => outside.asked.filter(({operation}) => operation === 'sendSmsCode');

describe('The bank card form', () => {
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

  it('displays at the code’s field that a code is to be asked for first', async () => {
    const page = await LegalRepPage.atBankCard(soundCard);
    await page.press(person.check);
    expect(page.fields.error('smsCode')).to.equal(person.codeNotAskedFor);
    expect(page.focusedWords).to.equal(`*${labels.smsCode}`);
    expect(page.outside.times('sendSmsCode')).to.equal(0);
  });
});

describe('The SMS code', () => {
  tidyUp();
  const timers = Timers.inEach();
  const pass = (ms: number): void => {
    later(ms);
    timers.pass(ms);
  };

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
    const start = Date.now();
    Date.now = () => start;
    const page = await LegalRepPage.codeRequested({sendSmsCode: refuses('sms-not-sent', {retryAfter: 45})});
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

const label = `*${person.labels.smsCode}`;
const accepts = () => Promise.resolve(fakeNext('account-holder'));

describe('An SMS code that the user submits', () => {
  it('updates an existing error while it is typed, and gets no new error', async () => {
    const page = await LegalRepPage.atCode('');
    await page.fill({smsCode: '123'});
    expect(page.fields.error('smsCode')).to.equal(person.checks['smsCode.length']);
    await page.fill({smsCode: '123456'});
    expect(page.fields.error('smsCode')).to.equal('');
    await page.fill({smsCode: '12345'});
    expect(page.fields.error('smsCode')).to.equal('');
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
      await until(`it is ${when}`, () => (page.cert.step === 'sending') !== isOver);
      await page.drawn();
      expect(traces(page)).not.to.contain(code);
    });
  }
});
