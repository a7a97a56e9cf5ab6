import {expect} from 'chai';
import type {Page} from 'playwright-core';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import {Journey} from './journey.js';
import {fetchPage} from './open-page.js';
import {useStage} from './stage.js';
import {keepStorageBack} from './without-storage.js';

/** The page as a host would send it whose policy forgets the agent. */
const forgetAgentInPolicy = async (page: Page): Promise<void> => {
  await page.route('**/embed.html*', async (route) => {
    const response = await fetchPage(route);
    const headers = {...response.headers(), 'content-security-policy': "connect-src 'self'"};
    await route.fulfill({response, headers});
  });
};

describe('On another site’s page', () => {
  const stage = useStage();

  it('the card certifies in a frame without storage, locks and channels', async () => {
    const journey = await Journey.open(stage(), {prepare: keepStorageBack});
    await journey.seesHome();
    await journey.take(icCardWalk);
    expect(await journey.stateOf('ic-card')).to.equal('certified');
  });

  it('the widget displays at once which policy directive blocks the agent', async () => {
    const journey = await Journey.open(stage(), {
      prepare: forgetAgentInPolicy,
      expected: [/csp: connect-src blocked ws/, /violates the following Content Security Policy directive/],
    });
    await journey.seesHome();
    await journey.choose('ic-card');
    await journey.seesCodes('config / connect-src');
  });
});
