import {expect} from 'chai';
import {sampleEnterprise} from '../../simulators/card-agent/enterprise.js';
import {CardJourney} from './card-journey.js';
import type {JourneyOptions} from './open-page.js';
import {randomPin, useStage} from './stage.js';

/* What a card or an agent can say or leave unsaid: `test/adapters/eport-agent.*`; what is shown of it:
   `test/components/ic-card*`. Here it is one sample of each way across from the page to the agent and to the server. */

describe('A user with a card of their enterprise', () => {
  const stage = useStage();

  for (const path of ['/', '/embed.html', '/standalone.html'] as const) {
    it(`is certified on ${path}, effective at the next sign-in`, async () => {
      const journey = await CardJourney.open(stage(), {path});
      await journey.seesHome();
      await journey.readCard();
      await journey.certifiesOnce();
      await journey.sees(journey.say.result.effectiveNextSignIn);
      expect((await journey.status()).level.id).to.equal('low');
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
      const journey = await CardJourney.open(stage(), options);
      await journey.certifyByCard();
      await journey.finish();
      await journey.sees(journey.say.home.certified);
      expect(await journey.stateOf('ic-card')).to.equal('certified');
    });
  }

  it('uses another card when five wrong PINs have locked the first one', async () => {
    const journey = await CardJourney.open(stage());
    await journey.readCard();
    for (const left of [4, 3, 2, 1]) {
      await journey.signInWith(randomPin());
      await journey.seesProblem('pin-incorrect', {triesLeft: left});
    }
    await journey.signInWith(randomPin());
    await journey.seesFailure('pin-locked');
    expect(journey.signatures).to.equal(5);
    stage().demo.agent.set({enterprise: {...sampleEnterprise, cardId: '8600000000009'}});
    await journey.certifiesAfter(journey.say.card.anotherCard);
  });

  it('starts the agent that did not answer, and retries', async () => {
    const journey = await CardJourney.open(stage(), {scenario: 'agent-absent', expected: ['ERR_CONNECTION_REFUSED']});
    await journey.chooseCard();
    await journey.seesFailure('agent-not-answering');
    const start = journey.page.getByRole('link', {name: journey.say.card.startAgent});
    expect(await start.getAttribute('href')).to.equal('singlewindow://Restart');
    const url = await journey.cert.getAttribute('agent-url');
    const started = await stage().startAgent(Number(new URL(url ?? '').port), journey.pin);
    await journey.press(journey.say.card.checkAgain);
    await journey.seesPinForm();
    await journey.finishByCard();
    expect(started.calls).to.include('cus-sec_SpcSignDataAsPEM');
  });

  it('gets the same answer at a retry when the answer of a successful verification was lost', async () => {
    const journey = await CardJourney.open(stage(), {expected: ['ERR_FAILED']});
    const answers: string[] = [];
    await journey.page.route('**/ic-card/verifications', async (route) => {
      const response = await route.fetch();
      answers.push(await response.text());
      await (answers.length === 1 ? route.abort() : route.fulfill({response}));
    });
    await journey.readCard();
    await journey.signInWith(journey.pin);
    await journey.seesFailure('network');
    await journey.press(journey.say.path.retry);
    await journey.seesResult();
    expect(answers).to.have.length(2);
    expect(answers[1]).to.equal(answers[0]);
    expect(journey.signatures).to.equal(1);
  });

  it('is told how long to wait when the backend takes no more requests, and reads the card again', async () => {
    const journey = await CardJourney.open(stage(), {scenario: 'rate-limited', expected: ['status of 429']});
    await journey.readCard();
    await journey.signInWith(journey.pin);
    await journey.seesProblem('rate-limited');
    await journey.sees('1 分钟后再试');
    expect(journey.signatures).to.equal(0);
    await journey.play('normal');
    await journey.certifiesAfter(journey.say.card.reread);
  });

  it('signs in at the portal again when there is no session, and then reaches home', async () => {
    const journey = await CardJourney.open(stage(), {path: '/', expected: ['status of 401']});
    await journey.seesHome();
    await journey.page.context().clearCookies();
    await journey.chooseCard();
    await journey.press(journey.say.path.toMethods);
    await journey.seesFailure('unauthenticated');
    await journey.press(journey.say.failure.relogin);
    await journey.page.waitForURL(/[?&]user=/);
    await journey.seesHome();
  });
});
