import {expect} from 'chai';
import {fuzzInbox, seeds} from './campaign.js';

/** Of each seed. */
const exchanges = 500;

describe('Whatever the backend answers to an administrator', function () {
  this.timeout(120_000);

  const places = new Set<string>();

  for (const seed of seeds) {
    it(`sends an answer only after the warning, leaves a way on, and shows each code and keeps none (seed ${seed})`, async () => {
      for (const place of (await fuzzInbox(exchanges, seed)).outcomes.keys()) places.add(place);
    });
  }

  it('was wild enough to fail in each way, and tame enough to come to each place', () => {
    const failures = ['contract', 'backend', 'timeout'];
    const failing = ['notLoaded', 'inbox', 'notConfirmed', 'notDeclined', 'codeNotCreated'];
    expect(places).to.include.keys(
      ...failing.flatMap((place) => failures.map((code) => `${place}: ${code}`)),
      ...['inbox', 'deciding', 'deciding: a refusal', 'askingYes', 'declining', 'askingCode', 'codeShown'],
      ...['codeExpired', 'answered', 'gone: a refusal', 'notAdministrator: a refusal', 'paused'],
      ...['notConfirmed: not-configured', 'sessionOver: unauthenticated', 'sessionOver: subject-changed'],
    );
  });
});
