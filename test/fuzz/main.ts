/**
 * `npm run fuzz [exchanges] [seed]`: many more hostile exchanges than the tests run, by a seed that nobody has tried
 * or the one that is given. Says how it all ended, and how often.
 */
import {randomInt} from 'node:crypto';

import '../../scripts/no-real-agent.js';
import {
  fuzzAdminAssist,
  fuzzErrands,
  fuzzInbox,
  fuzzJourneys,
  fuzzLegalRep,
  fuzzProfiles,
  type Tally,
} from './campaign.js';

const [exchanges = 100_000, seed = randomInt(2 ** 31)] = process.argv.slice(2).map(Number);
if (!(exchanges > 0) || !Number.isInteger(seed)) {
  console.error('npm run fuzz [exchanges] [seed]: both are whole numbers.');
  process.exit(1);
}

const report = (name: string, tally: Tally, started: number): void => {
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  console.log(`${name}: ${tally.runs} with ${tally.exchanges} exchanges in ${seconds} s`);
  for (const [outcome, times] of [...tally.outcomes].sort(([, a], [, b]) => b - a)) {
    console.log(`${String(times).padStart(8)}  ${outcome}`);
  }
};

console.log(`seed ${seed}`);
for (const [name, fuzz, share] of [
  ['errands', fuzzErrands, 0.4],
  ['journeys', fuzzJourneys, 0.15],
  ['profiles', fuzzProfiles, 0.1],
  ['legal representatives', fuzzLegalRep, 0.15],
  ['requests for help', fuzzAdminAssist, 0.1],
  ['inboxes', fuzzInbox, 0.1],
] as const) {
  const started = Date.now();
  report(name, await fuzz(Math.ceil(exchanges * share), seed), started);
}
