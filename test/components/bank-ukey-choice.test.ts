import {failureTexts} from '../../src/components/failure/failure.texts.js';
import {icCard} from '../../src/components/ic-card/ic-card.method.js';
import type {HandoffAnswer} from '../../src/domain/handoff.schemas.js';
import {banks} from '../../src/domain/banks.js';
import {fakeHandoff, fakeRefused} from '../../src/fakes.js';
import {BankPage, ccb, saysOfBanks, texts, tidyUp} from '../harness/bank-ukey-page.js';
import {deepAll, wordsOf} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {inTurn} from '../harness/outside.js';

const {reference: failures} = failureTexts;
const abc = '中国农业银行';
const cmbc = '中国民生银行';

const cardsOf = ({root}: BankPage): string[] => deepAll(root, '.place').map(wordsOf);
const names = banks.map(({name}) => name['zh-CN']);
const choices = (page: BankPage): string[] =>
  page.pressables.filter((words) => names.some((name) => words === texts.choose(name)));

tidyUp();

describe('The choice of a bank', () => {
  it('displays an introduction, and for each bank its name, what is needed and the steps', async () => {
    const page = await BankPage.atChoice();
    for (const words of texts.intro) expect(page.words).to.contain(words);
    expect(page.headings).to.deep.equal([texts.title, ...names]);
    const cards = cardsOf(page);
    for (const [at, {monogram, name, needs, steps, inInternetExplorer}] of banks.entries()) {
      const words = cards[at] ?? '';
      for (const each of [monogram['zh-CN'], name['zh-CN'], needs['zh-CN'], ...steps['zh-CN']])
        expect(words).to.contain(each);
      expect(words.includes(texts.inInternetExplorer), words).to.equal(inInternetExplorer === true);
    }
    for (const each of deepAll(page.root, '.monogram')) expect(each.ariaHidden).to.equal('true');
    expect(choices(page)).to.deep.equal(names.map(texts.choose));
    expect(page.pressables).to.include(texts.recommended(icCard.card.reference.action)).and.include(texts.toMethods);
    expect(page.outside.asked.map(({question}) => question)).to.deep.equal(['getStatus']);
    expect(page.stepsTold.at(-1)).to.equal('bank-ukey choosing');
  });

  it('displays the reason for a disabled bank, and offers no button for it', async () => {
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

  it('offers only the banks that the host lists, in the host’s order', async () => {
    const page = await BankPage.atChoice({set: {banks: 'cmbc x-new ccb'}});
    expect(choices(page)).to.deep.equal([cmbc, ccb].map(texts.choose));
  });

  it('displays a message when no bank is available, and offers the other methods', async () => {
    const page = await BankPage.atChoice({getStatus: saysOfBanks([])});
    expect(page.words).to.contain(texts.none);
    expect(choices(page)).to.be.empty;
    expect(page.pressables).to.include(texts.recommended(icCard.card.reference.action));
  });
});

describe('Requesting a bank handoff', () => {
  it('focuses the reason when the backend refuses, and another bank can be chosen', async () => {
    const createHandoff = inTurn<[], HandoffAnswer>(
      async () => fakeRefused('place-unavailable'),
      async () => fakeHandoff({url: 'https://perbank.abchina.com/'}),
    );
    const page = await BankPage.chosen({createHandoff});
    const [what, how] = failures.refusals['place-unavailable'];
    await page.shows(`${what} ${how}`);
    await page.focuses(what);
    expect(page.refusals).to.deep.equal(['bank-ukey place-unavailable']);
    await page.press(texts.choose(abc));
    await page.at('waiting');
    expect(page.words).not.to.contain(what);
  });
});
