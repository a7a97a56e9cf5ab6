import {expect} from 'chai';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import {Journey} from './journey.js';
import {useStage} from './stage.js';

describe('A human check by the host', () => {
  const stage = useStage();

  it('can be declined on the card’s path: nothing is signed, and the next try asks again', async () => {
    const journey = await Journey.open(stage(), {scenario: 'human-check'});
    // For the challenge, and then for that and the verification.
    const answers = [false, true, true];
    journey.page.on('dialog', (dialog) => {
      void (answers.shift() ? dialog.accept() : dialog.dismiss());
    });
    await journey.signInWith(journey.pin);
    await journey.seesProblem('human-check-failed');
    expect(journey.signatures).to.equal(0);
    await journey.take(icCardWalk);
    expect(answers).to.deep.equal([]);
    expect(journey.signatures).to.equal(1);
  });
});
