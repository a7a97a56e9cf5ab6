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
    const persons = ['legalRep', 'holder'].flatMap((person) =>
      [
        ...['idCard', 'confirming', 'bankCard', 'idCard: a refusal', 'bankCard: a refusal'],
        ...['notChecked: contract', 'notChecked: timeout', 'codeNotSent: contract', 'codeNotSent: timeout'],
        ...['bankCard: contract', 'bankCard: backend'],
      ].map((place) => `${person} ${place}`),
    );
    expect(places).to.include.keys(
      ...['home', 'advising', 'enterprise', 'confirming', 'certified', ...persons],
      ...['advising: a refusal', 'enterprise: a refusal', 'somebodyElse: subject-changed'],
      ...['contract', 'backend', 'timeout'].flatMap((code) => [`notLoaded: ${code}`, `notChecked: ${code}`]),
      ...['unauthenticated', 'contract', 'backend'].map((code) => `interrupted: ${code}`),
    );
  });
});
