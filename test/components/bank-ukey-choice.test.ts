import {consentTexts} from '../../src/components/path/consent.texts.js';
import {failureTexts, type WhatAndHow} from '../../src/components/failure/failure.texts.js';
import {icCard} from '../../src/components/ic-card/ic-card.method.js';
import {bankUkey} from '../../src/components/bank-ukey/bank-ukey.method.js';
import type {HandoffAnswer} from '../../src/domain/bank-ukey.schemas.js';
import {banks} from '../../src/domain/banks.js';
import {fakeHandoff, fakeRefused, never} from '../../src/fakes.js';
import {fourthBank, withFourthBank} from '../domain/banks.harness.js';
import {BankPage, ccb, forgetHandoff, kept, saysOfBanks, texts, tidyUp} from '../harness/bank-ukey-page.js';
import {boxOf, heardAt, notice, tick} from '../harness/consent.js';
import {deepAll, until, wordsOf} from '../harness/dom.js';
import {expect} from '../harness/expect.js';
import {fails, inTurn} from '../harness/outside.js';

const {reference: failures} = failureTexts;
const abc = '中国农业银行';
const cmbc = '中国民生银行';

const cardsOf = ({root}: BankPage): string[] => deepAll(root, '.bank').map(wordsOf);
const names = banks.map(({name}) => name['zh-CN']);
const choices = (page: BankPage): string[] =>
  page.pressables.filter((words) => names.some((name) => words === texts.choose(name)));

tidyUp();

describe('the choice of a bank', () => {
  it('says what this is, and of each bank its name, what it takes and what will happen there', async () => {
    const page = await BankPage.atChoice();
    for (const words of texts.intro) expect(page.words).to.contain(words);
    expect(page.headings).to.deep.equal([texts.title, ...names]);
    const cards = cardsOf(page);
    for (const [at, {monogram, name, needs, steps, inInternetExplorer}] of banks.entries()) {
      const words = cards[at] ?? '';
      for (const each of [monogram, name['zh-CN'], needs['zh-CN'], ...steps['zh-CN']]) expect(words).to.contain(each);
      expect(words.includes(texts.inInternetExplorer), words).to.equal(inInternetExplorer === true);
    }
    expect(choices(page)).to.deep.equal(names.map(texts.choose));
    expect(page.pressables).to.include(texts.recommended(icCard.card.reference.action)).and.include(texts.toMethods);
    expect(page.outside.asked.map(({question}) => question)).to.deep.equal(['getStatus']);
    expect(page.steps.at(-1)).to.equal('bank-ukey choosing');
  });

  it('leaves out the monogram where it is heard', async () => {
    const page = await BankPage.atChoice();
    for (const each of deepAll(page.root, '.monogram')) expect(each.ariaHidden).to.equal('true');
  });

  it('says of a bank that is off why it is, and does not offer it', async () => {
    const page = await BankPage.atChoice({
      getStatus: saysOfBanks([
        {id: 'ccb', enabled: false, reason: '系统维护至 18:00'},
        {id: 'cmbc', enabled: false},
        {id: 'abc', enabled: true},
        {id: 'x-new', enabled: true},
      ]),
    });
    const [first, second, ...others] = cardsOf(page);
    expect(first).to.contain(texts.notNow('系统维护至 18:00'));
    expect(second).to.contain(texts.notNow(undefined));
    expect(others).to.have.length(1);
    expect(choices(page)).to.deep.equal([texts.choose(abc)]);
  });

  it('is among those that the host wants, in its order', async () => {
    const page = await BankPage.atChoice({set: {banks: 'cmbc x-new ccb'}});
    expect(choices(page)).to.deep.equal([cmbc, ccb].map(texts.choose));
  });

  it('says so where there is none, and names the other ways', async () => {
    const page = await BankPage.atChoice({getStatus: saysOfBanks([])});
    expect(page.words).to.contain(texts.none);
    expect(choices(page)).to.be.empty;
    expect(page.pressables).to.include(texts.recommended(icCard.card.reference.action));
  });

  it('is opened by a press on home, takes the focus, and is left for home', async () => {
    const page = await BankPage.begun({set: {view: 'home'}});
    await page.at('home');
    await page.choose(bankUkey.card.reference.action);
    await page.at('choosing');
    await page.focuses(texts.title);
    await page.press(texts.toMethods);
    await page.at('home');
    expect(page.leavings).to.deep.equal(['bank-ukey']);
  });

  it('is left for another method by a press', async () => {
    const page = await BankPage.atChoice();
    await page.press(texts.recommended(icCard.card.reference.action));
    await page.at('awaitingPin');
    expect(page.cert.currentView).to.equal('ic-card');
  });

  it('is a path alone in sw-bank-ukey-cert', async () => {
    const page = await BankPage.atChoice({tag: 'sw-bank-ukey-cert', set: {view: 'home'}});
    expect(page.pressables).to.include(texts.cancel).and.not.include(texts.toMethods);
    await page.press(texts.cancel);
    await page.asked('getStatus', 2);
    await page.at('choosing');
  });
});

describe('the host’s notice at the choice of a bank', () => {
  it('keeps the banks shut until it is agreed to, and what was agreed to travels along', async () => {
    const page = await BankPage.chosen({set: {consent: {'bank-ukey': notice()}}});
    expect(page.cert.step).to.equal('choosing');
    expect(page.focusedWords).to.equal(consentTexts.reference.agree);
    expect(heardAt(boxOf(page))).to.equal(consentTexts.reference.missing);
    expect(page.outside.times('createHandoff')).to.equal(0);
    await tick(page);
    await page.press(texts.choose(ccb));
    await page.at('waiting');
    expect(page.sentWith('createHandoff')).to.have.nested.property('consent.noticeId', 'notice-1');
  });
});

describe('the way to a bank that is asked for', () => {
  it('is a wait in words, is heard, and leads back where it is cancelled', async () => {
    const page = await BankPage.chosen({createHandoff: never});
    await page.shows(texts.creating);
    await until('it is heard', () => page.announced.includes(texts.creating));
    await page.press(texts.cancel);
    await page.at('choosing');
    expect(page.outside.last('createHandoff').signal.aborted).to.be.true;
    expect(kept()).to.be.null;
  });

  it('is asked for with the bank and the way back: this page, without what follows a #, or the host’s', async () => {
    const [here = ''] = location.href.split('#');
    history.replaceState(null, '', `${here}#section`);
    await BankPage.atWay().then((page) => {
      expect(page.sentWith('createHandoff')).to.deep.equal({bank: 'ccb', returnUrl: here});
    });
    forgetHandoff('subject-1');
    const page = await BankPage.atWay({set: {returnUrl: '/user/cert-return.html?a=1'}});
    const returnUrl = `${location.origin}/user/cert-return.html?a=1`;
    expect(page.sentWith('createHandoff')).to.deep.equal({bank: 'ccb', returnUrl});
  });

  for (const returnUrl of ['https://evil.example/', '//evil.example/', 'javascript:alert(1)', 'https://']) {
    it(`is not asked for with a way back to elsewhere: ${returnUrl}`, async () => {
      const page = await BankPage.chosen({set: {returnUrl}});
      await page.at('notCreated');
      expect(page.errors).to.deep.equal(['config']);
      expect(page.outside.times('createHandoff')).to.equal(0);
    });
  }

  for (const url of ['https://ccb.com.evil.example/', 'https://ccb.com@evil.example/', 'https://ccb.com:99999/']) {
    it(`is no way where it leads elsewhere: ${url}`, async () => {
      const page = await BankPage.chosen({createHandoff: async () => fakeHandoff({url})});
      await page.at('notCreated');
      expect(page.errors).to.deep.equal(['contract']);
      expect(page.links()).to.be.empty;
      expect(kept()).to.be.null;
    });
  }

  it('may be refused: the reason has the focus, and another bank can be chosen', async () => {
    const createHandoff = inTurn<[], HandoffAnswer>(
      async () => fakeRefused('bank-unavailable'),
      async () => fakeHandoff({url: 'https://perbank.abchina.com/'}),
    );
    const page = await BankPage.chosen({createHandoff});
    const [what, how] = failures.refusals['bank-unavailable'];
    await page.shows(`${what} ${how}`);
    await page.focuses(what);
    expect(page.refusals).to.deep.equal(['bank-ukey bank-unavailable']);
    await page.press(texts.choose(abc));
    await page.at('waiting');
    expect(page.words).not.to.contain(what);
  });

  it('may fail, which is said and told; asked again it is the same attempt', async () => {
    const page = await BankPage.chosen({createHandoff: fails('network')});
    await page.at('notCreated');
    await page.focuses((failures.errors.network as WhatAndHow)[0]);
    expect(page.pressables).to.deep.equal([texts.retry, texts.chooseAgain]);
    await page.press(texts.retry);
    await page.asked('createHandoff', 2);
    const [first, second] = page.outside.asked.filter(({question}) => question === 'createHandoff');
    expect(second?.idempotencyKey).to.be.a('string').and.equal(first?.idempotencyKey);
    await page.at('notCreated');
    await page.press(texts.chooseAgain);
    await page.at('choosing');
    expect(page.errors).to.deep.equal(['network', 'network']);
  });
});

describe('a fourth bank', () => {
  withFourthBank();

  it('is offered with the others, and its way is taken for good', async () => {
    const url = 'https://certify.bank.example/';
    const page = await BankPage.atWay({createHandoff: async () => fakeHandoff({url})}, '样例银行');
    expect(page.headings[0]).to.equal(texts.go(fourthBank.name['zh-CN']));
    expect(page.way.href).to.equal(url);
    expect(page.words).to.contain(texts.host('certify.bank.example'));
  });
});
