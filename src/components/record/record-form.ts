import {html, nothing, type TemplateResult} from 'lit';
import {kindOf, type FieldName} from '../../domain/fields.js';
import {isIdType} from '../../domain/id-types.js';
import {formatDate, longTerm} from '../../domain/identifiers/dates.js';
import type {ProfileField} from '../../domain/profile.schemas.js';
import {
  findingAt,
  toBeSent,
  type Fields,
  type Finding,
  type Form,
  type TypedValues,
} from '../../domain/record-draft.js';
import {fact} from '../parts/later.templates.js';
import {fieldLinks, fieldSummary} from '../parts/field.js';
import {withLang, personal} from '../locales/with-lang.js';
import type {LocaleState} from '../locales/locale.js';
import type {IdTypeTexts} from './id-types.texts.js';
import type {TextField} from '../parts/inputs.js';
import type {RecordTexts} from './record.texts.js';

/* A form over recorded data: how its values are shown, and its messages. Its fields are in `record-field.ts`. */

/** The texts for showing values. */
export interface RecordWords {
  readonly record: RecordTexts;
  readonly idTypes: IdTypeTexts;
  /** Texts by finding key. */
  readonly checks: Readonly<Record<string, string>>;
  readonly locale: LocaleState | undefined;
}

/** A form over recorded data, with everything its fields need for rendering. */
export interface RecordForm<N extends FieldName> extends Form<N> {
  readonly words: RecordWords;
  readonly labels: Readonly<Record<N, string>>;
  readonly hints: Readonly<Partial<Record<N, string>>>;
  readonly fields: Fields<N>;
  readonly isRequired: (name: N) => boolean;
  /** The field that takes the focus when the form cannot be sent. Without it, the summary of the errors does. */
  readonly first?: N | undefined;
  /** The fields about the user, which browsers may fill in. */
  readonly own?: Readonly<Partial<Record<N, TextField['autocomplete']>>>;
  /** Whether the form counts changes. */
  readonly counts: boolean;
  /** Label of the submit button. */
  readonly action: string;
  readonly events: FormEvents;
}

/** Sends a change of a field to the machine. */
export interface FormEvents {
  /** The user types this in the field's control. */
  readonly type: (name: FieldName, text: string) => void;
  readonly edit: (values: TypedValues<FieldName>) => void;
  readonly putBack: (name: FieldName) => void;
}

/** A value in the form that people read. */
export const shown = (
  name: FieldName,
  value: string,
  {record, idTypes}: Pick<RecordWords, 'record' | 'idTypes'>,
): string => {
  switch (kindOf(name)) {
    case 'id-type':
      return isIdType(value) ? idTypes[value] : value;
    case 'date':
      return value === longTerm ? record.longTerm : formatDate(value);
    default:
      return value;
  }
};

/** The same, in the language that it is in: a value that is shown in other words is shown in ours. */
export const inItsLanguage = (name: FieldName, value: string, words: RecordWords): unknown => {
  const said = shown(name, value, words);
  return said === value ? withLang(said, words.locale) : said;
};

/** A recorded value. For a masked value, a screen reader hears its visible end instead of a row of stars. */
export const recorded = (name: FieldName, {display, masked}: ProfileField, words: RecordWords): TemplateResult => {
  if (!masked) return html`<span translate="no">${inItsLanguage(name, display, words)}</span>`;
  const end = /[^*]*$/.exec(display)?.[0] ?? '';
  return html`<span aria-hidden="true" translate="no">${display}</span
    ><span class="live">${personal(words.record.tail(end), words.locale, end)}</span>`;
};

/** A field as typed and sent, or as on record. */
export const shownField = <N extends FieldName>(fields: Fields<N>, draft: TypedValues<N>, name: N): ProfileField =>
  draft[name] === undefined ? fields[name] : {display: toBeSent(fields, draft, name), masked: false, onRecord: false};

/** The values of these fields. */
export const recordFacts = <N extends FieldName>(
  names: readonly N[],
  {words, labels, fields, typed}: Pick<RecordForm<N>, 'words' | 'labels' | 'fields' | 'typed'>,
): TemplateResult => html`
  <dl class="facts">
    ${names.map((name) => fact(labels[name], recorded(name, shownField(fields, typed.draft, name), words)))}
  </dl>
`;

/** The text about the value that was taken from the credit code automatically. */
export const filledWords = <N extends FieldName>({
  words,
  fields,
  typed: {filled},
  counts,
}: Pick<RecordForm<N>, 'words' | 'fields' | 'typed' | 'counts'>): string | undefined => {
  const onRecord = 'orgCode' in fields && (fields as Fields<'orgCode'>).orgCode.onRecord;
  return filled === undefined ? undefined : words.record.filled(shown('orgCode', filled, words), counts && onRecord);
};

/** The text of a finding, for the user. */
export const textOf = <N extends FieldName>(
  {key}: Finding,
  {refusal, words: {record, checks}}: Pick<RecordForm<N>, 'refusal' | 'words'>,
): string =>
  key === 'refused'
    ? ((record.refusedFields as Record<string, string>)[refusal?.code ?? ''] ?? record.refusedField)
    : (checks[key] ?? '');

const saidOf = <N extends FieldName>(
  names: readonly N[],
  form: RecordForm<N>,
  level: Finding['level'],
): (readonly [N, string])[] =>
  names.flatMap((name) => {
    const finding = findingAt(form, name);
    return finding?.level === level
      ? [[name, form.words.record.ofField(form.labels[name], textOf(finding, form))] as const]
      : [];
  });

/** Whether all errors are the refusal's own. The user's further mistakes need a box that takes the focus. */
const areTheRefusals = <N extends FieldName>(names: readonly N[], form: RecordForm<N>): boolean =>
  form.refusal !== undefined &&
  saidOf(names, form, 'error').every(([name]) => form.refusal?.fields?.includes(name) === true);

/** The errors that a refusal names, in the note about it: two red boxes would say the same twice. */
export const errorsInNote = <N extends FieldName>(
  names: readonly N[],
  form: RecordForm<N>,
): TemplateResult | typeof nothing =>
  areTheRefusals(names, form) ? fieldLinks(saidOf(names, form, 'error'), 'more') : nothing;

/** The errors or warnings of these fields. `more` holds messages about the whole form, each with a link to a field. */
export const recordSummary = <N extends FieldName>(
  names: readonly N[],
  form: RecordForm<N>,
  more: readonly (readonly [N, string])[] = [],
  /** Whether a note above has the errors that a refusal names. */
  hasNote = false,
): TemplateResult => {
  const {record} = form.words;
  const errors = hasNote && areTheRefusals(names, form) ? [] : saidOf(names, form, 'error');
  return html`
    ${fieldSummary(record.errorSummary, 'danger', [...errors, ...(form.tried ? more : [])])}
    ${fieldSummary(record.warningSummary(form.action), 'warning', form.warned ? saidOf(names, form, 'warn') : [])}
  `;
};
