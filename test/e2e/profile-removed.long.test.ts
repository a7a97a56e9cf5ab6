import {expect} from 'chai';
import {ProfileJourney} from './profile-journey.js';
import {useStage} from './stage.js';

const newName = '上海浦东样例国际贸易有限公司';

describe('A profile that is taken out of the page', () => {
  const stage = useStage();

  const fillNewName = async (journey: ProfileJourney): Promise<void> => {
    await journey.edit('enterprise');
    await journey.fill({企业中文名称: newName});
  };

  it('aborts what is being saved, and says no word of it', async () => {
    const journey = await ProfileJourney.open(stage());
    const heard = await journey.listen('sw-profile-saved', 'sw-error', 'sw-step', 'sw-cancel');
    const {sent} = await journey.holdBack();
    await fillNewName(journey);
    await journey.saveAndConfirm();
    const route = await sent;
    const before = await heard();
    expect(before.at(-1)).to.include({type: 'sw-step', step: 'saving'});
    const aborted = journey.page.waitForEvent('requestfailed');
    await journey.page.evaluate(() => document.querySelector('sw-realname-cert')?.remove());
    expect((await aborted).failure()?.errorText).to.equal('net::ERR_ABORTED');
    await route.continue().catch(() => undefined);
    expect(await heard()).to.deep.equal(before);
    expect(await journey.page.getByText(newName).count()).to.equal(0);
  });

  it('begins anew without what was typed when it is put back', async () => {
    const journey = await ProfileJourney.open(stage());
    await fillNewName(journey);
    await journey.page.evaluate(async () => {
      const widget = document.querySelector('sw-realname-cert')!;
      widget.remove();
      await new Promise((resolve) => setTimeout(resolve));
      document.body.append(widget);
    });
    await journey.edit('enterprise');
    expect(await journey.value('企业中文名称')).to.equal('上海浦东样例贸易有限公司');
  });

  it('keeps what was typed when it is only moved', async () => {
    const journey = await ProfileJourney.open(stage());
    await fillNewName(journey);
    await journey.page.evaluate(() => {
      const place = document.body.appendChild(document.createElement('section'));
      place.append(document.querySelector('sw-realname-cert')!);
    });
    expect(await journey.value('企业中文名称')).to.equal(newName);
    await journey.saveAndConfirm();
    await journey.seesSaved();
  });
});
