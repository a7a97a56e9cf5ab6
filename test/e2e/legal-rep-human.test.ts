import {expect} from 'chai';
import {LegalRepJourney} from './legal-rep-journey.js';
import {operations} from './legal-rep-requests.js';
import {useStage} from './stage.js';

describe('A human check on the legal representative’s path', () => {
  const stage = useStage();

  /** Answers the host's own check with each of these in turn; tells how often it was asked. */
  const answerChecks = (journey: LegalRepJourney, ...answers: boolean[]): (() => number) => {
    let asked = 0;
    journey.page.on('dialog', (dialog) => {
      const isAccepted = answers[asked] ?? true;
      asked += 1;
      void (isAccepted ? dialog.accept() : dialog.dismiss());
    });
    return () => asked;
  };

  it('is made for each of the four requests, which are then sent with a new idempotency key', async () => {
    const journey = await LegalRepJourney.open(stage(), {scenario: 'human-check'});
    const asked = answerChecks(journey);
    await journey.toHolder('陈静');
    await journey.chooseBankCard(3);
    await journey.byBankCard('张三');
    await journey.seesResult();
    expect(asked()).to.equal(4);
    expect(journey.sent.map(({operation}) => operation)).to.deep.equal(operations.flatMap((each) => [each, each]));
    expect(new Set(journey.sent.map(({key}) => key)).size).to.equal(8);
    const checks = journey.sent.map(({body}) => body['humanCheck']);
    expect(checks.filter((_, index) => index % 2 === 0)).to.deep.equal(operations.map(() => undefined));
    const tokens = checks.filter((_, index) => index % 2 === 1);
    for (const token of tokens) expect(token).to.match(/^demo-human-/);
    expect(new Set(tokens).size).to.equal(4);
    expect(journey.deeds).to.deep.equal([...operations, 'certified']);
  });

  it('can be declined, the typed values are kept, and the next try asks again', async () => {
    const journey = await LegalRepJourney.open(stage(), {scenario: 'human-check'});
    const {path} = journey.say;
    const asked = answerChecks(journey, false, true, false, true, false, true, false, true);
    await journey.begin();
    await journey.send(1);
    await journey.seesProblem('human-check-failed');
    expect(journey.deeds).to.deep.equal([]);
    await journey.press(path.retry);
    await journey.seesStep(2);
    await journey.fillDates('陈静');
    await journey.send(2);
    await journey.seesProblem('human-check-failed');
    await journey.press(path.retry);
    await journey.seesStep(3);
    await journey.chooseBankCard(3);
    await journey.fillCard('张三');
    await journey.press(journey.say.person.sendCode);
    await journey.seesProblem('human-check-failed');
    await journey.press(path.retry);
    await journey.enterCode();
    await journey.seesProblem('human-check-failed');
    // A code is typed anew for each try.
    expect(await journey.codeField.inputValue()).to.equal('');
    await journey.enterCode();
    await journey.seesResult();
    expect(asked()).to.equal(8);
    expect(journey.deeds).to.deep.equal([...operations, 'certified']);
  });
});
