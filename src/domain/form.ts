import type {FieldName} from './fields.js';
import type {Verdict} from './findings.js';
import type {Refusal} from './outcome.schemas.js';
import {edit, nothingTyped, putBack, type Draft, type Fields, type Typed} from './recorded-form.js';

/** A form over recorded data, and its state so far. */
export interface Form<Name extends FieldName> {
  readonly typed: Typed<Name>;
  /** The form was submitted once. From then on, errors are shown at the fields. */
  readonly tried: boolean;
  /** Warnings were shown. If the user submits again, the form is sent. */
  readonly warned: boolean;
  /** Why the backend refused the data. */
  readonly refusal: Refusal | undefined;
}

export const emptyForm = {typed: nothingTyped, tried: false, warned: false, refusal: undefined};

/** The rest of a refusal after these fields were edited: it still applies to the other fields. */
const withoutFields = (names: readonly string[], refusal: Refusal | undefined): Refusal | undefined =>
  refusal?.fields ? {...refusal, fields: refusal.fields.filter((name) => !names.includes(name))} : refusal;

/** The form with other values. */
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

/** The form with one field set back to the recorded value. */
export const restored = <N extends FieldName>({typed, tried, refusal}: Form<N>, name: N): Form<N> => ({
  typed: putBack(typed, name),
  tried,
  warned: false,
  refusal: withoutFields([name], refusal),
});

/** The form after it was submitted and checked. */
export const judged = <N extends FieldName>({typed}: Form<N>, verdict: Verdict | undefined): Form<N> => ({
  typed,
  tried: true,
  warned: verdict === 'warn',
  refusal: undefined,
});

/** Whether the form may be sent when the user submits it. */
export const mayGo = ({warned}: Form<never>, verdict: Verdict | undefined): boolean =>
  verdict === 'ok' || (verdict === 'warn' && warned);
