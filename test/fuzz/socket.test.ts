import {expect} from 'chai';
import {fuzzErrands, fuzzJourneys, seeds} from './campaign.js';

/** Of each seed: more than ten thousand in all. */
const errandExchanges = 2_500;
const journeyExchanges = 1_200;

const total = (tallies: readonly {outcomes: ReadonlyMap<string, number>}[]): Set<string> =>
  new Set(tallies.flatMap(({outcomes}) => [...outcomes.keys()]));

describe('Whatever comes over the card agent’s socket', function () {
  this.timeout(120_000);

  const errands: Awaited<ReturnType<typeof fuzzErrands>>[] = [];
  const journeys: Awaited<ReturnType<typeof fuzzJourneys>>[] = [];

  for (const seed of seeds) {
    it(`ends each errand in what was asked for or in a known error, a PIN sent once at most (seed ${seed})`, async () => {
      errands.push(await fuzzErrands(errandExchanges, seed));
    });

    it(`leaves the user a way on, whatever the backend answers besides (seed ${seed})`, async () => {
      journeys.push(await fuzzJourneys(journeyExchanges, seed));
    });
  }

  it('was wild enough to end errands in each way, by more than ten thousand exchanges in all', () => {
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

  it('was tame enough to come to each place of a journey', () => {
    const places = [...total(journeys)].map((place) => place.split(':')[0]);
    expect(places).to.include.members([
      ...['notAsked', 'home', 'introducing', 'notRead', 'anotherEnterprise', 'awaitingPin'],
      ...['locked', 'notVerified', 'refused', 'result'],
      ...['interrupted', 'somebodyElse'],
    ]);
  });
});
