import {normaliseDate} from './identifiers/dates.js';
import {identifierKinds, type KindOfIdentifier} from './identifiers/kinds.js';
import type {CheckOptions, CheckResult} from './identifiers/result.js';
import {normaliseCode} from './identifiers/text.js';

/* The kind of each field of the forms. */

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

export type FieldKind = keyof typeof kinds;

interface Row {
  readonly kind: FieldKind;
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
} as const satisfies Readonly<Record<string, Row>>;

export type FieldName = keyof typeof rows;

export const kindOf = (name: FieldName): FieldKind => rows[name].kind;

const kindIn = (name: FieldName): KindOfField => kinds[rows[name].kind];

export const typeFieldOf = (name: FieldName): FieldName | undefined =>
  (rows[name] as {typeField?: FieldName}).typeField;

export const normalised = (name: FieldName, value: string): string => (kindIn(name).normalise ?? normaliseCode)(value);

export const validatorFor = (name: FieldName): KindOfField['check'] => kindIn(name).check;

export const inputOf = (name: FieldName): NonNullable<KindOfField['input']> => kindIn(name).input ?? 'code';
