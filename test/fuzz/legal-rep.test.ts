import {expect} from 'chai';
import {fuzzLegalRep, seeds} from './campaign.js';

/** Of each seed. */
const exchanges = 500;

describe('The legal representative’s path with random backend answers', function () {
  this.timeout(120_000);

  const places = new Set<string>();

  for (const seed of seeds) {
    it(`can still be completed, keeps the typed values, and sends them once and to nobody else (seed ${seed})`, async () => {
      for (const place of (await fuzzLegalRep(exchanges, seed)).outcomes.keys()) places.add(place);
    });
  }

  it('has failed in every way and reached every state', () => {
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
