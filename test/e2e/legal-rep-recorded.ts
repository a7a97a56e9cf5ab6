import type {JourneyOptions} from './journey.js';
import {LegalRepJourney} from './legal-rep-journey.js';
import {makeUp, makeUpCard} from './made-up.js';
import {openRecorded} from './recorder.js';
import type {Stage} from './stage.js';

/** A visitor of whom all is written down, and what they may type: of nobody, to be found wherever it goes. */
export const openTyped = async (stage: Stage, options: JourneyOptions = {}) => {
  const recorded = await openRecorded(LegalRepJourney, stage, options);
  // Of an age at which ID cards are given for as long as the account holder's.
  const holder = makeUp([1975, 1990]);
  return {...recorded, typed: {rep: {...makeUp(), ...makeUpCard()}, holder}};
};

export type Recorded = Awaited<ReturnType<typeof openTyped>>;

/** Somebody else than the account holder on record. */
export const typeHolder = async ({journey, typed: {holder}}: Recorded): Promise<void> => {
  await journey.fill({[journey.label('account-holder', 'name')]: holder.holder});
  await journey.retype(journey.label('account-holder', 'idNumber'), holder.idNumber);
};
