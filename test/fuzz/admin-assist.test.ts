import {expect} from 'chai';
import {fuzzAdminAssist, seeds} from './campaign.js';

/** Of each seed. */
const exchanges = 500;

describe('The administrator’s help with random backend answers', function () {
  this.timeout(120_000);

  const places = new Set<string>();

  for (const seed of seeds) {
    it(`certifies only by a valid answer, lets the user continue, and does not leak a code (seed ${seed})`, async () => {
      for (const place of (await fuzzAdminAssist(exchanges, seed)).outcomes.keys()) places.add(place);
    });
  }

  it('has failed in every way and reached every state', () => {
    const failures = ['contract', 'backend', 'timeout'];
    expect(places).to.include.keys(
      ...['home', 'naming', 'naming: a refusal', 'naming: handoff-record-damaged', 'naming: handoff-unknown'],
      ...['notRead', 'notSent', 'waiting'].flatMap((place) => failures.map((code) => `${place}: ${code}`)),
      ...['waiting', 'waiting: a refusal', 'waiting: not-configured', 'notWithdrawn: contract', 'withdrawn'],
      ...['refused: a refusal', 'somebodyElse: subject-changed', 'result', 'certified'],
      ...['interrupted: unauthenticated', 'interrupted: subject-changed', 'interrupted: contract'],
    );
  });
});
