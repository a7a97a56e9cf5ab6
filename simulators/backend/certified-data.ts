import type {ProfileRecord} from './records.js';

/**
 * What a certification is about: the recorded enterprise and account holder, as one text to compare. Tickets and
 * handoffs are valid only for this text. Other changes of the record do not affect them.
 */
export const certifiedDataOf = ({uscc, enterpriseName, holderName, idType, idNumber}: ProfileRecord): string =>
  JSON.stringify([uscc, enterpriseName, holderName, idType, idNumber]);
