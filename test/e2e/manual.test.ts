import {expect} from 'chai';
import {byIdCardsWalk} from '../../walks/legal-rep.walk.js';
import {Journey} from './journey.js';
import {PortalVisit} from './portal-visit.js';
import {useStage} from './stage.js';

/* The user manual of the Single Window, chapter 2, followed figure by figure where no other test goes the same way. */

describe('A user who follows the manual', () => {
  const stage = useStage();

  it('signs in (2.1), sees the record (2.2), passes by legal representative (2.5.2), and signs out', async () => {
    const visit = await PortalVisit.open(stage());
    const {page} = visit;
    // Figure 标准版登录
    await visit.tab('账号登录').waitFor();
    await visit.tab('卡介质登录').waitFor();
    await visit.signIn();
    // The figures of the user management: its head, its menu, its notices.
    await visit.head.getByText('上海浦东样例贸易有限公司').waitFor();
    expect(await visit.menu.locator('summary, a').allInnerTexts()).to.deep.equal([
      '企业操作员信息',
      '我的IC卡',
      '我的资质',
      '用户信息',
      '企业实名认证',
      '协助申请',
      // Ours: the manual has no page for an action.
      '报关单',
    ]);
    await page.getByRole('heading', {name: '系统公告'}).waitFor();
    await visit.menu.getByText('我的IC卡').click();
    await visit.menu.getByText('演示中没有此功能。').nth(1).waitFor();
    // Figure 企业基本信息: all complete, so straight to 2.5.
    const journey = await Journey.on(page, stage());
    await visit.menu.getByRole('link', {name: '用户信息'}).click();
    await journey.sees(journey.say.profile.complete);
    await visit.menu.getByRole('link', {name: '企业实名认证'}).click();
    // Figure 实名认证方式选择
    await journey.seesHome();
    await journey.sees(/^低$/);
    // The figures of the three steps.
    await journey.take(byIdCardsWalk);
    // Figure 安全级别：中
    await journey.finish();
    await journey.sees(/^中$/);
    await page.getByRole('listitem').filter({hasText: '补充企业信息'}).getByText('已认证', {exact: true}).waitFor();
    await visit.signOut();
    await page.goto(`${journey.demo.url}/`);
    await visit.button('登录').waitFor();
  });
});
