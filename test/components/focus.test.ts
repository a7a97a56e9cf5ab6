import type {InboxAnsweredAnswer} from '../../src/domain/assistance.schemas.js';
import type {Outcome} from '../../src/domain/outcome.schemas.js';
import {fakeInboxAnswered, fakeOutcome, fakeRefused, never} from '../../src/fakes.js';
import {randomPin} from '../domain/random-pin.js';
import {CertPage, type PageOptions} from '../harness/cert-page.js';
import {calm, focused, until} from '../../walks/dom.js';
import {expect, fixture, html} from '../harness/expect.js';
import {InboxPage, texts as inbox} from '../harness/inbox-page.js';
import {LegalRepPage, texts as legalRep} from '../harness/legal-rep-page.js';
import {fails, Held, inTurn, refuses, says} from '../harness/outside.js';

const signedIn = async (options: PageOptions): Promise<CertPage> => {
  const page = await CertPage.atPin(options);
  await page.enterPin(randomPin());
  return page;
};

describe('The focus', () => {
  it('does not move when the widget loads', async () => {
    const page = await CertPage.atHome();
    await calm();
    expect(focused()?.localName).to.equal('body');
    expect(page.headings[0]).to.equal('实名认证方式选择');
  });

  it('moves to the heading of home when the first query works at the second try', async () => {
    let tries = 0;
    const page = await CertPage.open({getStatus: () => (tries++ === 0 ? fails('network')() : says({})())});
    await page.press('重试');
    await page.at('home');
    await page.focuses('实名认证方式选择');
  });

  it('is not taken from another part of the page', async () => {
    const reading = new Held<never>();
    const page = await CertPage.atHome({readCard: reading.ask});
    await page.press('IC卡认证');
    await page.focuses('IC卡实名认证');
    const input = await fixture<HTMLInputElement>(html`<input aria-label="elsewhere" />`);
    input.focus();
    reading.fail('card-missing');
    await page.shows('未读到卡');
    await calm();
    expect(focused()?.getAttribute('aria-label')).to.equal('elsewhere');
  });

  it('goes to the heading when the host calls focus(), also before the first render', async () => {
    const page = await CertPage.atHome();
    page.cert.focus();
    expect(page.focusedWords).to.equal('实名认证方式选择');
    const early = new CertPage({set: {lang: 'zh-TW'}});
    early.cert.focus();
    await early.mount();
    await early.focuses('實名認證方式選擇');
    page.cert.open('ic-card');
    await page.at('introducing');
    page.cert.focus();
    await page.focuses('IC卡实名认证');
  });
});

const confirms = () =>
  inTurn<unknown[], InboxAnsweredAnswer>(
    () => Promise.resolve(fakeRefused('step-up-required')),
    () => Promise.resolve(fakeInboxAnswered('confirmed')),
  );

describe('The second press of a double click', () => {
  it('does not press a button of the screen that the first press has opened, and does not move its focus', async () => {
    const page = await LegalRepPage.atForm({legalRepName: '何平'});
    const mouse = (type: string, detail: number, words?: string): boolean => {
      const event = new MouseEvent(type, {detail, bubbles: true, composed: true, cancelable: true});
      const target = words === undefined ? document.body : page.pressable(words);
      return target?.dispatchEvent(event) ?? false;
    };
    mouse('mousedown', 1, legalRep.next);
    mouse('click', 1, legalRep.next);
    await page.at('confirming');
    expect(mouse('mousedown', 2, legalRep.confirm)).to.equal(false);
    // The next screen may be shorter than the last one.
    expect(mouse('mousedown', 2)).to.equal(false);
    mouse('click', 2, legalRep.confirm);
    await calm();
    expect(page.cert.step).to.equal('confirming');
    mouse('click', 1, legalRep.confirm);
    await page.asked('checkEnterprise');
  });
});

/** What a page puts over the widget to ask the user something; it resolves with the user's answer. */
const overlay = (box: HTMLElement, close: (box: HTMLElement) => void) => async (): Promise<void> => {
  document.body.append(box);
  // As many libraries do; it makes the widget read its scheme again.
  document.body.classList.toggle('is-asking');
  if (box instanceof HTMLDialogElement) box.showModal();
  box.focus();
  await calm();
  close(box);
};

const dialog = (): HTMLElement => {
  const box = document.createElement('dialog');
  box.tabIndex = -1;
  return box;
};

const layer = (tag: 'div' | 'iframe'): HTMLElement => {
  const box = document.createElement(tag);
  box.tabIndex = -1;
  return box;
};

const waysToAsk: Readonly<Record<string, () => Promise<void>>> = {
  'a confirm()': async () => void confirm('?'),
  'a dialog that gives the focus back': () =>
    overlay(dialog(), (box) => {
      (box as HTMLDialogElement).close();
    })(),
  'a layer that is taken away': () => overlay(layer('div'), (box) => box.remove())(),
  'a frame that is taken away': () => overlay(layer('iframe'), (box) => box.remove())(),
  'a dialog that closes only after its answer': () => overlay(dialog(), (box) => setTimeout(() => box.remove(), 200))(),
};

describe('The focus, when the page has asked the user something in', () => {
  for (const [name, ask] of Object.entries(waysToAsk)) {
    it(`${name}, goes to the outcome`, async () => {
      const stepUp = async () => {
        await ask();
        return 'token';
      };
      const page = await InboxPage.atRequest({confirmAssistance: confirms()}, {stepUp});
      await page.agree();
      await page.focuses(inbox.answered.confirmed);

      const verifyCard = inTurn<unknown[], Outcome>(refuses('human-check-required'), () =>
        Promise.resolve(fakeOutcome()),
      );
      const cert = await signedIn({verifyCard, set: {humanCheck: stepUp}});
      await until(
        'the result has the focus',
        () => cert.cert.step === 'result' && cert.headings.includes(cert.focusedWords),
      );
    });
  }

  it('another part of the page, stays there, and the outcome is announced', async () => {
    const input = await fixture<HTMLInputElement>(html`<input aria-label="elsewhere" />`);
    const stepUp = async () => {
      input.focus();
      return 'token';
    };
    const page = await InboxPage.atRequest({confirmAssistance: confirms()}, {stepUp});
    await page.agree();
    await until('the outcome is announced', () => page.announced.includes(inbox.answered.confirmed));
    expect(focused()?.getAttribute('aria-label')).to.equal('elsewhere');
  });
});

describe('The live region', () => {
  const regionOf = ({root}: CertPage) => root.querySelector('[role=status]');

  it('exists from the start, and stays the same element', async () => {
    const page = await CertPage.open({getStatus: never});
    expect(regionOf(page)).to.exist;
    const second = await CertPage.open();
    const before = regionOf(second);
    await second.press('IC卡认证');
    await second.at('awaitingPin');
    expect(regionOf(second)).to.equal(before);
  });
});
