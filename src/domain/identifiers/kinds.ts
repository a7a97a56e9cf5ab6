import {checkBankCard, formatBankCard, normaliseBankCard} from './bank-card.js';
import {formatDate, normaliseDate} from './dates.js';
import {checkEnterpriseName, normaliseEnterpriseName} from './enterprise-name.js';
import {checkIdValidity, type ValidityResult} from './id-validity.js';
import {maskText, type MaskStyle} from './masking.js';
import {checkMobile, formatMobile, normaliseMobile} from './mobile.js';
import {checkOrgCode, formatOrgCode, normaliseOrgCode} from './org-code.js';
import {checkPassport, normalisePassport} from './passport.js';
import {checkPersonName, normalisePersonName} from './person-name.js';
import {checkForeignPrId, checkForeignPrIdOld, checkHmtResidencePermit} from './residence-permits.js';
import {checkResidentId, checkResidentId15} from './resident-id.js';
import type {CheckOptions, CheckResult} from './result.js';
import {checkSmsCode} from './sms-code.js';
import {bounded, normaliseCode} from './text.js';
import {checkHkmTravelPermit, checkMilitaryId, checkTwTravelPermit} from './travel-permits.js';
import {checkUscc} from './uscc.js';

export interface KindOfIdentifier {
  readonly check: (value: unknown, options: CheckOptions) => CheckResult | ValidityResult;
  /** If missing, the text is normalised as a code. */
  readonly normalise?: (text: string) => string;
  readonly format?: (text: string) => string;
  /** How results mask it. If missing, it is public: the name and the codes of an enterprise. */
  readonly mask?: MaskStyle;
  /**
   * How it is typed. `digits`: phones show the digit keys. `code`, if missing: the browser does not correct or capitalise
   * the text.
   */
  readonly input?: 'digits' | 'code' | 'words';
}

/** All kinds of identifiers, and what is known of each. `id-validity` is two dates, the others are texts. */
export const identifierKinds = {
  uscc: {check: checkUscc},
  'org-code': {check: checkOrgCode, normalise: normaliseOrgCode, format: formatOrgCode},
  'resident-id': {check: checkResidentId, mask: 'id-1-1'},
  'resident-id-15': {check: checkResidentId15, mask: 'id-1-1'},
  'hmt-residence-permit': {check: checkHmtResidencePermit, mask: 'id-1-1'},
  'foreign-pr-id': {check: checkForeignPrId, mask: 'id-1-1'},
  'foreign-pr-id-old': {check: checkForeignPrIdOld, mask: 'id-1-1'},
  'id-validity': {check: checkIdValidity, normalise: normaliseDate, format: formatDate, mask: 'all'},
  'passport-prc': {check: checkPassport, normalise: normalisePassport, mask: 'passport'},
  'hkm-travel-permit': {check: checkHkmTravelPermit, mask: 'passport'},
  'tw-travel-permit': {check: checkTwTravelPermit, mask: 'passport'},
  'military-id': {check: checkMilitaryId, mask: 'passport'},
  'bank-card': {
    check: checkBankCard,
    normalise: normaliseBankCard,
    format: formatBankCard,
    mask: 'bank-card-short',
    input: 'digits',
  },
  mobile: {check: checkMobile, normalise: normaliseMobile, format: formatMobile, mask: 'mobile', input: 'digits'},
  'sms-code': {check: checkSmsCode, mask: 'all'},
  'person-name': {check: checkPersonName, normalise: normalisePersonName, mask: 'name', input: 'words'},
  'enterprise-name': {
    check: checkEnterpriseName,
    normalise: (text: string) => normaliseEnterpriseName(text),
    input: 'words',
  },
} as const satisfies Readonly<Record<string, KindOfIdentifier>>;

export type IdentifierKind = keyof typeof identifierKinds;

export type TextKind = Exclude<IdentifierKind, 'id-validity'>;

export const kinds = Object.keys(identifierKinds) as readonly IdentifierKind[];

const rowOf = (kind: IdentifierKind | 'code'): Partial<KindOfIdentifier> =>
  kind === 'code' ? {} : identifierKinds[kind];

/** Accepts any input and never throws. For `id-validity` the value is `{from, to, birth?}`. */
export function check(kind: 'id-validity', value: unknown, options?: CheckOptions): ValidityResult;
export function check(kind: TextKind, value: unknown, options?: CheckOptions): CheckResult;
export function check(kind: IdentifierKind, value: unknown, options?: CheckOptions): CheckResult | ValidityResult;
export function check(kind: IdentifierKind, value: unknown, options: CheckOptions = {}): CheckResult | ValidityResult {
  return identifierKinds[kind].check(value, options);
}

/**
 * The value in the form to keep and send. For `id-validity` the value is one of the dates. Empty if the value is not a
 * text, or is longer than any valid value.
 */
export const normalise = (kind: IdentifierKind | 'code', value: unknown): string =>
  (rowOf(kind).normalise ?? normaliseCode)(bounded(value));

/** The value in groups, for display only; do not keep it. Normalising it gives the value back. */
export const format = (kind: IdentifierKind, value: unknown): string => {
  const text = normalise(kind, value);
  return rowOf(kind).format?.(text) ?? text;
};

/** Hides all characters except those that the style shows. Default: the style that results use for this kind. */
export const mask = (kind: IdentifierKind, value: unknown, style: MaskStyle | undefined = rowOf(kind).mask): string => {
  const text = normalise(kind, value);
  return style === undefined ? text : maskText(text, style);
};
