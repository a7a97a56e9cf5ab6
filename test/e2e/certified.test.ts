import {expect} from 'chai';
import {Journey} from './journey.js';
import {useStage} from './stage.js';

const paths = ['/', '/embed.html', '/standalone.html'] as const;

describe('A user with a card of their enterprise', () => {
  const stage = useStage();

  for (const path of paths) {
    it(`is certified on ${path}, effective at the next sign-in`, async () => {
      const journey = await Journey.open(stage(), {path});
      await journey.seesHome();
      expect(await journey.cardMethod()).to.equal('not-certified');
      await journey.certifyByCard();
      await journey.sees('上海浦东样例贸易有限公司');
      await journey.sees('重新登录后生效');
      expect(await journey.cardMethod()).to.equal('certified');
      expect((await journey.status()).level.id).to.equal('low');

      if (path === '/') {
        // This page's host signs the user in again by itself.
        await journey.press('重新登录');
        await journey.page.waitForURL(/[?&]user=/);
      } else {
        const reasons = await journey.reloginReasons();
        await journey.press('重新登录');
        expect(await reasons()).to.deep.equal(['effective-at-next-sign-in']);
        await journey.page.goto(`${journey.demo.url}${path}?user=zhangsan`);
      }
      await journey.seesHome();
      expect((await journey.status()).level.id).to.equal('high');
      await journey.sees('已认证');
      await journey.sees(/^高$/);
    });
  }

  it('returns to home by 完成 and sees the new status', async () => {
    const journey = await Journey.open(stage());
    await journey.certifyByCard();
    await journey.press('完成');
    await journey.seesHome();
    await journey.sees('重新登录后为');
  });

  it('is certified also by an RSA card from before 2022', async () => {
    const journey = await Journey.open(stage(), {scenario: 'card-rsa'});
    await journey.certifyByCard();
    expect(await journey.cardMethod()).to.equal('certified');
  });

  it('sees a warning when the card expires soon, and is certified', async () => {
    const journey = await Journey.open(stage(), {scenario: 'card-ends-soon'});
    await journey.readCard();
    await journey.sees('卡内证书还有 12 天到期');
    await journey.finishByCard();
  });

  for (const lang of ['en', 'zh-TW'] as const) {
    it(`is led from home to the result in ${lang}`, async () => {
      const journey = await Journey.open(stage(), {lang});
      await journey.seesHome();
      await journey.certifyByCard();
      await journey.button(journey.words.relogin).waitFor();
      await journey.press(journey.words.finish);
      await journey.seesHome();
      await journey.sees(journey.words.certified);
    });
  }

  for (const path of ['/embed.html', '/standalone.html'] as const) {
    it(`is certified on ${path} in Chromium 109`, async () => {
      const journey = await Journey.open(stage(), {path, browser: {version: '109'}});
      expect(journey.page.context().browser()?.version()).to.match(/^109\./);
      await journey.certifyByCard();
      expect(await journey.cardMethod()).to.equal('certified');
    });
  }
});
