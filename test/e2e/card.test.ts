import {expect} from 'chai';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import {Journey} from './journey.js';
import type {JourneyOptions} from './open-page.js';
import {openRecorded} from './recorder.js';
import {useStage} from './stage.js';

/* What a card or an agent can say or leave unsaid: `test/adapters/eport-agent.*`; what is shown of it:
   `test/components/ic-card*`. Here it is one sample of each way across from the page to the agent and to the server. */

describe('A user with a card of their enterprise', () => {
  const stage = useStage();

  for (const path of ['/', '/embed.html', '/standalone.html'] as const) {
    it(`is certified on ${path} by a PIN that is sent to the card once and is nowhere else, effective at the next sign-in`, async () => {
      const {journey, recorder} = await openRecorded(stage(), {path});
      await journey.seesHome();
      await journey.certifiesOnce();
      await journey.sees(journey.say.result.effectiveNextSignIn);
      expect((await journey.status()).level.id).to.equal('low');
      expect(await recorder.placesOf(journey.pin)).to.deep.equal(['frame sent']);
      const heard = await journey.listen('sw-relogin');
      await journey.press(journey.say.result.relogin);
      // The portal signs the user in again by itself.
      if (path === '/') await journey.page.waitForURL(/[?&]user=/);
      else {
        expect((await heard()).map(({reason}) => reason)).to.deep.equal(['effective-at-next-sign-in']);
        await journey.page.goto(`${journey.demo.url}${path}?user=zhangsan`);
      }
      await journey.seesHome();
      await journey.sees(/^高$/);
      expect((await journey.status()).level.id).to.equal('high');
    });
  }

  const ways: Readonly<Record<string, JourneyOptions>> = {
    'in English': {lang: 'en'},
    'in Traditional Chinese': {lang: 'zh-TW'},
    'by an RSA card from before 2022': {scenario: 'card-rsa'},
    'on /embed.html in Chromium 109': {browser: {version: '109'}},
    'on /standalone.html in Chromium 109': {path: '/standalone.html', browser: {version: '109'}},
  };
  for (const [how, options] of Object.entries(ways)) {
    it(`is led from home to the result and back ${how}`, async () => {
      const journey = await Journey.open(stage(), options);
      const clicks = await journey.clicks();
      await journey.take(icCardWalk);
      expect(await clicks()).to.equal(2);
      await journey.finish();
      await journey.sees(journey.say.home.certified);
      expect(await journey.stateOf('ic-card')).to.equal('certified');
    });
  }

  it('signs in at the portal again when there is no session, and then reaches home', async () => {
    const journey = await Journey.open(stage(), {path: '/', expected: ['status of 401']});
    await journey.seesHome();
    await journey.page.context().clearCookies();
    await journey.choose('ic-card');
    await journey.press(journey.say.path.toMethods);
    await journey.seesFailure('unauthenticated');
    await journey.press(journey.say.failure.relogin);
    await journey.page.waitForURL(/[?&]user=/);
    await journey.seesHome();
  });
});
