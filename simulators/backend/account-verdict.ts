import {checkIdNumber, isIdType} from '../../src/domain/id-types.js';
import {checkIdValidity} from '../../src/domain/identifiers/id-validity.js';
import {checkPassport} from '../../src/domain/identifiers/travel-documents.js';
import {birthOf} from '../../src/domain/identifiers/person-number.js';
import type {Refusal} from '../../src/domain/outcome.schemas.js';
import type {ProfileChanges} from '../../src/domain/profile-fields.js';
import type {RecordRequest} from './enterprise-verdict.js';
import {Problem} from './problem.js';
import type {ProfileRecord} from './records.js';
import {foreignPassports} from './registry.js';

/** Passports of Hong Kong and Macau belong to another series and are not accepted here. */
export const isOurPassport = (number: string): boolean => {
  const {level, key} = checkPassport(number);
  return level !== 'error' && key !== 'passport.sar' && !foreignPassports.has(number);
};

export const judgeNumber = ({idType, idNumber}: ProfileRecord, today: string): Refusal | undefined => {
  if (idNumber === '') return undefined;
  if (idType === 'passport-prc')
    return isOurPassport(idNumber) ? undefined : {code: 'passport-not-prc', fields: ['idNumber']};
  // The page has already checked this, so such a request does not come from our page.
  if (!isIdType(idType) || checkIdNumber(idType, idNumber, {today}).level === 'error')
    throw new Problem('invalid-request');
  return undefined;
};

/** `birth` is missing if the user did not enter the number themselves. */
const judgeDates = (
  {validFrom, validTo}: ProfileRecord,
  birth: string | undefined,
  today: string,
): Refusal | undefined => {
  if (validFrom === '' && validTo === '') return undefined;
  const {level, key} = checkIdValidity({from: validFrom, to: validTo, ...(birth && {birth})}, {today});
  if (level !== 'error') return undefined;
  if (key === 'idValidity.expired') return {code: 'id-card-expired', fields: ['validTo']};
  // The response does not tell which of the two is wrong.
  if (key === 'idValidity.beforeBirth') return {code: 'person-mismatch'};
  throw new Problem('invalid-request');
};

export const judgeAccount = (
  {record, changes, today}: RecordRequest,
  checkNumber = judgeNumber,
): ProfileChanges | Refusal => {
  const wanted = {...record, ...changes};
  const isResident = wanted.idType === 'resident-id';
  if (!isResident && (changes.validFrom !== undefined || changes.validTo !== undefined))
    throw new Problem('invalid-request');
  // The dates belong to a resident's ID card. Without that card they are removed.
  const dates = isResident ? {} : {validFrom: '', validTo: ''};
  const next = {...wanted, ...dates};
  const isAnother = changes.idType !== undefined || changes.idNumber !== undefined;
  const areOthers = changes.validFrom !== undefined || changes.validTo !== undefined;
  // Do not use the birth date in a recorded number: the number is masked, and a user could find the birth date by
  // trying dates.
  const birth = changes.idNumber === undefined ? undefined : birthOf(next.idNumber);
  const refusal =
    (isAnother ? checkNumber(next, today) : undefined) ??
    (isAnother || areOthers ? judgeDates(next, birth, today) : undefined);
  if (refusal) return refusal;
  return isAnother ? {...changes, ...dates} : changes;
};
