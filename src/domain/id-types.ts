import {idTypes, type IdType} from './identifiers/id-type.js';
import {checkPassport} from './identifiers/passport.js';
import {checkForeignPrId, checkForeignPrIdOld, checkHmtResidencePermit} from './identifiers/residence-permits.js';
import {checkResidentId} from './identifiers/resident-id.js';
import type {CheckOptions, CheckResult} from './identifiers/result.js';
import {bounded, normaliseCode} from './identifiers/text.js';
import {checkHkmTravelPermit, checkMilitaryId, checkTwTravelPermit} from './identifiers/travel-permits.js';

export {idTypes, type IdType};

export const isIdType = (value: unknown): value is IdType => (idTypes as readonly unknown[]).includes(value);

/** The national codes (GA/T 517). */
export const gat517: Readonly<Record<IdType, string>> = {
  'resident-id': '111',
  'military-id': '114',
  'passport-prc': '414',
  'tw-travel-permit': '511',
  'hkm-travel-permit': '516',
  'hmt-residence-permit': '550',
  'foreign-pr-id': '553',
};

/** The type that a backend's code stands for, by a table of its codes; without one the codes are our own names. */
export const idTypeFrom = (code: unknown, table?: Readonly<Partial<Record<IdType, string>>>): IdType | undefined =>
  // A code that is missing is not that of a type which the table leaves out.
  typeof code === 'string' ? idTypes.find((idType) => (table ? table[idType] : idType) === code) : undefined;

export interface IdNumberResult extends CheckResult {
  /** The number is one of this document. To be offered, never to be switched to by itself. */
  readonly suggestedType?: IdType;
}

const checks: Readonly<Record<IdType, (value: unknown, options: CheckOptions) => CheckResult>> = {
  'resident-id': checkResidentId,
  'passport-prc': checkPassport,
  'hkm-travel-permit': checkHkmTravelPermit,
  'tw-travel-permit': checkTwTravelPermit,
  'hmt-residence-permit': checkHmtResidencePermit,
  // Both cards are in use until the older ones are replaced.
  'foreign-pr-id': (value, options) =>
    /^[A-Z]/.test(normaliseCode(bounded(value))) ? checkForeignPrIdOld(value) : checkForeignPrId(value, options),
  'military-id': checkMilitaryId,
};

/** What says that a number is of another document, though it is not an error to keep it. */
const doubts: readonly CheckResult['key'][] = ['residentId.hmt', 'passport.sar', 'militaryId.format'];

const fits = ({level, key}: CheckResult): boolean => level !== 'error' && !doubts.includes(key);

/** Checks a number as one of the chosen document; where it is rather another's, says which. */
export const checkIdNumber = (idType: IdType, value: unknown, options: CheckOptions = {}): IdNumberResult => {
  const result = checks[idType](value, options);
  if (fits(result)) return result;
  const suggestedType = idTypes.find((other) => fits(checks[other](value, options)));
  return suggestedType ? {...result, key: `idNumber.${suggestedType}`, suggestedType} : result;
};
