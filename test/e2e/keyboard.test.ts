import {expect} from 'chai';
import {clerk, focusOf, stopsAt, tab} from './focus.js';
import {Journey} from './journey.js';
import {randomPin, useStage} from './stage.js';

describe('With the keyboard alone', () => {
  const stage = useStage();

  /** The same heading stands over the wait before it. */
  const stopsAtPinForm = async (journey: Journey): Promise<void> => {
    await journey.seesPinForm();
    await stopsAt(journey, 'IC卡实名认证');
  };

  for (const path of ['/embed.html', '/standalone.html'] as const) {
    it(`a user gets from the first Tab to the result on ${path}`, async () => {
      const journey = await Journey.open(stage(), {path, ...clerk});
      const {keyboard} = journey.page;
      await journey.seesHome();
      expect((await focusOf(journey)).name).to.equal('');
      await tab(journey, '查看企业信息和账号信息');
      await tab(journey, 'IC卡认证');
      await keyboard.press('Enter');
      await stopsAtPinForm(journey);
      await tab(journey, '密码');
      await keyboard.type(journey.pin);
      await keyboard.press('Enter');
      await stopsAt(journey, '认证结果');
      await journey.seesResult();
      await tab(journey, '重新登录');
      await tab(journey, '完成');
      await keyboard.press('Space');
      await stopsAt(journey, '实名认证方式选择');
    });
  }

  it('a user gets from the error to the field and to the result', async () => {
    const journey = await Journey.open(stage());
    const {keyboard} = journey.page;
    await journey.seesHome();
    await tab(journey, '查看企业信息和账号信息');
    await tab(journey, 'IC卡认证');
    await keyboard.press('Enter');
    await stopsAtPinForm(journey);
    await tab(journey, '密码');
    await keyboard.type('short');
    await keyboard.press('Enter');
    await stopsAt(journey, '密码');
    await keyboard.press('ControlOrMeta+A');
    await keyboard.type(randomPin());
    await keyboard.press('Enter');
    await journey.page.getByText('密码不正确，还可以试 4 次').waitFor();
    await stopsAt(journey, '密码');
    await keyboard.type(journey.pin);
    await keyboard.press('Enter');
    await stopsAt(journey, '认证结果');
  });
});
