import {expect} from 'chai';
import type {Page, Request} from 'playwright-core';
import {newPage} from '../support/browser.js';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import {legalRepWalk} from '../../walks/legal-rep.walk.js';
import type {Walk, Way} from '../../walks/walk.js';
import {accountWalk, enterpriseWalk} from '../../walks/profile.walk.js';
import {stopsAt, tab} from './focus.js';
import {askedBeforeReady, noteReady} from './open-page.js';
import {Journey} from './journey.js';
import {useStage} from './stage.js';

const isStatus = (request: Request): boolean => new URL(request.url()).pathname === '/api/realname-cert/status';

/** Holds back each script that matches, until it is let go. */
const holdBack = async (page: Page, pattern: RegExp): Promise<() => void> => {
  let letGo: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(pattern, async (route) => {
    await released;
    await route.continue();
  });
  return letGo;
};

/** Lets no script that matches arrive. */
const keepAway = async (page: Page, pattern: RegExp): Promise<void> => {
  await page.route(pattern, (route) => route.abort());
};

describe('The page, while it loads,', () => {
  const stage = useStage();

  const machines = /\/all-paths\.chunk-[^/]*\.js$/;

  /** Opens the page with the machines held back, and counts the requests for the status. */
  const openHeld = async () => {
    let letGo = (): void => undefined;
    const asked: Request[] = [];
    const prepare = async (page: Page): Promise<void> => {
      letGo = await holdBack(page, machines);
      page.on('request', (request) => {
        if (isStatus(request)) asked.push(request);
      });
    };
    const journey = await Journey.open(stage(), {prepare, expected: ['ERR_FAILED', 'ERR_ABORTED', '503']});
    await journey.heading(journey.say.frame.title).waitFor();
    await journey.sees(journey.say.frame.loading);
    if (asked.length === 0) await journey.page.waitForRequest(isStatus);
    return {journey, asked, letGo: () => letGo()};
  };

  it('displays the heading, and queries the status only once, before the machines arrive', async () => {
    const {journey, asked, letGo} = await openHeld();
    letGo();
    await journey.seesHome();
    expect(asked).to.have.length(1);
    const again = journey.page.waitForRequest(isStatus);
    await journey.cert.evaluate((cert) => {
      (cert as unknown as {refresh: () => void}).refresh();
    });
    await again;
    expect(asked).to.have.length(2);
  });

  it('does not use the first query’s answer for another backend', async () => {
    const {journey, letGo} = await openHeld();
    const other = journey.page.waitForRequest((request) => request.url().endsWith('/other/status'));
    await journey.page.route('**/other/status', (route) => route.fulfill({status: 503, json: {code: 'closed'}}));
    await journey.cert.evaluate((cert) => cert.setAttribute('base-url', '/other'));
    await other;
    letGo();
    await journey.seesFailure('backend');
  });

  it('aborts the first query when the element is removed', async () => {
    const page = await newPage();
    const held = page.waitForEvent('requestfailed', isStatus);
    await page.route('**/status', () => undefined);
    await page.route(machines, () => undefined);
    const asked = page.waitForRequest(isStatus);
    await page.goto(`${stage().demo.url}/embed.html`);
    await asked;
    await page.locator('sw-realname-cert').evaluate((cert) => cert.remove());
    await held;
  });

  it('can retry repeatedly when a script fails to load', async () => {
    const prepare = (page: Page) => keepAway(page, machines);
    const journey = await Journey.open(stage(), {prepare, expected: ['ERR_FAILED']});
    await journey.sees(journey.say.frame.notLoaded);
    await journey.heading(journey.say.frame.title).waitFor();
    await journey.press(journey.say.frame.reload);
    await journey.sees(journey.say.frame.notLoaded);
    await journey.page.unroute(machines);
    await journey.press(journey.say.frame.reload);
    await journey.seesHome();
  });

  const parts: Readonly<Record<string, readonly [walk: Walk, stops: Way, then: Way]>> = {
    'ic-card.wiring': [icCardWalk, {through: 'home'}, {to: 'awaitingPin'}],
    'eport-agent': [icCardWalk, {through: 'home'}, {to: 'awaitingPin'}],
    // Before anything is typed.
    'person-check': [legalRepWalk, {through: 'home'}, {to: 'legalRep.idCard'}],
    'profile.editing.chunk': [enterpriseWalk, {through: 'viewing'}, {to: 'editing'}],
  };
  for (const [part, [walk, stops, then]] of Object.entries(parts)) {
    it(`displays an error when the script ${part} fails to load, and loads the page again`, async () => {
      const pattern = new RegExp(`/${part}-[^/]*\\.js$`);
      const prepare = (page: Page) => keepAway(page, pattern);
      const journey = await Journey.open(stage(), {prepare, expected: ['ERR_FAILED']});
      await journey.take(walk, stops);
      await journey.seesProblem('network');
      await journey.page.unroute(pattern);
      await journey.press(journey.say.path.reload);
      await journey.take(walk, then);
    });
  }

  it('focuses the profile form when it arrives, whatever had the focus before', async () => {
    let letGo = (): void => undefined;
    const prepare = async (page: Page): Promise<void> => {
      letGo = await holdBack(page, /\/profile\.editing\.chunk-[^/]*\.js$/);
    };
    const journey = await Journey.open(stage(), {prepare});
    await journey.take(accountWalk, {through: 'viewing'});
    await tab(journey, journey.say.path.toMethods);
    letGo();
    await journey.field('holderName').waitFor();
    await stopsAt(journey, journey.say.profile.editTitles.account);
  });

  it('requests at most two scripts and no style sheet before home is displayed', async () => {
    const journey = await Journey.open(stage(), {prepare: noteReady});
    await journey.seesHome();
    await journey.page.waitForLoadState('networkidle');
    const early = await askedBeforeReady(journey.page);
    expect(early).to.include('/api/realname-cert/status');
    expect(early.filter((path) => path.endsWith('.js'))).to.have.lengthOf.within(1, 2);
    // The font that the demo brings to a machine which can draw no Chinese is not the widget's.
    expect(early.filter((path) => path.endsWith('.css') && !path.startsWith('/fonts/'))).to.deep.equal([]);
  });

  it('displays the host’s fallback text when scripts are disabled', async () => {
    const journey = await Journey.open(stage(), {javaScriptEnabled: false});
    await journey.sees('请刷新页面，或切换到极速模式，或改用 Chrome 92（或同内核的浏览器）、Firefox 115 及以上版本。');
  });

  describe('that has no text between the tags, with `fallback.js`,', () => {
    /** What is in the element of a page at an address with a session in it. */
    const openEmpty = async (prepare: () => void) => {
      const page = await newPage();
      await page.addInitScript(prepare);
      const address = `${stage().demo.url}/user;jsessionid=secret-1/cert`;
      await page.route(`${address}*`, (route) =>
        route.fulfill({
          contentType: 'text/html',
          body: `<html lang="zh-CN"><link rel="icon" href="data:,"><script src="/dist/fallback.js"></script>
            <sw-realname-cert></sw-realname-cert>`,
        }),
      );
      await page.goto(`${address}?token=secret-1#section`);
      return page.locator('sw-realname-cert');
    };

    it('says what to do where there are no custom elements, with the address as a bank would get it', async () => {
      const element = await openEmpty(() => {
        Object.defineProperty(window, 'customElements', {value: undefined});
      });
      const address = `${stage().demo.url}/user/cert`;
      expect(await element.locator('p').allTextContents()).to.deep.equal([
        '浏览器过旧或处于兼容模式。请切换到极速模式，或用 Edge、Chrome 打开此地址并重新登录：',
        address,
      ]);
      expect(await element.getByRole('link').getAttribute('href')).to.equal(`microsoft-edge:${address}`);
    });

    it('adds nothing in this browser', async () => {
      expect(await (await openEmpty(() => undefined)).innerHTML()).to.equal('');
    });
  });
});
