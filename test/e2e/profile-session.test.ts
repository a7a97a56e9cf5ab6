import {expect} from 'chai';
import {encrypt} from '../../simulators/encrypt.js';
import {ProfileJourney} from './profile-journey.js';
import {openRecorded, type Recorder} from './recorder.js';
import {useStage} from './stage.js';

const newName = '上海浦东样例国际贸易有限公司';
const typedName = '张三丰';
const typedNumber = '310100198006010125';
const ended = {scenario: 'profile-session-ends', expected: ['status of 401']};

describe('A user who is interrupted while changing the record', () => {
  const stage = useStage();

  describe('by the end of the session', () => {
    it('keeps the typed values, signs in again in another tab, and saves', async () => {
      const journey = await ProfileJourney.open(stage(), ended);
      await journey.edit('account');
      await journey.fill({'*姓名': typedName});
      await journey.retype('*证件号码', typedNumber);
      await journey.saveAndConfirm();
      await journey.heading('登录已失效').waitFor();
      await journey.sees('请不要关闭本页，认证会从原来的步骤继续。');
      await journey.signInElsewhere('zhangsan');
      await journey.press('已重新登录，继续');
      await journey.heading('请核对要保存的内容').waitFor();
      await journey.sees(typedName);
      await journey.press('确认保存');
      await journey.seesSaved();
      const {account} = await journey.record();
      expect([account.holderName.display, account.idNumber.display.slice(-4)]).to.deep.equal([typedName, '0125']);
      expect(journey.sent.map(({changes}) => changes)).to.deep.equal([
        {holderName: typedName, idNumber: {enc: encrypt(typedNumber)}},
        {holderName: typedName, idNumber: {enc: encrypt(typedNumber)}},
      ]);
      expect(new Set(journey.sent.map(({key}) => key)).size).to.equal(1);
    });

    it('sees the message again while nobody has signed in, and finds the values after signing in', async () => {
      const journey = await ProfileJourney.open(stage(), ended);
      const heard = await journey.listen('sw-relogin');
      await journey.edit('enterprise');
      await journey.fill({企业中文名称: newName});
      await journey.saveAndConfirm();
      await journey.heading('登录已失效').waitFor();
      const asked = journey.page.waitForResponse('**/status');
      await journey.press('已重新登录，继续');
      await asked;
      await journey.heading('登录已失效').waitFor();
      await journey.press('重新登录');
      expect(await heard()).to.deep.equal([{type: 'sw-relogin', reason: 'unauthenticated'}]);
      const again = journey.page.waitForResponse('**/status');
      await journey.press('返回选择认证方式');
      await again;
      await journey.heading('登录已失效').waitFor();
      await journey.signInElsewhere('zhangsan');
      await journey.press('已重新登录，继续');
      await journey.seesHome();
      await journey.press('查看企业信息和账号信息');
      await journey.heading('请核对要保存的内容').waitFor();
      await journey.sees(newName);
      await journey.press('确认保存');
      await journey.seesSaved();
    });
  });

  describe('by another user’s sign-in', () => {
    const typeAndSend = async (scenario: string, status: number) => {
      const expected = [`status of ${String(status)}`];
      const {journey, recorder} = await openRecorded(ProfileJourney, stage(), {scenario, expected});
      await journey.edit('account');
      await journey.fill({'*姓名': typedName});
      await journey.retype('*证件号码', typedNumber);
      return {journey, recorder};
    };

    const expectWiped = async (journey: ProfileJourney, recorder: Recorder, wayOn: string): Promise<void> => {
      await journey.heading('登录的用户已更换').waitFor();
      for (const text of [typedName, typedNumber]) expect(await recorder.leftOf(text)).to.deep.equal([]);
      await journey.press(wayOn);
      await journey.seesHome();
      for (const text of [typedName, typedNumber, '张三']) expect(await recorder.leftOf(text)).to.deep.equal([]);
      await journey.press('查看企业信息和账号信息');
      await journey.seesRecord();
      expect(await journey.fact('姓名')).to.equal('李四');
      await journey.edit('account');
      expect(await journey.value('*姓名')).to.equal('李四');
      for (const text of [typedName, typedNumber]) expect(await recorder.leftOf(text)).to.deep.equal([]);
    };

    it('has all typed values deleted after the session had ended', async () => {
      const {journey, recorder} = await typeAndSend('profile-session-ends', 401);
      await journey.saveAndConfirm();
      await journey.heading('登录已失效').waitFor();
      await journey.signInElsewhere('lisi');
      const before = await journey.record();
      await journey.press('已重新登录，继续');
      await expectWiped(journey, recorder, '重新开始');
      expect(journey.sent).to.have.length(1);
      expect(await journey.record()).to.deep.equal(before);
    });

    it('has all typed values deleted, and the other user’s record unchanged, without an ended session', async () => {
      const {journey, recorder} = await typeAndSend('fresh', 412);
      expect(await recorder.leftOf(typedName)).to.deep.equal(['field']);
      await journey.signInElsewhere('lisi');
      const before = await journey.record();
      await journey.saveAndConfirm();
      await expectWiped(journey, recorder, '继续');
      expect(await journey.record()).to.deep.equal(before);
    });
  });
});
