import {expect} from 'chai';
import {ProfileJourney} from './profile-journey.js';
import {useStage} from './stage.js';

const enterpriseFirst = '企业信息不完整或需要核对，请先修改企业信息。';
const accountFirst = '账号信息不完整或需要核对，请先修改账号信息。';

describe('A user who opens the record', () => {
  const stage = useStage();

  it('sees it complete and masked, and continues to the methods', async () => {
    const journey = await ProfileJourney.open(stage());
    await journey.seesRecord();
    await journey.sees('登记的信息完整，可以进行实名认证。');
    await journey.sees('修改信息后一般需要重新登录，以保存后的提示为准。');
    expect(await journey.fact('企业中文名称')).to.equal('上海浦东样例贸易有限公司');
    expect(await journey.fact('组织机构代码（主体标识码）')).to.equal('PDY000028');
    expect(await journey.fact('证件号码')).to.match(/^310\*{11}0013 以 0013 结尾$/);
    expect(await journey.fact('法人证件号码')).to.match(/^3\*{16}9 以 9 结尾$/);
    expect(await journey.fact('绑定手机')).to.match(/^138\*{4}0001/);
    expect(await journey.fact('身份证有效截止日期')).to.equal('2038-03-09');
    await journey.press('选择认证方式');
    await journey.seesHome();
  });

  it('opens it from home, and by the menu of the portal', async () => {
    const journey = await ProfileJourney.open(stage(), {path: '/', view: 'home'});
    await journey.seesHome();
    await journey.press('查看企业信息和账号信息');
    await journey.seesRecord();
    await journey.press('选择认证方式');
    await journey.seesHome();
    await journey.page.getByRole('link', {name: '用户信息'}).click();
    await journey.seesRecord();
    expect(new URL(journey.page.url()).search).to.equal('?view=profile');
  });

  interface Incomplete {
    readonly user: string;
    readonly what: string;
    readonly todo: string;
    readonly not: string;
    /** Label, and what stands beside it. */
    readonly facts: Readonly<Record<string, string>>;
    readonly button: string;
  }
  const kinds: readonly Incomplete[] = [
    {
      user: 'zhouba',
      what: 'enterprise data are missing',
      todo: enterpriseFirst,
      not: accountFirst,
      facts: {
        '组织机构代码（主体标识码）': '未登记，需要补充',
        法人姓名: '未登记，需要补充',
        企业地址: '上海市浦东新区样例路 100 号',
      },
      button: '修改企业信息',
    },
    {
      user: 'wujiu',
      what: 'the enterprise’s name is in doubt',
      todo: enterpriseFirst,
      not: accountFirst,
      facts: {企业中文名称: '上海浦东样列贸易有限公司 需要核对 与登记机关公示的企业名称不一致', 法人姓名: '陈静'},
      button: '修改企业信息',
    },
    {
      user: 'zhengshi',
      what: 'the holder’s number is missing',
      todo: accountFirst,
      not: enterpriseFirst,
      facts: {证件号码: '未登记，需要补充', 身份证有效截止日期: '未登记'},
      button: '修改账号信息',
    },
    {
      user: 'qianyi',
      what: 'the holder’s number is wrong and the card has expired',
      todo: accountFirst,
      not: enterpriseFirst,
      facts: {
        证件号码: '310***********0127 以 0127 结尾 需要核对 证件号码有误，请核对后重新填写',
        身份证有效截止日期: '2020-01-04 需要核对 身份证已过期',
      },
      button: '修改账号信息',
    },
  ];
  for (const {user, what, todo, not, facts, button} of kinds) {
    it(`sees it before home, and what to change first, when ${what}`, async () => {
      const journey = await ProfileJourney.open(stage(), {user, view: 'home'});
      await journey.seesRecord();
      await journey.sees(todo);
      expect(await journey.page.getByText(not).count()).to.equal(0);
      expect(await journey.page.getByText('登记的信息完整').count()).to.equal(0);
      for (const [label, value] of Object.entries(facts)) expect(await journey.fact(label)).to.equal(value);
      expect(await journey.button(button).getAttribute('part')).to.equal('button-primary');
      await journey.press('选择认证方式');
      await journey.seesHome();
      await journey.sees('企业信息或账号信息不完整，请先补充再认证。');
    });
  }

  it('sees that a change ends an existing certification', async () => {
    const journey = await ProfileJourney.open(stage(), {user: 'zhaoliu'});
    await journey.sees('修改企业信息，或更换账号归属人的姓名、证件后，现有认证失效，需要重新认证。');
  });

  it('sees the reference to customer service when the enterprise’s data cannot be changed', async () => {
    const journey = await ProfileJourney.open(stage(), {user: 'weisi'});
    await journey.seesRecord();
    await journey.sees('这部分信息不能在此修改；需要修改的，请联系本网站的客服。');
    expect(await journey.button('修改企业信息').count()).to.equal(0);
    await journey.edit('account');
  });

  it('is not asked for ID card dates when they hold a passport', async () => {
    const journey = await ProfileJourney.open(stage(), {user: 'fenger'});
    await journey.sees('登记的信息完整');
    expect(await journey.fact('证件类型')).to.equal('护照');
    await journey.edit('account');
    await journey.sees('如为护照，只接受中华人民共和国制发的。');
    expect(await journey.field('身份证有效起始日期').count()).to.equal(0);
  });

  it('sees that no certification is needed when the account needs none', async () => {
    const journey = await ProfileJourney.open(stage(), {user: 'wangwu'});
    await journey.sees('当前账号不需要实名认证');
  });
});
