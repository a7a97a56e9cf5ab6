import fc from 'fast-check';
import {errand, runErrand, type Errand} from './errands.js';
import {HostileHost} from './hostile-host.js';
import {journey, runJourney, type Journey} from './journeys.js';
import {watched} from './one-case.js';

/** Each of these goes through every time; a seed that found something joins them. */
export const seeds = [20_260_115, -1_517_031_204, 87_341, 4] as const;

export interface Tally {
  /** Questions to the agent that it reacted to. */
  exchanges: number;
  runs: number;
  readonly outcomes: Map<string, number>;
}

/** Cases of one seed: few enough that what fails is made smaller soon, and the next seed is one more. */
const batch = 100;

/** A hang costs seconds each time it is made smaller. */
const patience = {interruptAfterTimeLimit: 25_000, markInterruptAsFailure: true};

const campaign = async <T>(
  script: fc.Arbitrary<T>,
  run: (host: HostileHost, script: T) => Promise<readonly string[]>,
  atLeast: number,
  seed: number,
): Promise<Tally> => {
  const tally: Tally = {exchanges: 0, runs: 0, outcomes: new Map()};
  const host = await HostileHost.start();
  const property = fc.asyncProperty(script, async (each) => {
    tally.runs += 1;
    for (const outcome of await run(host, each)) tally.outcomes.set(outcome, (tally.outcomes.get(outcome) ?? 0) + 1);
  });
  try {
    for (let next = seed; host.exchanges < atLeast; next += 1) {
      await watched(() => fc.assert(property, {seed: next, numRuns: batch, ...patience}));
    }
    tally.exchanges = host.exchanges;
    return tally;
  } finally {
    host.close();
  }
};

/** Errands of the card agent's client over real sockets, until the hostile agent reacted to so many questions. */
export const fuzzErrands = (atLeast: number, seed: number): Promise<Tally> =>
  campaign<Errand>(errand, async (host, each) => [await runErrand(host, each)], atLeast, seed);

/** Journeys of the whole machine over real sockets and a hostile backend in the same process, likewise. */
export const fuzzJourneys = (atLeast: number, seed: number): Promise<Tally> =>
  campaign<Journey>(journey, runJourney, atLeast, seed);
