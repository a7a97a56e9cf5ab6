import {homeTexts} from '../../src/components/home/home.texts.js';
import {methodActions} from '../harness/cert-page.js';
import {texts} from '../harness/profile-texts.js';
import {until} from '../harness/dom.js';
import {expect} from '../harness/expect.js';
import {inTurn, records, says} from '../harness/outside.js';
import {ProfilePage} from '../harness/profile-page.js';

const {reference: words} = homeTexts;

describe('home, before a profile that is not complete', () => {
  const incomplete = says({profile: 'incomplete'});

  it('is not shown first: the record is', async () => {
    const page = await ProfilePage.opened({getStatus: incomplete, ...records({complete: false})});
    await page.at('viewing');
    expect(page.cert.currentView).to.equal('profile');
  });

  for (const view of ['', 'nonsense', undefined, null]) {
    it(`is not shown first where the host begins with ${JSON.stringify(view)}, either`, async () => {
      const page = await ProfilePage.opened({
        getStatus: incomplete,
        ...records({complete: false}),
        set: {view: view as 'home'},
      });
      await page.at('viewing');
      expect(page.cert.currentView).to.equal('profile');
    });
  }

  it('is reached all the same, says so, and leads back', async () => {
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

  it('has no way to the profile where the backend says nothing of one', async () => {
    const page = await ProfilePage.opened();
    await page.at('home');
    expect(page.pressables).to.deep.equal(methodActions);
  });

  it('opens a method, not the profile, where the host begins with one', async () => {
    const page = await ProfilePage.opened({getStatus: incomplete, set: {view: 'ic-card'}});
    await page.at('introducing');
  });

  it('is shown where the host begins with a method that is not offered, as in an element of that method alone', async () => {
    const off = {id: 'ic-card', state: 'not-certified', enabled: false} as const;
    const getStatus = says({profile: 'incomplete', methods: [off]});
    for (const given of [{set: {view: 'bank-ukey'}}, {tag: 'sw-ic-card-cert'}] as const) {
      const page = await ProfilePage.opened({getStatus, ...given});
      await page.at('home');
      expect(page.outside.times('getProfile')).to.equal(0);
    }
  });
});
