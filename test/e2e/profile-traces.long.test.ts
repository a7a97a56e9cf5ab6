import {expect} from 'chai';
import {encrypt} from '../../simulators/encrypt.js';
import type {RealnameCert} from '../../src/index.js';
import {type JourneyOptions, withClipboard} from './journey.js';
import {makeUp} from './made-up.js';
import {ProfileJourney} from './profile-journey.js';
import {openRecorded, toldOfFailure} from './recorder.js';
import {useStage} from './stage.js';

const enterpriseBody = 'PUT /api/realname-cert/profile/enterprise';
const accountBody = 'PUT /api/realname-cert/profile/account';

describe('Values typed into the record', () => {
  const stage = useStage();

  const open = (options?: JourneyOptions) => openRecorded(ProfileJourney, stage(), options);

  const typeAccount = async (journey: ProfileJourney, {holder, idNumber}: ReturnType<typeof makeUp>): Promise<void> => {
    await journey.edit('account');
    await journey.fill({'*姓名': holder});
    await journey.retype('*证件号码', idNumber);
  };

  for (const isEncrypted of [true, false]) {
    it(`are sent only in the body of their own operation, ${isEncrypted ? 'encrypted' : 'in clear'}, and are not kept`, async () => {
      const {journey, recorder} = await open({path: isEncrypted ? '/' : '/standalone.html'});
      if (!isEncrypted) {
        await journey.seesRecord();
        await journey.cert.evaluate((cert: RealnameCert) => {
          cert.encryptField = undefined;
        });
      }
      const typed = makeUp();
      await journey.edit('enterprise');
      await journey.fill({统一社会信用代码: typed.uscc, 法人姓名: typed.legalRep, 企业中文名称: typed.enterpriseName});
      await journey.press('保存');
      await journey.sees('一次最多修改两项');
      for (const text of Object.values(typed)) expect(recorder.operationsWith(text)).to.deep.equal([]);
      await journey.page
        .getByText('已修改，原为：上海浦东样例贸易有限公司')
        .getByRole('button', {name: '恢复'})
        .click();
      await journey.press('保存');
      await journey.summary('核对以下内容').waitFor();
      await journey.saveAndConfirm();
      await journey.page.getByRole('link', {name: /^统一社会信用代码：与登记机关的信息不一致/}).waitFor();
      await journey.press('取消');
      await journey.press('放弃修改');
      await typeAccount(journey, typed);
      await journey.saveAll();
      await journey.press('查看登记的信息');
      await journey.seesRecord();
      await journey.press('选择认证方式');
      await journey.seesHome();

      // Put back before it was to be saved, it was in its field alone; the others were shown before they were sent.
      expect(await recorder.passedBy(typed.enterpriseName)).to.deep.equal([]);
      for (const text of [typed.uscc, typed.orgCode, typed.legalRep]) {
        expect(await recorder.passedBy(text)).to.deep.equal(['body', 'document']);
      }
      expect(await recorder.passedBy(typed.idNumber)).to.deep.equal(isEncrypted ? ['document'] : ['body', 'document']);
      // It is on record now, and so it comes back.
      expect(await recorder.passedBy(typed.holder)).to.deep.equal(['answer', 'body', 'document']);
      for (const text of [typed.uscc, typed.orgCode, typed.legalRep]) {
        expect(recorder.operationsWith(text)).to.deep.equal([enterpriseBody]);
      }
      for (const text of [typed.holder, isEncrypted ? encrypt(typed.idNumber) : typed.idNumber]) {
        expect(recorder.operationsWith(text)).to.deep.equal([accountBody]);
      }
      for (const text of Object.values(typed)) expect(await recorder.leftOf(text)).to.deep.equal([]);
    });
  }

  const failures = [
    {scenario: 'profile-down', console: 'status of 503', words: '服务器暂时无法处理'},
    {scenario: 'profile-unfit-saved', words: '无法识别服务器的响应'},
    {scenario: 'profile-lost', console: 'ERR_', words: '没有连接上服务器'},
    {scenario: 'profile-session-ends', console: 'status of 401', words: '登录已失效'},
  ];
  for (const {scenario, console, words} of failures) {
    it(`are in no text, event or diagnostics of the failure in the scenario ${scenario}`, async () => {
      const {journey, recorder} = await open({
        scenario,
        expected: console ? [console] : [],
        ...withClipboard,
      });
      const typed = makeUp();
      await typeAccount(journey, typed);
      await journey.saveAndConfirm();
      await journey.heading(words).waitFor();
      const told = await toldOfFailure(journey);
      expect(told).to.include('code');
      for (const text of [typed.holder, typed.idNumber]) {
        expect(told).not.to.include(text);
        expect(await recorder.leftOf(text)).to.deep.equal([]);
        expect(await recorder.passedBy(text)).to.deep.equal(
          text === typed.holder ? ['body', 'document'] : ['document'],
        );
      }
    });
  }

  it('are only in the field before they are saved', async () => {
    const {journey, recorder} = await open();
    const typed = makeUp();
    await typeAccount(journey, typed);
    await journey.press('取消');
    await journey.press('继续修改');
    for (const text of [typed.holder, typed.idNumber]) {
      expect(await recorder.passedBy(text)).to.deep.equal(['field']);
    }
    await journey.page.reload();
    await journey.edit('account');
    expect(await journey.value('*姓名')).to.equal('张三');
    for (const text of [typed.holder, typed.idNumber]) expect(await recorder.passedBy(text)).to.deep.equal([]);
  });
});
