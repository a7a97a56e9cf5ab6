import {expect} from 'chai';
import {findUser} from '../../simulators/backend/users.js';
import {AssistJourney, InboxJourney} from './assist-journey.js';
import {useStage} from './stage.js';

describe('The help of an administrator for a personal account, in two browsers,', () => {
  const stage = useStage();
  let journey: AssistJourney;
  let inbox: InboxJourney;

  /** A request that both sides see. */
  const begin = async (administrator = 'zhaoliu'): Promise<string> => {
    journey = await AssistJourney.open(stage());
    const number = await journey.ask('上海浦东样例贸易有限公司');
    inbox = await InboxJourney.open(stage(), administrator);
    await inbox.openRequest();
    return number;
  };

  it('is confirmed by the number, and is effective at the next sign-in with the enterprise', async () => {
    const number = await begin();
    await inbox.confirm(number);
    await inbox.sees('已同意');
    await journey.seesResult();
    await journey.sees('重新登录');
    expect((await journey.status()).enterprise).to.equal(undefined);
    expect(await stage().certifiedBy('jiangqi')).to.deep.equal(['admin-assist']);
    await journey.page.goto(`${stage().demo.url}/?user=jiangqi`);
    const {enterprise, level} = await journey.status();
    expect(enterprise?.name).to.equal('上海浦东样例贸易有限公司');
    expect(level.id).to.equal('medium');
  });

  it('ends when the administrator types a wrong number, and both pages display that', async () => {
    const number = await begin();
    await inbox.confirm(number === '47' ? '74' : '47');
    await inbox.sees('本次申请已结束');
    await journey.sees('管理员填写的数字不一致');
    await journey.press('重新发起申请');
    await journey.sees('请填写企业全称');
    expect(await stage().certifiedBy('jiangqi')).to.deep.equal([]);
  });

  it('is declined, and the user sees the administrator’s reason as typed', async () => {
    await begin();
    await inbox.decline('请先到人事部门登记。');
    await inbox.sees('已拒绝');
    await journey.sees('管理员没有同意');
    await journey.sees('请先到人事部门登记。');
  });

  it('is confirmed by a code, first a wrong one and then the right one', async () => {
    await begin();
    const code = await inbox.makeCode();
    await journey.typeCode(code === '00000000' ? '00000001' : '00000000');
    await journey.sees('协助码不正确，还可以输入 4 次');
    await journey.typeCode(code);
    await journey.seesResult();
    expect(await journey.page.content()).not.to.contain(code);
  });

  it('is withdrawn before the administrator answers', async () => {
    const number = await begin();
    await journey.press('撤回申请');
    await journey.sees('申请已撤回');
    await inbox.confirm(number);
    await inbox.sees('申请人已撤回该申请');
  });

  it('is answered by one administrator, and a second one sees that', async () => {
    const number = await begin();
    const colleague = await InboxJourney.open(stage(), 'wangwu');
    await colleague.openRequest();
    await inbox.confirm(number);
    await inbox.sees('已同意');
    await colleague.confirm(number);
    await colleague.sees('该申请已由另一位管理员处理');
  });

  it('is confirmed while the user’s page is closed, and displays the result when it is opened again', async () => {
    const number = await begin();
    await journey.page.goto('about:blank');
    await inbox.confirm(number);
    await inbox.sees('已同意');
    await journey.page.goto(`${stage().demo.url}/?view=admin-assist`);
    await journey.seesResult();
  });

  it('does not reveal whether an enterprise exists', async () => {
    journey = await AssistJourney.open(stage());
    expect(await journey.ask('没有登记的样例有限公司')).to.match(/^\d\d$/);
    await journey.sees('系统不提示企业是否存在');
    inbox = await InboxJourney.open(stage(), 'zhaoliu');
    await inbox.sees('目前没有待处理的申请');
  });

  it('stops when another user has signed in, on either side', async () => {
    const number = await begin();
    await inbox.signInElsewhere('lisi');
    await inbox.confirm(number);
    await inbox.sees('登录的用户已更换');
    await journey.signInElsewhere('zhangsan');
    await journey.sees('登录的用户已更换');
    expect(await journey.page.locator('.number').count()).to.equal(0);
    for (const user of ['jiangqi', 'lisi']) expect(await stage().certifiedBy(user)).to.deep.equal([]);
  });

  for (const [user, what] of [
    ['lisi', 'not an administrator'],
    ['zhangsan', 'an administrator without a certification'],
  ] as const) {
    it(`displays no inbox to a user who is ${what}`, async () => {
      inbox = await InboxJourney.open(stage(), user);
      await inbox.sees('当前账号不能处理协助申请');
    });
  }

  it('is a link for an enterprise account, has its enterprise filled in, and rejects another one', async () => {
    journey = await AssistJourney.open(stage(), {user: 'sunqi', view: 'home'});
    await journey.press('管理员协助验证');
    const name = journey.page.getByRole('textbox');
    expect(await name.inputValue()).to.equal(findUser('sunqi')?.record.enterpriseName);
    await name.fill('北京样例进出口有限公司');
    await journey.press('发送申请');
    await journey.sees('填写的不是本账号所属的企业');
  });
});
