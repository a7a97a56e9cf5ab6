import {checkBankCard, formatBankCard, normaliseBankCard} from './bank-card.js';
import {formatDate, normaliseDate} from './dates.js';
import {checkEnterpriseName, normaliseEnterpriseName} from './enterprise-name.js';
import {checkIdValidity, type ValidityResult} from './id-validity.js';
import {type MaskStyle, maskText} from './masking.js';
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

/** All kinds of values that can be checked. `id-validity` is two dates, the others are texts. */
export const kinds = [
  'uscc',
  'org-code',
  'resident-id',
  'resident-id-15',
  'hmt-residence-permit',
  'foreign-pr-id',
  'foreign-pr-id-old',
  'id-validity',
  'passport-prc',
  'hkm-travel-permit',
  'tw-travel-permit',
  'military-id',
  'bank-card',
  'mobile',
  'sms-code',
  'person-name',
  'enterprise-name',
] as const;

export type Kind = (typeof kinds)[number];

export type TextKind = Exclude<Kind, 'id-validity'>;

const checks: Readonly<Record<TextKind, (value: unknown, options: CheckOptions) => CheckResult>> = {
  uscc: checkUscc,
  'org-code': checkOrgCode,
  'resident-id': checkResidentId,
  'resident-id-15': checkResidentId15,
  'hmt-residence-permit': checkHmtResidencePermit,
  'foreign-pr-id': checkForeignPrId,
  'foreign-pr-id-old': checkForeignPrIdOld,
  'passport-prc': checkPassport,
  'hkm-travel-permit': checkHkmTravelPermit,
  'tw-travel-permit': checkTwTravelPermit,
  'military-id': checkMilitaryId,
  'bank-card': checkBankCard,
  mobile: checkMobile,
  'sms-code': checkSmsCode,
  'person-name': checkPersonName,
  'enterprise-name': checkEnterpriseName,
};

type Rewrite = (text: string) => string;

/** Kinds that are not normalised as a code. */
const normalisers: Readonly<Partial<Record<Kind | 'code', Rewrite>>> = {
  'org-code': normaliseOrgCode,
  'id-validity': normaliseDate,
  'passport-prc': normalisePassport,
  'bank-card': normaliseBankCard,
  mobile: normaliseMobile,
  'person-name': normalisePersonName,
  'enterprise-name': (text) => normaliseEnterpriseName(text),
};

const formats: Readonly<Partial<Record<Kind, Rewrite>>> = {
  'org-code': formatOrgCode,
  'id-validity': formatDate,
  'bank-card': formatBankCard,
  mobile: formatMobile,
};

/** How each kind is masked on results. The name and the codes of an enterprise are public. */
const masks: Readonly<Record<Kind, MaskStyle | undefined>> = {
  uscc: undefined,
  'org-code': undefined,
  'enterprise-name': undefined,
  'resident-id': 'id-1-1',
  'resident-id-15': 'id-1-1',
  'hmt-residence-permit': 'id-1-1',
  'foreign-pr-id': 'id-1-1',
  'foreign-pr-id-old': 'id-1-1',
  'id-validity': 'all',
  'passport-prc': 'passport',
  'hkm-travel-permit': 'passport',
  'tw-travel-permit': 'passport',
  'military-id': 'passport',
  'bank-card': 'bank-card-short',
  mobile: 'mobile',
  'sms-code': 'all',
  'person-name': 'name',
};

/** Accepts any input and never throws. For `id-validity` the value is `{from, to, birth?}`. */
export function check(kind: 'id-validity', value: unknown, options?: CheckOptions): ValidityResult;
export function check(kind: TextKind, value: unknown, options?: CheckOptions): CheckResult;
export function check(kind: Kind, value: unknown, options?: CheckOptions): CheckResult | ValidityResult;
export function check(kind: Kind, value: unknown, options: CheckOptions = {}): CheckResult | ValidityResult {
  return kind === 'id-validity' ? checkIdValidity(value, options) : checks[kind](value, options);
}

/**
 * The value in the form to keep and send. For `id-validity` the value is one of the dates. Empty if the value is not a
 * text, or is longer than any valid value.
 */
export const normalise = (kind: Kind | 'code', value: unknown): string =>
  (normalisers[kind] ?? normaliseCode)(bounded(value));

/** The value in groups, for display only; do not keep it. Normalising it gives the value back. */
export const format = (kind: Kind, value: unknown): string => {
  const text = normalise(kind, value);
  return formats[kind]?.(text) ?? text;
};

/** Hides all characters except those that the style shows. Default: the style that results use for this kind. */
export const mask = (kind: Kind, value: unknown, style: MaskStyle | undefined = masks[kind]): string => {
  const text = normalise(kind, value);
  return style === undefined ? text : maskText(text, style);
};
