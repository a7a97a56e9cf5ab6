import {icCard} from '../../src/components/element/paths/ic-card.chunk.js';
import {banks} from '../../src/domain/banks.js';
import {
  BankPage,
  ccb,
  forgetHandoff,
  isOpen,
  kept,
  later,
  returnFor,
  texts,
  tidyUp,
} from '../harness/bank-ukey-page.js';
import {deepAll, wordsOf} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {listen} from '../harness/heard.js';
import {fails} from '../harness/outside.js';
import {fakeHandoff, fakeStatus, never} from '../../src/fakes.js';

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
    expect(page.outside.asked.map(({operation}) => operation)).to.deep.equal(['getStatus']);
    expect(page.stepsReported.at(-1)).to.equal('bank-ukey choosing');
  });

  it('offers only the banks that the host lists, in the host’s order', async () => {
    const page = await BankPage.atChoice({set: {places: 'cmbc x-new ccb'}});
    expect(choices(page)).to.deep.equal([cmbc, ccb].map(texts.choose));
  });
});

describe('The wait for a bank', () => {
  it('queries at once, and displays the wait and the next steps after the user opens the link', async () => {
    const page = await BankPage.atWay();
    const heard = listen(page);
    await page.asked('getHandoff');
    expect(page.sentWith('getHandoff')).to.deep.equal({id: 'handoff-1'});
    expect(page.words).to.contain(texts.afterwards).and.not.contain(texts.waiting);
    page.way.click();
    await page.shows(texts.waiting);
    expect(heard).to.deep.equal([texts.waiting]);
    expect(page.stepsReported.slice(-2)).to.deep.equal(['bank-ukey sending', 'bank-ukey waiting']);
    expect(page.pressables).to.include(texts.abandon).and.include(texts.toMethods);
  });

  it('is displayed and announced as cancelled after the user has given it up and the backend has cancelled it', async () => {
    const page = await BankPage.atWay();
    await page.press(texts.abandon);
    await page.at('choosing');
    await page.focuses(texts.title);
    expect(page.words).to.contain(texts.cancelled);
    expect(page.announced).to.contain(texts.cancelled);
    expect([kept(), page.leavings]).to.deep.equal([null, []]);
  });

  it('that cannot be cancelled causes sw-error and a note that its bank page is still valid, also in the next wait', async () => {
    const page = await BankPage.atWay({cancelHandoff: fails('network')});
    const words = new RegExp(texts.stillValid('.+'));
    await page.press(texts.abandon);
    await page.at('choosing');
    expect(page.words).to.match(words).and.not.contain(texts.cancelled);
    expect(page.announced).to.match(words);
    expect(page.errors).to.deep.equal(['network']);
    await page.press(texts.choose(ccb));
    await page.at('waiting');
    expect(page.words).to.match(words);
  });
});

describe('A page that is loaded again', () => {
  it('resumes the wait without a press, with the same link to the bank', async () => {
    const before = await BankPage.atWay();
    before.cert.remove();
    const page = await BankPage.open();
    await page.at('waiting');
    expect(page.cert.view).to.equal('bank-ukey');
    expect(page.way.href).to.equal(fakeHandoff().url);
    expect(wordsOf(page.way)).to.contain(texts.again(ccb));
    expect(page.sentWith('getHandoff')).to.deep.equal({id: 'handoff-1'});
    expect([page.outside.times('createHandoff'), page.outside.times('getHandoff')]).to.deep.equal([0, 1]);
    // It is the same journey, as soon as its record is found.
    const journey = before.reported('sw-step')[0]?.journey;
    expect(journey).to.match(/^[0-9a-f]{32}$/);
    // So are the code that the user may have read out already, and the trace of what is asked.
    const {supportCode, requests = []} = page.cert.diagnostics ?? {};
    expect([supportCode, requests.at(-1)?.trace]).to.deep.equal([journey?.slice(0, 8), journey]);
    const isEarlier = (event: {journey: string}) => event.journey === journey;
    expect(page.reported('sw-step').map((event) => `${event.step} ${isEarlier(event)}`)).to.deep.equal([
      ...['loading false', 'loading true', 'waiting true'],
    ]);
    const ends = page.reported('sw-end').map((event) => `${event.reason} ${event.step} ${isEarlier(event)}`);
    expect(ends).to.deep.equal(['resumed loading false']);
  });
});

describe('A return from the bank', () => {
  it('has the handoff id in the address, which is removed and then queried', async () => {
    returnFor('handoff-9');
    const page = await BankPage.open();
    await page.at('waiting');
    expect(location.search).not.to.contain('sw-handoff');
    expect(history.state).to.deep.equal({page: 1});
    expect(page.sentWith('getHandoff')).to.deep.equal({id: 'handoff-9'});
  });

  it('makes another waiting page query at once', async () => {
    const page = await BankPage.atWay();
    await page.asked('getHandoff');
    later(1_000);
    const {href} = location;
    forgetHandoff(fakeStatus().subject);
    returnFor('handoff-1');
    const other = await BankPage.open({getHandoff: never});
    await other.at('recalling');
    await page.asked('getHandoff', 2);
    expect(location.href).to.equal(href);
  });
});

describe('The stored handoff', () => {
  it('is not needed when storage is blocked: the id in the address is enough', async () => {
    const own = Object.getOwnPropertyDescriptor(window, 'sessionStorage');
    Object.defineProperty(window, 'sessionStorage', {
      get: () => {
        throw new DOMException('Denied', 'SecurityError');
      },
      configurable: true,
    });
    try {
      (await BankPage.atWay()).cert.remove();
      await (await BankPage.open()).at('home');
      returnFor('handoff-1');
      const page = await BankPage.open({getHandoff: isOpen});
      await page.at('waiting');
      await page.press(texts.abandon);
      await page.at('choosing');
      expect(page.errors).to.be.empty;
    } finally {
      Object.defineProperty(window, 'sessionStorage', own as PropertyDescriptor);
    }
  });
});
