import {expect} from 'chai';
import {setTextSize, sideways, violations} from './axe.js';
import {Journey, type JourneyOptions} from './journey.js';
import {randomPin, useStage} from './stage.js';

interface Screen {
  readonly name: string;
  readonly reach: (journey: Journey) => Promise<void>;
}

describe('Every screen', () => {
  const stage = useStage();

  const screens: readonly Screen[] = [
    {name: 'home', reach: (journey) => journey.seesHome()},
    {name: 'PIN', reach: (journey) => journey.readCard()},
    {
      name: 'wrong PIN',
      reach: async (journey) => {
        await journey.signInWith(randomPin());
        await journey.sees('密码不正确，还可以试 4 次');
      },
    },
    {
      name: 'no PIN',
      reach: async (journey) => {
        await journey.signInWith('');
        await journey.page.getByRole('group', {name: '还不能登录'}).waitFor();
      },
    },
    {
      name: 'help',
      reach: async (journey) => {
        await journey.press('忘记密码或卡被锁定');
        await journey.page.getByRole('dialog').waitFor();
      },
    },
    {
      name: 'failure',
      reach: async (journey) => {
        await journey.press('知道了');
        stage().demo.agent.removeCard();
        await journey.press('重新读卡');
        await journey.heading('没有读到卡').waitFor();
      },
    },
    {
      name: 'result',
      reach: async (journey) => {
        stage().demo.agent.insertCard();
        await journey.press('重新读卡');
        await journey.seesPinForm();
        await journey.finishByCard();
      },
    },
  ];

  const walk = async (options: JourneyOptions, look: (journey: Journey) => Promise<unknown>, textSize = 100) => {
    const journey = await Journey.open(stage(), options);
    await setTextSize(journey, textSize);
    const found: Record<string, unknown> = {};
    for (const {name, reach} of screens) {
      await reach(journey);
      found[name] = await look(journey);
    }
    return found;
  };

  const onEach = (value: unknown) => Object.fromEntries(screens.map(({name}) => [name, value]));

  for (const theme of ['light', 'dark'] as const) {
    for (const width of [320, 1280]) {
      it(`leaves axe nothing to find, ${theme} and ${width} px wide`, async () => {
        const options = {theme, viewport: {width, height: 800}};
        expect(await walk(options, violations)).to.deep.equal(onEach([]));
      });
    }
  }

  for (const [width, textSize] of [
    [320, 100],
    [640, 200],
    [320, 200],
  ] as const) {
    it(`fits ${width} px with text at ${textSize} % without scrolling sideways`, async () => {
      const options = {viewport: {width, height: 800}};
      expect(await walk(options, sideways, textSize)).to.deep.equal(onEach(0));
    });
  }

  it('leaves axe nothing to find with text at 200 %', async () => {
    expect(await walk({}, violations, 200)).to.deep.equal(onEach([]));
  });
});
