import {checkIdNumber, isIdType} from '../../src/domain/id-types.js';
import {checkIdValidity} from '../../src/domain/identifiers/id-validity.js';
import {checkPassport} from '../../src/domain/identifiers/passport.js';
import {birthOf} from '../../src/domain/identifiers/person-number.js';
import type {Refusal} from '../../src/domain/outcome.schemas.js';
import type {ProfileChanges} from '../../src/domain/profile-fields.js';
import type {RecordQuestion} from './judge-enterprise.js';
import {Problem} from './problem.js';
import type {ProfileRecord} from './records.js';
import {foreignPassports} from './registry.js';

export interface AccountQuestion extends RecordQuestion {
  readonly isTaken: (idNumber: string) => boolean;
}

/** Those of Hong Kong and Macau are of another series, and not taken here. */
export const isOurPassport = (number: string): boolean => {
  const {level, key} = checkPassport(number);
  return level !== 'error' && key !== 'passport.sar' && !foreignPassports.has(number);
};

const judgeNumber = ({idType, idNumber}: ProfileRecord, today: string): Refusal | undefined => {
  if (idNumber === '') return undefined;
  if (idType === 'passport-prc') {
    return isOurPassport(idNumber) ? undefined : {code: 'passport-not-prc', fields: ['idNumber']};
  }
  // The page has said so before; whoever gets here is no such page.
  if (!isIdType(idType) || checkIdNumber(idType, idNumber, {today}).level === 'error') {
    throw new Problem('invalid-request');
  }
  return undefined;
};

/** `birth` is none where it is not the asker's own word. */
const judgeDates = (
  {validFrom, validTo}: ProfileRecord,
  birth: string | undefined,
  today: string,
): Refusal | undefined => {
  if (validFrom === '' && validTo === '') return undefined;
  const {level, key} = checkIdValidity({from: validFrom, to: validTo, ...(birth && {birth})}, {today});
  if (level !== 'error') return undefined;
  if (key === 'idValidity.expired') return {code: 'id-card-expired', fields: ['validTo']};
  // Which of the two is wrong is not told.
  if (key === 'idValidity.beforeBirth') return {code: 'person-mismatch'};
  throw new Problem('invalid-request');
};

/** The changes to be made, or why not. */
export const judgeAccount = ({record, changes, today, isTaken}: AccountQuestion): ProfileChanges | Refusal => {
  const wanted = {...record, ...changes};
  const isResident = wanted.idType === 'resident-id';
  if (!isResident && (changes.validFrom !== undefined || changes.validTo !== undefined)) {
    throw new Problem('invalid-request');
  }
  // The dates are those of a resident's ID card, and go with it.
  const dates = isResident ? {} : {validFrom: '', validTo: ''};
  const next = {...wanted, ...dates};
  const isAnother = changes.idType !== undefined || changes.idNumber !== undefined;
  const areOthers = changes.validFrom !== undefined || changes.validTo !== undefined;
  // Not by the birth that is in a number on record: that one is masked, and dates tried against it would tell it.
  const birth = changes.idNumber === undefined ? undefined : birthOf(next.idNumber);
  const refusal =
    (isAnother ? judgeNumber(next, today) : undefined) ??
    (isAnother || areOthers ? judgeDates(next, birth, today) : undefined);
  if (refusal) return refusal;
  const {idNumber} = changes;
  if (idNumber !== undefined && isTaken(idNumber)) return {code: 'id-number-taken', fields: ['idNumber']};
  return isAnother ? {...changes, ...dates} : changes;
};
