import {adminAssist} from '../../src/components/element/paths/admin-assist.chunk.js';
import {bankUkey} from '../../src/components/element/paths/bank-ukey.chunk.js';
import {homeTexts} from '../../src/components/home/home.texts.js';
import {icCard} from '../../src/components/element/paths/ic-card.chunk.js';
import {icCardTexts} from '../../src/components/ic-card/ic-card.texts.js';
import {legalRep} from '../../src/components/element/paths/legal-rep.chunk.js';
import type {MethodStatus} from '../../src/domain/schemas.js';
import {fakeOutcome, never} from '../../src/fakes.js';
import {BankPage, saysOfBanks, tidyUp} from '../harness/bank-ukey-page.js';
import {CertPage, type PageOptions} from '../harness/cert-page.js';
import {deepAll, isShown, isUnseen, until, wordsOf} from '../../walks/dom.js';
import {expect, fixture, html} from '../harness/expect.js';
import {LegalRepPage, texts} from '../harness/legal-rep-page.js';
import {says, refuses} from '../harness/outside.js';
import {onPhone} from '../harness/phone.js';
import {ProfilePage} from '../harness/profile-page.js';

/* Where things stand, in columns of any width: a host's page decides that. */

tidyUp();

const {reference: home} = homeTexts;
const {reference: card} = icCard.card;

const setWidth = async (page: CertPage, width: number): Promise<void> => {
  page.cert.style.width = `${width}px`;
  await page.drawn();
};

const box = (element: Element | undefined): DOMRect => (element as Element).getBoundingClientRect();

/** The boxes, by the line that they stand in. */
const linesOf = (elements: readonly Element[]): DOMRect[][] => {
  const lines = new Map<number, DOMRect[]>();
  for (const each of elements.map(box)) lines.set(each.top, [...(lines.get(each.top) ?? []), each]);
  return [...lines.values()];
};

const linesOfText = (element: Element): number => {
  const range = document.createRange();
  range.selectNodeContents(element);
  return new Set([...range.getClientRects()].map(({bottom}) => Math.round(bottom))).size;
};

const method = (id: string, changes: Partial<MethodStatus> = {}): MethodStatus => ({
  id,
  state: 'not-certified',
  enabled: true,
  ...changes,
});
const four = [method('ic-card'), method('legal-rep'), method('bank-ukey'), method('admin-assist', {state: 'pending'})];
const offers = (...methods: MethodStatus[]): PageOptions => ({getStatus: says({methods})});

const widths = [272, 400, 560, 600, 640, 720, 792, 900, 1050, 1200, 1900];

describe('The cards', () => {
  for (const count of [1, 2, 3, 4]) {
    it(`fill every row at every width when there are ${count} of them`, async () => {
      const page = await CertPage.atHome(offers(...four.slice(0, count)));
      for (const width of widths) {
        await setWidth(page, width);
        const cards = deepAll(page.root, '.method');
        expect(cards).to.have.length(count);
        const lines = linesOf(cards);
        const perLine = count / lines.length;
        for (const line of lines) expect(line, `${count} at ${width} px`).to.have.length(perLine);
        const list = box(deepAll(page.root, '.methods')[0]);
        expect(lines[0]?.at(-1)?.right, `at ${width} px`).to.be.closeTo(list.right, 1);
      }
    });
  }

  it('fill every row and the full width when they are banks', async () => {
    const page = await BankPage.atChoice();
    for (const width of widths) {
      await setWidth(page, width);
      const lines = linesOf(deepAll(page.root, '.place'));
      expect([1, 3], `${lines.length} lines at ${width} px`).to.include(lines.length);
      expect(lines[0]?.at(-1)?.right).to.be.closeTo(box(deepAll(page.root, '.places')[0]).right, 1);
    }
  });

  it('do not stretch on very wide screens', async () => {
    for (const page of [await CertPage.atHome(), await ProfilePage.atRecord(), await LegalRepPage.atForm()]) {
      await setWidth(page, 1900);
      const wide = deepAll(page.root, 'li, dl, .field, ol, section').filter((each) => box(each).width > 1160);
      expect(wide.map(wordsOf)).to.be.empty;
    }
  });

  it('have their buttons on one line, whichever method is recommended', async () => {
    const page = await CertPage.atHome(offers(...four.slice(0, 3)));
    await setWidth(page, 792);
    expect(linesOf(deepAll(page.root, '.method button'))).to.have.length(1);
  });
});

describe('A screen', () => {
  const rightOf = (page: CertPage, selector: string): number[] =>
    deepAll(page.root, selector)
      .filter(isShown)
      .map((each) => Math.round(box(each).right));

  it('has one right edge: that of the cards, where there are some', async () => {
    const nextLevel = {id: 'high', rank: 3, label: '高'};
    const page = await CertPage.atHome({
      getStatus: says({nextLevel, methods: four.slice(0, 3)}),
      set: {requiredLevel: 'medium'},
    });
    const banks = await BankPage.atChoice();
    for (const width of [400, 640, 811, 1900]) {
      for (const each of [page, banks]) await setWidth(each, width);
      const notes = rightOf(page, '.note');
      expect(notes).to.have.length(1);
      expect(new Set([...notes, ...rightOf(page, '.standing, .methods')]).size, `${width} px`).to.equal(1);
      const edges = rightOf(banks, '.places, .others');
      expect(new Set(edges).size, `banks at ${width} px`).to.equal(1);
    }
  });

  it('has 16 px below its own title, and no gap at the top when the host has the title', async () => {
    for (const [set, room] of [
      [{}, 16],
      [{heading: 'host'}, 0],
    ] as const) {
      const page = await CertPage.atHome({...offers(...four), set});
      const title = box(deepAll(page.root, '.heading')[0]);
      const begins = set.heading ? box(page.cert).top : title.bottom;
      expect(box(deepAll(page.root, '.standing')[0]).top - begins).to.equal(room);
    }
  });

  it('keeps its height while it waits, with what ends the wait below its words', async () => {
    const page = await CertPage.atHome({readCard: never});
    await page.press(card.action);
    await page.at('reading');
    await setWidth(page, 811);
    const cancel = await until('it can be ended', () => page.pressable('取消'));
    const [words] = deepAll(page.root, '.busy').filter(isShown);
    expect(box(cancel).top - box(words).bottom).to.equal(16);
    expect(box(cancel).left).to.equal(box(words).left);
    expect(box(page.cert).height).to.be.at.least(320);
  });

  it('has its level as a bar of three, beside the word', async () => {
    const page = await CertPage.atHome({getStatus: says({level: {id: 'medium', rank: 2, label: '中'}})});
    const bars = deepAll(page.root, '.meter > *');
    expect(bars.map((each) => [box(each).width, box(each).height])).to.deep.equal(
      Array.from({length: 3}, () => [40, 6]),
    );
    expect(bars.map((each) => getComputedStyle(each).borderTopWidth)).to.deep.equal(['3px', '3px', '1px']);
    expect(wordsOf(deepAll(page.root, '[part=level]')[0] as Element)).to.equal('中');
  });
});

describe('A result', () => {
  it('is a large tick with what follows below its title, then the buttons, then the facts in two columns', async () => {
    const page = await CertPage.atPin();
    await page.enterPin('fake-pin');
    await page.at('result');
    for (const [width, columns] of [
      [811, 2],
      [640, 2],
      [620, 1],
      [272, 1],
    ] as const) {
      await setWidth(page, width);
      const [tick, title, line, actions, panel] = ['.moment .icon', '.heading', '.moment p', '.actions', '.panel'].map(
        (selector) => box(deepAll(page.root, selector)[0]),
      ) as [DOMRect, DOMRect, DOMRect, DOMRect, DOMRect];
      expect([tick.width, tick.height]).to.deep.equal([64, 64]);
      expect(line.top).to.equal(title.bottom);
      // Chromium 92 cuts a line's height off to whole pixels.
      if (width > 600) expect([title.height, line.height].map((each) => Math.ceil(each / 4))).to.deep.equal([8, 6]);
      expect(actions.top).to.be.at.least(Math.max(line.bottom, tick.bottom));
      expect(panel.top).to.be.at.least(actions.bottom);
      const facts = deepAll(page.root, '.panel dt').map((each) => box(each).left);
      expect(new Set(facts).size, `${width} px`).to.equal(columns);
    }
  });
});

describe('The room that a widget has', () => {
  /** Does it in a frame, and resolves when that frame has been drawn, before the next one. */
  const drawnWith = (change: () => void): Promise<void> =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        change();
        const {port1, port2} = new MessageChannel();
        port1.addEventListener('message', () => {
          resolve();
        });
        port1.start();
        port2.postMessage(undefined);
      });
    });

  const perLine = ({root}: CertPage): number => linesOf(deepAll(root, '.method'))[0]?.length ?? 0;

  const atHome = async (markup = '<section class="place"></section>') => {
    const place = await fixture<HTMLElement>(html`<div></div>`);
    place.innerHTML = markup;
    const page = await CertPage.atHome(offers(...four.slice(0, 3)));
    const box = place.querySelector('.place') as HTMLElement;
    await drawnWith(() => {
      box.append(page.cert);
    });
    return {page, place, box};
  };

  it('decides the number of columns at the first paint', async () => {
    for (const [width, columns] of [
      [740, 3],
      [730, 1],
    ] as const) {
      const place = await fixture<HTMLElement>(html`<div></div>`);
      place.style.width = `${width}px`;
      const {cert} = new CertPage({getStatus: never});
      await drawnWith(() => {
        place.append(cert);
      });
      const shapes = [...(cert.shadowRoot?.querySelectorAll('.skeleton i') ?? [])];
      expect(linesOf(shapes)[0], `${width} px`).to.have.length(columns);
    }
  });

  it('decides the columns in the same frame after a change of width, text size, display or parent', async () => {
    const {page, place} = await atHome();
    const {style} = page.cert;
    for (const [what, change, count] of [
      ['narrow', () => (style.width = '735px'), 1],
      ['wide', () => (style.width = '736px'), 3],
      ['larger text', () => style.setProperty('--sw-font-size', '200%'), 1],
      ['smaller text', () => style.setProperty('--sw-font-size', '14px'), 3],
      ['the text as it was, and contents', () => Object.assign(style, {cssText: 'display: contents'}), 3],
      ['a narrow place around contents', () => (place.style.width = '300px'), 1],
      ['hidden', () => (place.hidden = true), 0],
      ['a wider place that is hidden', () => (place.style.width = '800px'), 0],
      ['shown', () => (place.hidden = false), 3],
      [
        'moved',
        () => {
          const narrow = document.createElement('div');
          narrow.style.width = '300px';
          place.append(narrow);
          narrow.append(page.cert);
        },
        1,
      ],
    ] as const) {
      await drawnWith(change);
      expect(what === 'hidden' || what.startsWith('a wider') ? 0 : perLine(page), what).to.equal(count);
    }
  });

  it('is followed in a table’s cell that grows, and in a dialog that opens', async () => {
    const cell = await atHome('<table><tr><td class="place"></td><td class="beside"></td></tr></table>');
    cell.place.style.width = '800px';
    const beside = cell.place.querySelector<HTMLElement>('.beside') as HTMLElement;
    const dialog = await atHome('<dialog class="place" style="inline-size: 800px; max-inline-size: none"></dialog>');
    await drawnWith(() => {
      cell.page.cert.style.setProperty('--sw-font-size', '14px');
      beside.style.minWidth = '400px';
    });
    expect(perLine(cell.page)).to.equal(1);
    await drawnWith(() => {
      beside.style.minWidth = '';
      cell.box.style.width = '800px';
      (dialog.box as HTMLDialogElement).showModal();
    });
    expect([perLine(cell.page), perLine(dialog.page)]).to.deep.equal([3, 3]);
  });

  it('decides in nested elements whether a label is beside or above its field', async () => {
    const page = await LegalRepPage.atIdCard();
    const label = () => deepAll(page.root, 'sw-rc-person-check .field > label, .field > label').filter(isShown)[0];
    for (const [width, isBeside] of [
      [640, true],
      [560, false],
    ] as const) {
      await drawnWith(() => {
        page.cert.style.width = `${width}px`;
      });
      const field = label()?.parentElement?.querySelector('input, select') as Element;
      expect(box(label()).right <= box(field).left, `${width} px`).to.equal(isBeside);
    }
  });

  it('may change its own width, as by a scroll bar, without an error of the observer', async () => {
    const {page, place} = await atHome();
    const base = page.root.querySelector('.base') as Element;
    // This browser shows none. Mocha hears the error.
    const bar = new MutationObserver(() => {
      place.style.paddingInlineEnd = base.matches('.wide') ? '0' : '17px';
    });
    bar.observe(base, {attributeFilter: ['class']});
    try {
      for (const [width, count] of [
        ['700px', 1],
        ['740px', 1],
        ['760px', 3],
        ['740px', 3],
        ['730px', 1],
      ] as const) {
        await drawnWith(() => {
          place.style.cssText += `; box-sizing: border-box; width: ${width}`;
        });
        await drawnWith(() => undefined);
        expect(perLine(page), width).to.equal(count);
      }
    } finally {
      bar.disconnect();
    }
  });
});

describe('The recommended method', () => {
  const marked = (page: CertPage): string[] =>
    deepAll(page.root, '.method')
      .filter((each) => wordsOf(each).includes(home.recommended))
      .map((each) => wordsOf(each.querySelector('.heading') as Element));

  it('has the mark, and comes first unless the host’s methods attribute gives it another place', async () => {
    for (const [options, place] of [
      [offers(method('legal-rep'), method('ic-card')), 0],
      [{set: {methods: 'legal-rep ic-card'}}, 1],
    ] as const) {
      const page = await CertPage.atHome(options);
      expect(marked(page)).to.deep.equal([card.title]);
      expect(wordsOf(deepAll(page.root, '.method .heading')[place] as Element)).to.equal(card.title);
      expect(page.words).to.contain(card.advice);
    }
  });

  describe('on a phone', () => {
    onPhone();
    const primary = (page: CertPage) => deepAll(page.root, '[part=button-primary]').map(wordsOf);

    it('is the next that works there, and the card says where it works, at home and on its path', async () => {
      const page = await CertPage.atHome(offers(...four));
      expect(marked(page)).to.deep.equal([legalRep.card.reference.title]);
      expect(primary(page)).to.deep.equal([legalRep.card.reference.action]);
      expect(page.words).not.to.contain(card.advice);
      const notes = deepAll(page.root, '.method .note').map((each) => each.parentElement as Element);
      expect(notes.map((each) => wordsOf(each.querySelector('.heading') as Element))).to.have.members([
        card.title,
        bankUkey.card.reference.title,
      ]);
      await page.press(legalRep.card.reference.action);
      await page.at('introducing');
      expect(page.pressables).not.to.include(texts.recommended(card.action)).and.not.to.include(card.action);
      page.cert.home();
      await page.at('home');
      await page.cert.open('ic-card');
      await page.shows(icCardTexts.reference.atComputer);
    });

    it('is an administrator’s help where nothing else works, and nothing where that is not offered', async () => {
      const page = await CertPage.atHome(offers(method('ic-card'), method('admin-assist')));
      expect(primary(page)).to.deep.equal([adminAssist.card.reference.action]);
      const none = await CertPage.atHome(offers(method('ic-card'), method('bank-ukey')));
      expect(primary(none)).to.be.empty;
      expect(none.pressables).to.include(card.action);
    });
  });

  for (const [name, changes] of Object.entries({
    'is off': {enabled: false, reason: '系统维护'},
    'has certified the user': {state: 'certified'},
  } as const)) {
    it(`has no mark and no advice when it ${name}`, async () => {
      const page = await CertPage.atHome(offers(method('legal-rep'), method('ic-card', changes)));
      expect(marked(page)).to.be.empty;
      expect(page.words).not.to.contain(card.advice).and.not.to.contain(home.recommended);
    });
  }
});

describe('A form', () => {
  const forms: Readonly<Record<string, () => Promise<CertPage>>> = {
    'of a PIN': () => CertPage.atPin(),
    'of an enterprise': () => LegalRepPage.atForm(),
    'of an account': () => ProfilePage.atForm('account'),
    'of a code': () => LegalRepPage.atCode(),
  };
  const labels = (page: CertPage) => deepAll(page.root, '.field > label:not(.option)').filter(isShown);
  const controlOf = (label: Element) =>
    [...(label.parentElement as Element).children].find((each) =>
      each.matches('input, select, textarea, .kept'),
    ) as Element;
  const saidOf = (label: Element) =>
    [...(label.parentElement as Element).children].filter((each) => each !== label && each !== controlOf(label));

  for (const [name, show] of Object.entries(forms)) {
    it(`has its labels beside its fields, above them when narrow, and in two columns where there is room: ${name}`, async () => {
      const page = await show();
      const isAlone = labels(page).length === 1;
      for (const [width, place] of [
        [792, isAlone ? 'beside' : 'columns'],
        [640, 'beside'],
        [272, 'above'],
      ] as const) {
        await setWidth(page, width);
        for (const label of labels(page)) {
          const [at, control] = [box(label), box(controlOf(label))];
          const what = `${wordsOf(label)} at ${width} px`;
          if (place === 'beside') expect(at.right, what).to.be.at.most(control.left);
          else expect(at.bottom, what).to.be.at.most(control.top);
          for (const said of saidOf(label).filter(isShown).map(box)) {
            const isBeside = said.left >= control.right;
            if (place !== 'above') expect(said.top, what).to.be.at.least(isBeside ? control.top : control.bottom);
            expect(said.right, what).to.be.at.most(box(page.cert).right + 1);
          }
        }
        const columns = labels(page).map((label) => Math.round(box(controlOf(label)).left));
        expect(new Set(columns).size).to.equal(place === 'columns' ? 2 : 1);
      }
    });
  }

  it('has another border around each invalid field', async () => {
    const account = await ProfilePage.atForm('account', {holderName: '', validFrom: '20200231'});
    await account.submit();
    const pin = await CertPage.atPin();
    await pin.enterPin('');
    const borderOf = (field: Element): string => {
      const {borderTopColor, borderTopWidth} = getComputedStyle(field);
      return `${borderTopColor} ${borderTopWidth}`;
    };
    const valid = borderOf((await CertPage.atPin()).fields.input('pin'));
    // Last: its first step is kept for a later page.
    const code = await LegalRepPage.atCode('');
    for (const page of [account, pin, code]) {
      const invalid = await until('fields are invalid', () => {
        const found = deepAll(page.root, 'input[aria-invalid=true]').filter(isShown);
        return found.length > 0 && found;
      });
      for (const field of invalid) expect(borderOf(field), field.id).not.to.equal(valid);
    }
  });

  it('displays one red box when it is refused, with links to the fields', async () => {
    const page = await LegalRepPage.sent({
      checkEnterprise: refuses('enterprise-mismatch', {fields: ['legalRepName']}),
    });
    await page.at('enterprise');
    await page.focuses(texts.refused([])[0]);
    const boxes = deepAll(page.root, '.note.danger').filter(isShown);
    expect(boxes).to.have.length(1);
    const [link] = deepAll(page.root, 'a[href="#legalRepName"]');
    expect(wordsOf(boxes[0] as Element)).to.contain(wordsOf(link as Element));
    link?.click();
    expect(page.focusedWords).to.equal(`*${texts.labels.legalRepName}`);
  });

  it('focuses a new error summary when a field is invalid after a refusal', async () => {
    const page = await LegalRepPage.sent({checkEnterprise: refuses('enterprise-not-supported')});
    await page.at('enterprise');
    await page.fill({legalRepName: ''});
    await page.submit();
    await until('the summary has the focus', () => page.focusedWords.startsWith(texts.errorSummary));
  });

  it('displays the error of a field below that field, at every width', async () => {
    const page = await LegalRepPage.atIdCard();
    await page.fill({validFrom: '20200231'});
    await page.submit();
    await until('the error is there', () => deepAll(page.root, '#validFrom-error').length === 1);
    for (const width of [792, 600, 272]) {
      await setWidth(page, width);
      const [error, input] = ['#validFrom-error', '#validFrom'].map((each) => box(deepAll(page.root, each)[0]));
      expect(error?.top, `${width} px`).to.be.at.least(input?.bottom ?? Infinity);
    }
  });
});

describe('The steps of a path', () => {
  const items = (page: CertPage) => deepAll(page.root, 'ol[part=steps] > li').filter(isShown);
  const seen = (item: Element) => [...item.querySelectorAll('.name')].filter((each) => !isUnseen(each)).map(wordsOf);

  it('have their names from 480 px on, in a row of their own, and are a bar when narrower', async () => {
    const page = await LegalRepPage.atForm();
    const now = () => deepAll(page.root, '.stepper .now').filter(isShown).map(wordsOf);
    for (const width of [792, 480]) {
      await setWidth(page, width);
      expect(items(page).map(seen), `${width} px`).to.deep.equal(texts.steps.map((name) => [name]));
      expect(now()).to.be.empty;
      expect(box(items(page)[0]).top).to.be.at.least(box(deepAll(page.root, '.back')[0]).bottom);
    }
    await setWidth(page, 479);
    expect(now()).not.to.be.empty;
    await setWidth(page, 272);
    expect(items(page).map(seen)).to.deep.equal([[], [], [], []]);
    expect(now()).to.deep.equal([texts.stepNow(1, 4, texts.steps[0])]);
    for (const item of items(page)) expect(box(item).right).to.be.at.most(box(page.cert).right);
  });

  it('are in sight, with the way back above them, when a new step has come', async () => {
    const page = await LegalRepPage.atForm();
    const room = document.createElement('div');
    room.style.blockSize = '3000px';
    page.cert.after(room);
    try {
      // The next title will stand where this one does, and be in sight by itself.
      scrollBy(0, box(deepAll(page.root, '.heading').filter(isShown)[0]).top - 4);
      expect(box(deepAll(page.root, '.back')[0]).top).to.be.below(0);
      await page.press(texts.next);
      await page.at('legalRep.idCard');
      await until('the title has the focus', () => page.focusedWords.includes('李四'));
      expect(box(deepAll(page.root, '.back')[0]).top).to.be.at.least(0);
    } finally {
      room.remove();
    }
  });

  it('have a tick when they are done, not only a colour', async () => {
    const page = await LegalRepPage.atIdCard();
    const ticks = items(page).map((item) => item.querySelectorAll('.number svg').length);
    expect(ticks).to.deep.equal([1, 0, 0, 0]);
  });

  it('are displayed at the result, all of them done, and follow the language', async () => {
    const checkBankCard = async () => fakeOutcome({method: 'legal-rep', effective: 'now'});
    const page = await LegalRepPage.atCode('123456', {checkBankCard});
    await page.at('result');
    const names = () => items(page).map((item) => wordsOf(item.querySelector('.name') as Element));
    await until('the steps are there', () => names().join() === texts.steps.join());
    expect(items(page).map((item) => item.getAttribute('aria-current'))).to.deep.equal([null, null, null, null]);
    expect(items(page).map((item) => item.querySelectorAll('.number svg').length)).to.deep.equal([1, 1, 1, 1]);
    const [first] = deepAll(page.root, '.heading').filter(isShown);
    expect(box(first).top).to.be.at.least(box(items(page)[0]).bottom);
    page.cert.lang = 'en';
    await until('they are English', () => names()[3] === 'Done');
  });

  it('are not displayed when the path has none', async () => {
    const page = await CertPage.atPin();
    await page.enterPin('fake-pin');
    await page.at('result');
    expect(items(page)).to.be.empty;
  });
});

describe('A button', () => {
  it('keeps a padding above its text when the text takes two lines', async () => {
    const page = await BankPage.atChoice({getStatus: saysOfBanks(), set: {lang: 'en', startView: 'bank-ukey'}});
    await setWidth(page, 238);
    const wrapped = deepAll(page.root, 'button:not(.link)').filter((each) => isShown(each) && linesOfText(each) > 1);
    expect(wrapped.length).to.be.greaterThan(0);
    for (const each of wrapped) {
      const range = document.createRange();
      range.selectNodeContents(each);
      expect(range.getBoundingClientRect().top - box(each).top, wordsOf(each)).to.be.at.least(6);
    }
  });
});

describe('The font', () => {
  const familyOf = (page: CertPage): string =>
    getComputedStyle(page.root.querySelector('[part=base]') as Element).fontFamily;

  it('is the page’s, but a Latin font in English, because apostrophes are too wide in Chinese fonts', async () => {
    const around = await fixture<HTMLElement>(html`<div></div>`);
    around.style.fontFamily = 'SimSun';
    const page = new CertPage();
    around.append(page.cert);
    await page.at('home');
    expect(familyOf(page)).to.equal('SimSun');
    page.cert.lang = 'en';
    await page.drawn();
    expect(familyOf(page))
      .to.match(/^"Segoe UI"/)
      .and.not.to.contain('SimSun');
    page.cert.style.setProperty('--sw-font-family', 'Inter');
    expect(familyOf(page)).to.equal('Inter');
  });
});
