import {expect} from 'chai';
import {encrypt} from '../../simulators/encrypt.js';
import {typedAddress} from '../support/navigation.js';
import {ProfileJourney} from './profile-journey.js';
import {useStage} from './stage.js';

/** What the demo's administrator makes of the record meanwhile. */
const theirs = {enterpriseName: '上海浦东样例国际贸易有限公司', holderName: '张珊'};
const formerName = '上海浦东样例贸易有限公司';
const conflict = {scenario: 'profile-conflict', expected: ['status of 412']};

describe('A user who saves a record that was changed elsewhere', () => {
  const stage = useStage();

  const group = (journey: ProfileJourney, label: string) => journey.page.getByRole('group', {name: label});

  /** A holder's name of one's own, where the administrator has just put in another. */
  const openCompared = async (): Promise<ProfileJourney> => {
    const journey = await ProfileJourney.open(stage(), conflict);
    await journey.edit('account');
    await journey.fill({'*姓名': '张三丰'});
    await journey.retype('*证件号码', '310100198006010125');
    await journey.saveAndConfirm();
    await journey.heading('登记的信息已在别处修改').waitFor();
    return journey;
  };

  it('sees both values, keeps their own, and saves it', async () => {
    const journey = await openCompared();
    const name = group(journey, '姓名');
    expect(await name.getByRole('radio').count()).to.equal(2);
    expect(await name.getByLabel('您填写的：张三丰').isChecked()).to.equal(true);
    expect(await name.getByLabel(`现在登记的：${theirs.holderName}`).isChecked()).to.equal(false);
    // The number is as it was on record, so there is nothing to choose.
    expect(await journey.page.getByRole('group').count()).to.equal(1);
    await journey.press('继续');
    expect(await journey.value('*姓名')).to.equal('张三丰');
    await journey.sees(`已修改，原为：${theirs.holderName}`);
    await journey.saveAll();
    const [first, second] = journey.sent;
    expect(second?.changes).to.deep.equal({holderName: '张三丰', idNumber: {enc: encrypt('310100198006010125')}});
    expect(second?.version).not.to.equal(first?.version);
    expect(second?.key).not.to.equal(first?.key);
    expect((await journey.record()).account.holderName.display).to.equal('张三丰');
  });

  it('takes the other value, and saves the rest of their own', async () => {
    const journey = await openCompared();
    await journey.page.getByLabel(`现在登记的：${theirs.holderName}`).check();
    await journey.press('继续');
    expect(await journey.value('*姓名')).to.equal(theirs.holderName);
    expect(await journey.value('*证件号码')).to.equal('310100198006010125');
    await journey.saveAll();
    expect(journey.sent[1]?.changes).to.deep.equal({idNumber: {enc: encrypt('310100198006010125')}});
    const {account} = await journey.record();
    expect([account.holderName.display, account.idNumber.display.slice(-4)]).to.deep.equal(['张珊', '0125']);
  });

  it('has nothing to choose when another field was changed, sees the reason, and saves again', async () => {
    const journey = await ProfileJourney.open(stage(), conflict);
    await journey.edit('enterprise');
    await journey.fill({法人姓名: '何平'});
    await journey.saveAndConfirm();
    await journey.sees('登记的信息刚刚有变化');
    expect(await journey.value('法人姓名')).to.equal('何平');
    expect(await journey.value('企业中文名称')).to.equal(theirs.enterpriseName);
    await journey.saveAll();
    expect(journey.sent[1]?.changes).to.deep.equal({legalRepName: '何平'});
    const {enterprise} = await journey.record();
    expect([enterprise.enterpriseName.display, enterprise.legalRepName.display]).to.deep.equal([
      theirs.enterpriseName,
      '何平',
    ]);
  });

  it('has nothing to save when both typed the same value', async () => {
    const journey = await ProfileJourney.open(stage(), conflict);
    await journey.edit('enterprise');
    await journey.fill({企业中文名称: theirs.enterpriseName});
    await journey.saveAndConfirm();
    await journey.sees('登记的信息刚刚有变化');
    await journey.sees('已修改 0/2 项');
    await journey.press('保存');
    await journey.summary('以下内容需要改正').getByText('还没有修改任何内容').waitFor();
    await journey.press('取消');
    await journey.seesRecord();
    expect(await journey.fact('企业中文名称')).to.equal(theirs.enterpriseName);
    expect(journey.sent).to.have.length(1);
  });

  it('must choose again when the record was changed once more', async () => {
    const journey = await openCompared();
    await journey.press('继续');
    await journey.page.request.get(`${journey.demo.url}/?scenario=normal`, {headers: typedAddress});
    await journey.saveAndConfirm();
    await journey.heading('登记的信息已在别处修改').waitFor();
    await journey.page.getByLabel('现在登记的：张三', {exact: true}).check();
    await journey.press('继续');
    expect(await journey.value('*姓名')).to.equal('张三');
    await journey.saveAll();
    expect((await journey.record()).enterprise.enterpriseName.display).to.equal(formerName);
  });
});
