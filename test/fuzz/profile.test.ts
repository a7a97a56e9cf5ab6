import {expect} from 'chai';
import {fuzzProfiles, seeds} from './campaign.js';

/** Of each seed. */
const exchanges = 400;

describe('The profile with random backend answers', function () {
  this.timeout(120_000);

  const places = new Set<string>();

  for (const seed of seeds) {
    it(`lets the user continue, keeps the typed values, and sends them once and to nobody else (seed ${seed})`, async () => {
      for (const place of (await fuzzProfiles(exchanges, seed)).outcomes.keys()) places.add(place);
    });
  }

  it('has failed in every way and reached every state', () => {
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
