import {expect} from 'chai';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import {Journey} from './journey.js';
import {changePage} from './open-page.js';
import {useStage} from './stage.js';
import {keepStorageBack} from './without-storage.js';

describe('On another site’s page', () => {
  const stage = useStage();

  it('the card certifies in a frame without storage, locks and channels', async () => {
    const journey = await Journey.open(stage(), {prepare: keepStorageBack});
    await journey.take(icCardWalk);
    expect(await journey.stateOf('ic-card')).to.equal('certified');
  });

  it('the widget displays at once which policy directive blocks the agent', async () => {
    const journey = await Journey.open(stage(), {
      // Of a host that forgets the agent.
      prepare: changePage('**/embed.html*', () => ({policy: "connect-src 'self'"})),
      expected: [/csp: connect-src blocked ws/, /violates the following Content Security Policy directive/],
    });
    await journey.take(icCardWalk, {through: 'home'});
    await journey.seesCodes('config / connect-src');
  });
});
