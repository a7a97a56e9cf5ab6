/**
 * `npm run fuzz [exchanges] [seed]`: many more hostile exchanges than the tests run, by a seed that nobody has tried
 * or the one that is given. Says how it all ended, and how often.
 */
import {spawnSync} from 'node:child_process';
import {randomInt} from 'node:crypto';
import {fileURLToPath} from 'node:url';

import '../../scripts/no-real-agent.js';
import {campaigns, type Tally} from './campaign.js';

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
const shares = {errands: 0.4, 'ic-card': 0.15, profile: 0.1, 'legal-rep': 0.15, 'admin-assist': 0.1, inbox: 0.1};
for (const [name, share] of Object.entries(shares)) {
  const started = Date.now();
  report(name, await campaigns[name as keyof typeof shares](Math.ceil(exchanges * share), seed), started);
}

const cases = Math.ceil(exchanges / 400);
const page = fileURLToPath(new URL('page.ts', import.meta.url));
const {status} = spawnSync(process.execPath, ['--import', 'tsx', page, String(cases), String(seed)], {
  stdio: 'inherit',
});
if (status === 0) console.log(`page: ${cases} of each seed`);
else process.exit(1);
