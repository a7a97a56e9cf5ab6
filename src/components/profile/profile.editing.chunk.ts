import {html, nothing, type TemplateResult} from 'lit';
import {askedFields, fieldOf, fieldsOf, isRequired, mostChanges, remainingIn} from '../../domain/profile-draft.js';
import {findingAt} from '../../domain/record-draft.js';
import type {EditableField, ProfileChanges} from '../../domain/profile-fields.js';
import {button, submit} from '../parts/button.js';
import {recordField} from '../record/record-field.js';
import {errorsInNote, recordSummary, type RecordForm, inItsLanguage, recorded} from '../record/record-form.js';
import {failureNote} from '../path/path-view.js';
import type {ProfileScreen} from './profile.screen.js';
import {alternatives} from './profile.alternatives.js';
import {heading} from '../parts/templates.js';
import {SwReloginEvent} from '../events/outcome-events.js';
import {fact, mark} from '../parts/later.templates.js';
import {withLang} from '../locales/with-lang.js';

/** P2 and P3: the fields of one part with their messages, and the form's messages. */
export const form = (screen: ProfileScreen): TemplateResult => {
  const {texts, words, labels, context, profile, events, send} = screen;
  const {part, typed, refusal, problem, counted, tried, changes, unfilled} = context;
  const fields = fieldsOf(profile);
  const names = askedFields(profile, part, typed.draft);
  const tooMany = counted > mostChanges ? texts.tooMany(counted, mostChanges) : undefined;
  const isWrong = names.some((name) => !unfilled.includes(name) && findingAt(context, name)?.level === 'error');
  const needsValue = isRequired(fields, typed.draft);
  const remaining = remainingIn(profile, typed.draft).filter(
    (name) => names.includes(name) && !unfilled.includes(name),
  );
  const recordForm: RecordForm<EditableField> = {
    ...context,
    words,
    labels,
    hints: {...words.record.hints, ...texts.hints, ...(!needsValue('validFrom') && {validFrom: texts.datesOptional})},
    fields,
    isRequired: needsValue,
    // What is empty needs no second look at a summary.
    first: tried && !isWrong && tooMany === undefined ? unfilled[0] : undefined,
    own: {holderName: 'name'},
    counts: true,
    action: texts.save,
    events,
  };
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
      tried && !refusal && Object.keys(changes).length === 0 && unfilled.length === 0
        ? html`<div class="note marked" tabindex="-1" data-focus>
            ${mark('info')}
            <p>${texts.nothingChanged}</p>
          </div>`
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
      <p class="muted stars">${words.record.required}</p>
      <div class="fields">
        ${names.map((name) => recordField(name, recordForm))}
        ${remaining.length > 0 ? html`<p class="wide muted">${remainingWords(remaining, screen)}</p>` : nothing}
        ${unfilled.length > 0 ? html`<p class="wide warning" id="unfilled">${texts.unfilled(unfilled.map((name) => labels[name]))}</p>` : nothing}
        <div class="actions" role="group" aria-describedby=${unfilled.length > 0 ? 'unfilled' : nothing}>
          ${submit(texts.save)} ${button(texts.cancel, send({type: 'cancelled'}))}
        </div>
      </div>
      ${tooMany !== undefined && !tried ? html`<p class="warning">${tooMany}</p>` : nothing}
      <p class="muted">${texts.needsRelogin}</p>
    </form>
  `;
};

/** What else of the record wants a correction. */
const remainingWords = (names: readonly EditableField[], {texts, labels}: ProfileScreen): string =>
  texts.remaining(names.map((name) => labels[name]));

/** Refusals about the number of changes, not about the enterprise. */
const ofCount: ReadonlySet<string> = new Set(['too-many-changes', 'limit-reached']);

const namesOf = (changes: ProfileChanges): EditableField[] => Object.keys(changes) as EditableField[];

/** Shows what will be sent before it is sent. */
export const confirmation = (screen: ProfileScreen): TemplateResult => {
  const {texts, words, labels, context, profile, send} = screen;
  const changes = context.submission?.body.changes ?? {};
  const remaining = remainingIn(profile, changes);
  return html`
    <dl class="facts">
      ${namesOf(changes).map((name) => {
        const before = fieldOf(profile, name);
        return fact(
          labels[name],
          html`
            ${before.onRecord ? html`<p class="muted">${texts.from} ${recorded(name, before, words)}</p>` : nothing}
            <p>${texts.to} <strong translate="no">${inItsLanguage(name, changes[name] ?? '', words)}</strong></p>
          `,
        );
      })}
    </dl>
    <p>
      ${texts.needsRelogin}${profile.ifChanged ? html` <q translate="no">${withLang(profile.ifChanged, words.locale)}</q>` : nothing}
    </p>
    ${remaining.length > 0 ? html`<p class="warning">${remainingWords(remaining, screen)} ${texts.savedApart}</p>` : nothing}
    <div class="actions">
      ${button(texts.confirm, send({type: 'confirmed'}), true)} ${button(texts.correct, send({type: 'corrected'}))}
    </div>
  `;
};

/** Shows the recorded and the typed values side by side, field by field. */
export const comparison = (screen: ProfileScreen): TemplateResult => {
  const {texts, words, labels, context, profile, send} = screen;
  const compare = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    send({type: 'compared', theirs: context.moved.filter((name) => data.get(name) === 'theirs')})();
  };
  return html`
    <form class="stack" @submit=${compare}>
      <p>${texts.compareHow}</p>
      ${context.moved.map((name) => {
        const mine = html`<span translate="no">${inItsLanguage(name, context.typed.draft[name] ?? '', words)}</span>`;
        const theirs = recorded(name, fieldOf(profile, name), words);
        const option = (value: string, label: string, shown: TemplateResult) =>
          html`<label class="option">
            <input type="radio" name=${name} value=${value} ?checked=${value === 'mine'} /><span>${label}${shown}</span>
          </label>`;
        return html`
          <fieldset class="fields">
            <legend>${labels[name]}</legend>
            ${option('mine', texts.mine, mine)} ${option('theirs', texts.theirs, theirs)}
          </fieldset>
        `;
      })}
      <div class="actions">${submit(texts.goOn)}</div>
    </form>
  `;
};

export const abandonment = ({texts, send}: ProfileScreen): TemplateResult => html`
  <p>${texts.abandonWhat}</p>
  <div class="actions">
    ${button(texts.keep, send({type: 'kept'}), true)} ${button(texts.abandon, send({type: 'abandoned'}))}
  </div>
`;

export const savedNotice = (screen: ProfileScreen): TemplateResult => {
  const {texts, context, level, standalone, send, config} = screen;
  const later = context.saved?.effective === 'next-sign-in';
  const {remaining} = context;
  // One more correction, then one sign-in for both.
  const goesOn = remaining.length > 0;
  return html`
    <div class="note marked success" part="result">
      ${mark('success')} ${heading(level, texts.savedTitle, 'step')}
      <p>${later ? texts.savedLater : texts.savedNow}</p>
      ${goesOn ? html`<p>${remainingWords(remaining, screen)} ${later ? texts.reloginOnce : nothing}</p>` : nothing}
    </div>
    <div class="actions">
      ${goesOn ? button(texts.keep, send({type: 'retried'}), true) : nothing}
      ${later ? button(texts.relogin, () => config?.emit(new SwReloginEvent('profile-saved')), !goesOn) : nothing}
      ${goesOn ? nothing : button(texts.view, send({type: 'retried'}))}
      ${standalone ? nothing : button(texts.certify, send({type: 'closed'}), !later && !goesOn)}
    </div>
  `;
};

/* The forms for changing the record. Loaded while the user looks at the record. */
