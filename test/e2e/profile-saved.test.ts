import {expect} from 'chai';
import {encrypt} from '../../simulators/encrypt.js';
import type {Language} from './words.js';
import {withClipboard} from './journey.js';
import {makeUp} from './made-up.js';
import {ProfileJourney} from './profile-journey.js';
import {useStage} from './stage.js';

const newName = '上海浦东样例国际贸易有限公司';
const freeNumber = '310100198006010125';

describe('A user who corrects the record', () => {
  const stage = useStage();

  it('sees the confirmation, saves the enterprise’s name, and signs in again by the portal', async () => {
    const journey = await ProfileJourney.open(stage(), {path: '/'});
    await journey.edit('enterprise');
    await journey.fill({企业中文名称: newName});
    await journey.sees('已修改 1/2 项');
    await journey.save();
    expect(await journey.fact('企业中文名称')).to.equal(`原为 上海浦东样例贸易有限公司 改为 ${newName}`);
    expect(journey.sent).to.deep.equal([]);
    await journey.press('确认保存');
    await journey.seesSaved();
    await journey.sees('新的信息在重新登录后生效。');
    expect(journey.sent.map(({part, changes}) => ({part, changes}))).to.deep.equal([
      {part: 'enterprise', changes: {enterpriseName: newName}},
    ]);
    await journey.press('重新登录');
    await journey.page.waitForURL(/[?&]user=zhangsan/);
    await journey.page.getByRole('banner').getByText(newName).waitFor();
    await journey.seesHome();
  });

  it('changes the account’s number, and the events contain no personal data', async () => {
    const journey = await ProfileJourney.open(stage());
    const heard = await journey.listen('sw-profile-saved', 'sw-relogin');
    await journey.edit('account');
    await journey.retype('*证件号码', '３１０１００ 19800601 0125');
    await journey.saveAll();
    await journey.press('重新登录');
    expect(await heard()).to.deep.equal([
      {type: 'sw-profile-saved', which: 'account'},
      {type: 'sw-relogin', reason: 'profile-saved'},
    ]);
    expect(journey.sent.map(({changes}) => changes)).to.deep.equal([{idNumber: {enc: encrypt(freeNumber)}}]);
    expect((await journey.record()).account.idNumber.display).to.match(/^310\*+0125$/);
    await journey.press('查看登记的信息');
    await journey.seesRecord();
    expect(await journey.fact('证件号码')).to.equal('310***********0125 以 0125 结尾');
  });

  it('changes to a passport, and no dates are asked for', async () => {
    const journey = await ProfileJourney.open(stage());
    await journey.edit('account');
    await journey.field('*证件类型').selectOption({label: '护照'});
    await journey.press('保存');
    await journey.summary('以下内容需要改正').getByText('填写新证件的号码').waitFor();
    await journey.retype('*证件号码', 'E00005678');
    await journey.saveAll();
    expect(journey.sent.map(({changes}) => changes)).to.deep.equal([
      {idType: 'passport-prc', idNumber: {enc: encrypt('E00005678')}},
    ]);
    const {account} = await journey.record();
    expect([account.idType.display, account.validFrom.onRecord]).to.deep.equal(['passport-prc', false]);
  });

  it('fills in missing values, which do not count as changes, and the record is complete', async () => {
    const journey = await ProfileJourney.open(stage(), {user: 'zhouba', view: 'home'});
    await journey.edit('enterprise');
    await journey.fill({'组织机构代码（主体标识码）': 'pdy00002-8', 法人姓名: '陈静'});
    await journey.sees('已修改 0/2 项');
    await journey.saveAll();
    expect(journey.sent[0]?.changes).to.deep.equal({orgCode: 'PDY000028', legalRepName: '陈静'});
    await journey.press('查看登记的信息');
    await journey.sees('登记的信息完整');
    await journey.press('选择认证方式');
    await journey.seesHome();
    expect((await journey.status()).profile).to.equal('complete');
  });

  it('corrects a doubtful name', async () => {
    const journey = await ProfileJourney.open(stage(), {user: 'wujiu', view: 'home'});
    await journey.edit('enterprise');
    await journey.fill({企业中文名称: '上海浦东样例贸易有限公司'});
    await journey.saveAll();
    expect((await journey.record()).complete).to.equal(true);
  });

  it('corrects both codes and then the name in two saves', async () => {
    const journey = await ProfileJourney.open(stage());
    await journey.edit('enterprise');
    await journey.fill({统一社会信用代码: '91310115PDY000060Q'});
    await journey.saveAll();
    await journey.press('查看登记的信息');
    await journey.edit('enterprise');
    await journey.fill({企业中文名称: '上海临港样例贸易有限公司'});
    await journey.saveAll();
    expect(journey.sent.map(({changes}) => changes)).to.deep.equal([
      {uscc: '91310115PDY000060Q', orgCode: 'PDY000060'},
      {enterpriseName: '上海临港样例贸易有限公司'},
    ]);
    const {enterprise} = await journey.record();
    expect([enterprise.uscc.display, enterprise.enterpriseName.display]).to.deep.equal([
      '91310115PDY000060Q',
      '上海临港样例贸易有限公司',
    ]);
  });

  it('loses a certification by the change, as the confirmation has stated', async () => {
    const journey = await ProfileJourney.open(stage(), {user: 'zhaoliu'});
    await journey.edit('enterprise');
    await journey.fill({法人姓名: '何平'});
    await journey.save();
    await journey.sees('现有认证失效，需要重新认证');
    expect(await journey.cardMethod()).to.equal('certified');
    await journey.press('确认保存');
    await journey.seesSaved();
    expect(await journey.cardMethod()).to.equal('not-certified');
    await journey.press('选择认证方式');
    await journey.seesHome();
    await journey.button('IC卡认证').waitFor();
    // Home shows the status that it knows until the new one has arrived.
    const certified = journey.page.getByText('已认证', {exact: true});
    await certified.first().waitFor({state: 'detached'});
    expect(await certified.count()).to.equal(0);
  });

  it('pastes both dates of an ID card, or ticks 长期有效, which displays a warning', async () => {
    const journey = await ProfileJourney.open(stage(), {user: 'zhengshi', ...withClipboard});
    await journey.edit('account');
    // Of nobody else: what one user has typed here stays theirs in the tests that follow.
    const {idNumber} = makeUp([1980, 1990]);
    await journey.fill({'*证件号码': idNumber});
    await journey.page.evaluate(() => navigator.clipboard.writeText('2018.03.09-2038.03.09'));
    await journey.field('身份证有效起始日期').focus();
    await journey.page.keyboard.press('ControlOrMeta+V');
    expect(await journey.value('身份证有效起始日期')).to.equal('20180309');
    expect(await journey.value('身份证有效截止日期')).to.equal('20380309');
    await journey.page.getByLabel('长期有效').check();
    expect(await journey.value('身份证有效截止日期')).to.equal('00000000');
    await journey.press('保存');
    await journey.page.getByRole('link', {name: /不满 46 周岁时领取的身份证通常不是长期有效/}).waitFor();
    await journey.saveAll();
    expect(journey.sent[0]?.changes).to.deep.equal({
      idNumber: {enc: encrypt(idNumber)},
      validFrom: '20180309',
      validTo: '00000000',
    });
  });

  it('keeps the manual’s sample code, which has a warning, while another field is changed', async () => {
    const journey = await ProfileJourney.open(stage(), {user: 'chensan'});
    await journey.sees('登记的信息完整');
    expect(await journey.fact('统一社会信用代码')).to.match(/^DYCK12345671234567 .*核对/);
    await journey.edit('enterprise');
    await journey.fill({法人姓名: '王芬'});
    await journey.save();
    expect(await journey.page.getByText('统一社会信用代码').count()).to.equal(0);
  });

  for (const lang of ['en', 'zh-TW'] satisfies Language[]) {
    it(`completes both forms in ${lang}`, async () => {
      const journey = await ProfileJourney.open(stage(), {user: 'zhouba', view: 'home', lang});
      const words = journey.words.profile;
      await journey.heading(words.title).waitFor();
      await journey.sees(words.enterpriseFirst);
      expect(await journey.fact(words.legalRep)).to.include(words.missing);
      await journey.edit('enterprise');
      await journey.fill({[words.orgCode]: 'PDY000028', [words.legalRep]: '陈静'});
      await journey.saveAll();
      await journey.sees(words.effectiveLater);
      await journey.press(words.view);
      await journey.sees(words.complete);
      await journey.edit('account');
      await journey.retype(words.idNumber, freeNumber);
      await journey.saveAll();
      await journey.button(journey.words.relogin).waitFor();
      await journey.press(words.toMethods);
      await journey.seesHome();
    });
  }

  for (const path of ['/embed.html', '/standalone.html'] as const) {
    it(`saves on ${path} in Chromium 109`, async () => {
      const journey = await ProfileJourney.open(stage(), {path, browser: {version: '109'}});
      await journey.edit('enterprise');
      await journey.fill({企业中文名称: newName});
      await journey.saveAll();
      expect((await journey.record()).enterprise.enterpriseName.display).to.equal(newName);
    });
  }
});
