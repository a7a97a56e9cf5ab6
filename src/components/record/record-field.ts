import {html, nothing, type TemplateResult} from 'lit';
import {inputOf, kindOf, tidied, typeFieldOf, type FieldName} from '../../domain/fields.js';
import {idTypes as allIdTypes} from '../../domain/id-types.js';
import {formatDate, longTerm} from '../../domain/identifiers/dates.js';
import {splitValidity} from '../../domain/identifiers/id-validity.js';
import {orgCodeFromUscc} from '../../domain/identifiers/uscc-parts.js';
import {
  findingAt,
  isAsOnRecord,
  valueIn,
  type Fields,
  type Finding,
  type TypedValues,
} from '../../domain/record-draft.js';
import {personal} from '../locales/with-lang.js';
import type {LocaleState} from '../locales/locale.js';
import {describedBy, fieldFrame, type Field} from '../parts/field.js';
import {selectField, textField} from '../parts/inputs.js';
import {link} from '../parts/later.templates.js';
import {filledWords, recorded, shown, textOf, type RecordForm} from './record-form.js';
import type {RecordTexts} from './record.texts.js';

/* A field of a form over recorded data: it shows its recorded value, or a control for another value. */

/** One field: its recorded value, or a control for another value. */
export const recordField = <N extends FieldName>(name: N, form: RecordForm<N>): TemplateResult => {
  const {words, labels, fields, typed, events} = form;
  const {draft} = typed;
  const {record, idTypes} = words;
  const finding = findingAt(form, name);
  const text = finding && textOf(finding, form);
  const error = finding?.level === 'error' ? text : undefined;
  const required = form.isRequired(name);
  const typeField = typeFieldOf(name) as N | undefined;
  const ofPassport = typeField !== undefined && valueIn(fields, draft, typeField) !== 'passport-prc';
  const field: Field = {
    name,
    label: required ? `*${labels[name]}` : labels[name],
    hint: ofPassport ? undefined : form.hints[name],
    error,
    warning: error === undefined ? text : undefined,
    place: placeOf(name),
  };
  const take = (value: string): void => {
    events.edit({[name]: value});
  };
  if (fields[name].onRecord && fields[name].masked && draft[name] === undefined) {
    // A button cannot be marked as invalid, so its name says this.
    const of = error === undefined ? labels[name] : record.invalid(labels[name]);
    return fieldFrame(
      field,
      html`<p class="kept">
        ${recorded(name, fields[name], words)}
        <button
          type="button"
          id=${name}
          class="link"
          part="button-link"
          aria-label="${record.retype} ${of}"
          aria-describedby=${describedBy(field)}
          ?data-focus=${form.first === name}
          @click=${() => take('')}
        >
          ${record.retype}
        </button>
      </p>`,
    );
  }
  const value = valueIn(fields, draft, name) ?? '';
  // If the organisation code is not on record, it can be taken from the credit code.
  const derived = name === 'orgCode' && value === '' ? orgCodeFromUscc(usccIn(form)) : undefined;
  const below = html`${derived ? offer(record.fill(derived), derived, words.locale, () => take(derived)) : nothing}
  ${offers(name, finding, form)} ${change(name, form)} ${name === 'validTo' ? longTermBox(name, value, form) : nothing}
  ${name === 'validFrom' || name === 'orgCode' ? example(name, record) : nothing}`;
  const input = inputOf(name);
  if (input === 'choice') {
    const known = allIdTypes.map((type) => [type, idTypes[type]] as const);
    const others = known.some(([type]) => type === value) ? [] : [[value, value || record.choose] as const];
    return selectField(
      {...field, value, options: [...others, ...known], focus: form.first === name, onInput: take},
      below,
    );
  }
  const isDate = kindOf(name) === 'date';
  return textField(
    {
      ...field,
      value,
      required,
      focus: form.first === name,
      numeric: input === 'digits',
      code: input !== 'words',
      autocomplete: form.own?.[name],
      onInput: (text) => {
        events.type(name, text);
      },
      onChange: (text) => {
        const tidy = tidied(name, text);
        if (tidy !== text) take(tidy);
      },
      ...(isDate && {onPaste: (text: string) => pasteValidity(text, form)}),
    },
    below,
  );
};

/**
 * Names of enterprises and addresses are long. A number of a document has a row, as long as that for what is wrong with it.
 * The two dates stand beside each other.
 */
const placeOf = (name: FieldName): Field['place'] => {
  if (name === 'validFrom') return 'first';
  if (name === 'validTo') return 'split';
  if (kindOf(name) === 'id-number') return 'alone';
  return ['enterprise-name', 'words'].includes(kindOf(name)) ? 'wide' : undefined;
};

/** A picture of where the value, and that of the field beside it, is printed. */
const example = (name: 'validFrom' | 'orgCode', {examples}: RecordTexts): TemplateResult => {
  const {summary, where} = examples[name === 'orgCode' ? name : 'validTo'];
  return html`<sw-rc-picture name=${name === 'orgCode' ? 'licence-codes' : 'id-card-dates'} summary=${summary}
    >${where}</sw-rc-picture
  >`;
};

const usccIn = <N extends FieldName>({fields, typed}: RecordForm<N>): string | undefined =>
  valueIn(fields as Fields<FieldName>, typed.draft as TypedValues<FieldName>, 'uscc');

/** Takes both dates from one paste, as they are printed on the card. */
const pasteValidity = <N extends FieldName>(text: string, {events}: RecordForm<N>): boolean => {
  const dates = splitValidity(text);
  if (dates) events.edit({validFrom: dates.from, validTo: dates.to});
  return dates !== undefined;
};

/**
 * The manual's `00000000` is not a real date, so the user may tick a checkbox instead of typing it. The field stays as it
 * is meanwhile: to close it would take the focus from somebody who types.
 */
const longTermBox = <N extends FieldName>(
  name: N,
  value: string,
  {words, labels, events}: RecordForm<N>,
): TemplateResult => html`
  <label class="option">
    <input
      type="checkbox"
      aria-label="${words.record.longTerm} ${labels[name]}"
      .checked=${value === longTerm}
      @change=${(event: Event) => events.edit({validTo: (event.target as HTMLInputElement).checked ? longTerm : ''})}
    />
    ${words.record.longTerm}
  </label>
`;

/** A button that takes over a value. */
const offer = (label: string, value: string, locale: LocaleState | undefined, press: () => void): TemplateResult =>
  link(label, press, undefined, personal(label, locale, value));

/** The value that the user may have meant. The user applies it with one press; it is never applied automatically. */
const offers = <N extends FieldName>(
  name: N,
  finding: Finding | undefined,
  {words: {record, idTypes, locale}, events}: RecordForm<N>,
): TemplateResult | typeof nothing => {
  const {suggestion, suggestedType} = finding ?? {};
  const take = (field: string, value: string, words: string) =>
    offer(record.take(words), words, locale, () => {
      events.edit({[field]: value});
    });
  if (suggestion !== undefined) return take(name, suggestion, formatDate(suggestion));
  return suggestedType === undefined ? nothing : take(typeFieldOf(name) ?? '', suggestedType, idTypes[suggestedType]);
};

/** The recorded value of a changed field, and a button to restore it. */
const change = <N extends FieldName>(name: N, form: RecordForm<N>): TemplateResult | typeof nothing => {
  const {words, labels, fields, typed} = form;
  const {record} = words;
  if (typed.draft[name] === undefined) return nothing;
  const filled = name === 'orgCode' ? filledWords(form) : undefined;
  const fillNote =
    filled === undefined ? nothing : html`<p class="muted">${personal(filled, words.locale, typed.filled ?? '')}</p>`;
  if (!fields[name].onRecord) return fillNote;
  const restore = (label: string) =>
    link(
      label,
      () => {
        form.events.putBack(name);
      },
      labels[name],
    );
  if (fields[name].masked)
    return html`<p>${restore(record.useRecorded(['id-number', 'mobile'].includes(kindOf(name))))}</p>`;
  if (isAsOnRecord(fields, typed.draft, name)) return nothing;
  const before = shown(name, fields[name].display, words);
  return html`
    ${fillNote}
    <p class="muted">${personal(record.wasBefore(before), words.locale, before)} ${restore(record.restore)}</p>
  `;
};
