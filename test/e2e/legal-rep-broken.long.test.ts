import {expect} from 'chai';
import {LegalRepJourney} from './legal-rep-journey.js';
import {arrive, buttonOf, deedsOf, expectTyped, send, sendAgain, toRequest} from './legal-rep-operations.js';
import {operations} from './legal-rep-requests.js';
import {useStage} from './stage.js';

const failed = ['ERR_FAILED'];

describe('A request of the legal representative’s path', () => {
  const stage = useStage();

  for (const operation of operations) {
    for (const lost of ['request', 'answer'] as const) {
      it(`${operation} is retried unchanged when the ${lost} is lost, and has one effect`, async () => {
        const journey = await LegalRepJourney.open(stage(), {expected: failed});
        const heard = await journey.listen('sw-error');
        await toRequest[operation](journey);
        await journey.lose(operation, lost);
        await send(journey, operation);
        await journey.seesProblem('network');
        expect(deedsOf(journey, operation)).to.have.length(lost === 'answer' ? 1 : 0);
        await sendAgain(journey, operation);
        await arrive(journey, operation);
        expect(deedsOf(journey, operation)).to.have.length(1);
        const [first, second, ...others] = journey.sentTo(operation);
        expect(others).to.deep.equal([]);
        expect(second).to.deep.equal(first);
        expect((await heard()).map(({code, retryable}) => [code, retryable])).to.deep.equal([['network', true]]);
      });
    }

    it(`${operation} keeps the typed values when the request is lost`, async () => {
      const journey = await LegalRepJourney.open(stage(), {expected: failed});
      await toRequest[operation](journey);
      await journey.lose(operation, 'request');
      await send(journey, operation);
      await journey.seesProblem('network');
      if (operation !== 'bank-card') await journey.press(journey.say.path.correct);
      await expectTyped(journey, operation);
      if (operation === 'enterprise' || operation === 'id-card') await journey.look(operation === 'enterprise' ? 1 : 2);
      await send(journey, operation);
      await arrive(journey, operation);
      expect(deedsOf(journey, operation)).to.have.length(1);
    });

    it(`${operation} is sent again unchanged after the user cancelled the wait, and has one effect`, async () => {
      const journey = await LegalRepJourney.open(stage());
      await toRequest[operation](journey);
      await journey.play('legal-rep-slow');
      await Promise.all([journey.page.waitForRequest(`**/legal-rep/${operation}`), send(journey, operation)]);
      await journey.press(journey.say.path.cancel);
      await journey.recover();
      await send(journey, operation);
      await arrive(journey, operation);
      const [first, second] = journey.sentTo(operation);
      expect(second).to.deep.equal(first);
      expect(deedsOf(journey, operation)).to.have.length(1);
    });

    it(`${operation} is sent once when the button is pressed twice at once`, async () => {
      const journey = await LegalRepJourney.open(stage());
      await toRequest[operation](journey);
      await journey.pressTwice(await buttonOf(journey, operation));
      await arrive(journey, operation);
      expect(journey.sentTo(operation)).to.have.length(1);
      expect(deedsOf(journey, operation)).to.have.length(1);
    });

    if (operation === 'bank-card') continue;

    it(`${operation} is retried once when 重试 is pressed twice at once`, async () => {
      const journey = await LegalRepJourney.open(stage(), {expected: failed});
      await toRequest[operation](journey);
      await journey.lose(operation, 'request');
      await send(journey, operation);
      await journey.seesProblem('network');
      await journey.pressTwice(journey.say.path.retry);
      await arrive(journey, operation);
      expect(journey.sentTo(operation)).to.have.length(2);
    });
  }

  it('bank-card with a wrong code is sent once when pressed twice, and no other error is displayed', async () => {
    const journey = await LegalRepJourney.open(stage());
    await toRequest['bank-card'](journey);
    await journey.codeField.fill('654321');
    await journey.pressTwice(journey.say.person.check);
    await journey.sees(journey.say.person.codeIncorrect(2)[0]);
    expect(journey.sentTo('bank-card')).to.have.length(1);
    expect(await journey.codeField.getAttribute('aria-invalid')).to.equal('false');
  });

  it('bank-card with another code is a new try after the answer to a wrong code was lost', async () => {
    const journey = await LegalRepJourney.open(stage(), {expected: [...failed, 'status of 422']});
    await toRequest['bank-card'](journey);
    await journey.lose('bank-card', 'answer');
    await journey.enterCode('654321');
    await journey.seesProblem('network');
    await journey.enterCode();
    await journey.seesStep(3);
    expect(deedsOf(journey, 'bank-card')).to.have.length(2);
  });
});
