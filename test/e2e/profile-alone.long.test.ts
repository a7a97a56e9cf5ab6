import {expect} from 'chai';
import type {Page} from 'playwright-core';
import {fetchPage, type JourneyOptions} from './journey.js';
import {ProfileJourney} from './profile-journey.js';
import {useStage} from './stage.js';

const newName = '上海浦东样例国际贸易有限公司';

/** The page holds the profile's own element in the place of the whole. */
const useProfileCert = (page: Page): Promise<unknown> =>
  page.route('**/*.html?*', async (route) => {
    const response = await fetchPage(route);
    const html = await response.text();
    await route.fulfill({response, body: html.replaceAll('sw-realname-cert', 'sw-profile-cert')});
  });

describe('The profile as its own element', () => {
  const stage = useStage();

  const openAlone = (options: JourneyOptions = {}): Promise<ProfileJourney> =>
    ProfileJourney.open(stage(), {
      view: 'home',
      prepare: async (page) => {
        await useProfileCert(page);
      },
      ...options,
    });

  for (const path of ['/embed.html', '/standalone.html'] as const) {
    it(`saves a change on ${path}, and offers no methods`, async () => {
      const journey = await openAlone({path});
      const heard = await journey.listen('sw-profile-saved', 'sw-relogin');
      await journey.seesRecord();
      expect(await journey.page.locator('sw-realname-cert').count()).to.equal(0);
      expect(await journey.button('选择认证方式').count()).to.equal(0);
      await journey.edit('enterprise');
      await journey.fill({企业中文名称: newName});
      await journey.saveAll();
      expect(await journey.button('选择认证方式').count()).to.equal(0);
      await journey.press('重新登录');
      expect(await heard()).to.deep.equal([
        {type: 'sw-profile-saved', which: 'enterprise'},
        {type: 'sw-relogin', reason: 'profile-saved'},
      ]);
      await journey.press('查看登记的信息');
      await journey.seesRecord();
      expect(await journey.fact('企业中文名称')).to.equal(newName);
    });
  }

  it('starts again with the other user’s record when another user has signed in', async () => {
    const journey = await openAlone({scenario: 'profile-session-ends', expected: ['status of 401']});
    await journey.edit('account');
    await journey.fill({'*姓名': '张三丰'});
    await journey.saveAndConfirm();
    await journey.heading('登录已失效').waitFor();
    await journey.signInElsewhere('lisi');
    await journey.press('已重新登录，继续');
    await journey.press('重新开始');
    await journey.seesRecord();
    expect(await journey.fact('姓名')).to.equal('李四');
  });
});
