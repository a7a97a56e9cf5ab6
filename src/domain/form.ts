import type {FieldName} from './fields.js';
import type {Verdict} from './findings.js';
import type {Refusal} from './outcome.schemas.js';
import {edit, nothingTyped, putBack, type Draft, type Fields, type Typed} from './recorded-form.js';

/** A form over what is on record, and what became of it so far. */
export interface Form<Name extends FieldName> {
  readonly typed: Typed<Name>;
  /** It was submitted once: from then on what is wrong is said at the fields. */
  readonly tried: boolean;
  /** What looks wrong and may be right was shown: submitted once more, it goes. */
  readonly warned: boolean;
  /** Why the backend said no to what was sent. */
  readonly refusal: Refusal | undefined;
}

export const emptyForm = {typed: nothingTyped, tried: false, warned: false, refusal: undefined};

/** What is left of a refusal once these fields were touched: it is said at the others still. */
const withoutFields = (names: readonly string[], refusal: Refusal | undefined): Refusal | undefined =>
  refusal?.fields ? {...refusal, fields: refusal.fields.filter((name) => !names.includes(name))} : refusal;

/** With other values in it. */
export const edited = <N extends FieldName>(
  {typed, tried, refusal}: Form<N>,
  fields: Fields<N>,
  values: Draft<N>,
): Form<N> => ({
  typed: edit(fields, typed, values),
  tried,
  warned: false,
  refusal: withoutFields(Object.keys(values), refusal),
});

/** With a field as it is on record. */
export const restored = <N extends FieldName>({typed, tried, refusal}: Form<N>, name: N): Form<N> => ({
  typed: putBack(typed, name),
  tried,
  warned: false,
  refusal: withoutFields([name], refusal),
});

/** Submitted, and found to be so. */
export const judged = <N extends FieldName>({typed}: Form<N>, verdict: Verdict | undefined): Form<N> => ({
  typed,
  tried: true,
  warned: verdict === 'warn',
  refusal: undefined,
});

/** Whether it goes when it is submitted. */
export const mayGo = ({warned}: Form<never>, verdict: Verdict | undefined): boolean =>
  verdict === 'ok' || (verdict === 'warn' && warned);
