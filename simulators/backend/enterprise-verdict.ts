import type {Refusal} from '../../src/domain/outcome.schemas.js';
import {mostChanges} from '../../src/domain/profile-draft.js';
import type {ProfileChanges} from '../../src/domain/profile-fields.js';
import type {ProfileRecord} from './records.js';
import {differencesOf} from './registry.js';

export interface RecordRequest {
  readonly record: ProfileRecord;
  /** Normalised, and different from the record. */
  readonly changes: ProfileChanges;
  /** `YYYYMMDD` in China. */
  readonly today: string;
}

/** If a code and a name do not belong together, blames the one that was just changed. */
const blame = (field: string, changes: ProfileChanges): string =>
  field === 'enterpriseName' && changes.enterpriseName === undefined && changes.uscc !== undefined ? 'uscc' : field;

/** The changes to make, or the refusal. A refusal tells only what everybody can read in the registry. */
export const judgeEnterprise = ({record, changes}: RecordRequest, most = mostChanges): ProfileChanges | Refusal => {
  const limited = (['uscc', 'orgCode', 'enterpriseName'] as const).filter((field) => changes[field] !== undefined);
  // Filling an empty field does not count as a change.
  const counted = limited.filter((field) => record[field] !== '');
  if (counted.length > most) return {code: 'too-many-changes', fields: counted};
  const fields = differencesOf({...record, ...changes}).map((field) => blame(field, changes));
  return fields.length > 0 ? {code: 'enterprise-mismatch', fields} : changes;
};
