import {expect} from 'chai';
import {withClipboard} from './journey.js';
import {ProfileJourney} from './profile-journey.js';
import {useStage} from './stage.js';

const errors = '以下内容需要改正';

describe('A user whose change of the record is refused', () => {
  const stage = useStage();

  const expectNothingSaved = async (journey: ProfileJourney, before: string): Promise<void> => {
    expect((await journey.record()).version).to.equal(before);
    expect(journey.sent).to.have.length(1);
  };

  it('sees at the name that it is not the registered one, keeps it, and finds three contacts', async () => {
    const journey = await ProfileJourney.open(stage(), withClipboard);
    const {version} = await journey.record();
    await journey.edit('enterprise');
    await journey.fill({企业中文名称: '上海浦东样品贸易有限公司', 法人姓名: '何平'});
    await journey.saveAndConfirm();
    const link = journey.page.getByRole('link', {name: '企业中文名称：与登记机关的信息不一致，请核对后重新填写。'});
    await link.click();
    expect(await journey.field('企业中文名称').evaluate((input) => input.matches(':focus'))).to.equal(true);
    expect(await journey.field('企业中文名称').getAttribute('aria-invalid')).to.equal('true');
    expect(await journey.field('统一社会信用代码').getAttribute('aria-invalid')).to.equal('false');
    expect(await journey.value('企业中文名称')).to.equal('上海浦东样品贸易有限公司');
    expect(await journey.value('法人姓名')).to.equal('何平');
    await expectNothingSaved(journey, version);

    const ways = journey.page.getByRole('region', {name: '确认填写无误时，您可以'});
    await ways.getByText('请本企业的管理员协助验证').waitFor();
    await ways.getByText('联系客服 95198').waitFor();
    const lookUp = ways.getByRole('link', {name: '打开国家企业信用信息公示系统'});
    expect(await lookUp.getAttribute('href')).to.equal('http://www.gsxt.gov.cn/');
    expect(await lookUp.getAttribute('rel')).to.equal('noopener noreferrer');
    for (const [button, copied] of [
      ['复制企业中文名称', '上海浦东样品贸易有限公司'],
      ['复制统一社会信用代码', '91310000PDY000028G'],
    ] as const) {
      await journey.press(button);
      await ways.getByRole('button', {name: '已复制'}).first().waitFor();
      expect(await journey.clipboard()).to.equal(copied);
    }
  });

  it('corrects the refused code, and saves', async () => {
    const journey = await ProfileJourney.open(stage());
    await journey.edit('enterprise');
    await journey.fill({统一社会信用代码: '91310000PDY0000446'});
    await journey.saveAndConfirm();
    await journey.page.getByRole('link', {name: /^统一社会信用代码：与登记机关的信息不一致/}).waitFor();
    await journey.fill({统一社会信用代码: '91310115PDY000060Q'});
    expect(await journey.page.getByText('与登记机关的信息不一致').count()).to.equal(0);
    await journey.saveAll();
    const [first, second] = journey.sent;
    expect(second?.key).not.to.equal(first?.key);
    expect((await journey.record()).enterprise.uscc.display).to.equal('91310115PDY000060Q');
  });

  const ofAccount: readonly [what: string, label: string, number: string, type: string, words: string][] = [
    ['another account has their number', '*证件号码', '310100198008080098', '身份证', '已被本企业的其他账号使用'],
    ['their passport is another country’s', '*证件号码', 'E00009999', '护照', '只接受中华人民共和国制发的护照'],
  ];
  for (const [what, label, number, type, words] of ofAccount) {
    it(`sees it at the field when ${what}, and gets no help about the enterprise`, async () => {
      const journey = await ProfileJourney.open(stage());
      const {version} = await journey.record();
      await journey.edit('account');
      await journey.field('*证件类型').selectOption({label: type});
      await journey.retype(label, number);
      await journey.saveAndConfirm();
      await journey.summary(errors).getByRole('link', {name: words}).waitFor();
      expect(await journey.value(label)).to.equal(number);
      expect(await journey.field(label).getAttribute('aria-invalid')).to.equal('true');
      expect(await journey.page.getByRole('region').count()).to.equal(0);
      await expectNothingSaved(journey, version);
    });
  }

  it('cannot learn about the number on record from a date that does not match it', async () => {
    const journey = await ProfileJourney.open(stage());
    await journey.edit('account');
    // Before the birth that is in the number, which shows in part only.
    await journey.fill({'*姓名': '张珊', 身份证有效起始日期: '19840101', 身份证有效截止日期: '00000000'});
    await journey.press('保存');
    await journey.summary('核对以下内容').waitFor();
    await journey.saveAll();
    expect((await journey.record()).account.validFrom.display).to.equal('19840101');
  });
});
