import {expect} from 'chai';
import {CardJourney} from './card-journey.js';
import {LegalRepJourney, operations} from './legal-rep-journey.js';
import {useStage} from './stage.js';

describe('A human check by the host', () => {
  const stage = useStage();

  it('is made for each of the legal representative’s requests, which are sent again with a new key', async () => {
    const journey = await LegalRepJourney.open(stage(), {scenario: 'human-check'});
    let asked = 0;
    journey.page.on('dialog', (dialog) => {
      asked += 1;
      void dialog.accept();
    });
    await journey.toHolder();
    await journey.chooseBankCard(3, '张三');
    await journey.passBankCard();
    await journey.seesResult();
    expect(asked).to.equal(4);
    expect(journey.sent.map(({operation}) => operation)).to.deep.equal(operations.flatMap((each) => [each, each]));
    expect(new Set(journey.sent.map(({key}) => key)).size).to.equal(8);
    const tokens = journey.sent.map(({body}) => body['humanCheck'] ?? '');
    expect(new Set(tokens).size).to.equal(5);
    for (const [index, token] of tokens.entries()) expect(token).to.match(index % 2 === 0 ? /^$/ : /^demo-human-/);
    expect(journey.deeds).to.deep.equal([...operations, 'certified']);
  });

  it('can be declined on the card’s path: nothing is signed, and the next try asks again', async () => {
    const journey = await CardJourney.open(stage(), {scenario: 'human-check'});
    // For the challenge, and then for that and the verification.
    const answers = [false, true, true];
    journey.page.on('dialog', (dialog) => {
      void (answers.shift() ? dialog.accept() : dialog.dismiss());
    });
    await journey.readCard();
    await journey.signInWith(journey.pin);
    await journey.seesProblem('human-check-failed');
    expect(journey.signatures).to.equal(0);
    await journey.finishByCard();
    expect(answers).to.deep.equal([]);
    expect(journey.signatures).to.equal(1);
  });
});
