import type {FieldName} from './fields.js';
import type {Refusal} from './outcome.schemas.js';
import {
  edit,
  error,
  nothingTyped,
  putBack,
  type Fields,
  type Finding,
  type Typed,
  type TypedValues,
  type Validation,
} from './recorded-form.js';

/** A form over recorded data, and its state so far. */
export interface Form<Name extends FieldName> extends Validation<Name> {
  readonly typed: Typed<Name>;
  /** The form was submitted once. From then on, errors are shown at the fields. */
  readonly tried: boolean;
  /** Warnings were shown. If the user submits again, the form is sent. */
  readonly warned: boolean;
  /** Why the backend refused the data. */
  readonly refusal: Refusal | undefined;
}

export const emptyForm = {
  typed: nothingTyped,
  findings: {},
  verdict: 'ok',
  tried: false,
  warned: false,
  refusal: undefined,
} as const;

/** The rest of a refusal after these fields were edited: it still applies to the other fields. */
const withoutFields = (names: readonly string[], refusal: Refusal | undefined): Refusal | undefined =>
  refusal?.fields ? {...refusal, fields: refusal.fields.filter((name) => !names.includes(name))} : refusal;

/** The form with other values. */
export const applyEdit = <N extends FieldName>(
  {typed, refusal}: Form<N>,
  fields: Fields<N>,
  values: TypedValues<N>,
): Partial<Form<N>> => ({
  typed: edit(fields, typed, values),
  warned: false,
  refusal: withoutFields(Object.keys(values), refusal),
});

/** The form with one field set back to the recorded value. */
export const restore = <N extends FieldName>({typed, refusal}: Form<N>, name: N): Partial<Form<N>> => ({
  typed: putBack(typed, name),
  warned: false,
  refusal: withoutFields([name], refusal),
});

/** The form after it was submitted and could not be sent. */
export const submitted = ({verdict}: Pick<Form<never>, 'verdict'>): Partial<Form<never>> => ({
  tried: true,
  warned: verdict === 'warn',
  refusal: undefined,
});

/** Whether the form may be sent when the user submits it. */
export const maySend = ({warned, verdict}: Pick<Form<never>, 'warned' | 'verdict'>): boolean =>
  verdict === 'ok' || (verdict === 'warn' && warned);

/** What to show at a field: a refusal until the field is edited, a warning always, an error after the first submit. */
export const findingAt = <N extends FieldName>(
  {findings, refusal, tried}: Pick<Form<N>, 'findings' | 'refusal' | 'tried'>,
  name: N,
): Finding | undefined => {
  if (refusal?.fields?.includes(name)) return error('refused');
  const finding = findings[name];
  return tried || finding?.level === 'warn' ? finding : undefined;
};
