import {expect} from 'chai';
import {sampleEnterprise} from '../../demo/card-agent/enterprise.js';
import {Journey} from './journey.js';
import {randomPin, useStage} from './stage.js';

const anotherCard = {enterprise: {...sampleEnterprise, cardId: '8600000000009'}};

describe('A user whose card or card agent fails', () => {
  const stage = useStage();
  const agent = () => stage().demo.agent;

  const expectCertified = async (journey: Journey): Promise<void> => {
    expect(await journey.cardMethod()).to.equal('not-certified');
    await journey.finishByCard();
    expect(await journey.cardMethod()).to.equal('certified');
  };

  it('starts the agent that did not answer, and checks again', async () => {
    const journey = await Journey.open(stage(), {scenario: 'agent-absent', expected: ['ERR_CONNECTION_REFUSED']});
    await journey.chooseCard();
    await journey.heading('没有连接上客户端控件').waitFor();
    const link = journey.page.getByRole('link', {name: '启动客户端控件'});
    expect(await link.getAttribute('href')).to.equal('singlewindow://Restart');
    const url = await journey.page.locator('sw-realname-cert').getAttribute('agent-url');
    const started = await stage().startAgent(Number(new URL(url ?? '').port), journey.pin);
    expect(started.connections).to.equal(0);
    await journey.press('重新检测');
    await journey.seesPinForm();
    await expectCertified(journey);
    expect(started.calls).to.include('cus-sec_SpcSignDataAsPEM');
  });

  it('inserts the card that was missing, and reads it again', async () => {
    const journey = await Journey.open(stage(), {scenario: 'no-card'});
    await journey.chooseCard();
    await journey.heading('没有读到卡').waitFor();
    agent().insertCard();
    await journey.press('重新读卡');
    await journey.seesPinForm();
    await expectCertified(journey);
  });

  it('connects the reader that was missing, and reads the card', async () => {
    const journey = await Journey.open(stage(), {scenario: 'no-reader'});
    await journey.chooseCard();
    await journey.heading('没有读到卡').waitFor();
    agent().set({reader: 'normal'});
    await journey.press('重新读卡');
    await journey.seesPinForm();
    await expectCertified(journey);
  });

  it('changes a reader that is not supported for one that is', async () => {
    const journey = await Journey.open(stage(), {scenario: 'reader-903'});
    await journey.chooseCard();
    await journey.heading('暂不支持这种读卡器').waitFor();
    agent().set({reader: 'normal'});
    await journey.press('重新读卡');
    await journey.seesPinForm();
    await expectCertified(journey);
  });

  it('is not asked for the PIN of a card that has expired, and takes another', async () => {
    const journey = await Journey.open(stage(), {scenario: 'card-expired'});
    await journey.chooseCard();
    await journey.heading('卡内证书已过期').waitFor();
    expect(await journey.pinField.count()).to.equal(0);
    agent().set({expiresInDays: 1000});
    await journey.press('重新读卡');
    await journey.seesPinForm();
    await expectCertified(journey);
  });

  it('enters the right PIN after a wrong one, and is told how many tries are left', async () => {
    const journey = await Journey.open(stage());
    await journey.readCard();
    await journey.signInWith(randomPin());
    await journey.sees('密码不正确，还可以试 4 次');
    expect(await journey.pinField.inputValue()).to.equal('');
    expect(agent().triesLeft).to.equal(4);
    await expectCertified(journey);
    expect(agent().triesLeft).to.equal(5);
  });

  it('takes another card when five wrong PINs have locked theirs', async () => {
    const journey = await Journey.open(stage());
    await journey.readCard();
    for (const left of [4, 3, 2, 1]) {
      await journey.signInWith(randomPin());
      await journey.sees(`还可以试 ${left} 次`);
    }
    await journey.signInWith(randomPin());
    await journey.heading('卡已锁定').waitFor();
    expect(await journey.pinField.count()).to.equal(0);
    expect(journey.signatures).to.equal(5);
    agent().set(anotherCard);
    await journey.press('换一张卡');
    await journey.seesPinForm();
    await expectCertified(journey);
  });

  it('is told that the card was locked already, whatever the PIN', async () => {
    const journey = await Journey.open(stage(), {scenario: 'card-locked'});
    await journey.readCard();
    await journey.signInWith(journey.pin);
    await journey.heading('卡已锁定').waitFor();
  });

  it('changes another enterprise’s card for one of theirs', async () => {
    const journey = await Journey.open(stage(), {scenario: 'other-enterprise'});
    await journey.readCard();
    await journey.sees('广州样例物流有限公司');
    await journey.signInWith(journey.pin);
    await journey.heading('这张卡不属于当前登录的企业').waitFor();
    agent().set({enterprise: sampleEnterprise});
    await journey.press('换一张卡');
    await journey.seesPinForm();
    await expectCertified(journey);
  });

  it('reads again after the card was changed behind the PIN form', async () => {
    const journey = await Journey.open(stage());
    await journey.readCard();
    agent().set(anotherCard);
    await journey.signInWith(journey.pin);
    await journey.heading('读卡后换过卡').waitFor();
    expect(await journey.cardMethod()).to.equal('not-certified');
    await journey.press('重新读卡');
    await journey.seesPinForm();
    await expectCertified(journey);
  });

  it('puts back a card that was pulled out, and reads it again', async () => {
    const journey = await Journey.open(stage());
    await journey.readCard();
    agent().removeCard();
    await journey.signInWith(journey.pin);
    await journey.heading('没有读到卡').waitFor();
    agent().insertCard();
    await journey.press('重新读卡');
    await journey.seesPinForm();
    await expectCertified(journey);
  });

  it('leaves a failure for the other methods, and comes back', async () => {
    const journey = await Journey.open(stage(), {scenario: 'no-card'});
    await journey.chooseCard();
    await journey.press('返回选择认证方式');
    await journey.seesHome();
    agent().insertCard();
    await journey.readCard();
    await expectCertified(journey);
  });
});
