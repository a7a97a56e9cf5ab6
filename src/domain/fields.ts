import {checkBankCard, normaliseBankCard} from './identifiers/bank-card.js';
import {normaliseDate} from './identifiers/dates.js';
import {checkEnterpriseName, normaliseEnterpriseName} from './identifiers/enterprise-name.js';
import {checkIdValidity, type ValidityResult} from './identifiers/id-validity.js';
import {checkMobile, normaliseMobile, checkSmsCode} from './identifiers/mobile.js';
import {checkOrgCode, normaliseOrgCode} from './identifiers/org-code.js';
import {
  checkPassport,
  normalisePassport,
  checkForeignPrId,
  checkForeignPrIdOld,
  checkHmtResidencePermit,
  checkHkmTravelPermit,
  checkMilitaryId,
  checkTwTravelPermit,
} from './identifiers/travel-documents.js';
import {checkPersonName, normalisePersonName} from './identifiers/person-name.js';
import {checkResidentId, checkResidentId15} from './identifiers/resident-id.js';
import type {CheckOptions, CheckResult} from './identifiers/result.js';
import {halfWidth, normaliseCode} from './identifiers/text.js';
import {checkUscc} from './identifiers/uscc.js';
import {ownProperty} from './own-property.js';
import type {Profile} from './profile.schemas.js';

/* The kinds of identifiers, and the fields of the forms with the kind of each. */

export interface KindOfIdentifier {
  readonly check: (value: unknown, options: CheckOptions) => CheckResult | ValidityResult;
  /** If missing, the text is normalised as a code. */
  readonly normalise?: (text: string) => string;
  /**
   * How it is typed. `digits`: phones show the digit keys. `code`, if missing: the browser does not correct or capitalise
   * the text.
   */
  readonly input?: 'digits' | 'code' | 'words';
}

/** All kinds of identifiers, and what is known of each. `id-validity` is two dates, the others are texts. */
export const identifierKinds = {
  uscc: {check: checkUscc},
  'org-code': {check: checkOrgCode, normalise: normaliseOrgCode},
  'resident-id': {check: checkResidentId},
  'resident-id-15': {check: checkResidentId15},
  'hmt-residence-permit': {check: checkHmtResidencePermit},
  'foreign-pr-id': {check: checkForeignPrId},
  'foreign-pr-id-old': {check: checkForeignPrIdOld},
  'id-validity': {check: checkIdValidity, normalise: normaliseDate},
  'passport-prc': {check: checkPassport, normalise: normalisePassport},
  'hkm-travel-permit': {check: checkHkmTravelPermit},
  'tw-travel-permit': {check: checkTwTravelPermit},
  'military-id': {check: checkMilitaryId},
  'bank-card': {
    check: checkBankCard,
    normalise: normaliseBankCard,
    input: 'digits',
  },
  mobile: {check: checkMobile, normalise: normaliseMobile, input: 'digits'},
  'sms-code': {check: checkSmsCode},
  'person-name': {check: checkPersonName, normalise: normalisePersonName, input: 'words'},
  'enterprise-name': {
    check: checkEnterpriseName,
    normalise: (text: string) => normaliseEnterpriseName(text),
    input: 'words',
  },
} as const satisfies Readonly<Record<string, KindOfIdentifier>>;

export type IdentifierKind = keyof typeof identifierKinds;

interface KindOfField extends Omit<KindOfIdentifier, 'check' | 'input'> {
  /**
   * Missing if the value cannot be checked alone: a number needs its document's type, and two dates are checked
   * together.
   */
  readonly check?: (value: string, options: CheckOptions) => CheckResult;
  readonly input?: KindOfIdentifier['input'] | 'choice';
}

const asTyped = (text: string): string => text;

/** The kinds of fields that are no identifier by themselves. */
const otherKinds = {
  'id-type': {normalise: asTyped, input: 'choice'},
  'id-number': {},
  date: {normalise: normaliseDate, input: 'digits'},
  words: {normalise: asTyped, input: 'words'},
} as const satisfies Readonly<Record<string, KindOfField>>;

const kinds = {...identifierKinds, ...otherKinds};

interface Row {
  readonly kind: keyof typeof kinds;
  /** The field that holds the document type of this number. */
  readonly typeField?: string;
}

const rows = {
  uscc: {kind: 'uscc'},
  orgCode: {kind: 'org-code'},
  enterpriseName: {kind: 'enterprise-name'},
  address: {kind: 'words'},
  legalRepName: {kind: 'person-name'},
  legalRepIdType: {kind: 'id-type'},
  legalRepIdNumber: {kind: 'id-number', typeField: 'legalRepIdType'},
  holderName: {kind: 'person-name'},
  name: {kind: 'person-name'},
  idType: {kind: 'id-type'},
  idNumber: {kind: 'id-number', typeField: 'idType'},
  validFrom: {kind: 'date'},
  validTo: {kind: 'date'},
  bankCard: {kind: 'bank-card'},
  mobile: {kind: 'mobile'},
} as const satisfies Readonly<Record<string, Row>> &
  Readonly<Record<keyof Profile['enterprise'] | keyof Profile['account'], Row>>;

export type FieldName = keyof typeof rows;

export type FieldKind = (typeof rows)[FieldName]['kind'];

export const isFieldName = (name: string): name is FieldName => ownProperty<Row>(rows, name) !== undefined;

export const kindOf = (name: FieldName): FieldKind => rows[name].kind;

const kindIn = (name: FieldName): KindOfField => kinds[rows[name].kind];

export const typeFieldOf = (name: FieldName): FieldName | undefined =>
  (rows[name] as {typeField?: FieldName}).typeField;

export const normalised = (name: FieldName, value: string): string => (kindIn(name).normalise ?? normaliseCode)(value);

/**
 * As a text is shown once its field is left: a date as it is sent, codes and numbers half-width, with the groups in which
 * somebody typed them. Names stay.
 */
export const tidied = (name: FieldName, text: string): string => {
  if (kindOf(name) === 'date') return normalised(name, text);
  return inputOf(name) === 'words' ? text : halfWidth(text);
};

export const validatorFor = (name: FieldName): KindOfField['check'] => kindIn(name).check;

export const inputOf = (name: FieldName): NonNullable<KindOfField['input']> => kindIn(name).input ?? 'code';
