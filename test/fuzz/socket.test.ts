import {expect} from 'chai';
import {fuzzErrands, fuzzJourneys, seeds} from './campaign.js';

/** Of each seed: more than ten thousand in all. */
const errandExchanges = 2_500;
const journeyExchanges = 2_000;

const total = (tallies: readonly {outcomes: ReadonlyMap<string, number>}[]): Set<string> =>
  new Set(tallies.flatMap(({outcomes}) => [...outcomes.keys()]));

describe('The card’s path with random data from the agent’s socket', function () {
  this.timeout(120_000);

  const errands: Awaited<ReturnType<typeof fuzzErrands>>[] = [];
  const journeys: Awaited<ReturnType<typeof fuzzJourneys>>[] = [];

  for (const seed of seeds) {
    it(`ends each operation with a result or a known error, and sends a PIN at most once (seed ${seed})`, async () => {
      errands.push(await fuzzErrands(errandExchanges, seed));
    });

    it(`lets the user continue, also with random backend answers (seed ${seed})`, async () => {
      journeys.push(await fuzzJourneys(journeyExchanges, seed));
    });
  }

  it('has ended operations in every way, with more than ten thousand exchanges', () => {
    const exchanges = [...errands, ...journeys].reduce((sum, tally) => sum + tally.exchanges, 0);
    expect(exchanges).to.be.at.least(10_000);
    const ends = ['done', 'agent-protocol', 'agent-lost', 'agent-timeout', 'agent-not-answering', 'cancelled'];
    const cards = ['agent-busy', 'card-missing', 'card-removed', 'card-unreadable'];
    expect(total(errands)).to.include.keys(
      ...[...ends, ...cards, 'agent-too-old', 'reader-unsupported'].map((end) => `readCard: ${end}`),
      ...['done', 'pin-incorrect', 'pin-locked', 'pin-unknown-answer', 'cancelled', ...cards].map(
        (end) => `sign: ${end}`,
      ),
    );
  });

  it('has reached every state of a journey', () => {
    const places = [...total(journeys)].map((place) => place.split(':')[0]);
    expect(places).to.include.members([
      ...['notAsked', 'home', 'introducing', 'notRead', 'anotherEnterprise', 'awaitingPin'],
      ...['locked', 'notVerified', 'refused', 'result'],
      ...['interrupted', 'somebodyElse'],
    ]);
  });
});
