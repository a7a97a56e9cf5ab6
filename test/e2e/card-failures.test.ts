import {expect} from 'chai';
import {sampleEnterprise} from '../../simulators/card-agent/enterprise.js';
import {certifiesAfter} from './agent-faults.js';
import {Journey} from './journey.js';
import {randomPin, useStage} from './stage.js';

const anotherCard = {enterprise: {...sampleEnterprise, cardId: '8600000000009'}};

describe('A user whose card or card agent fails', () => {
  const stage = useStage();
  const agent = () => stage().demo.agent;

  it('starts the agent that did not answer, and retries', async () => {
    const journey = await Journey.open(stage(), {scenario: 'agent-absent', expected: ['ERR_CONNECTION_REFUSED']});
    await journey.chooseCard();
    await journey.heading('没有连接上客户端控件').waitFor();
    const link = journey.page.getByRole('link', {name: '启动客户端控件'});
    expect(await link.getAttribute('href')).to.equal('singlewindow://Restart');
    const url = await journey.cert.getAttribute('agent-url');
    const started = await stage().startAgent(Number(new URL(url ?? '').port), journey.pin);
    expect(started.connections).to.equal(0);
    await journey.press('重新检测');
    await journey.seesPinForm();
    expect(await journey.cardMethod()).to.equal('not-certified');
    await journey.finishByCard();
    expect(await journey.cardMethod()).to.equal('certified');
    expect(started.calls).to.include('cus-sec_SpcSignDataAsPEM');
  });

  const repairs: readonly [scenario: string, mend: () => void][] = [
    ['no-card', () => agent().insertCard()],
    ['no-reader', () => agent().set({reader: 'normal'})],
  ];
  for (const [scenario, mend] of repairs) {
    it(`fixes what is missing in the scenario ${scenario}, and reads the card again`, async () => {
      const journey = await Journey.open(stage(), {scenario});
      await journey.chooseCard();
      await journey.heading('没有读到卡').waitFor();
      mend();
      await certifiesAfter(journey, '重新读卡');
    });
  }

  it('uses another card when five wrong PINs have locked the first one', async () => {
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
    await certifiesAfter(journey, '换一张卡');
  });

  it('sees that the card is already locked, whatever the PIN', async () => {
    const journey = await Journey.open(stage(), {scenario: 'card-locked'});
    await journey.readCard();
    await journey.signInWith(journey.pin);
    await journey.heading('卡已锁定').waitFor();
  });

  it('replaces a card of another enterprise by their own', async () => {
    const journey = await Journey.open(stage(), {scenario: 'other-enterprise'});
    await journey.press('IC卡认证');
    await journey.heading('卡内企业与当前登录的企业不同').waitFor();
    await journey.sees('广州样例物流有限公司');
    await journey.press('使用这张卡');
    await journey.signInWith(journey.pin);
    await journey.heading('这张卡不属于当前登录的企业').waitFor();
    agent().set({enterprise: sampleEnterprise});
    await certifiesAfter(journey, '换一张卡');
  });
});
