import {html, nothing, type TemplateResult} from 'lit';
import {askedFields, fieldOf, fieldsOf, mostChanges, requiredFields} from '../../domain/profile-draft.js';
import type {EditableField} from '../../domain/profile-fields.js';
import {button, submit} from '../parts/button.js';
import {recordField} from '../record/record-field.js';
import {errorsInNote, recordSummary, type RecordForm} from '../record/record-form.js';
import {failureNote} from '../path/path-view.js';
import type {ProfileScreen} from './profile.screen.js';
import {alternatives} from './profile.alternatives.js';

/** P2 and P3: the fields of one part with their messages, and the form's messages. */
export const form = (screen: ProfileScreen): TemplateResult => {
  const {texts, words, labels, context, profile, events, send} = screen;
  const {part, typed, refusal, problem, counted, tried, changes} = context;
  const names = askedFields(profile, part, typed.draft);
  const recordForm: RecordForm<EditableField> = {
    ...context,
    words,
    labels,
    hints: {...words.record.hints, ...texts.hints},
    fields: fieldsOf(profile),
    // A value of the enterprise may be changed, but not emptied.
    isRequired: (name) => requiredFields.has(name) || (part === 'enterprise' && fieldOf(profile, name).onRecord),
    own: {holderName: 'name'},
    counts: true,
    action: texts.save,
    events,
  };
  const tooMany = counted > mostChanges ? texts.tooMany(counted, mostChanges) : undefined;
  const isOfForm = refusal && (refusal.message !== undefined || refusal.fields === undefined);
  return html`
    ${failureNote(
      problem,
      isOfForm ? refusal : undefined,
      {unknownRefusal: texts.unknownRefusal, refusals: {'limit-reached': texts.limitReached}},
      errorsInNote(names, recordForm),
    )}
    ${recordSummary(names, recordForm, tooMany === undefined ? [] : [['uscc', tooMany]], Boolean(isOfForm))}
    ${
      tried && !refusal && Object.keys(changes).length === 0
        ? html`<p class="note text" tabindex="-1" data-focus>${texts.nothingChanged}</p>`
        : nothing
    }
    ${refusal && part === 'enterprise' && !ofCount.has(refusal.code) ? alternatives(screen) : nothing}
    <form
      class="stack"
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        send({type: 'submitted'})();
      }}
    >
      <p class="text">${part === 'enterprise' ? texts.rule : texts.ruleOfAccount}</p>
      <p class="muted">${words.record.required}</p>
      <div class="fields">
        ${names.map((name) => recordField(name, recordForm))}
        <div class="actions">${submit(texts.save)} ${button(texts.cancel, send({type: 'cancelled'}))}</div>
      </div>
      ${tooMany !== undefined && !tried ? html`<p class="warning">${tooMany}</p>` : nothing}
      <p class="muted">${texts.needsRelogin}</p>
    </form>
  `;
};

/** Refusals about the number of changes, not about the enterprise. */
const ofCount: ReadonlySet<string> = new Set(['too-many-changes', 'limit-reached']);
