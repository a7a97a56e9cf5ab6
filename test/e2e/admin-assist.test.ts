import {expect} from 'chai';
import {adminAssistWalk} from '../../walks/admin-assist.walk.js';
import {askAdministrator, confirmAsAdministrator, expectLevel} from '../../walks/playwright.js';
import {newPage} from '../support/browser.js';
import {Journey} from './journey.js';
import {useStage} from './stage.js';

/* Who may ask whom, how often, and what an answer does: the conformance kit; what shows on either side:
   `test/components/admin-*`. Here it is two browsers, and what one tells the other. */

describe('The help of an administrator for a personal account, in two browsers,', () => {
  const stage = useStage();

  it('is confirmed by the number, and is effective at the next sign-in with the enterprise', async () => {
    const journey = await Journey.open(stage(), {user: adminAssistWalk.user});
    const clicks = await journey.clicks();
    await journey.take(adminAssistWalk);
    expect(await clicks()).to.equal(3);
    await journey.heading(journey.say.result.passedAsOperator).waitFor();
    expect((await journey.status()).enterprise).to.equal(undefined);
    expect(await stage().certifiedBy('jiangqi')).to.deep.equal(['admin-assist']);
    await journey.page.goto(`${stage().demo.url}/?user=jiangqi`);
    const {enterprise, level} = await journey.status();
    expect([enterprise?.name, level.id]).to.deep.equal(['上海浦东样例贸易有限公司', 'medium']);
  });

  it('is seen from both sides on one page, each with a session of its own', async () => {
    const page = await newPage();
    await page.goto(`${stage().demo.url}/duo.html`);
    const number = await askAdministrator(page);
    await confirmAsAdministrator(page, {number});
    await page.getByRole('button', {name: '重新登录'}).click();
    await expectLevel(page, 'medium');
  });
});
