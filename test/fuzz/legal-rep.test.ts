import {expect} from 'chai';
import {fuzzLegalRep, seeds} from './campaign.js';

/** Of each seed. */
const exchanges = 500;

describe('Whatever the backend answers on the legal representative’s path', function () {
  this.timeout(120_000);

  const places = new Set<string>();

  for (const seed of seeds) {
    it(`leaves a way that leads to being certified, and what was typed, sent once and told nobody (seed ${seed})`, async () => {
      for (const place of (await fuzzLegalRep(exchanges, seed)).outcomes.keys()) places.add(place);
    });
  }

  it('was wild enough to fail in each way, and tame enough to come to each place', () => {
    const checks = [
      ...['idCard', 'confirming', 'bankCard', 'idCard: a refusal', 'bankCard: a refusal', 'bankCard: contract'],
    ];
    const ofEither = [...places].map((place) => place.replace(/^(?:legalRep|holder) /, 'either '));
    const failures = ['contract', 'backend', 'timeout'];
    expect([...places, ...ofEither]).to.include.members([
      ...['home', 'introducing', 'enterprise', 'confirming', 'certified', 'result'],
      ...['legalRep', 'holder'].flatMap((person) => checks.map((place) => `${person} ${place}`)),
      ...['either notChecked', 'either codeNotSent', 'either bankCard', 'notLoaded', 'notChecked'].flatMap((place) =>
        failures.map((code) => `${place}: ${code}`),
      ),
      ...['introducing: a refusal', 'enterprise: a refusal', 'enterprise: conflict'],
      ...['somebodyElse: subject-changed', 'interrupted: subject-changed'],
      ...['interrupted: unauthenticated', 'interrupted: contract', 'notReloaded: contract'],
    ]);
  });
});
