import {copyTexts} from '../../src/components/path/path.texts.js';
import {fakeHandoff} from '../../src/fakes.js';
import {BankPage, ccb, texts, tidyUp} from '../harness/bank-ukey-page.js';
import {withClipboard} from '../harness/clipboard.js';
import {until, wordsOf} from '../../walks/dom.js';
import {fieldsOf} from '../harness/event-fields.js';
import {expect, oneEvent} from '../harness/expect.js';
import {inTurn} from '../harness/outside.js';

const {url} = fakeHandoff();
const inNewTab = (words: string): string => `${words} ${texts.newTab.trim()}`;

tidyUp();
// For the frame below, which imports this file: it is one script, the harness alone hundreds of modules.
export {BankPage};

describe('The link to the bank', () => {
  it('opens a new window without access to this page, and displays the bank’s host name', async () => {
    const page = await BankPage.atWay();
    expect(page.headings[0]).to.equal(texts.go(ccb));
    expect(page.way).to.include({href: url, target: '_blank', localName: 'a'});
    expect(page.way.rel.split(' ')).to.have.members(['noopener', 'noreferrer']);
    expect(wordsOf(page.way)).to.equal(inNewTab(texts.openHere(ccb)));
    expect(page.words).to.contain(texts.host('ibsbjstar.ccb.com')).and.contain(texts.inInternetExplorer);
    expect(page.words).not.to.contain(texts.waiting);
  });

  it('comes after the copy button when the bank needs another browser, and before it otherwise', async () => {
    const page = await BankPage.atWay();
    expect(page.primary).to.deep.equal([texts.copy]);
    expect(page.words).to.contain(texts.notLeftByCopy);
    page.cert.remove();
    sessionStorage.clear();
    const other = await BankPage.atWay(
      {createHandoff: async () => fakeHandoff({url: 'https://www.abchina.com/sw/handoff-1'})},
      'abc',
    );
    expect(other.primary).to.deep.equal([inNewTab(texts.go('中国农业银行'))]);
    expect(other.words).to.contain(texts.notLeft).and.not.contain(texts.inInternetExplorer);
    expect(other.pressables).to.include(texts.copy);
  });

  it('opens in the same window when the host sets that', async () => {
    const page = await BankPage.atWay({set: {handoff: 'same-tab'}});
    expect(page.way.hasAttribute('target')).to.be.false;
    expect(page.way.rel.split(' ')).to.include('noopener');
    expect(wordsOf(page.way)).to.equal(texts.openHere(ccb));
    page.cert.handoff = 'new-tab';
    await until('it leads to a new window', () => page.way.target === '_blank');
  });

  it('opens in a new window in a frame whatever the host sets, because a bank refuses to be framed', async () => {
    // Any page of this origin: a frame without an address has no origin to return to.
    const frame = Object.assign(document.createElement('iframe'), {src: import.meta.url});
    document.body.append(frame);
    await oneEvent(frame, 'load');
    const script = Object.assign(document.createElement('script'), {type: 'module'});
    script.textContent = `
      globalThis.afterEach = globalThis.describe = () => undefined;
      const {BankPage} = await import('${frame.src}');
      const {way} = await BankPage.atWay({set: {handoff: 'same-tab'}});
      document.title = way.target || 'the same window';`;
    frame.contentDocument?.head.append(script);
    const target = await until('the frame shows the link', () => frame.contentDocument?.title || undefined);
    frame.remove();
    expect(target).to.equal('_blank');
  });

  it('emits sw-before-handoff once when followed, with only the method, the bank and its origin', async () => {
    const page = await BankPage.atWay();
    expect(page.reported('sw-before-handoff')).to.be.empty;
    page.way.click();
    await page.drawn();
    expect(page.followed).to.deep.equal([url]);
    const [event, ...others] = page.reported('sw-before-handoff');
    expect(others).to.be.empty;
    expect(event).to.include({
      method: 'bank-ukey',
      place: 'ccb',
      origin: 'https://ibsbjstar.ccb.com',
      bubbles: true,
      composed: true,
    });
    expect(fieldsOf(event as Event)).to.have.all.keys('method', 'place', 'origin', 'view', 'step', 'attempt');
    expect(wordsOf(page.way)).to.equal(inNewTab(texts.again(ccb)));
    expect(page.way.part.contains('button-primary')).to.be.false;
    expect(page.cert.step).to.equal('waiting');
  });

  it('is not followed when the host cancels sw-before-handoff, and the page does not change', async () => {
    const page = await BankPage.atWay();
    page.cert.addEventListener('sw-before-handoff', (event) => {
      event.preventDefault();
    });
    page.way.click();
    await page.drawn();
    expect(page.followed).to.be.empty;
    expect(page.reported('sw-before-handoff')).to.have.length(1);
    expect(wordsOf(page.way)).to.equal(inNewTab(texts.openHere(ccb)));
  });

  it('can be copied for another browser', async () => {
    const copied: string[] = [];
    await withClipboard(
      async (text) => void copied.push(text),
      async () => {
        const page = await BankPage.atWay();
        await page.press(texts.copy);
        await page.shows(copyTexts.reference.copied);
        await page.shows(texts.copied(true));
        expect(page.words).not.to.contain(texts.notLeftByCopy).and.not.contain(texts.waiting);
        // Nothing was opened here yet.
        expect(wordsOf(page.way)).to.equal(inNewTab(texts.openHere(ccb)));
        page.way.click();
        await page.shows(texts.waiting);
        expect(wordsOf(page.way)).to.equal(inNewTab(texts.again(ccb)));
      },
    );
    expect(copied).to.deep.equal([url]);
  });

  it('can be renewed when it expires soon', async () => {
    const [soon, later] = [{expiresAt: new Date().toISOString()}, {id: 'handoff-2'}];
    const page = await BankPage.atWay({
      createHandoff: inTurn(...[soon, later].map((each) => async () => fakeHandoff(each))),
    });
    await page.press(texts.renew);
    await page.asked('createHandoff', 2);
    await until('it warns no longer', () => !page.words.includes(texts.endsSoon));
  });
});
