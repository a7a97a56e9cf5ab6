/**
 * `npm run fuzz [exchanges] [seed]`: first the seeds that once found something, then many more hostile exchanges by a seed
 * that nobody has tried or the one that is given. Says how it all ended, and how often. It fails, too, where not every
 * failure was met and not every state was reached.
 */
import {spawnSync} from 'node:child_process';
import {randomInt} from 'node:crypto';
import {fileURLToPath} from 'node:url';

import '../../scripts/no-real-agent.js';
import {campaign, type Tally} from './campaign.js';
import {agentUse, runAgentUse} from './agent-use.js';
import {InboxJourney, inboxScript} from './inbox-journey.js';
import {LegalRepJourney, legalRepScript} from './legal-rep-journey.js';
import {AssistJourney, assistScript, CardJourney, cardScript, ProfileJourney, profileScript} from './paths.js';

const [exchanges = 100_000, seed = randomInt(2 ** 31)] = process.argv.slice(2).map(Number);
if (!(exchanges > 0) || !Number.isInteger(seed)) {
  console.error('npm run fuzz [exchanges] [seed]: both are whole numbers.');
  process.exit(1);
}

/** Each of these goes through every time; a seed that found something joins them. */
const seeds = [20_260_115, -1_517_031_204, 87_341, 4] as const;

const failures = ['contract', 'backend', 'timeout'];
const among = (places: readonly string[], codes: readonly string[]) =>
  places.flatMap((place) => codes.map((code) => `${place}: ${code}`));
const ends = ['done', 'agent-protocol', 'agent-lost', 'agent-timeout', 'agent-not-answering', 'cancelled'];
const cards = ['agent-busy', 'card-missing', 'card-removed', 'card-unreadable'];
const interrupted = among(['interrupted'], ['unauthenticated', 'subject-changed', 'contract']);
const checks = ['idCard', 'confirming', 'bankCard', 'idCard: a refusal', 'bankCard: a refusal', 'bankCard: contract'];

interface Campaign {
  readonly run: ReturnType<typeof campaign>;
  readonly holds: string;
  /** Of each seed that once found something: in all, more than ten thousand over sockets. */
  readonly known: number;
  /** Of a new one, of all exchanges. */
  readonly share: number;
  /** It has failed in every way, and reached every state. */
  readonly reaches: readonly string[];
}

const table: Readonly<Record<string, Campaign>> = {
  agent: {
    // Of the card agent's client, over real sockets.
    run: campaign(agentUse, runAgentUse, 100),
    holds:
      'each operation of the card agent’s client ends with a result or a known error, and sends a PIN at most once',
    known: 2_500,
    share: 0.4,
    reaches: [
      ...among(['readCard'], [...ends, ...cards, 'agent-too-old', 'reader-unsupported']),
      ...among(['sign'], ['done', 'pin-incorrect', 'pin-locked', 'pin-unknown-answer', 'cancelled', ...cards]),
    ],
  },
  'ic-card': {
    // Through the whole machine, over real sockets and a hostile backend in the same process.
    run: campaign(cardScript, (host, script) => new CardJourney(host, script).run(), 100),
    holds: 'the card’s user can continue, and a PIN is sent at most once',
    known: 2_000,
    share: 0.15,
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
    run: campaign(profileScript, (_, script) => new ProfileJourney(script).run(), 100),
    holds: 'the record’s user can continue, and what was typed is kept, and said to nobody else',
    known: 400,
    share: 0.1,
    reaches: [
      ...['viewing', 'editing', 'editing: a refusal', 'editing: conflict', 'confirming', 'abandoning', 'saved', 'home'],
      ...among(['notLoaded', 'notSaved'], failures),
      ...[...interrupted, 'notSaved: cancelled'],
      ...['notResumed: contract', 'comparing: conflict', 'somebodyElse: subject-changed'],
    ],
  },
  'legal-rep': {
    run: campaign(legalRepScript, (_, script) => new LegalRepJourney(script).run()),
    holds:
      'the legal representative’s path can still be completed, and what was typed is kept, and said to nobody else',
    known: 700,
    share: 0.15,
    reaches: [
      ...['home', 'introducing', 'enterprise', 'confirming', 'result'],
      ...['legalRep', 'holder'].flatMap((person) => checks.map((place) => `${person}.${place}`)),
      ...among(['either.notChecked', 'either.bankCard', 'notLoaded', 'notChecked'], failures),
      ...['introducing: a refusal', 'enterprise: a refusal', 'enterprise: conflict', 'notReloaded: contract'],
      ...['somebodyElse: subject-changed', ...interrupted],
    ],
  },
  'admin-assist': {
    run: campaign(assistScript, (_, script) => new AssistJourney(script).run()),
    holds: 'the administrator’s help certifies only by a valid answer, and says no code to anybody',
    known: 500,
    share: 0.1,
    reaches: [
      ...['home', 'naming', 'naming: a refusal', 'naming: handoff-record-damaged', 'naming: handoff-unknown'],
      ...among(['notRead', 'notSent', 'waiting'], failures),
      ...['waiting', 'waiting: a refusal', 'notOpened: not-configured', 'notWithdrawn: contract', 'withdrawn'],
      ...['refused: a refusal', 'somebodyElse: subject-changed', 'result', ...interrupted],
    ],
  },
  inbox: {
    run: campaign(inboxScript, (_, script) => new InboxJourney(script).run()),
    holds: 'the inbox sends an answer only after the warning, and keeps no code',
    known: 500,
    share: 0.1,
    reaches: [
      ...among(['notLoaded', 'inbox', 'notConfirmed', 'notDeclined', 'codeNotCreated'], failures),
      ...['inbox', 'deciding', 'deciding: a refusal', 'askingYes', 'declining', 'askingCode', 'codeShown'],
      ...['codeExpired', 'answered', 'gone: a refusal', 'notAdministrator: a refusal', 'paused'],
      ...['notConfirmed: not-configured', 'sessionOver: unauthenticated', 'sessionOver: subject-changed'],
    ],
  },
};

const report = (name: string, tally: Tally, started: number): void => {
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  console.log(`${name}: ${tally.runs} with ${tally.exchanges} exchanges in ${seconds} s`);
  for (const [outcome, times] of [...tally.outcomes].sort(([, a], [, b]) => b - a)) {
    console.log(`${String(times).padStart(8)}  ${outcome}`);
  }
};

console.log(`seed ${seed}`);
for (const [name, {run, holds, known, share, reaches}] of Object.entries(table)) {
  const started = Date.now();
  console.log(`\n${holds}:`);
  const places = new Set<string>();
  for (const [each, atLeast] of [
    ...seeds.map((each) => [each, known] as const),
    [seed, Math.ceil(exchanges * share)] as const,
  ]) {
    const tally = await run(atLeast, each);
    if (each === seed) report(name, tally, started);
    for (const place of tally.outcomes.keys())
      places.add(place).add(place.replace(/^(?:legalRep|holder)\./, 'either.'));
  }
  const missed = reaches.filter((place) => !places.has(place));
  if (missed.length > 0) throw new Error(`${name} was never at ${missed.join(', ')}`);
}

const cases = Math.ceil(exchanges / 400);
const page = fileURLToPath(new URL('page.ts', import.meta.url));
const {status} = spawnSync(process.execPath, ['--import', 'tsx', page, String(cases), String(seed)], {
  stdio: 'inherit',
});
if (status === 0) console.log(`page: ${cases} of each seed`);
else process.exit(1);
