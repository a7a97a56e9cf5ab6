import {homeTexts} from '../../src/components/home/home.texts.js';
import {methodActions} from '../harness/cert-page.js';
import {texts} from '../harness/profile-texts.js';
import {until} from '../harness/dom.js';
import {expect} from '../harness/expect.js';
import {inTurn, records, says} from '../harness/outside.js';
import {ProfilePage} from '../harness/profile-page.js';

const {reference: words} = homeTexts;

describe('Home, before an incomplete profile,', () => {
  const incomplete = says({profile: 'incomplete'});

  it('is not displayed first: the record is', async () => {
    const page = await ProfilePage.opened({getStatus: incomplete, ...records({complete: false})});
    await page.at('viewing');
    expect(page.cert.currentView).to.equal('profile');
  });

  for (const view of ['', 'nonsense', undefined, null]) {
    it(`is also not displayed first when the host sets view to ${JSON.stringify(view)}`, async () => {
      const page = await ProfilePage.opened({
        getStatus: incomplete,
        ...records({complete: false}),
        set: {view: view as 'home'},
      });
      await page.at('viewing');
      expect(page.cert.currentView).to.equal('profile');
    });
  }

  it('can be opened, displays that the profile is incomplete, and leads back to it', async () => {
    const page = await ProfilePage.opened({getStatus: inTurn(incomplete, incomplete, says({profile: 'complete'}))});
    await page.press(texts.certify);
    await page.at('home');
    await page.shows(words.incomplete);
    await page.press(words.profile);
    await page.at('viewing');
    await page.press(texts.certify);
    await until('it is complete', () => !page.words.includes(words.incomplete));
    expect(page.pressables).to.include(words.profile);
  });

  it('has no link to the profile when the backend reports none', async () => {
    const page = await ProfilePage.opened();
    await page.at('home');
    expect(page.pressables).to.deep.equal(methodActions);
  });

  it('is skipped for a method when the host’s view names it', async () => {
    const page = await ProfilePage.opened({getStatus: incomplete, set: {view: 'ic-card'}});
    await page.at('introducing');
  });

  it('is displayed when the host’s view names a method that is not offered', async () => {
    const off = {id: 'ic-card', state: 'not-certified', enabled: false} as const;
    const getStatus = says({profile: 'incomplete', methods: [off]});
    for (const given of [{set: {view: 'bank-ukey'}}, {tag: 'sw-ic-card-cert'}] as const) {
      const page = await ProfilePage.opened({getStatus, ...given});
      await page.at('home');
      expect(page.outside.times('getProfile')).to.equal(0);
    }
  });
});
