import type {JourneyOptions} from './journey.js';
import {LegalRepJourney} from './legal-rep-journey.js';
import {makeUp, makeUpCard} from './made-up.js';
import {Recorder} from './recorder.js';
import type {Stage} from './stage.js';

/** A visitor of whom all is written down, and what they may type: of nobody, to be found wherever it goes. */
export const openRecorded = async (stage: Stage, options: JourneyOptions = {}) => {
  let recorder: Recorder | undefined;
  const journey = await LegalRepJourney.open(stage, {
    ...options,
    prepare: async (page) => {
      recorder = await Recorder.on(page);
    },
  });
  // Of an age at which ID cards are given for as long as the account holder's.
  const holder = makeUp([1975, 1990]);
  return {journey, recorder: recorder!, typed: {rep: {...makeUp(), ...makeUpCard()}, holder}};
};

export type Recorded = Awaited<ReturnType<typeof openRecorded>>;

/** Where a text was, each place once. */
export const placesOf = async (recorder: Recorder, text: string): Promise<readonly string[]> =>
  [...new Set(await recorder.placesOf(text))].sort();

/** Somebody else than the account holder on record. */
export const typeHolder = async ({journey, typed: {holder}}: Recorded): Promise<void> => {
  await journey.fill({[journey.label('account-holder', 'name')]: holder.holder});
  await journey.retype(journey.label('account-holder', 'idNumber'), holder.idNumber);
};
