import {texts} from '../harness/profile-texts.js';
import {expect} from '../harness/expect.js';
import {ProfilePage} from '../harness/profile-page.js';

const typed = {legalRepName: '王五'};

/** Every way out of a form that a host or a user has. */
const ways: Record<string, (page: ProfilePage) => unknown> = {
  'back()': ({cert}) => cert.back(),
  'the view home': ({cert}) => (cert.view = 'home'),
};

describe('A form with typed values', () => {
  for (const [way, leave] of Object.entries(ways)) {
    it(`asks before it is left by ${way}, and the user may stay with the typed values`, async () => {
      const page = await ProfilePage.atForm('enterprise', typed);
      leave(page);
      await page.at('abandoning');
      expect(page.headings).to.deep.equal([texts.abandonTitle]);
      expect(page.focusedWords).to.equal(texts.abandonTitle);
      expect(page.primary).to.deep.equal([texts.keep]);
      expect(page.leavings).to.be.empty;
      await page.press(texts.keep);
      await page.at('editing');
      expect(page.fields.value('legalRepName')).to.equal('王五');
      expect(page.leavings).to.be.empty;
      page.cert.back();
      await page.press(texts.abandon);
      await page.at('home');
      expect(page.leavings).to.deep.equal(['profile']);
      expect(page.saves).to.be.empty;
    });
  }

  it('is left without a question when the host sets view to another method, and is there again afterwards', async () => {
    const page = await ProfilePage.atForm('enterprise', typed);
    page.cert.view = 'ic-card';
    await page.at('introducing');
    expect(page.cert.view).to.equal('ic-card');
    page.cert.view = 'profile';
    await page.at('editing');
    expect(page.fields.value('legalRepName')).to.equal('王五');
  });
});

describe('A form without typed values', () => {
  for (const [way, leave] of Object.entries(ways)) {
    it(`is left by ${way} at once, and emits sw-leave`, async () => {
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
    page.cert.open('profile');
    await page.at('viewing');
  });
});
