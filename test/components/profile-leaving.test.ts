import {texts} from '../harness/profile-texts.js';
import {never} from '../../src/fakes.js';
import {expect} from '../harness/expect.js';
import {fails} from '../harness/outside.js';
import {ProfilePage} from '../harness/profile-page.js';

const typed = {legalRepName: '王五'};

/** Every way out of a form that a host or a user has. */
const ways: Record<string, (page: ProfilePage) => unknown> = {
  'back()': ({cert}) => cert.back(),
  'the view home': ({cert}) => (cert.view = 'home'),
};

describe('A form with typed values', () => {
  for (const [way, leave] of Object.entries(ways)) {
    it(`asks once before it is left by ${way}, and then home is displayed`, async () => {
      const page = await ProfilePage.atForm('enterprise', typed);
      leave(page);
      await page.at('abandoning');
      expect(page.headings).to.deep.equal([texts.abandonTitle]);
      expect(page.focusedWords).to.equal(texts.abandonTitle);
      expect(page.primary).to.deep.equal([texts.keep]);
      expect(page.leavings).to.be.empty;
      await page.press(texts.abandon);
      await page.at('home');
      expect(page.leavings).to.deep.equal(['profile']);
      expect(page.saves).to.be.empty;
    });

    it(`is displayed again with the typed values when the user stays after ${way}`, async () => {
      const page = await ProfilePage.atForm('enterprise', typed);
      leave(page);
      await page.press(texts.keep);
      await page.at('editing');
      expect(page.fields.value('legalRepName')).to.equal('王五');
      expect(page.cert.currentView).to.equal('profile');
      expect(page.leavings).to.be.empty;
      page.cert.back();
      await page.at('abandoning');
    });
  }

  it('asks also at 取消, and then displays the record without the typed values', async () => {
    const page = await ProfilePage.atForm('enterprise', typed);
    await page.press('取消');
    await page.at('abandoning');
    await page.press(texts.abandon);
    await page.at('viewing');
    expect(page.leavings).to.be.empty;
    await page.change('enterprise');
    expect(page.fields.value('legalRepName')).to.equal('李四');
  });

  it('asks also from the confirmation and after a failed save', async () => {
    const page = await ProfilePage.atForm('enterprise', typed, {updateEnterprise: fails('network')});
    await page.save();
    await page.at('confirming');
    page.cert.back();
    await page.press(texts.keep);
    await page.save();
    await page.confirm();
    await page.at('notSaved');
    page.cert.back();
    await page.at('abandoning');
  });

  it('does not ask after the session has ended, because the values are kept for the same user', async () => {
    const page = await ProfilePage.sent('enterprise', typed, {updateEnterprise: fails('unauthenticated')});
    await page.press(texts.toMethods);
    await page.at('home');
    page.cert.start('profile');
    await page.at('confirming');
    await page.press(texts.correct);
    await page.at('editing');
    expect(page.fields.value('legalRepName')).to.equal('王五');
  });

  it('aborts a running save and asks first when it is left', async () => {
    const page = await ProfilePage.sent('enterprise', typed, {updateEnterprise: never});
    page.cert.back();
    await page.at('abandoning');
    expect(page.outside.last('updateEnterprise').signal.aborted).to.be.true;
    await page.press(texts.keep);
    await page.at('editing');
    expect(page.fields.value('legalRepName')).to.equal('王五');
  });

  it('stays open without a question when the host sets view to another method', async () => {
    const page = await ProfilePage.atForm('enterprise', typed);
    page.cert.view = 'ic-card';
    await page.drawn();
    expect(page.cert.step).to.equal('editing');
    expect(page.fields.value('legalRepName')).to.equal('王五');
  });

  it('asks also in sw-profile-cert, and then displays the record read again', async () => {
    const page = await ProfilePage.atForm('enterprise', typed, {tag: 'sw-profile-cert'});
    page.cert.back();
    await page.press(texts.abandon);
    await page.asked('getProfile', 2);
    await page.at('viewing');
    expect(page.leavings).to.deep.equal(['profile']);
  });
});

describe('A form without typed values', () => {
  for (const [way, leave] of Object.entries(ways)) {
    it(`is left by ${way} at once, and emits sw-cancel`, async () => {
      const page = await ProfilePage.atForm('account');
      leave(page);
      await page.at('home');
      expect(page.leavings).to.deep.equal(['profile']);
      expect(page.told('sw-step').map(({step}) => step)).not.to.include('abandoning');
    });
  }

  it('is opened again by view or by start()', async () => {
    const page = await ProfilePage.atRecord();
    page.cert.view = 'home';
    await page.at('home');
    page.cert.view = 'profile';
    await page.at('viewing');
    page.cert.back();
    await page.at('home');
    page.cert.start('profile');
    await page.at('viewing');
  });
});
