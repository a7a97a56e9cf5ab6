import {expect} from 'chai';
import {fuzzInbox, seeds} from './campaign.js';

/** Of each seed. */
const exchanges = 500;

describe('The administrator’s inbox with random backend answers', function () {
  this.timeout(120_000);

  const places = new Set<string>();

  for (const seed of seeds) {
    it(`sends an answer only after the warning, lets the user continue, and keeps no code (seed ${seed})`, async () => {
      for (const place of (await fuzzInbox(exchanges, seed)).outcomes.keys()) places.add(place);
    });
  }

  it('has failed in every way and reached every state', () => {
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
