import {html, nothing, type TemplateResult} from 'lit';
import {idTypes as allIdTypes} from '../../domain/id-types.js';
import {formatDate, longTerm} from '../../domain/identifiers/dates.js';
import {splitValidity} from '../../domain/identifiers/id-validity.js';
import {formatOrgCode} from '../../domain/identifiers/org-code.js';
import {orgCodeFromUscc} from '../../domain/identifiers/uscc-parts.js';
import {
  askedFields,
  changedFields,
  fieldOf,
  mostChanges,
  requiredFields,
  reviewDraft,
  valueOf,
  type Review,
} from '../../domain/profile-draft.js';
import type {Finding} from '../../domain/findings.js';
import type {EditableField} from '../../domain/profile-fields.js';
import {fieldFrame, fieldSummary, type Field} from '../field/field.js';
import {selectField, textField} from '../field/inputs.js';
import {parts} from '../parts.js';
import {waysOn} from './profile.ways.js';
import {button} from '../button.js';
import {filledWords, link, recorded, shown, type Scene} from './profile.scene.js';

/** P2 and P3: the fields of one part, what became of each, and what is wrong. */
export const form = (scene: Scene, warned: boolean): TemplateResult => {
  const {texts, context, profile, rules, send} = scene;
  const {part, typed, tried, refusal, problem} = context;
  const review = reviewDraft(profile, part, typed.draft, rules);
  const fields = askedFields(profile, part, typed.draft).map((name) => ({name, ...messages(name, review, scene)}));
  const told = (name: EditableField, message: string | undefined) =>
    message === undefined ? [] : [[name, texts.ofField(texts.labels[name], message)] as const];
  const errors = fields.flatMap(({name, error}) => told(name, error));
  const warnings = fields.flatMap(({name, warning}) => told(name, warning));
  const ofForm = formMessage(review, scene);
  return html`
    ${
      problem || (refusal && (refusal.message !== undefined || refusal.fields === undefined))
        ? html`<sw-rc-failure
            exportparts=${parts}
            inline
            data-focus
            .words=${{unknownRefusal: texts.unknownRefusal}}
            .error=${problem}
            .refusal=${refusal}
          ></sw-rc-failure>`
        : nothing
    }
    ${fieldSummary(texts.errorSummary, 'danger', tried ? [...errors, ...ofForm] : [])}
    ${fieldSummary(texts.warningSummary, 'warning', warned ? warnings : [])}
    ${refusal && part === 'enterprise' && !ofCount.has(refusal.code) ? waysOn(scene) : nothing}
    <form
      class="stack"
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        send({type: 'submitted', rules})();
      }}
    >
      ${part === 'account' ? html`<p class="muted">${texts.required}</p>` : nothing}
      ${fields.map((field) => control(field, scene))}
      ${
        part === 'enterprise'
          ? html`<p class=${review.counted > mostChanges ? 'warning' : 'muted'}>
              ${texts.counted(review.counted, mostChanges)}${review.counted > mostChanges ? html`<br />${texts.tooMany}` : nothing}
            </p>`
          : nothing
      }
      <p class="muted">${texts.needsRelogin}</p>
      <div class="actions">
        <button type="submit" class="primary" part="button-primary">${texts.save}</button>
        ${button(texts.cancel, send({type: 'cancelled'}))}
      </div>
    </form>
  `;
};

/** Refusals that say nothing of the enterprise. */
const ofCount: ReadonlySet<string> = new Set(['too-many-changes', 'limit-reached']);

interface Told {
  readonly name: EditableField;
  readonly error?: string | undefined;
  readonly warning?: string | undefined;
  readonly finding?: Finding | undefined;
}

/** What is said at a field: of errors only after a first try, of a refusal until the field is touched. */
const messages = (name: EditableField, {findings}: Review, {texts, checks, context}: Scene): Omit<Told, 'name'> => {
  const finding = findings[name];
  const {refusal, tried} = context;
  if (refusal?.fields?.includes(name)) {
    return {error: (texts.refusedFields as Record<string, string>)[refusal.code] ?? texts.refusedField};
  }
  if (!finding) return {};
  const words = (checks as Record<string, string>)[finding.key] ?? '';
  if (finding.level === 'warn') return {warning: words, finding};
  return tried ? {error: words, finding} : {};
};

const formMessage = ({counted, changes}: Review, {texts, context}: Scene): [string, string][] => {
  const first = context.part === 'enterprise' ? 'uscc' : 'holderName';
  if (counted > mostChanges) return [[first, texts.tooMany]];
  return Object.keys(changes).length === 0 && !context.refusal ? [[first, texts.nothingChanged]] : [];
};

/** One field: as it is on record, or a control for another value. */
const control = ({name, error, warning, finding}: Told, scene: Scene): TemplateResult => {
  const {texts, context, profile, idTypes, send} = scene;
  const {draft} = context.typed;
  const onRecord = fieldOf(profile, name);
  const required = requiredFields.has(name);
  const field: Field = {
    name,
    label: required ? `*${texts.labels[name]}` : texts.labels[name],
    hint: name !== 'idNumber' || valueOf(profile, draft, 'idType') === 'passport-prc' ? texts.hints[name] : undefined,
    error,
    warning,
  };
  const edit = (value: string): void => {
    send({type: 'edited', values: {[name]: value}})();
  };
  const isKept = onRecord.onRecord && onRecord.masked && draft[name] === undefined;
  if (isKept) {
    return fieldFrame(
      field,
      html`<p class="kept">
        ${recorded(name, onRecord, scene)}
        <button
          type="button"
          id=${name}
          class="link"
          part="button"
          aria-label="${texts.retype} ${texts.labels[name]}"
          @click=${() => edit('')}
        >
          ${texts.retype}
        </button>
      </p>`,
    );
  }
  const value = valueOf(profile, draft, name) ?? '';
  // A code that is missing on record stands in the other one.
  const derived = name === 'orgCode' && value === '' ? orgCodeFromUscc(valueOf(profile, draft, 'uscc')) : undefined;
  const below = html`${derived ? link(texts.fill(formatOrgCode(derived)), () => edit(derived)) : nothing}
  ${offers(finding, scene, edit)} ${change(name, scene)} ${name === 'validTo' ? longTermBox(value, scene) : nothing}`;
  if (name === 'idType') {
    const known = allIdTypes.map((type) => [type, idTypes[type]] as const);
    const others = known.some(([type]) => type === value) ? [] : [[value, value || texts.choose] as const];
    return selectField({...field, value, options: [...others, ...known], onInput: edit}, below);
  }
  const isDate = name.startsWith('valid');
  const isLongTerm = name === 'validTo' && value === longTerm;
  return textField(
    {
      ...field,
      value: isLongTerm ? '' : value,
      required,
      numeric: isDate,
      code: name !== 'enterpriseName' && !name.endsWith('Name'),
      disabled: isLongTerm,
      onInput: edit,
      ...(isDate && {onPaste: (text: string) => pasteValidity(text, scene)}),
    },
    below,
  );
};

/** Both dates in one go, as they are printed on the card. */
const pasteValidity = (text: string, {send}: Scene): boolean => {
  const dates = splitValidity(text);
  if (!dates) return false;
  send({type: 'edited', values: {validFrom: dates.from, validTo: dates.to}})();
  return true;
};

/** The manual's `00000000` is nobody's date, so it is ticked and not typed. */
const longTermBox = (value: string, {texts, send}: Scene): TemplateResult => html`
  <label class="option">
    <input
      id="long-term"
      type="checkbox"
      .checked=${value === longTerm}
      @change=${(event: Event) =>
        send({type: 'edited', values: {validTo: (event.target as HTMLInputElement).checked ? longTerm : ''}})()}
    />
    ${texts.longTerm}
  </label>
`;

/** What may be meant instead: one press, never by itself. */
const offers = (
  finding: Finding | undefined,
  {texts, idTypes, send}: Scene,
  edit: (value: string) => void,
): TemplateResult | typeof nothing => {
  const {suggestion, suggestedType} = finding ?? {};
  if (suggestion !== undefined) return link(texts.take(formatDate(suggestion)), () => edit(suggestion));
  if (suggestedType === undefined) return nothing;
  return link(texts.take(idTypes[suggestedType]), send({type: 'edited', values: {idType: suggestedType}}));
};

/** What a changed field was before, and the way back. */
const change = (name: EditableField, scene: Scene): TemplateResult | typeof nothing => {
  const {texts, context, profile, send} = scene;
  const {draft, filled} = context.typed;
  const field = fieldOf(profile, name);
  if (draft[name] === undefined) return nothing;
  const fillNote =
    name === 'orgCode' && filled !== undefined ? html`<p class="muted">${filledWords(filled, scene)}</p>` : nothing;
  if (!field.onRecord) return fillNote;
  const restore = (label: string) => link(label, send({type: 'putBack', name}));
  if (field.masked) return html`<p>${restore(texts.useRecorded(name === 'idNumber'))}</p>`;
  if (!changedFields(profile, context.part, draft).includes(name)) return nothing;
  return html`
    ${fillNote}
    <p class="muted">${texts.wasBefore(shown(name, field.display, scene))} ${restore(texts.restore)}</p>
  `;
};
