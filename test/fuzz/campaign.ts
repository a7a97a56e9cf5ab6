import fc from 'fast-check';
import {HostileHost} from './hostile-host.js';
import {watched} from './one-case.js';

export interface Tally {
  /** Requests that the other side reacted to. */
  exchanges: number;
  runs: number;
  readonly outcomes: Map<string, number>;
}

/** Milliseconds for a campaign, and for each of its exchanges. A hang costs seconds each time it is made smaller. */
const [patienceMs, eachMs] = [90_000, 20];

/** How one case ended, time after time, and how much it has asked. */
type Ended = Promise<{readonly places: readonly string[]; readonly asked: number}>;

/**
 * Runs cases until the other side reacted to so many requests. Few cases of one seed, so that what fails is made
 * smaller soon; the next seed is one more.
 */
export const campaign =
  <T>(script: fc.Arbitrary<T>, run: (host: HostileHost, script: T) => Ended, numRuns = 40) =>
  async (atLeast: number, seed: number): Promise<Tally> => {
    const host = await HostileHost.start();
    const tally: Tally = {exchanges: 0, runs: 0, outcomes: new Map()};
    const endsAt = Date.now() + patienceMs + atLeast * eachMs;
    const property = fc.asyncProperty(script, async (each) => {
      tally.runs += 1;
      const {places, asked} = await run(host, each);
      tally.exchanges += asked;
      for (const place of places) tally.outcomes.set(place, (tally.outcomes.get(place) ?? 0) + 1);
    });
    try {
      for (let next = seed; tally.exchanges < atLeast; next += 1) {
        const before = tally.exchanges;
        const interruptAfterTimeLimit = Math.max(1, endsAt - Date.now());
        const rules = {seed: next, numRuns, interruptAfterTimeLimit, markInterruptAsFailure: true};
        await watched(() => fc.assert(property, rules));
        if (tally.exchanges === before) throw new Error(`Nothing was asked: ${[...tally.outcomes.keys()].join(', ')}`);
      }
      return tally;
    } finally {
      host.close();
    }
  };
