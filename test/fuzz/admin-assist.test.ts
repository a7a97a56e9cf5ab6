import {expect} from 'chai';
import {fuzzAdminAssist, seeds} from './campaign.js';

/** Of each seed. */
const exchanges = 500;

describe('Whatever the backend answers to a user who asks an administrator for help', function () {
  this.timeout(120_000);

  const places = new Set<string>();

  for (const seed of seeds) {
    it(`certifies by nothing but a right answer, leaves a way on, and keeps each code to itself (seed ${seed})`, async () => {
      for (const place of (await fuzzAdminAssist(exchanges, seed)).outcomes.keys()) places.add(place);
    });
  }

  it('was wild enough to fail in each way, and tame enough to come to each place', () => {
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
