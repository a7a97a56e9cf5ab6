import {places, type Place} from '../../demo/pages/pictures-scenes.js';
import {unfold} from '../../demo/pages/drive.js';
import {locales} from '../../src/domain/locales.js';
import type {Picture} from '../../src/components/pictures/picture.js';
import {pictureTexts} from '../../src/components/pictures/pictures.texts.js';
import {textsIn} from '../../walks/words.js';
import {CertPage, type PageOptions} from '../harness/cert-page.js';
import {deepAll, isShown, until} from '../../walks/dom.js';
import {expect} from '../harness/expect.js';
import {inEveryLook} from '../harness/looks.js';

const pictureIn = (page: CertPage): Picture | undefined => deepAll<Picture>(page.root, 'sw-rc-picture')[0];

/** The place as people come to it, nothing unfolded. */
const open = async ({scene: {backend, agent, go}}: Place, set: PageOptions['set'] = {}): Promise<CertPage> => {
  // Else a path that another page of the same test has begun goes on.
  sessionStorage.clear();
  const page = await CertPage.open({set: {...(backend && {backend}), ...(agent && {agent}), ...set}});
  await go?.(page.cert);
  await until('the picture has its place', () => pictureIn(page));
  await page.drawn();
  return page;
};

const drawn = (page: CertPage): Promise<HTMLElement> =>
  until('the picture is drawn', () =>
    deepAll(page.root, 'svg[role=img]').find((svg) => isShown(svg) && svg.childElementCount > 0),
  );

const shown = async (place: Place, set?: PageOptions['set']): Promise<{page: CertPage; svg: HTMLElement}> => {
  const page = await open(place, set);
  if (!place.isOpen) await unfold(page.cert, place.picture);
  return {page, svg: await drawn(page)};
};

describe('A picture that was not opened', () => {
  for (const [name, place] of Object.entries(places).filter(([, {isOpen}]) => !isOpen)) {
    it(`has a text, and no drawing: ${name}`, async () => {
      const page = await open(place);
      expect(pictureIn(page)?.renderRoot.querySelector('summary')?.textContent).to.match(/^示例：./);
      expect(deepAll(page.root, '[role=img]').filter(isShown)).to.be.empty;
    });
  }
});

describe('A picture', () => {
  it('keeps its height when the drawing arrives', async () => {
    const page = await open(places['browser-question'] as Place);
    const picture = document.createElement('sw-rc-picture') as Picture;
    picture.name = 'ie-mode';
    (pictureIn(page) as Picture).replaceWith(picture);
    await picture.updateComplete;
    expect(picture.renderRoot.querySelectorAll('svg > *')).to.be.empty;
    const before = picture.offsetHeight;
    expect(before).to.be.greaterThan(100);
    await until('it is drawn', () => picture.renderRoot.querySelector('svg > *'));
    expect(picture.offsetHeight).to.equal(before);
  });

  for (const [name, place] of Object.entries(places)) {
    for (const locale of locales) {
      it(`has a text description in ${locale}, and so do its parts: ${name}`, async () => {
        const {page, svg} = await shown(place, {lang: locale});
        const texts = await textsIn(pictureTexts, locale);
        await until('it speaks the language', () => svg.ariaLabel === texts[place.picture]);
        await page.drawn();
        const own = Object.values(texts);
        const said = [...svg.querySelectorAll('text:not([lang] *)')].map(({textContent}) => textContent.trim());
        // A name, a letter, a number and a date are the same in each language.
        expect(said.filter((words) => !own.includes(words) && !/^[\w.-]+$/.test(words))).to.be.empty;
      });
    }

    it(`is accessible in every theme: ${name}`, async () => {
      const {page} = await shown(place);
      await inEveryLook(page);
    });

    it(`stays inside its box without overlapping texts, in every language: ${name}`, async () => {
      for (const locale of locales) {
        const {svg} = await shown(place, {lang: locale});
        await until('it speaks the language', () => svg.ariaLabel !== null && svg.childElementCount > 0);
        const room = svg.getBoundingClientRect();
        const boxes = [...svg.querySelectorAll('text')].map((text) => text.getBoundingClientRect());
        for (const box of boxes) {
          expect(box.left).to.be.greaterThan(room.left);
          expect(box.right).to.be.lessThan(room.right);
        }
        const apart = (a: DOMRect, b: DOMRect) =>
          a.right <= b.left || b.right <= a.left || a.bottom - 4 <= b.top || b.bottom - 4 <= a.top;
        for (const [index, box] of boxes.entries())
          for (const other of boxes.slice(index + 1)) expect(apart(box, other)).to.be.true;
      }
    });
  }
});
