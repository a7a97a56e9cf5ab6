import {sendKeys} from '@web/test-runner-commands';
import type {CardChallenge} from '../../src/domain/ic-card.schemas.js';
import {fakeChallenge} from '../../src/fakes.js';
import {randomPin} from '../domain/random-pin.js';
import {CertPage} from '../harness/cert-page.js';
import {calm, deepAll, everythingIn, until} from '../../walks/dom.js';
import {expect, fixture, html} from '../harness/expect.js';
import {fails, Held} from '../harness/outside.js';

describe('A PIN with an invalid format', () => {
  const fullWidth = randomPin().replace(/[!-~]/g, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0));
  for (const [what, pin, message] of [
    ['is missing', '', '请输入卡密码。'],
    ['is too short', randomPin().slice(1), '卡密码为 8 位，请核对后重新输入。'],
    ['is too long', `${randomPin()}x`, '卡密码为 8 位，请核对后重新输入。'],
    ['is full-width', fullWidth, '密码中有全角字符或空格，请切换到英文输入法后重新输入。'],
    ['has a space', `${randomPin().slice(1)} `, '密码中有全角字符或空格，请切换到英文输入法后重新输入。'],
  ] as const) {
    it(`displays an error at the field, which has the focus, and is not sent, when it ${what}`, async () => {
      const page = await CertPage.atPin();
      await page.enterPin(pin);
      expect(page.fields.isInvalid('pin')).to.be.true;
      expect(page.fields.description('pin')).to.equal(`${message} IC卡的密码，共 8 位，不是登录密码；连续输错会锁卡。`);
      expect(page.focusedWords).to.equal('*密码');
      expect(page.fields.value('pin')).to.equal(pin);
      expect(page.cert.step).to.equal('pin');
      expect(page.outside.times('createCardChallenge') + page.outside.times('sign')).to.equal(0);
    });
  }

  it('is announced when the field has the focus already, which says nothing more', async () => {
    const page = await CertPage.atPin();
    await page.drawn();
    page.fields.input('pin').focus();
    await sendKeys({press: 'Enter'});
    await until('it is heard', () => page.announced === '请输入卡密码。');
  });

  it('updates its error while it is corrected', async () => {
    const page = await CertPage.atPin();
    const pin = randomPin();
    await page.enterPin('');
    page.fields.type('pin', pin.slice(1));
    await page.drawn();
    expect(page.fields.description('pin')).to.contain('卡密码为 8 位');
    page.fields.type('pin', pin);
    await page.drawn();
    expect(page.fields.isInvalid('pin')).to.be.false;
    page.fields.submit();
    await page.at('result');
    expect(page.outside.pins).to.deep.equal([pin]);
  });

  it('loses its error when the card is read again', async () => {
    const page = await CertPage.atPin();
    await page.enterPin('');
    await page.press('重新读卡');
    await page.at('awaitingPin');
    expect(page.fields.isInvalid('pin')).to.be.false;
  });

  it('is cleared when a frame of the page takes the focus, not when the user goes to a button, and says why', async () => {
    const page = await CertPage.atPin();
    const input = page.fields.input('pin');
    input.focus();
    await sendKeys({type: '123'});
    deepAll(page.root, 'button').at(-1)?.focus();
    await calm();
    expect(input.value).to.equal('123');
    input.focus();
    const frame = await fixture<HTMLIFrameElement>(html`<iframe title="frame"></iframe>`);
    frame.contentWindow?.focus();
    await until('it says so', () => page.fields.description('pin').startsWith('输入时光标被移到了页面的其他位置'));
    expect(input.value).to.equal('');
    expect(page.focusedWords).to.equal('*密码');
    await sendKeys({type: '4'});
    await page.drawn();
    expect(page.fields.description('pin')).to.contain('已输入的密码已清除');
  });

  it('displays no error while it is typed the first time', async () => {
    const page = await CertPage.atPin();
    page.fields.type('pin', '短');
    await page.drawn();
    expect(page.fields.isInvalid('pin')).to.be.false;
    expect(page.fields.description('pin')).to.equal('IC卡的密码，共 8 位，不是登录密码；连续输错会锁卡。');
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
      page.fields.type('pin', pin);
      expect(everythingIn(page.cert)).to.contain(pin);
      page.fields.submit();
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
    const input = page.fields.input('pin');
    const pin = randomPin();
    await page.enterPin(pin);
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
    const input = (await CertPage.atPin()).fields.input('pin');
    expect(input).to.include({type: 'password', autocomplete: 'off', spellcheck: false, translate: false});
    expect(input.getAttribute('autocapitalize')).to.equal('off');
    expect(input.labels?.[0]?.innerText).to.equal('*密码');
    expect(input.hasAttribute('maxlength')).to.be.false;
  });

  it('shows what is typed as long as the user wants to see it, and hides the next PIN again', async () => {
    const page = await CertPage.atPin({sign: fails('pin-incorrect')});
    await page.press('显示密码');
    expect(page.fields.input('pin').type).to.equal('text');
    await page.press('隐藏密码');
    expect(page.fields.input('pin').type).to.equal('password');
    await page.press('显示密码');
    await page.enterPin(randomPin());
    await page.asked('sign');
    await page.at('awaitingPin');
    expect(page.fields.input('pin').type).to.equal('password');
  });
});

describe('The PIN help dialog', () => {
  const dialog = (page: CertPage) => deepAll<HTMLDialogElement>(page.root, 'dialog')[0] as HTMLDialogElement;

  it('is closed with its button, and the typed PIN is kept', async () => {
    const page = await CertPage.atPin({set: {links: {cardService: 'https://cards.example/'}}});
    const pin = randomPin();
    page.fields.type('pin', pin);
    await page.press('忘记密码或卡被锁定');
    expect(page.links().map(({href}) => href)).to.deep.equal(['https://cards.example/']);
    await page.press('知道了');
    await until('the dialog is closed', () => !dialog(page).open);
    expect(page.fields.value('pin')).to.equal(pin);
    expect(page.focusedWords).to.equal('忘记密码或卡被锁定');
  });
});
