import {expect} from 'chai';
import {clerk, stopsAt, tab} from './focus.js';
import {ProfileJourney} from './profile-journey.js';
import {useStage} from './stage.js';

const newName = '上海浦东样例国际贸易有限公司';

describe('With the keyboard alone, a user', () => {
  const stage = useStage();

  it('fills in the missing values, from the first Tab to signing in again', async () => {
    const journey = await ProfileJourney.open(stage(), {user: 'zhouba', view: 'home', ...clerk});
    const {keyboard} = journey.page;
    const heard = await journey.listen('sw-relogin');
    await journey.seesRecord();
    await tab(journey, '修改企业信息');
    await keyboard.press('Enter');
    await stopsAt(journey, '用户企业信息修改');
    await tab(journey, '*统一社会信用代码');
    await tab(journey, '组织机构代码（主体标识码）');
    await keyboard.type('PDY000028');
    await tab(journey, '示例：营业执照上的两个代码');
    await tab(journey, '*企业中文名称');
    await tab(journey, '法人姓名');
    await keyboard.type('陈静');
    await keyboard.press('Enter');
    await stopsAt(journey, '请核对要保存的内容');
    await tab(journey, '确认保存');
    await keyboard.press('Enter');
    await stopsAt(journey, '修改已保存');
    await tab(journey, '重新登录');
    await keyboard.press('Enter');
    expect(await heard()).to.deep.equal([{type: 'sw-relogin', reason: 'profile-saved'}]);
    await tab(journey, '查看登记的信息');
    await keyboard.press('Space');
    await stopsAt(journey, '企业信息和账号信息');
    await journey.sees('登记的信息完整');
  });

  it('gets from the error to the field, and is asked before the changes are dropped', async () => {
    const journey = await ProfileJourney.open(stage());
    const {keyboard} = journey.page;
    await journey.edit('account');
    await journey.heading('账号归属人信息修改').focus();
    await tab(journey, '*姓名');
    await keyboard.press('ControlOrMeta+A');
    await keyboard.press('Backspace');
    await keyboard.press('Enter');
    await stopsAt(journey, '以下内容需要改正： 姓名：此项必填。');
    await tab(journey, '姓名：此项必填。');
    await keyboard.press('Enter');
    await stopsAt(journey, '*姓名');
    await keyboard.type('张珊');
    await tab(journey, '恢复');
    await keyboard.press('Shift+Tab');
    await stopsAt(journey, '*姓名');
    await journey.button('取消').focus();
    await keyboard.press('Enter');
    await stopsAt(journey, '放弃修改？');
    await tab(journey, '继续修改');
    await keyboard.press('Enter');
    await stopsAt(journey, '账号归属人信息修改');
    expect(await journey.value('*姓名')).to.equal('张珊');
  });

  it('chooses between the two values with the arrow keys', async () => {
    const journey = await ProfileJourney.open(stage(), {scenario: 'profile-conflict', expected: ['status of 412']});
    const {keyboard} = journey.page;
    await journey.edit('account');
    await journey.field('*姓名').focus();
    await keyboard.press('ControlOrMeta+A');
    await keyboard.type('张三丰');
    await keyboard.press('Enter');
    await stopsAt(journey, '请核对要保存的内容');
    await tab(journey, '确认保存');
    await keyboard.press('Enter');
    await stopsAt(journey, '登记的信息已在别处修改');
    await tab(journey, '您填写的：张三丰');
    await keyboard.press('ArrowDown');
    await stopsAt(journey, '现在登记的：张珊');
    await tab(journey, '继续');
    await keyboard.press('Enter');
    await stopsAt(journey, '登记的信息刚刚有变化');
    expect(await journey.value('*姓名')).to.equal('张珊');
  });

  it('reaches the reason when the save fails, and returns to the form', async () => {
    const journey = await ProfileJourney.open(stage(), {scenario: 'profile-down', expected: ['status of 503']});
    const {keyboard} = journey.page;
    await journey.edit('enterprise');
    await journey.fill({企业中文名称: newName});
    await keyboard.press('Enter');
    await stopsAt(journey, '请核对要保存的内容');
    await tab(journey, '确认保存');
    await keyboard.press('Enter');
    await stopsAt(journey, '服务器暂时无法处理');
    await tab(journey, '复制诊断信息');
    await tab(journey, '重试');
    await tab(journey, '返回修改');
    await keyboard.press('Enter');
    await journey.button('保存').waitFor();
    await stopsAt(journey, '用户企业信息修改');
    expect(await journey.value('企业中文名称')).to.equal(newName);
  });
});
