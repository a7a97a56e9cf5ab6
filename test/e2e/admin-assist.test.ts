import {expect} from 'chai';
import {HelpJourney, InboxJourney} from './help-journey.js';
import {useStage} from './stage.js';

/* Who may ask whom, how often, and what an answer does: the conformance kit; what shows on either side:
   `test/components/admin-*`. Here it is two browsers, and what one tells the other. */

describe('The help of an administrator for a personal account, in two browsers,', () => {
  const stage = useStage();
  let journey: HelpJourney;
  let inbox: InboxJourney;

  /** A request that both sides see. */
  const begin = async (): Promise<string> => {
    journey = await HelpJourney.open(stage());
    const number = await journey.ask('上海浦东样例贸易有限公司');
    inbox = await InboxJourney.openAs(stage(), 'zhaoliu');
    await inbox.openRequest();
    return number;
  };

  it('is confirmed by the number, and is effective at the next sign-in with the enterprise', async () => {
    const number = await begin();
    await inbox.agree(number);
    await inbox.sees(inbox.say.inbox.answered.confirmed);
    await journey.seesResult();
    expect((await journey.status()).enterprise).to.equal(undefined);
    expect(await stage().certifiedBy('jiangqi')).to.deep.equal(['admin-assist']);
    await journey.page.goto(`${stage().demo.url}/?user=jiangqi`);
    const {enterprise, level} = await journey.status();
    expect([enterprise?.name, level.id]).to.deep.equal(['上海浦东样例贸易有限公司', 'medium']);
  });

  it('is confirmed while the user’s page is closed, and displays the result when it is opened again', async () => {
    const number = await begin();
    await journey.page.goto('about:blank');
    await inbox.agree(number);
    await inbox.sees(inbox.say.inbox.answered.confirmed);
    await journey.page.goto(`${stage().demo.url}/?view=admin-assist`);
    await journey.seesResult();
  });

  it('stops when another user has signed in, on either side', async () => {
    const number = await begin();
    await inbox.signInElsewhere('lisi');
    await inbox.agree(number);
    await inbox.seesProblem('subject-changed');
    await journey.signInElsewhere('zhangsan');
    await journey.seesProblem('subject-changed');
    expect(await journey.page.locator('.number').count()).to.equal(0);
    for (const user of ['jiangqi', 'lisi']) expect(await stage().certifiedBy(user)).to.deep.equal([]);
  });
});
