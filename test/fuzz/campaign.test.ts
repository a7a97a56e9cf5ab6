import {expect} from 'chai';
import {campaigns, seeds} from './campaign.js';
import {endJourneys} from './journey.js';

const failures = ['contract', 'backend', 'timeout'];
const among = (places: readonly string[], codes: readonly string[]) =>
  places.flatMap((place) => codes.map((code) => `${place}: ${code}`));
const ends = ['done', 'agent-protocol', 'agent-lost', 'agent-timeout', 'agent-not-answering', 'cancelled'];
const cards = ['agent-busy', 'card-missing', 'card-removed', 'card-unreadable'];
const interrupted = among(['interrupted'], ['unauthenticated', 'subject-changed', 'contract']);
const checks = ['idCard', 'confirming', 'bankCard', 'idCard: a refusal', 'bankCard: a refusal', 'bankCard: contract'];

interface Campaign {
  readonly holds: string;
  /** Of each seed: in all, more than ten thousand over sockets. */
  readonly exchanges: number;
  /** It has failed in every way, and reached every state. */
  readonly reaches: readonly string[];
}

const table: Readonly<Record<keyof typeof campaigns, Campaign>> = {
  errands: {
    holds:
      'each operation of the card agent’s client ends with a result or a known error, and sends a PIN at most once',
    exchanges: 2_500,
    reaches: [
      ...among(['readCard'], [...ends, ...cards, 'agent-too-old', 'reader-unsupported']),
      ...among(['sign'], ['done', 'pin-incorrect', 'pin-locked', 'pin-unknown-answer', 'cancelled', ...cards]),
    ],
  },
  'ic-card': {
    holds: 'the card’s user can continue, and a PIN is sent at most once',
    exchanges: 2_000,
    reaches: [
      ...['notAsked: contract', 'home', 'introducing', 'notRead: agent-lost', 'anotherEnterprise', 'awaitingPin'],
      ...[
        'locked: pin-locked',
        'notVerified: contract',
        'refused: a refusal',
        'result',
        'somebodyElse: subject-changed',
      ],
      'interrupted: subject-changed',
    ],
  },
  profile: {
    holds: 'the record’s user can continue, and what was typed is kept, and said to nobody else',
    exchanges: 400,
    reaches: [
      ...['viewing', 'editing', 'editing: a refusal', 'editing: conflict', 'confirming', 'abandoning', 'saved', 'home'],
      ...among(['notLoaded', 'notSaved'], failures),
      ...[...interrupted, 'notSaved: cancelled'],
      ...['notResumed: contract', 'comparing: conflict', 'somebodyElse: subject-changed'],
    ],
  },
  'legal-rep': {
    holds:
      'the legal representative’s path can still be completed, and what was typed is kept, and said to nobody else',
    exchanges: 500,
    reaches: [
      ...['home', 'introducing', 'enterprise', 'confirming', 'result'],
      ...['legalRep', 'holder'].flatMap((person) => checks.map((place) => `${person} ${place}`)),
      ...among(['either notChecked', 'either bankCard', 'notLoaded', 'notChecked'], failures),
      ...['introducing: a refusal', 'enterprise: a refusal', 'enterprise: conflict', 'notReloaded: contract'],
      ...['somebodyElse: subject-changed', ...interrupted],
    ],
  },
  'admin-assist': {
    holds: 'the administrator’s help certifies only by a valid answer, and says no code to anybody',
    exchanges: 500,
    reaches: [
      ...['home', 'naming', 'naming: a refusal', 'naming: handoff-record-damaged', 'naming: handoff-unknown'],
      ...among(['notRead', 'notSent', 'waiting'], failures),
      ...['waiting', 'waiting: a refusal', 'waiting: not-configured', 'notWithdrawn: contract', 'withdrawn'],
      ...['refused: a refusal', 'somebodyElse: subject-changed', 'result', ...interrupted],
    ],
  },
  inbox: {
    holds: 'the inbox sends an answer only after the warning, and keeps no code',
    exchanges: 500,
    reaches: [
      ...among(['notLoaded', 'inbox', 'notConfirmed', 'notDeclined', 'codeNotCreated'], failures),
      ...['inbox', 'deciding', 'deciding: a refusal', 'askingYes', 'declining', 'askingCode', 'codeShown'],
      ...['codeExpired', 'answered', 'gone: a refusal', 'notAdministrator: a refusal', 'paused'],
      ...['notConfirmed: not-configured', 'sessionOver: unauthenticated', 'sessionOver: subject-changed'],
    ],
  },
};

for (const [name, {holds, exchanges, reaches}] of Object.entries(table)) {
  describe(`Whatever the outside says (${name})`, function () {
    this.timeout(120_000);
    afterEach(endJourneys);
    const places = new Set<string>();

    for (const seed of seeds) {
      it(`${holds} (seed ${seed})`, async () => {
        const {outcomes} = await campaigns[name as keyof typeof campaigns](exchanges, seed);
        for (const place of outcomes.keys()) places.add(place).add(place.replace(/^(?:legalRep|holder) /, 'either '));
      });
    }

    it('it has failed in every way, and every state was reached', () => {
      expect([...places]).to.include.members([...reaches]);
    });
  });
}
