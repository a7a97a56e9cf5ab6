import {html, nothing, type TemplateResult} from 'lit';
import type {EditableField, ProfilePart} from '../../domain/profile-fields.js';
import type {ProfileField} from '../../domain/profile.schemas.js';
import {heading} from '../parts/templates.js';
import {button} from '../parts/button.js';
import {fact, mark} from '../parts/later.templates.js';
import {withLang} from '../locales/with-lang.js';
import {recorded} from '../record/record-form.js';
import type {ProfileScreen} from './profile.screen.js';
import type {RecordField} from './profile.texts.js';

/** P1: the recorded data, its problems, and how to solve them. */
export const record = (screen: ProfileScreen): TemplateResult => {
  const {texts, profile, standalone, send} = screen;
  const parts = [
    ['enterprise', profile.enterprise],
    ['account', profile.account],
  ] as const;
  const wanting = parts.filter(([, fields]) => Object.values(fields).some(({issue}) => issue !== undefined));
  /** What is to be corrected first: its button is in the note, and not at its data. */
  const [next] = wanting.find(([part]) => profile.editable[part]) ?? [];
  return html`
    <div class="note marked ${profile.complete ? 'success' : 'warning'}" part="note">
      ${mark(profile.complete ? 'success' : 'warning')}
      ${profile.complete ? html`<p>${texts.complete}</p>` : wanting.map(([part]) => html`<p>${texts.todo[part]}</p>`)}
      <p>
        ${texts.needsRelogin}${profile.ifChanged ? html` <q translate="no">${withLang(profile.ifChanged, screen.words.locale)}</q>` : nothing}
      </p>
      ${
        next || !standalone
          ? html`<div class="actions">
              ${next ? button(texts.change[next], send({type: 'editRequested', part: next}), true) : nothing}
              ${standalone ? nothing : button(texts.certify, send({type: 'closed'}), profile.complete)}
            </div>`
          : nothing
      }
    </div>
    ${parts.map(([part, fields]) => section(part, fields, screen, part !== next))}
  `;
};

const section = (
  part: ProfilePart,
  fields: Readonly<Record<string, ProfileField>>,
  screen: ProfileScreen,
  hasButton: boolean,
): TemplateResult => {
  const {texts, profile, level, send} = screen;
  return html`
    <section aria-labelledby=${part}>
      <div class="head">
        ${heading(level, html`<span id=${part}>${texts.parts[part]}</span>`, 'part')}
        ${profile.editable[part] && hasButton ? button(texts.change[part], send({type: 'editRequested', part})) : nothing}
      </div>
      ${profile.editable[part] ? nothing : html`<p class="muted">${texts.notEditable}</p>`}
      <dl class="facts">${Object.entries(fields).map(([name, field]) => row(name as RecordField, field, screen))}</dl>
    </section>
  `;
};

const row = (name: RecordField, field: ProfileField, screen: ProfileScreen): TemplateResult => {
  const {texts, words, labels, context} = screen;
  const {issue} = field;
  const {key} = context.findings[name as EditableField] ?? {};
  const word =
    issue && {missing: field.onRecord ? texts.missing : texts.notOnRecordMissing, suspect: texts.suspect}[issue.state];
  return fact(
    labels[name],
    html`
      ${field.onRecord ? recorded(name, field, words) : issue ? nothing : html`<span class="muted">${texts.notOnRecord}</span>`}
      ${issue ? html`<p class="warning"><strong>${word}</strong>${issue.reason ? [' ', withLang(issue.reason, words.locale)] : nothing}</p>` : nothing}
      ${key && key in words.checks && !issue?.reason ? html`<p class="warning">${words.checks[key]}</p>` : nothing}
    `,
  );
};
