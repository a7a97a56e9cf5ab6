import {expect} from 'chai';
import {Journey} from './journey.js';
import {useStage} from './stage.js';

describe('A human check on the card’s path', () => {
  const stage = useStage();

  it('is made for the challenge and the verification, with a new token each, and the card signs once', async () => {
    const journey = await Journey.open(stage(), {scenario: 'human-check'});
    const sent: unknown[][] = [];
    journey.page.on('request', (request) => {
      const operation = /\/ic-card\/(\w+)$/.exec(request.url())?.[1];
      if (operation) sent.push([operation, (request.postDataJSON() as {humanCheck?: unknown}).humanCheck]);
    });
    let asked = 0;
    journey.page.on('dialog', (dialog) => {
      asked += 1;
      void dialog.accept();
    });
    await journey.certifyByCard();
    expect(asked).to.equal(2);
    const [first, second] = [sent[1]?.[1], sent[3]?.[1]];
    expect(sent).to.deep.equal([
      ['challenges', undefined],
      ['challenges', first],
      ['verifications', undefined],
      ['verifications', second],
    ]);
    for (const token of [first, second]) expect(token).to.match(/^demo-human-/);
    expect(first).not.to.equal(second);
    expect(journey.signatures).to.equal(1);
    expect(await journey.cardMethod()).to.equal('certified');
  });

  it('can be declined: nothing is signed, and the next try asks again', async () => {
    const journey = await Journey.open(stage(), {scenario: 'human-check'});
    const answers = [false, true, true];
    journey.page.on('dialog', (dialog) => {
      void (answers.shift() ? dialog.accept() : dialog.dismiss());
    });
    await journey.readCard();
    await journey.signInWith(journey.pin);
    await journey.sees('人机验证没有通过');
    expect(journey.signatures).to.equal(0);
    await journey.finishByCard();
    expect(answers).to.deep.equal([]);
    expect(journey.signatures).to.equal(1);
  });
});
