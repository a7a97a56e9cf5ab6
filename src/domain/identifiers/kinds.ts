import {identifierKinds, type IdentifierKind, type KindOfIdentifier} from '../fields.js';
import type {ValidityResult} from './id-validity.js';
import {maskText, type MaskStyle} from './masking.js';
import type {CheckOptions, CheckResult} from './result.js';
import {bounded, normaliseCode} from './text.js';

/* All kinds of identifiers by their names, for hosts. */

export type {IdentifierKind};

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
