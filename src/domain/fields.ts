import {checkBankCard, normaliseBankCard} from './identifiers/bank-card.js';
import {normaliseDate} from './identifiers/dates.js';
import {checkEnterpriseName, normaliseEnterpriseName} from './identifiers/enterprise-name.js';
import {checkMobile, normaliseMobile} from './identifiers/mobile.js';
import {checkOrgCode, normaliseOrgCode} from './identifiers/org-code.js';
import {checkPersonName, normalisePersonName} from './identifiers/person-name.js';
import type {CheckOptions, CheckResult} from './identifiers/result.js';
import {normaliseCode} from './identifiers/text.js';
import {checkUscc} from './identifiers/uscc.js';

/* The kind of each field of the forms. */

interface Kind {
  readonly normalise?: (text: string) => string;
  /**
   * Missing if the value cannot be checked alone: a number needs its document's type, and two dates are checked
   * together.
   */
  readonly check?: (value: string, options: CheckOptions) => CheckResult;
  /** `digits`: phones show the digit keys. `code`: the browser does not correct or capitalise the text. */
  readonly input: 'digits' | 'code' | 'words' | 'choice';
}

const kinds = {
  uscc: {normalise: normaliseCode, check: checkUscc, input: 'code'},
  orgCode: {normalise: normaliseOrgCode, check: checkOrgCode, input: 'code'},
  enterpriseName: {normalise: normaliseEnterpriseName, check: checkEnterpriseName, input: 'words'},
  personName: {normalise: normalisePersonName, check: checkPersonName, input: 'words'},
  idType: {input: 'choice'},
  idNumber: {normalise: normaliseCode, input: 'code'},
  date: {normalise: normaliseDate, input: 'digits'},
  bankCard: {normalise: normaliseBankCard, check: checkBankCard, input: 'digits'},
  mobile: {normalise: normaliseMobile, check: checkMobile, input: 'digits'},
  words: {input: 'words'},
} as const satisfies Readonly<Record<string, Kind>>;

export type FieldKind = keyof typeof kinds;

interface Row {
  readonly kind: FieldKind;
  /** The field that holds the document type of this number. */
  readonly typeField?: string;
}

const rows = {
  uscc: {kind: 'uscc'},
  orgCode: {kind: 'orgCode'},
  enterpriseName: {kind: 'enterpriseName'},
  address: {kind: 'words'},
  legalRepName: {kind: 'personName'},
  legalRepIdType: {kind: 'idType'},
  legalRepIdNumber: {kind: 'idNumber', typeField: 'legalRepIdType'},
  holderName: {kind: 'personName'},
  name: {kind: 'personName'},
  idType: {kind: 'idType'},
  idNumber: {kind: 'idNumber', typeField: 'idType'},
  validFrom: {kind: 'date'},
  validTo: {kind: 'date'},
  bankCard: {kind: 'bankCard'},
  mobile: {kind: 'mobile'},
} as const satisfies Readonly<Record<string, Row>>;

export type FieldName = keyof typeof rows;

export const kindOf = (name: FieldName): FieldKind => rows[name].kind;

const kindIn = (name: FieldName): Kind => kinds[kindOf(name)];

export const typeFieldOf = (name: FieldName): FieldName | undefined =>
  (rows[name] as {typeField?: FieldName}).typeField;

export const normalised = (name: FieldName, value: string): string => kindIn(name).normalise?.(value) ?? value;

export const validatorFor = (name: FieldName): Kind['check'] => kindIn(name).check;

export const inputOf = (name: FieldName): Kind['input'] => kindIn(name).input;
