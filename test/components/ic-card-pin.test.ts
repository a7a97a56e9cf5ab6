import {sendKeys} from '@web/test-runner-commands';
import type {CardChallenge} from '../../src/domain/ic-card.schemas.js';
import {fakeChallenge, fakeReading, fakeSignature} from '../../src/fakes.js';
import {randomPin} from '../domain/random-pin.js';
import {CertPage} from '../harness/cert-page.js';
import {calm, deepAll, everythingIn, isShown, until} from '../harness/dom.js';
import {expect} from '../harness/expect.js';
import {fails, Held, inTurn} from '../harness/outside.js';

describe('A PIN with an invalid format', () => {
  const fullWidth = randomPin().replace(/[!-~]/g, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0));
  for (const [what, pin, message] of [
    ['is missing', '', '请输入卡密码。'],
    ['is too short', randomPin().slice(1), '卡密码为 8 位，请核对后重新输入。'],
    ['is too long', `${randomPin()}x`, '卡密码为 8 位，请核对后重新输入。'],
    ['is full-width', fullWidth, '密码中有全角字符或空格，请切换到英文输入法后重新输入。'],
    ['has a space', `${randomPin().slice(1)} `, '密码中有全角字符或空格，请切换到英文输入法后重新输入。'],
  ] as const) {
    it(`displays an error at the field and in a summary, and is not sent, when it ${what}`, async () => {
      const page = await CertPage.atPin();
      await page.enterPin(pin);
      expect(page.form.isInvalid).to.be.true;
      expect(page.form.description).to.equal(`卡密码共 8 位，连续输错会锁卡，请勿猜试。 ${message}`);
      expect(page.form.summary?.innerText).to.match(/^还不能登录/);
      expect(page.form.summaryLinks.map(({innerText}) => innerText)).to.deep.equal([message]);
      expect(page.form.value).to.equal(pin);
      expect(page.cert.step).to.equal('awaitingPin');
      expect(page.outside.times('createCardChallenge') + page.outside.times('sign')).to.equal(0);
    });
  }

  it('focuses the summary, whose link leads to the field', async () => {
    const page = await CertPage.atPin();
    await page.enterPin('');
    expect(page.focusedWords).to.equal('还不能登录 请输入卡密码。');
    page.form.summaryLinks[0]?.click();
    expect(page.focusedWords).to.equal('密码');
    expect(location.hash).to.equal('');
  });

  it('focuses the summary again at the second error', async () => {
    const page = await CertPage.atPin();
    await page.enterPin('');
    await page.enterPin('short');
    expect(page.focusedWords).to.equal('还不能登录 卡密码为 8 位，请核对后重新输入。');
  });

  it('focuses the summary also after a wrong PIN', async () => {
    const page = await CertPage.atPin({sign: fails('pin-incorrect')});
    await page.enterPin(randomPin());
    await page.asked('sign');
    await page.shows('密码不正确');
    await page.enterPin('');
    expect(page.focusedWords).to.equal('还不能登录 请输入卡密码。');
  });

  it('displays no error while it is typed the first time', async () => {
    const page = await CertPage.atPin();
    page.form.type('短');
    await page.drawn();
    expect(page.form.isInvalid).to.be.false;
    expect(page.form.summary).to.be.undefined;
    expect(page.form.description).to.equal('卡密码共 8 位，连续输错会锁卡，请勿猜试。');
  });

  it('updates its error while it is corrected', async () => {
    const page = await CertPage.atPin();
    const pin = randomPin();
    await page.enterPin('');
    page.form.type(pin.slice(1));
    await page.drawn();
    expect(page.form.description).to.contain('卡密码为 8 位');
    page.form.type(pin);
    await page.drawn();
    expect(page.form.isInvalid).to.be.false;
    expect(page.form.summary).to.be.undefined;
    page.form.submit();
    await page.at('result');
    expect(page.outside.pins).to.deep.equal([pin]);
  });

  it('loses its error when the card is read again', async () => {
    const page = await CertPage.atPin();
    await page.enterPin('');
    await page.press('重新读卡');
    await page.at('awaitingPin');
    expect(page.form.isInvalid).to.be.false;
  });
});

describe('A PIN that the card rejects', () => {
  it('is cleared from the field, and the remaining tries are displayed', async () => {
    const sign = inTurn(fails('pin-incorrect', {triesLeft: 4}), () => Promise.resolve(fakeSignature()));
    const page = await CertPage.atPin({sign});
    const [first, second] = [randomPin(), randomPin()];
    await page.enterPin(first);
    await page.shows('密码不正确，还可以试 4 次');
    expect(page.form.value).to.equal('');
    await page.enterPin(second);
    await page.at('result');
    expect(page.outside.pins).to.deep.equal([first, second]);
  });

  it('displays a warning about the lock when the remaining tries are unknown', async () => {
    const page = await CertPage.atPin({sign: fails('pin-incorrect')});
    await page.enterPin(randomPin());
    await page.shows('密码不正确 连续输错会锁卡。');
    expect(page.outside.pins).to.have.length(1);
  });

  it('displays that a try may have been counted when the answer is unclear', async () => {
    const page = await CertPage.atPin({sign: fails('pin-unknown-answer')});
    await page.enterPin(randomPin());
    await page.shows('刚才的输入可能已计为一次密码尝试，请核对密码后再登录。');
    expect(page.form.value).to.equal('');
  });
});

describe('A PIN that was sent', () => {
  const answers = {
    signing: {sign: new Held<never>().ask},
    verifying: {verifyCard: new Held<never>().ask},
    result: {},
    locked: {sign: fails('pin-locked')},
    notVerified: {verifyCard: fails('backend')},
    notRead: {sign: fails('agent-lost')},
  };
  for (const [step, given] of Object.entries(answers)) {
    it(`is nowhere in the page afterwards (${step})`, async () => {
      const page = await CertPage.atPin(given);
      const pin = randomPin();
      page.form.type(pin);
      expect(everythingIn(page.cert)).to.contain(pin);
      page.form.submit();
      expect(everythingIn(page.cert)).not.to.contain(pin);
      await page.at(step === 'signing' ? 'signingIn' : step);
      await page.asked('sign');
      expect(everythingIn(page.cert)).not.to.contain(pin);
      expect(page.outside.pins).to.deep.equal([pin]);
    });
  }

  it('is sent once, by one challenge, even if the form is submitted twice', async () => {
    const challenge = new Held<CardChallenge>();
    const page = await CertPage.atPin({createCardChallenge: challenge.ask});
    const {form} = page;
    const {input} = form;
    const pin = randomPin();
    form.enter(pin);
    input.form?.requestSubmit();
    await page.asked('createCardChallenge');
    await calm();
    challenge.answer(fakeChallenge());
    await page.at('result');
    expect(page.outside.times('createCardChallenge')).to.equal(1);
    expect(page.outside.pins).to.deep.equal([pin]);
  });
});

describe('The PIN field', () => {
  it('disables autocomplete, spell checking and translation', async () => {
    const {input} = (await CertPage.atPin()).form;
    expect(input).to.include({type: 'password', autocomplete: 'off', spellcheck: false, translate: false});
    expect(input.getAttribute('autocapitalize')).to.equal('off');
    expect(input.labels?.[0]?.innerText).to.equal('密码');
    expect(input.hasAttribute('maxlength')).to.be.false;
  });

  it('signs in with Enter', async () => {
    const page = await CertPage.atPin();
    const pin = randomPin();
    page.form.input.focus();
    await sendKeys({type: pin});
    await sendKeys({press: 'Enter'});
    await page.at('result');
    expect(page.outside.pins).to.deep.equal([pin]);
  });
});

describe('The PIN help dialog', () => {
  const dialog = (page: CertPage) => deepAll<HTMLDialogElement>(page.root, 'dialog')[0] as HTMLDialogElement;

  it('has a heading, is closed with Esc, and returns the focus', async () => {
    const page = await CertPage.atPin({set: {links: {cardService: 'https://cards.example/'}}});
    expect(isShown(dialog(page))).to.be.false;
    await page.press('忘记密码或卡被锁定');
    expect(dialog(page).matches(':modal')).to.be.true;
    expect(page.headings).to.include('忘记密码或卡被锁定');
    expect(page.links().map(({href}) => href)).to.deep.equal(['https://cards.example/']);
    await sendKeys({press: 'Escape'});
    await until('the dialog is closed', () => !dialog(page).open);
    expect(page.focusedWords).to.equal('忘记密码或卡被锁定');
  });

  it('is closed with its button, and the typed PIN is kept', async () => {
    const page = await CertPage.atPin({readCard: () => Promise.resolve(fakeReading())});
    const pin = randomPin();
    page.form.type(pin);
    await page.press('忘记密码或卡被锁定');
    await page.press('知道了');
    await until('the dialog is closed', () => !dialog(page).open);
    expect(page.form.value).to.equal(pin);
    expect(page.focusedWords).to.equal('忘记密码或卡被锁定');
  });
});
