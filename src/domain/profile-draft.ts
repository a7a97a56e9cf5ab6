import {kindOf, normalised} from './fields.js';
import {editableFields, type EditableField, type ProfileChanges, type ProfilePart} from './profile-fields.js';
import type {Profile, ProfileField} from './profile.schemas.js';
import {
  isAsOnRecord,
  toBeSent,
  validateDates,
  validateEach,
  validationOf,
  valueIn,
  type CheckRules,
  type Fields,
  type FindingKey,
  type Typed as TypedIn,
  type Validation,
} from './record-draft.js';

/* The rules for correcting the record: what counts as a change, and what may be sent. */

export type Typed = TypedIn<EditableField>;
/** The result of validating a change of the record. Too many changed fields are an error, and so is no changed field. */
export interface ProfileValidation extends Validation<EditableField> {
  /** The changes to send. */
  readonly changes: ProfileChanges;
  /** How many changes count against the limit. */
  readonly counted: number;
  /** The fields that still need a value before the form can be sent, in its order. */
  readonly unfilled: readonly EditableField[];
}

/** At most two of these fields may change at a time. */
const limitedFields: readonly EditableField[] = ['uscc', 'orgCode', 'enterpriseName'];
export const mostChanges = 2;

export const fieldsOf = ({enterprise, account}: Profile): Fields<EditableField> => ({...enterprise, ...account});

export const fieldOf = (profile: Profile, name: EditableField): ProfileField => fieldsOf(profile)[name];

/** The value of a field, if it is known here: the typed text, or the recorded value in clear. */
export const valueOf = (profile: Profile, draft: ProfileChanges, name: EditableField): string | undefined =>
  valueIn(fieldsOf(profile), draft, name);

/** Only the resident ID card's dates are asked for, not those of other documents. */
const areDatesAsked = (profile: Profile, draft: ProfileChanges): boolean =>
  valueOf(profile, draft, 'idType') === 'resident-id';

export const askedFields = (profile: Profile, part: ProfilePart, draft: ProfileChanges): readonly EditableField[] => {
  const withDates = areDatesAsked(profile, draft);
  return editableFields[part].filter((name) => withDates || kindOf(name) !== 'date');
};

export const changedFields = (profile: Profile, part: ProfilePart, draft: ProfileChanges): readonly EditableField[] => {
  const fields = fieldsOf(profile);
  return askedFields(profile, part, draft).filter((name) => !isAsOnRecord(fields, draft, name));
};

/** How many of these changes count against the limit. */
const countedOf = (changed: readonly EditableField[], profile: Profile): number =>
  changed.filter((name) => limitedFields.includes(name) && fieldOf(profile, name).onRecord).length;

const requiredFields: ReadonlySet<EditableField> = new Set(['holderName', 'idType', 'idNumber']);

const otherDates: Readonly<Partial<Record<EditableField, EditableField>>> = {
  validFrom: 'validTo',
  validTo: 'validFrom',
};

/** Of a document's two dates, one that is changed needs the other. */
const completesDates = (fields: Fields<EditableField>, draft: ProfileChanges, name: EditableField): boolean => {
  const other = otherDates[name];
  return other !== undefined && !isAsOnRecord(fields, draft, other) && normalised(other, draft[other] ?? '') !== '';
};

/** Whether a field needs a value: what is on record may be changed, but not emptied, and the backend says what is missing. */
export const isRequired =
  (fields: Fields<EditableField>, draft: ProfileChanges) =>
  (name: EditableField): boolean =>
    requiredFields.has(name) ||
    fields[name].onRecord ||
    fields[name].issue?.state === 'missing' ||
    completesDates(fields, draft, name);

/** What is found in a field that needs a value, or another one than that on record. */
const ofUnfilled: ReadonlySet<FindingKey> = new Set([
  'missing',
  'input.empty',
  'validFrom.missing',
  'validTo.missing',
  'idNumber.ofAnotherType',
]);

/**
 * What the backend finds missing or suspect in both parts of the record, as far as it can be changed here, and will still
 * find when these changes are saved. To save them is then not the last time.
 */
export const remainingIn = (profile: Profile, draft: ProfileChanges): readonly EditableField[] =>
  (['enterprise', 'account'] as const)
    .filter((part) => profile.editable[part])
    .flatMap((part) => askedFields(profile, part, draft))
    .filter((name) => fieldOf(profile, name).issue && isAsOnRecord(fieldsOf(profile), draft, name));

/** Validates what is changed or required, and what depends on a change. */
export const validateProfile = (
  profile: Profile,
  part: ProfilePart,
  draft: ProfileChanges,
  rules: CheckRules,
): ProfileValidation => {
  const fields = fieldsOf(profile);
  const changed = changedFields(profile, part, draft);
  const isChecked = (name: EditableField): boolean =>
    draft[name] !== undefined ||
    !fields[name].onRecord ||
    (name === 'idNumber' && changed.includes('idType')) ||
    (name === 'orgCode' && changed.includes('uscc'));
  const asked = askedFields(profile, part, draft);
  const validation = validationOf<EditableField>({
    ...validateEach(asked.filter(isChecked), fields, draft, rules, isRequired(fields, draft)),
    // What is said of both dates says more than that one is missing.
    ...(changed.some((name) => kindOf(name) === 'date') ? validateDates(fields, draft, rules) : {}),
  });
  const counted = countedOf(changed, profile);
  return {
    ...validation,
    ...((counted > mostChanges || changed.length === 0) && {verdict: 'error'}),
    changes: Object.fromEntries(changed.map((name) => [name, toBeSent(fields, draft, name)])),
    counted,
    unfilled: asked.filter((name) => {
      const {key} = validation.findings[name] ?? {};
      return key !== undefined && ofUnfilled.has(key);
    }),
  };
};

/** What the widget finds in the parts of the record that come in clear, in addition to the backend's findings. */
export const validateRecord = (profile: Profile, rules: CheckRules): Validation<EditableField> => {
  const names = Object.values(editableFields).flat();
  const fields = fieldsOf(profile);
  const clear = names.filter((name) => fields[name].onRecord && !fields[name].masked);
  return validationOf({
    ...(areDatesAsked(profile, {}) ? validateDates(fields, {}, rules) : {}),
    ...validateEach(clear, fields, {}, rules, isRequired(fields, {})),
  });
};

/** The edited fields whose recorded values have changed meanwhile. */
export const movedFields = (before: Profile, now: Profile, draft: ProfileChanges): readonly EditableField[] =>
  (Object.keys(draft) as EditableField[]).filter(
    (name) => fieldOf(before, name).display !== fieldOf(now, name).display && !isAsOnRecord(fieldsOf(now), draft, name),
  );
