import {identifierKinds} from './fields.js';
import {idTypes, type IdType} from './identifiers/id-type.js';
import type {CheckOptions, CheckResult} from './identifiers/result.js';
import {bounded, normaliseCode} from './identifiers/text.js';

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

/** The type for a backend's code, by a table of its codes. Without a table, the codes are our own names. */
export const idTypeFrom = (code: unknown, table?: Readonly<Partial<Record<IdType, string>>>): IdType | undefined =>
  // Without this check, a missing code would match a type that the table leaves out.
  typeof code === 'string' ? idTypes.find((idType) => (table ? table[idType] : idType) === code) : undefined;

export interface IdNumberResult extends CheckResult {
  /** The number belongs to this document type. The widget offers the type and never changes it automatically. */
  readonly suggestedType?: IdType;
}

/** Both formats of the foreigner's card are in use until the older cards are replaced. */
const checkAs = (idType: IdType, value: unknown, options: CheckOptions): CheckResult => {
  const isOld = idType === 'foreign-pr-id' && /^[A-Z]/.test(normaliseCode(bounded(value)));
  return identifierKinds[isOld ? 'foreign-pr-id-old' : idType].check(value, options);
};

/** Findings that suggest another document type, although they are not errors. */
const doubts: readonly CheckResult['key'][] = ['residentId.hmt', 'passport.sar', 'militaryId.format'];

const fits = ({level, key}: CheckResult): boolean => level !== 'error' && !doubts.includes(key);

/** Checks a number as one of the chosen document type. If it fits another type better, names that type. */
export const checkIdNumber = (idType: IdType, value: unknown, options: CheckOptions = {}): IdNumberResult => {
  const result = checkAs(idType, value, options);
  if (fits(result)) return result;
  const suggestedType = idTypes.find((other) => fits(checkAs(other, value, options)));
  return suggestedType ? {...result, key: `idNumber.${suggestedType}`, suggestedType} : result;
};
