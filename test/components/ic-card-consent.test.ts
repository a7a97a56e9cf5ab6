import {consentTexts} from '../../src/components/path/consent.texts.js';
import type {CardVerification} from '../../src/domain/ic-card.schemas.js';
import {fakeOutcome} from '../../src/fakes.js';
import {randomPin} from '../domain/random-pin.js';
import {CertPage, type PageOptions} from '../harness/cert-page.js';
import {boxes, boxOf, heardAt, notice, tick} from '../harness/consent.js';
import {until} from '../harness/dom.js';
import {expect} from '../harness/expect.js';
import {fails, inTurn, refuses} from '../harness/outside.js';

const {reference: words} = consentTexts;

const atPin = ({set, ...options}: PageOptions = {}): Promise<CertPage> =>
  CertPage.atPin({...options, set: {consent: {'ic-card': notice()}, ...set}});

const nobodyWasAsked = ({outside}: CertPage): void => {
  expect(outside.times('createCardChallenge') + outside.times('sign') + outside.times('verifyCard')).to.equal(0);
  expect(outside.pins).to.be.empty;
};

const sentIn = ({outside}: CertPage) => outside.last('verifyCard').input as CardVerification;

describe('The host’s notice at the PIN', () => {
  it('is displayed in paragraphs above the button, with an unticked box', async () => {
    const page = await atPin();
    const box = boxOf(page);
    expect(page.words).to.contain(`${words.title} 这些信息只用于核验。 不提供不影响其他方式。 ${words.agree} 登录`);
    expect(box).to.include({checked: false});
    expect(box.getAttribute('aria-invalid')).to.equal('false');
    expect(heardAt(box)).to.equal('');
    expect(box.labels?.[0]?.innerText.trim()).to.equal(words.agree);
  });

  it('has no box when it is only information, and does not block the sign-in', async () => {
    const page = await atPin({set: {consent: {'ic-card': notice({required: false})}}});
    expect(page.words).to.contain('不提供不影响其他方式。 登录');
    expect(boxes(page)).to.be.empty;
    await page.enterPin(randomPin());
    await page.at('result');
    expect(sentIn(page)).not.to.have.property('consent');
  });

  it('is not displayed when the host has none for the card', async () => {
    const page = await atPin({set: {consent: {'legal-rep': notice()}}});
    expect(page.words).not.to.contain(words.title);
    expect(boxes(page)).to.be.empty;
  });

  it('is displayed in the widget’s language, except for the host’s own text', async () => {
    const page = await atPin();
    page.cert.lang = 'en';
    await page.shows('How personal data is used 这些信息只用于核验。');
    await page.shows('I have read this and agree');
  });
});

describe('A sign-in without the required consent', () => {
  it('sends nothing and keeps the PIN', async () => {
    const page = await atPin();
    const pin = randomPin();
    await page.enterPin(pin);
    expect(page.cert.step).to.equal('awaitingPin');
    expect(page.form.value).to.equal(pin);
    expect(page.form.isInvalid).to.be.false;
    nobodyWasAsked(page);
  });

  it('displays the error at the box and focuses it', async () => {
    const page = await atPin();
    await page.enterPin(randomPin());
    expect(page.focusedWords).to.equal(words.agree);
    const box = boxOf(page);
    expect(box.matches(':focus')).to.be.true;
    expect(box.getAttribute('aria-invalid')).to.equal('true');
    expect(heardAt(box)).to.equal(words.missing);
  });

  it('focuses the box again at the second press', async () => {
    const page = await atPin();
    await page.enterPin(randomPin());
    page.form.input.focus();
    expect(page.focusedWords).to.equal('密码');
    page.form.submit();
    await page.drawn();
    expect(page.focusedWords).to.equal(words.agree);
    nobodyWasAsked(page);
  });

  it('works after the box is ticked: the same PIN is used, and the consent is sent', async () => {
    const page = await atPin();
    const pin = randomPin();
    await page.enterPin(pin);
    const before = Date.now();
    await tick(page);
    expect(page.words).not.to.contain(words.missing);
    expect(heardAt(boxOf(page))).to.equal('');
    expect(page.form.value).to.equal(pin);
    page.form.submit();
    await page.at('result');
    expect(page.outside.pins).to.deep.equal([pin]);
    const {consent} = sentIn(page);
    expect(consent)
      .to.include({noticeId: 'notice-1', version: '1'})
      .and.to.have.all.keys('noticeId', 'version', 'time');
    const time = Date.parse(consent?.time ?? '');
    expect(new Date(time).toISOString()).to.equal(consent?.time);
    expect(time).to.be.within(before, Date.now());
  });

  it('is blocked also when the box is unticked again', async () => {
    const page = await atPin();
    await tick(page);
    await tick(page);
    await page.enterPin(randomPin());
    await page.shows(words.missing);
    nobodyWasAsked(page);
  });

  it('displays the PIN error first when the PIN is also invalid', async () => {
    const page = await atPin();
    const pin = randomPin();
    await page.enterPin(pin);
    await page.enterPin('');
    expect(page.focusedWords).to.equal('密码');
    expect(page.words).not.to.contain(words.missing);
    await page.enterPin(pin);
    expect(page.form.summary).to.be.undefined;
    expect(page.focusedWords).to.equal(words.agree);
    nobodyWasAsked(page);
  });
});

describe('A consent that was given', () => {
  it('stays valid after a wrong PIN and after reading the card again', async () => {
    const page = await atPin({sign: fails('pin-incorrect', {triesLeft: 4})});
    await tick(page);
    await page.enterPin(randomPin());
    await page.shows('密码不正确，还可以试 4 次');
    expect(boxOf(page).checked).to.be.true;
    await page.press('重新读卡');
    await page.asked('readCard', 2);
    await page.at('awaitingPin');
    expect(boxOf(page).checked).to.be.true;
  });

  it('is not valid for a new version of the notice, which the host can set at any time', async () => {
    const page = await atPin();
    await tick(page);
    page.cert.consent = {'ic-card': notice({version: '2', text: '新的告知'})};
    await page.shows('新的告知');
    expect(boxOf(page).checked).to.be.false;
    await page.enterPin(randomPin());
    await page.shows(words.missing);
    nobodyWasAsked(page);
    await tick(page);
    page.form.submit();
    await page.at('result');
    expect(sentIn(page).consent?.version).to.equal('2');
  });

  it('is requested again when the backend refuses it, and the reason is focused', async () => {
    const verifyCard = inTurn(refuses('consent-required'), () => Promise.resolve(fakeOutcome()));
    const page = await atPin({verifyCard});
    await tick(page);
    await page.enterPin(randomPin());
    await page.asked('verifyCard');
    await page.at('awaitingPin');
    await page.shows('需要先同意个人信息处理告知');
    await until('the reason has the focus', () => page.focusedWords === '需要先同意个人信息处理告知');
    expect(page.told('sw-fail').map(({code}) => code)).to.deep.equal(['consent-required']);
    expect(boxOf(page).checked).to.be.false;
    expect(page.words).not.to.contain(words.missing);
    expect(page.form.value).to.equal('');
    await tick(page);
    await page.enterPin(randomPin());
    await page.at('result');
    expect(page.outside.times('sign')).to.equal(2);
  });
});
