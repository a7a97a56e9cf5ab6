import {expect} from 'chai';
import type {Browser} from 'puppeteer-core';
import {findFirefox} from '../../scripts/firefox.js';
import {adminAssistWalk} from '../../walks/admin-assist.walk.js';
import {confirmedWalk} from '../../walks/admin-requests.walk.js';
import {PageDriver} from '../../walks/drive-page.js';
import {bankUkeyWalk} from '../../walks/external.walk.js';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import {legalRepWalk} from '../../walks/legal-rep.walk.js';
import {enterpriseWalk} from '../../walks/profile.walk.js';
import {take, type Walk} from '../../walks/walk.js';
import {wordsIn} from '../../walks/words.js';
import {randomPin, useStage} from '../../test/e2e/stage.js';
import {withPictures} from '../../test/e2e/step-pictures.js';
import {launchFirefox} from './firefox.js';
import {Visitor} from './visitor.js';

const {profile, result} = await wordsIn('zh-CN');

const executablePath = findFirefox();

if (!executablePath) {
  it('Every path in Firefox: skipped, because Firefox is not installed and FIREFOX_PATH is not set');
} else {
  describe('In Firefox', () => {
    const stage = useStage();
    let browser: Browser;
    let visitors: Visitor[] = [];
    before(async () => {
      browser = await launchFirefox(executablePath);
      console.log(`  ${await browser.version()}`);
    });
    after(() => browser.close());
    afterEach(async () => {
      await Promise.all(visitors.map((each) => each.close()));
      visitors = [];
    });

    const open = async (...paths: readonly string[]): Promise<Visitor> => {
      const visitor = await Visitor.open(browser, ...paths.map((path) => stage().demo.url + path));
      visitors.push(visitor);
      return visitor;
    };

    /** Somebody at a page of the demo. Whatever an earlier test did, nobody is certified, and nobody asks for help. */
    const visit = (path: string, user: string): Promise<Visitor> => open(`/?scenario=fresh&user=${user}`, path);

    const driverOf = (visitor: Visitor, pin: string): PageDriver =>
      new PageDriver(
        visitor,
        {pin},
        {
          place: (press) => visitor.throughBank(press, stage().demo.bankUrl),
          administrator: async () => {
            const number = await visitor.wordsAt('.number');
            const inbox = await open(`/requests.html?user=${confirmedWalk.user}`);
            await take(new PageDriver(inbox, {number}), confirmedWalk);
            await visitor.comeBack();
          },
        },
      );

    /** To its end. No page may have complained meanwhile. */
    const takes = async (visitor: Visitor, walk: Walk): Promise<void> => {
      const pin = randomPin();
      stage().demo.agent.set({pin});
      await take(
        withPictures(driverOf(visitor, pin), walk, (path) => visitor.draw(path)),
        walk,
      );
      const certified = walk.end === 'result';
      if (certified) await visitor.sees(walk === adminAssistWalk ? result.passedAsOperator : result.passed);
      expect(await stage().certifiedBy(walk.user)).to.deep.equal(certified ? [walk.view] : []);
      expect(visitors.flatMap(({problems}) => problems)).to.deep.equal([]);
    };

    for (const walk of [icCardWalk, legalRepWalk, bankUkeyWalk, adminAssistWalk])
      for (const page of ['/embed.html', '/standalone.html'])
        it(`${walk.name} certifies on ${page}`, async () => {
          await takes(await visit(page, walk.user), walk);
        });

    it('bank-ukey certifies in the same window, where the result shows by itself', async () => {
      const visitor = await visit('/embed.html', bankUkeyWalk.user);
      await visitor.setOnWidget({handoff: 'same-tab', 'return-url': '/embed.html'});
      await takes(visitor, bankUkeyWalk);
    });

    it('profile saves a change, which then shows', async () => {
      const visitor = await visit('/embed.html', enterpriseWalk.user);
      await takes(visitor, enterpriseWalk);
      await visitor.press(profile.view);
      await visitor.sees(profile.title);
      await visitor.sees('何平');
    });
  });
}
