import {expect} from 'chai';
import type {Page} from 'playwright-core';
import {subApps} from '../../demo/sub-apps.js';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import {sideways, violations} from './axe.js';
import {Journey} from './journey.js';
import type {PageOptions} from '../support/browser.js';
import {PortalVisit} from './portal-visit.js';
import {useStage} from './stage.js';

const [certified] = subApps[0]!.returnUrls;
const state = 'a+b%22%3E%3Cscript%3E';
const led = `${certified}?state=${state}`;

describe('The page for users of a system on another origin', () => {
  const stage = useStage();

  /** At the system, whose page has a link, with nobody signed in at the portal. */
  const open = async (required: 'high' | 'medium', options: PageOptions = {}) => {
    const visit = await PortalVisit.open(stage(), options);
    const href = `${stage().demo.url}/certify?client=declaration&amp;required=${required}&amp;state=${state}`;
    await visit.page
      .context()
      .route(`${certified}**`, (route) => route.fulfill({contentType: 'text/html', body: `<a href="${href}">go</a>`}));
    await visit.page.goto(certified);
    await visit.page.getByRole('link').click();
    return visit;
  };

  /** The same, and through the sign-in. */
  const signedIn = async (required: 'high' | 'medium', options?: PageOptions) => {
    const visit = await open(required, options);
    await visit.page.getByText('登录后继续办理').waitFor();
    await visit.enter('zhangsan');
    await visit.head.getByText('张三').waitFor();
    return {visit, journey: await Journey.on(visit.page, stage())};
  };

  const back = (page: Page) => page.getByRole('link', {name: '返回“货物申报（样例）”'});

  it('leads by the card and a new sign-in back to the system, and waits without the widget until then', async () => {
    const {visit, journey} = await signedIn('high', {expected: ['status of 401']});
    await journey.take(icCardWalk);
    await journey.press(journey.say.result.later);
    for (const isLoadedAgain of [false, true]) {
      if (isLoadedAgain) await visit.page.reload();
      await visit.page.getByText('重新登录后生效').waitFor();
      expect(await journey.cert.count()).to.equal(0);
    }
    await visit.button('重新登录').click();
    await visit.enter('zhangsan');
    await visit.page.getByText('已达到要求').waitFor();
    expect(await journey.cert.count()).to.equal(0);
    // By a press: where the system sends everybody here again, nobody is led in a circle.
    await back(visit.page).click();
    await visit.page.waitForURL(led);
  });

  it('leads to the sign-in from the result', async () => {
    const {visit, journey} = await signedIn('high', {expected: ['status of 401']});
    await journey.take(icCardWalk);
    await journey.press(journey.say.result.relogin);
    await visit.enter('zhangsan');
    await visit.page.getByText('已达到要求').waitFor();
  });

  it('leads back from both tabs after a bank, which does not learn the state', async () => {
    const {journey} = await signedIn('medium');
    const bank = await journey.toBank();
    const returnUrl = journey.asked('POST', '/handoffs').at(-1)!.postData();
    expect(returnUrl).to.include('/certify?visit=').and.not.to.include('state');
    await bank.finish();
    await bank.goBack();
    for (const page of [bank.page, journey.page]) {
      const tab = await Journey.on(page, stage());
      await tab.seesResult();
      await tab.press(tab.say.result.finish);
      await page.waitForURL(led);
    }
  });

  it('can be left before the certification, and is accessible and not too wide on a narrow screen', async () => {
    const {visit, journey} = await signedIn('high', {viewport: {width: 320, height: 640}});
    await journey.at('home');
    expect(await violations(journey, 'html')).to.deep.equal([]);
    expect(await sideways(visit.page)).to.equal(0);
    await back(visit.page).click();
    await visit.page.waitForURL(led);
  });

  it('does not lead back by itself when another user has signed in, whatever their level', async () => {
    const {visit, journey} = await signedIn('high', {expected: ['status of 412']});
    await journey.take(icCardWalk, {to: 'awaitingPin'});
    await journey.signInElsewhere('zhaoliu');
    await journey.signInWith(journey.pin);
    await visit.page.getByText('本次认证没有完成').waitFor();
    await journey.press(journey.say.path.goOn);
    await journey.at('home');
    await visit.page.getByRole('link', {name: '重新打开本页'}).click();
    await visit.page.getByText('已达到要求').waitFor();
  });
});
