import {expect} from 'chai';
import {fuzzProfiles, seeds} from './campaign.js';

/** Of each seed. */
const exchanges = 400;

describe('Whatever the backend answers about the record', function () {
  this.timeout(120_000);

  const places = new Set<string>();

  for (const seed of seeds) {
    it(`leaves the user a way on, and what was typed, which is sent once and told nobody else (seed ${seed})`, async () => {
      for (const place of (await fuzzProfiles(exchanges, seed)).outcomes.keys()) places.add(place);
    });
  }

  it('was wild enough to fail in each way, and tame enough to come to each place', () => {
    expect(places).to.include.keys(
      ...['viewing', 'editing', 'editing: a refusal', 'editing: conflict', 'confirming', 'abandoning', 'saved', 'home'],
      ...['contract', 'backend', 'timeout'].map((code) => `notLoaded: ${code}`),
      ...['contract', 'backend', 'timeout', 'cancelled'].map((code) => `notSaved: ${code}`),
      ...[
        ...['interrupted: unauthenticated', 'interrupted: subject-changed', 'interrupted: contract'],
        ...['notResumed: contract', 'comparing: conflict', 'somebodyElse: subject-changed'],
      ],
    );
  });
});
