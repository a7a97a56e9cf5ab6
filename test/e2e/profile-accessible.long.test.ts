import {expect} from 'chai';
import {setTextSize, sideways, violations} from './axe.js';
import type {JourneyOptions} from './journey.js';
import {ProfileJourney} from './profile-journey.js';
import {useStage} from './stage.js';

interface Screen {
  readonly name: string;
  readonly reach: (journey: ProfileJourney) => Promise<unknown>;
}

const longName = `上海${'浦东样例国际'.repeat(12)}有限公司`;

/** One way through every screen of the profile, each reached from the one before. */
const screens: readonly Screen[] = [
  {name: 'record', reach: (journey) => journey.seesRecord()},
  {name: 'enterprise form', reach: (journey) => journey.edit('enterprise')},
  {
    name: 'too many changes',
    reach: async (journey) => {
      await journey.fill({统一社会信用代码: '91310115PDY000060Q', 企业中文名称: longName});
      await journey.press('保存');
      await journey.summary('以下内容需要改正').waitFor();
    },
  },
  {
    name: 'second look',
    reach: async (journey) => {
      await journey.fill({企业中文名称: '上海浦东样例贸易有限公司', 统一社会信用代码: 'DYCK12345671234567'});
      await journey.press('保存');
      await journey.summary('核对以下内容').waitFor();
    },
  },
  {name: 'confirmation', reach: (journey) => journey.save()},
  {
    name: 'refused',
    reach: async (journey) => {
      await journey.press('确认保存');
      await journey.page.getByRole('region', {name: '核对后仍没有通过怎么办'}).waitFor();
    },
  },
  {
    name: 'giving up',
    reach: async (journey) => {
      await journey.press('取消');
      await journey.heading('放弃修改？').waitFor();
    },
  },
  {
    name: 'account form',
    reach: async (journey) => {
      await journey.press('放弃修改');
      await journey.edit('account');
      await journey.retype('*证件号码', 'E00005678');
      await journey.press('保存');
      await journey.summary('以下内容需要改正').waitFor();
    },
  },
  {
    name: 'session over',
    reach: async (journey) => {
      await journey.press('改为 护照');
      await journey.fill({'*姓名': '张三丰'});
      await journey.page.request.get(`${journey.demo.url}/?scenario=profile-session-ends`);
      await journey.saveAndConfirm();
      await journey.heading('登录已失效').waitFor();
    },
  },
  {
    name: 'conflict',
    reach: async (journey) => {
      await journey.page.request.get(`${journey.demo.url}/?user=zhangsan&scenario=profile-conflict`);
      await journey.press('已重新登录，继续');
      await journey.press('确认保存');
      await journey.heading('登记的信息已在别处修改').waitFor();
    },
  },
  {
    name: 'failure',
    reach: async (journey) => {
      await journey.press('继续');
      await journey.page.request.get(`${journey.demo.url}/?scenario=profile-down`);
      await journey.saveAndConfirm();
      await journey.heading('服务器暂时无法处理').waitFor();
    },
  },
  {
    name: 'saved',
    reach: async (journey) => {
      // No scenario of its own: those that mend the backend mend the record, too, and that would be a conflict.
      await journey.page.request.get(`${journey.demo.url}/?scenario=card-rsa`);
      await journey.press('重试');
      await journey.seesSaved();
    },
  },
];

describe('Every screen of the profile', () => {
  const stage = useStage();

  const walk = async (look: (journey: ProfileJourney) => Promise<unknown>, options: JourneyOptions, textSize = 100) => {
    const journey = await ProfileJourney.open(stage(), {...options, expected: [/status of (?:401|412|503)/]});
    await setTextSize(journey, textSize);
    const found: Record<string, unknown> = {};
    for (const {name, reach} of screens) {
      await reach(journey);
      found[name] = await look(journey);
    }
    return found;
  };

  const onEach = (value: unknown) => Object.fromEntries(screens.map(({name}) => [name, value]));

  for (const [theme, width, textSize] of [
    ['light', 320, 100],
    ['dark', 320, 200],
  ] as const) {
    it(`leaves axe nothing to find and fits, ${theme}, ${width} px wide, with text at ${textSize} %`, async () => {
      const look = async (journey: ProfileJourney) => [await violations(journey), await sideways(journey)];
      const options = {theme, viewport: {width, height: 800}};
      expect(await walk(look, options, textSize)).to.deep.equal(onEach([[], 0]));
    });
  }

  it('leaves axe nothing to find where the record is in doubt', async () => {
    for (const user of ['zhouba', 'qianyi', 'weisi']) {
      const journey = await ProfileJourney.open(stage(), {user, viewport: {width: 320, height: 800}});
      await journey.seesRecord();
      expect([await violations(journey), await sideways(journey)]).to.deep.equal([[], 0]);
    }
  });
});
