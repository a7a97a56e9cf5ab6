import type {BackendClock} from './time.js';
import {normalised, typeFieldOf, validatorFor, type FieldName} from './fields.js';
import {checkIdNumber, isIdType, type IdType} from './id-types.js';
import {isDate, longTerm, today} from './identifiers/dates.js';
import {checkIdValidity} from './identifiers/id-validity.js';
import type {CheckKey} from './identifiers/keys.js';
import {birthOf} from './identifiers/person-number.js';
import type {CheckMode, CheckResult} from './identifiers/result.js';
import {orgCodeFromUscc} from './identifiers/uscc-parts.js';
import type {Given} from './legal-rep.schemas.js';
import type {Refusal} from './outcome.schemas.js';
import type {ProfileField} from './profile.schemas.js';

/* A form over recorded data: the values of its fields, their validation, and the form's state. */

/** The recorded data, by field name. */
export type Fields<Name extends FieldName> = Readonly<Record<Name, ProfileField>>;

/** The typed texts, unchanged. A field that is not named has the recorded value. */
export type TypedValues<Name extends FieldName> = Readonly<Partial<Record<Name, string>>>;

export interface Typed<Name extends FieldName> {
  readonly draft: TypedValues<Name>;
  /** The organisation code that was taken from the credit code, as long as the user has not typed another one. */
  readonly filled: string | undefined;
}

export const nothingTyped = {draft: {}, filled: undefined};

/** The value of a field, if it is known here: the typed text, or the recorded value in clear. */
export const valueIn = <N extends FieldName>(fields: Fields<N>, draft: TypedValues<N>, name: N): string | undefined =>
  draft[name] ?? (fields[name].masked ? undefined : fields[name].display);

export const isAsOnRecord = <N extends FieldName>(fields: Fields<N>, draft: TypedValues<N>, name: N): boolean => {
  const typed = draft[name];
  const {display, masked} = fields[name];
  return typed === undefined || (!masked && normalised(name, typed) === normalised(name, display));
};

/** Whether the user has typed something that is not on record. An emptied field counts, a cleared mask does not. */
export const isTyped = <N extends FieldName>(fields: Fields<N>, {draft}: Typed<N>): boolean =>
  (Object.keys(draft) as N[]).some(
    (name) => !isAsOnRecord(fields, draft, name) && !(fields[name].masked && draft[name] === ''),
  );

/** A typed value in the form to send. How a document's number is written depends on the document type. */
export const toBeSent = <N extends FieldName>(fields: Fields<N>, draft: TypedValues<N>, name: N): string => {
  const typeField = typeFieldOf(name) as N | undefined;
  const idType = typeField && valueIn(fields, draft, typeField);
  const typed = draft[name] ?? '';
  return isIdType(idType) ? checkIdNumber(idType, typed).value : normalised(name, typed);
};

/** A field that the user did not edit is sent as a reference to the record. */
export const givenIn = <N extends FieldName>(fields: Fields<N>, draft: TypedValues<N>, name: N): Given =>
  draft[name] === undefined && fields[name].onRecord ? {onRecord: true} : toBeSent(fields, draft, name);

/**
 * Applies typed values. A complete credit code fills the organisation code, unless the user has typed one. A filled-in
 * value follows the credit code.
 */
export const edit = <N extends FieldName>(
  fields: Fields<N>,
  {draft, filled}: Typed<N>,
  values: TypedValues<N>,
): Typed<N> => {
  const next = {...draft, ...values} as TypedValues<FieldName>;
  const {uscc, orgCode} = values as TypedValues<FieldName>;
  if (orgCode !== undefined) return {draft: next, filled: undefined};
  const code = uscc === undefined ? undefined : orgCodeFromUscc(uscc);
  const before = (draft as TypedValues<FieldName>).orgCode;
  const isTypedByHand = Boolean(before) && before !== filled;
  if (code === undefined || isTypedByHand) return {draft: next, filled};
  const {orgCode: _, ...others} = next;
  return isAsOnRecord(fields as Fields<FieldName>, {orgCode: code}, 'orgCode')
    ? {draft: others as TypedValues<N>, filled: undefined}
    : {draft: {...others, orgCode: code} as TypedValues<N>, filled: code};
};

/** Sets a field back to the recorded value, and also the field that it filled in. */
export const putBack = <N extends FieldName>({draft, filled}: Typed<N>, name: N): Typed<N> => {
  const wasFilled = name === 'orgCode' || (name === 'uscc' && filled !== undefined);
  const kept = Object.entries(draft).filter(([each]) => each !== name && !(wasFilled && each === 'orgCode'));
  return {draft: Object.fromEntries(kept) as TypedValues<N>, filled: wasFilled ? undefined : filled};
};

/* Validation. */

/** The host's settings for checking identifiers. */
export interface CheckSettings {
  readonly mode: CheckMode;
  readonly acceptSarPassports: boolean;
}

/** The rules for validating fields: the host's settings, and today's date. */
export interface CheckRules extends CheckSettings {
  /** `YYYYMMDD`, in China. */
  readonly today: string;
  /** Whether this is the backend's date. A date from a PC's clock only gives warnings, never errors. */
  readonly isTodaySure: boolean;
}

/**
 * The rules now. Without settings and without the backend's time, the usual ones by this device's clock. So is any other
 * text as the mode: a host may write it into an attribute.
 */
export const rulesOf = (
  {mode, acceptSarPassports = false}: Partial<CheckSettings> = {},
  clock?: BackendClock,
): CheckRules => ({
  mode: mode === 'strict' || mode === 'lenient' ? mode : 'standard',
  acceptSarPassports,
  today: today(clock && new Date(clock.now)),
  isTodaySure: clock?.isKnown ?? false,
});

export type FindingKey =
  | CheckKey
  | 'missing'
  /** The number on record belongs to the document type that was chosen before. */
  | 'idNumber.ofAnotherType'
  | 'validFrom.missing'
  | 'validTo.missing'
  /** Found by the backend. The refusal's code says why. */
  | 'refused';

/** What is wrong with a field. */
export interface Finding {
  readonly level: 'warn' | 'error';
  readonly key: FindingKey;
  /** A value that the user may have meant. It is never applied automatically. */
  readonly suggestion?: string | undefined;
  readonly suggestedType?: IdType | undefined;
}

export type Findings<Name extends string> = Readonly<Partial<Record<Name, Finding>>>;

export type Verdict = 'ok' | 'warn' | 'error';

/** The result of validating a form. */
export interface Validation<Name extends string> {
  readonly findings: Findings<Name>;
  readonly verdict: Verdict;
}

export const error = (key: FindingKey): Finding => ({level: 'error', key});

const findingOf = ({
  level,
  key,
  suggestion,
  suggestedType,
}: CheckResult & {suggestedType?: IdType}): Finding | undefined => {
  if (level === 'ok' || !key) return undefined;
  // A child's document may be real, but it must not be sent: a child's data needs a guardian's consent (PIPL, article
  // 31).
  return key === 'residentId.under14' ? error(key) : {level, key, suggestion, suggestedType};
};

export const validationOf = <Name extends string>(findings: Findings<Name>): Validation<Name> => {
  const levels = Object.values<Finding | undefined>(findings).map((finding) => finding?.level);
  return {findings, verdict: levels.includes('error') ? 'error' : levels.includes('warn') ? 'warn' : 'ok'};
};

/** The finding of a field, from its own value and from the field that it depends on. */
export const validateField = <N extends FieldName>(
  fields: Fields<N>,
  draft: TypedValues<N>,
  name: N,
  rules: CheckRules,
  isRequired: boolean,
): Finding | undefined => {
  const value = valueIn(fields, draft, name);
  const typeField = typeFieldOf(name) as N | undefined;
  if (value === undefined) {
    return typeField && !isAsOnRecord(fields, draft, typeField) ? error('idNumber.ofAnotherType') : undefined;
  }
  if (normalised(name, value) === '') return isRequired ? error('missing') : undefined;
  const uscc = 'uscc' in fields ? valueIn(fields as Fields<FieldName>, draft, 'uscc') : undefined;
  const check = validatorFor(name);
  if (check) return findingOf(check(value, {...rules, ...(uscc !== undefined && {uscc})}));
  const idType = typeField && valueIn(fields, draft, typeField);
  return isIdType(idType) ? findingOf(checkIdNumber(idType, value, rules)) : undefined;
};

export const validateEach = <N extends FieldName>(
  names: readonly N[],
  fields: Fields<N>,
  draft: TypedValues<N>,
  rules: CheckRules,
  isRequired: (name: N) => boolean,
): Findings<N> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const finding = validateField(fields, draft, name, rules, isRequired(name));
      return finding ? [[name, finding]] : [];
    }),
  ) as Findings<N>;

/** An unknown document type cannot be checked, so the user must choose one from the list. */
export const validateType = <N extends FieldName>(name: N, fields: Fields<N>, draft: TypedValues<N>): Findings<N> => {
  const value = valueIn(fields, draft, name);
  return (value === undefined || isIdType(value) ? {} : {[name]: error('missing')}) as Findings<N>;
};

type Dated = 'idNumber' | 'validFrom' | 'validTo';

/** Checks both dates together. Each finding is shown at the field that it is about. */
export const validateDates = (
  fields: Fields<Dated>,
  draft: TypedValues<Dated>,
  rules: CheckRules,
): Findings<'validFrom' | 'validTo'> => {
  const [from, to] = (['validFrom', 'validTo'] as const).map((name) => {
    const value = valueIn(fields, draft, name);
    return value === undefined ? undefined : normalised(name, value);
  });
  const impossible = {
    ...(from && !isDate(from) && {validFrom: error('idValidity.fromDate')}),
    ...(to && to !== longTerm && !isDate(to) && {validTo: error('idValidity.toDate')}),
  };
  // One date is masked, so only the backend can check whether the two fit together.
  if (from === undefined || to === undefined) return impossible;
  if (from === '' && to === '') return {};
  if (from === '') return {...impossible, validFrom: error('validFrom.missing')};
  if (to === '') return {...impossible, validTo: error('validTo.missing')};
  if (Object.keys(impossible).length > 0) return impossible;
  const birth = birthOf(valueIn(fields, draft, 'idNumber')) ?? '';
  const {level, key, suggestion, field} = checkIdValidity({birth, from, to}, rules);
  if (level === 'ok' || !key) return {};
  return {[field === 'from' ? 'validFrom' : 'validTo']: {level, key, suggestion}};
};

/* The state of a form. */

/** A form over recorded data, and its state so far. */
export interface Form<Name extends FieldName> extends Validation<Name> {
  readonly typed: Typed<Name>;
  /** The day by which it was validated: `YYYYMMDD`, in China. */
  readonly day: string;
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
  day: '',
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
