import {expect} from 'chai';
import {encrypt} from '../../demo/encrypt.js';
import type {ProfilePart} from '../../src/domain/profile-fields.js';
import type {JourneyOptions} from './journey.js';
import {ProfileJourney} from './profile-journey.js';
import {useStage} from './stage.js';

const errors = '以下内容需要改正';
const otherCode = '91310115PDY000060Q';

describe('What is typed into the record', () => {
  const stage = useStage();

  /** At the form of one half. */
  const openForm = async (part: ProfilePart, options: JourneyOptions = {}): Promise<ProfileJourney> => {
    const journey = await ProfileJourney.open(stage(), options);
    await journey.edit(part);
    return journey;
  };

  it('fills the organisation code from a whole credit code, says so, and counts it', async () => {
    const journey = await openForm('enterprise');
    await journey.field('统一社会信用代码').fill(otherCode.slice(0, -1));
    expect(await journey.value('组织机构代码')).to.equal('PDY000028');
    await journey.field('统一社会信用代码').press('End');
    await journey.field('统一社会信用代码').pressSequentially('q');
    const said = '已按统一社会信用代码填入组织机构代码 PDY00006-0，计为一项修改。';
    await journey.page.getByRole('status').getByText(said).waitFor();
    expect(await journey.page.getByText(said).count()).to.equal(2);
    expect(await journey.value('组织机构代码')).to.equal('PDY000060');
    await journey.sees('已修改 2/2 项');
  });

  it('never has an organisation code overwritten that was typed by hand', async () => {
    const journey = await openForm('enterprise');
    await journey.fill({组织机构代码: 'PDY000036', 统一社会信用代码: otherCode});
    await journey.sees('已修改 2/2 项');
    expect(await journey.value('组织机构代码')).to.equal('PDY000036');
    await journey.press('保存');
    await journey.page.getByRole('link', {name: /^组织机构代码：.*第 9 至 17 位/}).waitFor();
  });

  it('is not sent where three are changed, until one of them is put back', async () => {
    const journey = await openForm('enterprise');
    await journey.fill({统一社会信用代码: otherCode, 企业中文名称: '上海临港样例贸易有限公司'});
    await journey.sees('已修改 3/2 项');
    await journey.press('保存');
    await journey.summary(errors).getByText('三项都要改时，分两次保存').waitFor();
    expect(journey.sent).to.deep.equal([]);
    await journey.page.getByText('已修改，原为：上海浦东样例贸易有限公司').getByRole('button', {name: '恢复'}).click();
    await journey.sees('已修改 2/2 项');
    expect(await journey.value('企业中文名称')).to.equal('上海浦东样例贸易有限公司');
    await journey.saveAndConfirm();
    await journey.seesSaved();
    expect(journey.sent.map(({changes}) => changes)).to.deep.equal([{uscc: otherCode, orgCode: 'PDY000060'}]);
  });

  it('is not sent where nothing is changed but the way it is written', async () => {
    const journey = await openForm('enterprise');
    await journey.fill({组织机构代码: ' pdy00002－8 ', 企业中文名称: '上海浦东样例贸易有限公司 '});
    await journey.sees('已修改 0/2 项');
    await journey.press('保存');
    await journey.summary(errors).getByText('还没有修改任何内容').waitFor();
    expect(journey.sent).to.deep.equal([]);
  });

  it('is said to be wrong on the first try, at the field and on top, and mended while it is typed', async () => {
    const journey = await openForm('account', {user: 'zhengshi'});
    await journey.fill({'*证件号码': '31010019800601012'});
    expect(await journey.page.getByText('号码应为 18 位').count()).to.equal(0);
    await journey.press('保存');
    await journey.summary(errors).getByRole('link', {name: '证件号码：号码应为 18 位，核对是否多填或漏填。'}).click();
    const field = journey.field('*证件号码');
    expect(await field.evaluate((input) => input.matches(':focus'))).to.equal(true);
    expect(await field.getAttribute('aria-invalid')).to.equal('true');
    await field.fill('310100198006010125');
    await journey.summary(errors).waitFor({state: 'detached'});
    expect(await field.getAttribute('aria-invalid')).to.equal('false');
  });

  it('may be both dates of an ID card in one paste, or one without an end', async () => {
    const journey = await openForm('account', {
      user: 'zhengshi',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await journey.fill({'*证件号码': '310100198006010125'});
    await journey.page.evaluate(() => navigator.clipboard.writeText('2018.03.09-2038.03.09'));
    await journey.field('身份证有效起始日期').focus();
    await journey.page.keyboard.press('ControlOrMeta+V');
    expect(await journey.value('身份证有效起始日期')).to.equal('20180309');
    expect(await journey.value('身份证有效截止日期')).to.equal('20380309');
    await journey.field('长期有效').check();
    expect(await journey.field('身份证有效截止日期').isDisabled()).to.equal(true);
    await journey.press('保存');
    await journey.page.getByRole('link', {name: /不满 46 周岁时领取的身份证通常不是长期有效/}).waitFor();
    await journey.saveAndConfirm();
    await journey.seesSaved();
    expect(journey.sent[0]?.changes).to.deep.equal({
      idNumber: {enc: encrypt('310100198006010125')},
      validFrom: '20180309',
      validTo: '00000000',
    });
  });

  it('is offered as what it looks like, and is not changed by itself', async () => {
    const journey = await openForm('account', {user: 'zhengshi'});
    await journey.fill({'*证件号码': 'E00005678'});
    await journey.press('保存');
    await journey.summary(errors).getByText('这像是护照的号码，核对证件类型。').waitFor();
    expect(await journey.value('*证件类型')).to.equal('resident-id');
    await journey.press('改为 护照');
    expect(await journey.value('*证件类型')).to.equal('passport-prc');
    await journey.saveAndConfirm();
    await journey.seesSaved();
  });

  it('gives way to the number on record, which never was in a field', async () => {
    const journey = await openForm('account');
    await journey.retype('*证件号码', '310100198006010125');
    await journey.press('使用登记的号码');
    await journey.page.getByText('重新填写', {exact: true}).waitFor();
    await journey.press('保存');
    await journey.summary(errors).getByText('还没有修改任何内容').waitFor();
    expect(journey.sent).to.deep.equal([]);
  });
});
