import {expect} from 'chai';
import type {Page} from 'playwright-core';
import {ProfileJourney} from './profile-journey.js';
import {useStage} from './stage.js';

const newName = '上海浦东样例国际贸易有限公司';
const failed = (status: number): string => `status of ${String(status)}`;

describe('A user who corrects the record while the backend fails', () => {
  const stage = useStage();

  const fillNewName = async (journey: ProfileJourney): Promise<void> => {
    await journey.edit('enterprise');
    await journey.fill({企业中文名称: newName});
  };

  const expectSavedOnce = async (journey: ProfileJourney, heard: readonly unknown[]): Promise<void> => {
    await journey.seesSaved();
    const [first, second, ...others] = journey.sent;
    expect(others).to.deep.equal([]);
    expect(second).to.deep.equal(first);
    expect(heard).to.deep.equal([{type: 'sw-profile-saved', which: 'enterprise'}]);
    expect((await journey.record()).enterprise.enterpriseName.display).to.equal(newName);
  };

  it('reads the record by a retry when it could not be read', async () => {
    const journey = await ProfileJourney.open(stage(), {scenario: 'profile-unread', expected: [failed(503)]});
    await journey.heading('服务器暂时无法处理').waitFor();
    await journey.sees(/代码 backend.*503.*请求编号 [\w-]+/);
    await journey.endScenario();
    await journey.press('重试');
    await journey.seesRecord();
  });

  for (const [scenario, status, words] of [
    ['profile-down', 503, '服务器暂时无法处理'],
    ['profile-unfit-saved', undefined, '无法识别服务器的响应'],
  ] as const) {
    it(`keeps the typed values, and saves them when the scenario ${scenario} is over`, async () => {
      const journey = await ProfileJourney.open(stage(), {scenario, expected: status ? [failed(status)] : []});
      const before = await journey.record();
      await fillNewName(journey);
      await journey.saveAndConfirm();
      await journey.heading(words).waitFor();
      expect(await journey.record()).to.deep.equal(before);
      await journey.press('返回修改');
      expect(await journey.value('企业中文名称')).to.equal(newName);
      await journey.saveAndConfirm();
      await journey.heading(words).waitFor();
      await journey.endScenario();
      await journey.press('重试');
      await journey.seesSaved();
      // Corrected, it is another attempt; sent again, it is the same.
      const [first, second, third] = journey.sent.map(({key}) => key);
      expect(second).not.to.equal(first);
      expect(third).to.equal(second);
      expect((await journey.record()).enterprise.enterpriseName.display).to.equal(newName);
    });
  }

  it('saves once when the answer was lost and the request is retried', async () => {
    const journey = await ProfileJourney.open(stage(), {
      scenario: 'profile-lost',
      expected: ['ERR_CONTENT_LENGTH_MISMATCH', 'ERR_CONNECTION_RESET'],
    });
    const {version} = await journey.record();
    const heard = await journey.listen('sw-profile-saved');
    await fillNewName(journey);
    await journey.saveAndConfirm();
    await journey.heading('没有连接上服务器').waitFor();
    const saved = await journey.record();
    expect(saved.version).not.to.equal(version);
    expect(saved.enterprise.enterpriseName.display).to.equal(newName);
    expect(await heard()).to.deep.equal([]);
    // On the version that it was made on, which is the record's no more: done anew, it would be a conflict.
    await journey.press('重试');
    await journey.seesSaved();
    await expectSavedOnce(journey, await heard());
    expect(await journey.record()).to.deep.equal(saved);
  });

  it('returns to the confirmation by 取消 during a save, and saves once', async () => {
    const journey = await ProfileJourney.open(stage());
    const heard = await journey.listen('sw-profile-saved', 'sw-error');
    const {sent} = await journey.holdBack();
    await fillNewName(journey);
    await journey.saveAndConfirm();
    await journey.page.getByRole('status').getByText('正在保存').waitFor();
    const route = await sent;
    // It has arrived: only the answer is not waited for any more.
    await route.fetch();
    await journey.press('取消');
    await journey.heading('请核对要保存的内容').waitFor();
    await journey.letGo();
    await journey.press('确认保存');
    await journey.seesSaved();
    await expectSavedOnce(journey, await heard());
  });

  for (const [part, pattern] of [
    ['record', /\/profile-[^/]*\.js$/],
    ['form', /\/editing\.chunk-[^/]*\.js$/],
  ] as const) {
    it(`can reload the ${part} when its script fails to load`, async () => {
      const prepare = async (page: Page): Promise<void> => {
        await page.route(pattern, (route) => route.abort());
      };
      const journey = await ProfileJourney.open(stage(), {prepare, expected: ['ERR_FAILED']});
      if (part === 'form') await journey.press('修改企业信息');
      await journey.heading('没有连接上服务器').waitFor();
      await journey.page.unroute(pattern);
      await journey.press('重新加载页面');
      await journey.edit('enterprise');
    });
  }
});
