import {formatBankCard} from './bank-card.js';
import {formatDate} from './dates.js';
import {identifierKinds, type IdentifierKind, type KindOfIdentifier} from '../fields.js';
import type {ValidityResult} from './id-validity.js';
import {maskText, type MaskStyle} from './masking.js';
import {formatMobile} from './mobile.js';
import {formatOrgCode} from './org-code.js';
import type {CheckOptions, CheckResult} from './result.js';
import {bounded, normaliseCode} from './text.js';

/* All kinds of identifiers by their names, for hosts. */

export type {IdentifierKind};

export type TextKind = Exclude<IdentifierKind, 'id-validity'>;

export const kinds = Object.keys(identifierKinds) as readonly IdentifierKind[];

/** How a value is shown. Without a mask it is public: the name and the codes of an enterprise. */
const shownAs: Readonly<Record<IdentifierKind, {format?: (text: string) => string; mask?: MaskStyle}>> = {
  uscc: {},
  'org-code': {format: formatOrgCode},
  'resident-id': {mask: 'id-1-1'},
  'resident-id-15': {mask: 'id-1-1'},
  'hmt-residence-permit': {mask: 'id-1-1'},
  'foreign-pr-id': {mask: 'id-1-1'},
  'foreign-pr-id-old': {mask: 'id-1-1'},
  'id-validity': {format: formatDate, mask: 'all'},
  'passport-prc': {mask: 'passport'},
  'hkm-travel-permit': {mask: 'passport'},
  'tw-travel-permit': {mask: 'passport'},
  'military-id': {mask: 'passport'},
  'bank-card': {format: formatBankCard, mask: 'bank-card-short'},
  mobile: {format: formatMobile, mask: 'mobile'},
  'sms-code': {mask: 'all'},
  'person-name': {mask: 'name'},
  'enterprise-name': {},
};

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
  return shownAs[kind].format?.(text) ?? text;
};

/** Hides all characters except those that the style shows. Default: the style that results use for this kind. */
export const mask = (
  kind: IdentifierKind,
  value: unknown,
  style: MaskStyle | undefined = shownAs[kind].mask,
): string => {
  const text = normalise(kind, value);
  return style === undefined ? text : maskText(text, style);
};
