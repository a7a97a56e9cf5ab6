import type {ProfileRecord} from './records.js';

/**
 * What a certification is about: the enterprise and the account holder on record, as one text to compare. Tickets and
 * handoffs are good for just that; other edits of the record do not matter to them.
 */
export const certifiedDataOf = ({uscc, enterpriseName, holderName, idType, idNumber}: ProfileRecord): string =>
  JSON.stringify([uscc, enterpriseName, holderName, idType, idNumber]);
