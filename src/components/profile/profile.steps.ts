import {html, nothing, type TemplateResult} from 'lit';
import {fieldOf} from '../../domain/profile-draft.js';
import type {EditableField, ProfileChanges} from '../../domain/profile-fields.js';
import {heading} from '../parts/heading.js';
import {SwReloginEvent} from '../events/outcome-events.js';
import {button, submit} from '../parts/button.js';
import {fact} from '../parts/facts.js';
import {foreign} from '../locales/foreign.js';
import {inItsLanguage, recorded} from '../record/record-form.js';
import {mark} from '../parts/note.js';
import type {ProfileScreen} from './profile.screen.js';

const namesOf = (changes: ProfileChanges): EditableField[] => Object.keys(changes) as EditableField[];

/** Shows what will be sent before it is sent. */
export const confirmation = (screen: ProfileScreen): TemplateResult => {
  const {texts, words, labels, context, profile, send} = screen;
  const changes = context.submission?.body.changes ?? {};
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
      ${texts.needsRelogin}${profile.ifChanged ? html` <q translate="no">${foreign(profile.ifChanged, words.locale)}</q>` : nothing}
    </p>
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

export const savedNotice = ({texts, context, level, standalone, send, config}: ProfileScreen): TemplateResult => {
  const later = context.saved?.effective === 'next-sign-in';
  return html`
    <div class="note marked success" part="result">
      ${mark('success')} ${heading(level, texts.savedTitle, 'step')}
      <p>${later ? texts.savedLater : texts.savedNow}</p>
    </div>
    <div class="actions">
      ${later ? button(texts.relogin, () => config?.tell(new SwReloginEvent('profile-saved')), true) : nothing}
      ${button(texts.view, send({type: 'retried'}))}
      ${standalone ? nothing : button(texts.certify, send({type: 'closed'}), !later)}
    </div>
  `;
};
