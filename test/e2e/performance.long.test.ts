import {expect} from 'chai';
import {
  addLifetime,
  addOurs,
  leftBy,
  openForm,
  type Site,
  startSite,
  updatesPerKey,
} from '../../scripts/bench/index.js';
import {newPage} from '../support/browser.js';

/** What `npm run bench` counts, and every machine counts alike. */
describe('The library in a host’s bundle', () => {
  let site: Site;
  before(async () => {
    site = await startSite();
    await addOurs(site);
    await addLifetime(site);
  });
  after(() => site.close());

  it('updates only the form for a key, and at most twice', async () => {
    const page = await newPage();
    await openForm(page, site.url, 'profile');
    const {'sw-rc-profile': inForm = 0, ...others} = await updatesPerKey(page);
    expect(inForm).to.be.within(1, 2);
    expect(others).to.deep.equal({});
  });

  for (const place of ['home', 'profile'] as const) {
    it(`leaves nothing in memory after it was removed at ${place} 300 times`, async () => {
      const page = await newPage();
      await page.goto(`${site.url}/lifetime/`);
      await page.waitForFunction('globalThis.lifetime');
      const cdp = await page.context().newCDPSession(page);
      expect(await leftBy({page, cdp}, 300, place)).to.deep.equal({elements: 0, actors: 0, nodes: 0, listeners: 0});
    });
  }
});
