import {expect} from 'chai';
import {ProfileJourney} from './profile-journey.js';
import {useStage} from './stage.js';

/** The manual’s own example: well formed, and no check character of it is right. */
const sampleCode = 'DYCK12345671234567';
const errors = '以下内容需要改正';
const warnings = '核对以下内容，确认无误后再按一次“保存”';

describe('The manual’s sample code', () => {
  const stage = useStage();

  /** At the enterprise’s form, in a widget that its host has set up so. */
  const openForm = async (checks?: 'strict' | 'lenient'): Promise<ProfileJourney> => {
    const journey = await ProfileJourney.open(stage());
    const widget = journey.page.locator('sw-realname-cert');
    if (checks) await widget.evaluate((cert, mode) => cert.setAttribute('identifier-checks', mode), checks);
    await journey.edit('enterprise');
    return journey;
  };

  it('is warned of on record, and can be kept', async () => {
    const journey = await ProfileJourney.open(stage(), {user: 'chensan'});
    await journey.sees('登记的信息完整');
    expect(await journey.fact('统一社会信用代码')).to.match(/^DYCK12345671234567 .*核对/);
    await journey.edit('enterprise');
    await journey.fill({法人姓名: '王芬'});
    await journey.save();
    expect(await journey.page.getByText('统一社会信用代码').count()).to.equal(0);
  });

  it('asks for a second look by default, and goes with the second press', async () => {
    const journey = await openForm();
    await journey.fill({统一社会信用代码: sampleCode});
    await journey.press('保存');
    const summary = journey.summary(warnings);
    await summary.getByRole('link', {name: /^统一社会信用代码：/}).waitFor();
    expect(await journey.heading('核对要保存的内容').count()).to.equal(0);
    await journey.save();
    expect(await journey.fact('统一社会信用代码')).to.equal(`原为 91310000PDY000028G 改为 ${sampleCode}`);
    expect(await journey.fact('组织机构代码')).to.equal('原为 PDY00002-8 改为 56712345-6');
  });

  it('has to be looked at again where it is another one by the second press', async () => {
    const journey = await openForm();
    await journey.fill({统一社会信用代码: sampleCode});
    await journey.press('保存');
    await journey.summary(warnings).waitFor();
    await journey.fill({统一社会信用代码: 'DYCK12345671234568'});
    await journey.summary(warnings).waitFor({state: 'detached'});
    await journey.press('保存');
    await journey.summary(warnings).waitFor();
    expect(journey.sent).to.deep.equal([]);
  });

  it('is refused where the host asks for strictness', async () => {
    const journey = await openForm('strict');
    await journey.fill({统一社会信用代码: sampleCode});
    for (let press = 1; press <= 2; press += 1) {
      await journey.press('保存');
      await journey
        .summary(errors)
        .getByRole('link', {name: /^统一社会信用代码：/})
        .waitFor();
    }
    expect(await journey.heading('核对要保存的内容').count()).to.equal(0);
    expect(journey.sent).to.deep.equal([]);
  });

  it('is nothing to speak of where the host is a test system', async () => {
    const journey = await openForm('lenient');
    await journey.fill({统一社会信用代码: sampleCode});
    await journey.save();
    await journey.press('返回修改');
    await journey.button('保存').waitFor();
    expect(await journey.page.getByText('校验位').count()).to.equal(0);
  });
});
