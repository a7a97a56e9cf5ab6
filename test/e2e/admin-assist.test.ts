import {expect} from 'chai';
import {adminAssistWalk} from '../../walks/admin-assist.walk.js';
import {confirmedWalk} from '../../walks/admin-requests.walk.js';
import {Journey} from './journey.js';
import {useStage} from './stage.js';

/* Who may ask whom, how often, and what an answer does: the conformance kit; what shows on either side:
   `test/components/admin-*`. Here it is two browsers, and what one tells the other. */

describe('The help of an administrator for a personal account, in two browsers,', () => {
  const stage = useStage();
  let journey: Journey;
  let inbox: Journey;

  /** A request that both sides see. */
  const begin = async (): Promise<string> => {
    journey = await Journey.open(stage(), {user: adminAssistWalk.user, expected: [/status of 412/]});
    await journey.take(adminAssistWalk, {to: 'waiting'});
    inbox = await Journey.atInbox(stage());
    await inbox.take(confirmedWalk, {to: 'deciding'});
    return journey.number();
  };

  it('is confirmed by the number, and is effective at the next sign-in with the enterprise', async () => {
    const number = await begin();
    await inbox.take(confirmedWalk, {from: 'deciding', known: {number}});
    await inbox.sees(inbox.say['admin-requests'].answered.confirmed);
    await journey.heading(journey.say.result.passedAsOperator).waitFor();
    expect((await journey.status()).enterprise).to.equal(undefined);
    expect(await stage().certifiedBy('jiangqi')).to.deep.equal(['admin-assist']);
    await journey.page.goto(`${stage().demo.url}/?user=jiangqi`);
    const {enterprise, level} = await journey.status();
    expect([enterprise?.name, level.id]).to.deep.equal(['上海浦东样例贸易有限公司', 'medium']);
  });

  it('is confirmed while the user’s page is closed, and displays the result when it is opened again', async () => {
    const number = await begin();
    await journey.page.goto('about:blank');
    await inbox.take(confirmedWalk, {from: 'deciding', known: {number}});
    await inbox.sees(inbox.say['admin-requests'].answered.confirmed);
    await journey.page.goto(`${stage().demo.url}/?view=admin-assist`);
    await journey.heading(journey.say.result.passedAsOperator).waitFor();
  });

  it('stops when another user has signed in, on either side', async () => {
    const number = await begin();
    await inbox.signInElsewhere('lisi');
    await inbox.take(confirmedWalk, {from: 'deciding', through: 'askingYes', known: {number}});
    await inbox.seesProblem('subject-changed');
    await journey.signInElsewhere('zhangsan');
    await journey.seesProblem('subject-changed');
    expect(await journey.page.locator('.number').count()).to.equal(0);
    for (const user of ['jiangqi', 'lisi']) expect(await stage().certifiedBy(user)).to.deep.equal([]);
  });
});
