import {expect} from 'chai';
import type {Locator, Page} from 'playwright-core';
import {adminAssistWalk} from '../../walks/admin-assist.walk.js';
import {bankUkeyWalk} from '../../walks/external.walk.js';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import {byBankCardWalk, legalRepWalk} from '../../walks/legal-rep.walk.js';
import type {Walk, Way} from '../../walks/walk.js';
import {Journey} from './journey.js';
import type {JourneyOptions} from './open-page.js';
import {randomPin, useStage} from './stage.js';

/* With the demo's fonts: widths of Chinese words are not to be had without any. */

/** A clerk's PC, 1366 × 768 at 125 %, under a portal's head. */
const clerk = {path: '/', viewport: {width: 1093, height: 614}} as const;
/** What is left of it below the browser's own bars. */
const fold = 530;

const withHead = async (page: Page): Promise<void> => {
  await page.addStyleTag({content: '.masthead {min-block-size: 96px}'});
  await page.evaluate(() => document.fonts.ready);
};

const boxOf = async (place: Locator): Promise<{top: number; bottom: number; width: number}> => {
  const {y = NaN, height = NaN, width = NaN} = (await place.boundingBox()) ?? {};
  return {top: y, bottom: y + height, width};
};

/** In how many lines each of these stands. */
const linesOf = (places: Locator): Promise<number[]> =>
  places.evaluateAll((elements) =>
    elements.map((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return new Set([...range.getClientRects()].map(({bottom}) => Math.round(bottom / 4))).size;
    }),
  );

describe('On a clerk’s screen', () => {
  const stage = useStage();

  it('home displays the status on one line and every method’s button without scrolling', async () => {
    const journey = await Journey.open(stage(), clerk);
    await journey.seesHome();
    await withHead(journey.page);
    const facts = journey.page.locator('.standing > div');
    expect(await facts.count()).to.equal(3);
    const bottoms = await Promise.all((await facts.all()).map(async (each) => (await boxOf(each)).bottom));
    expect(Math.max(...bottoms) - Math.min(...bottoms)).to.be.lessThan(4);
    const actions = await journey.page.locator('.method button').all();
    expect(actions).to.have.length(3);
    for (const action of actions) expect((await boxOf(action)).bottom).to.be.at.most(fold);
  });

  it('the choice of a bank displays every bank’s button without scrolling', async () => {
    const journey = await Journey.open(stage(), clerk);
    await journey.take(bankUkeyWalk, {to: 'choosing'});
    await journey.button(journey.say['bank-ukey'].choose('中国建设银行')).waitFor();
    await withHead(journey.page);
    const choices = await journey.page.locator('.place .choose').all();
    expect(choices).to.have.length(3);
    for (const choice of choices) expect((await boxOf(choice)).bottom).to.be.at.most(fold);
  });

  const small: JourneyOptions = {path: '/', viewport: {width: 1093, height: fold}};

  it('the message of a wrong PIN and the PIN field are both in view', async () => {
    const journey = await Journey.open(stage(), small);
    await journey.seesHome();
    await withHead(journey.page);
    await journey.signInWith(randomPin());
    const message = journey.page.getByText(journey.errorWords('pin-incorrect', {triesLeft: 4})).first();
    await message.waitFor();
    await isInView(message, journey.field('pin'));
  });

  it('the message of a wrong SMS code and the code field are both in view', async () => {
    const journey = await Journey.open(stage(), small);
    await withHead(journey.page);
    const typed = {'legalRep.code': {smsCode: '654321'}};
    await journey.take(byBankCardWalk, {through: 'legalRep.code', typed});
    const message = journey.page.getByText(journey.say['person-check'].codeIncorrect(2));
    await message.waitFor();
    await isInView(message, journey.field('smsCode'));
  });

  /** Waits: the page is scrolled with the next frame. */
  const isInView = async (...places: readonly Locator[]): Promise<void> => {
    const deadline = Date.now() + 5_000;
    for (;;) {
      const boxes = await Promise.all(places.map(boxOf));
      if (boxes.every(({top, bottom}) => top >= -1 && bottom <= fold + 1)) return;
      if (Date.now() > deadline) throw new Error(`Not in view: ${JSON.stringify(boxes)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
});

describe('The size of text', () => {
  const stage = useStage();

  it('is what the user has set in the browser, whatever the page’s root has, and a host may set another', async () => {
    const browser = {args: ['--blink-settings=defaultFontSize=24']};
    const journey = await Journey.open(stage(), {path: '/embed.html', browser});
    await journey.page.addStyleTag({content: 'html {font-size: 100px}'});
    const size = (): Promise<string> =>
      journey.cert.locator('[part=base]').evaluate((base) => getComputedStyle(base).fontSize);
    expect(await size()).to.equal('24px');
    await journey.cert.evaluate((cert: HTMLElement) => cert.style.setProperty('--sw-font-size', '15px'));
    expect(await size()).to.equal('15px');
  });
});

describe('The steps of a path', () => {
  const stage = useStage();

  for (const width of [720, 768, 1093]) {
    it(`take one line each in a window of ${width} px`, async () => {
      const journey = await Journey.open(stage(), {path: '/embed.html', viewport: {width, height: 600}});
      await journey.take(legalRepWalk, {to: 'enterprise'});
      await journey.page.evaluate(() => document.fonts.ready);
      expect(await linesOf(journey.page.locator('ol[part=steps] .name'))).to.deep.equal([1, 1, 1, 1]);
    });
  }
});

/** As a browser counts it: what half a second after a press moves by itself. Each answer takes longer. */
const slowly = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const moved: string[] = [];
    Object.assign(globalThis, {moved});
    new PerformanceObserver((list) => {
      for (const each of list.getEntries()) if (!(each as LayoutShift).hadRecentInput) moved.push(JSON.stringify(each));
    }).observe({type: 'layout-shift', buffered: true});
  });
  await page.route('**/api/realname-cert/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.fallback();
  });
  // Letters that get another font move, too.
  await page.route('**/fonts/**', (route) => route.fulfill({contentType: 'text/css', body: ''}));
};

interface LayoutShift extends PerformanceEntry {
  readonly hadRecentInput: boolean;
}

describe('When a wait ends', () => {
  const stage = useStage();
  // The portal has notices below the widget where it is narrow.
  const narrow: JourneyOptions = {path: '/', viewport: {width: 375, height: 700}, prepare: slowly};
  const wide: JourneyOptions = {...narrow, viewport: {width: 1093, height: fold}};

  const paths: Readonly<Record<string, readonly [JourneyOptions, Walk, Way?]>> = {
    'of the card': [wide, icCardWalk],
    'of the legal representative': [narrow, legalRepWalk, {to: 'holder.idCard'}],
    'of a bank': [narrow, bankUkeyWalk, {to: 'waiting'}],
    'of an administrator’s help': [{...narrow, user: adminAssistWalk.user}, adminAssistWalk, {to: 'waiting'}],
  };
  for (const [name, [options, walk, way]] of Object.entries(paths)) {
    it(`nothing moves on the path ${name}`, async () => {
      const journey = await Journey.open(stage(), options);
      await journey.at('home');
      await journey.take(walk, way);
      expect(await journey.page.evaluate('moved')).to.deep.equal([]);
    });
  }
});
