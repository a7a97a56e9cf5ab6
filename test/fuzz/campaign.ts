import fc from 'fast-check';
import {adminAssistJourney, runAdminAssistJourney} from './admin-assist-journeys.js';
import {errand, runErrand} from './errands.js';
import {HostileHost} from './hostile-host.js';
import {inboxJourney, runInboxJourney} from './inbox-journeys.js';
import {journey, runJourney} from './journeys.js';
import {legalRepJourney, runLegalRepJourney} from './legal-rep-journeys.js';
import {watched} from './one-case.js';
import {profileJourney, runProfileJourney} from './profile-journeys.js';

/** Each of these goes through every time; a seed that found something joins them. */
export const seeds = [20_260_115, -1_517_031_204, 87_341, 4] as const;

export interface Tally {
  /** Questions that the other side reacted to. */
  exchanges: number;
  runs: number;
  readonly outcomes: Map<string, number>;
}

/** Cases of one seed: few enough that what fails is made smaller soon, and the next seed is one more. */
const batch = 100;
/** Of cases that are long. */
const smallBatch = 40;

/** A hang costs seconds each time it is made smaller. */
const patience = {interruptAfterTimeLimit: 25_000, markInterruptAsFailure: true};

interface Outside {
  readonly exchanges: number;
  readonly close: () => void;
}

const campaign = async <T, O extends Outside>(
  outside: O,
  script: fc.Arbitrary<T>,
  run: (outside: O, script: T) => Promise<readonly string[]>,
  atLeast: number,
  seed: number,
  numRuns = batch,
): Promise<Tally> => {
  const tally: Tally = {exchanges: 0, runs: 0, outcomes: new Map()};
  const property = fc.asyncProperty(script, async (each) => {
    tally.runs += 1;
    for (const outcome of await run(outside, each)) {
      tally.outcomes.set(outcome, (tally.outcomes.get(outcome) ?? 0) + 1);
    }
  });
  try {
    for (let next = seed; outside.exchanges < atLeast; next += 1) {
      await watched(() => fc.assert(property, {seed: next, numRuns, ...patience}));
    }
    tally.exchanges = outside.exchanges;
    return tally;
  } finally {
    outside.close();
  }
};

/** Errands of the card agent's client over real sockets, until the hostile agent reacted to so many questions. */
export const fuzzErrands = async (atLeast: number, seed: number): Promise<Tally> =>
  campaign(await HostileHost.start(), errand, async (host, each) => [await runErrand(host, each)], atLeast, seed);

/** Journeys of the whole machine over real sockets and a hostile backend in the same process, likewise. */
export const fuzzJourneys = async (atLeast: number, seed: number): Promise<Tally> =>
  campaign(await HostileHost.start(), journey, runJourney, atLeast, seed);

/** Journeys on a hostile backend in the same process, until it was asked so many questions. */
const fuzzBackend =
  <T>(script: fc.Arbitrary<T>, run: (script: T) => Promise<{places: string[]; asked: number}>, numRuns?: number) =>
  (atLeast: number, seed: number): Promise<Tally> => {
    const outside = {exchanges: 0, close: () => undefined};
    const counted = async (_: Outside, each: T) => {
      const {places, asked} = await run(each);
      outside.exchanges += asked;
      return places;
    };
    return campaign(outside, script, counted, atLeast, seed, numRuns);
  };

/** To the record and through its correction. */
export const fuzzProfiles = fuzzBackend(profileJourney, runProfileJourney);

/** Through the legal representative's path, as far as being certified. */
export const fuzzLegalRep = fuzzBackend(legalRepJourney, runLegalRepJourney, smallBatch);

/** Through the administrator's help, as far as being certified. */
export const fuzzAdminAssist = fuzzBackend(adminAssistJourney, runAdminAssistJourney, smallBatch);

/** Through an administrator's inbox, as far as an answer to a request. */
export const fuzzInbox = fuzzBackend(inboxJourney, runInboxJourney, smallBatch);
