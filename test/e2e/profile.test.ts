import {expect} from 'chai';
import {enterpriseWalk} from '../../walks/profile.walk.js';
import {Journey} from './journey.js';
import {useStage} from './stage.js';

/* What each form accepts, refuses, keeps and compares: `test/components/profile-*`; which change a backend may take: the
   conformance kit. Here it is a record that a real backend keeps. */

const newName = '上海浦东样例国际贸易有限公司';
const renamed = {editing: {enterpriseName: newName}};

/** The changes that went out to be saved. */
const saved = (journey: Journey): unknown[] =>
  journey.asked('PUT', '/profile/').map((each): unknown => each.postDataJSON());

describe('A user at the record', () => {
  const stage = useStage();

  it('opens it from home and by the portal’s menu, and sees it complete and masked', async () => {
    const journey = await Journey.open(stage(), {path: '/'});
    const labels = {...journey.say.record.labels, ...journey.say.profile.labels};
    await journey.take(enterpriseWalk, {to: 'viewing'});
    await journey.sees(journey.say.profile.complete);
    expect(await journey.fact(labels.enterpriseName)).to.equal('上海浦东样例贸易有限公司');
    expect(await journey.fact(labels.idNumber)).to.match(/^310\*{11}0013 以 0013 结尾$/);
    expect(await journey.fact(labels.mobile)).to.match(/^138\*{4}0001/);
    await journey.press(journey.say.profile.certify);
    await journey.seesHome();
    await journey.page.getByRole('link', {name: '用户信息'}).click();
    await journey.at('viewing');
    expect(new URL(journey.page.url()).search).to.equal('?view=profile');
  });

  it('saves the enterprise’s name, and signs in again by the portal, which shows it', async () => {
    const journey = await Journey.open(stage(), {path: '/'});
    await journey.take(enterpriseWalk, {to: 'confirming', typed: renamed});
    expect(saved(journey)).to.deep.equal([]);
    await journey.take(enterpriseWalk, {from: 'confirming'});
    expect(saved(journey)).to.deep.equal([{enterpriseName: newName}]);
    await journey.press(journey.say.profile.relogin);
    await journey.page.waitForURL(/[?&]user=zhangsan/);
    await journey.page.getByRole('banner').getByText(newName).waitFor();
  });

  it('saves a change at the form in Chromium 109', async () => {
    const journey = await Journey.open(stage(), {path: '/standalone.html', browser: {version: '109'}});
    await journey.take(enterpriseWalk, {typed: renamed});
    await journey.press(journey.say.profile.view);
    expect(await journey.fact(journey.say.profile.labels.enterpriseName)).to.equal(newName);
  });
});
