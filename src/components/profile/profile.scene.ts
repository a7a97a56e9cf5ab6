import {html, type TemplateResult} from 'lit';
import {isIdType} from '../../domain/id-types.js';
import {formatDate, longTerm} from '../../domain/identifiers/dates.js';
import {formatOrgCode} from '../../domain/identifiers/org-code.js';
import {fieldOf} from '../../domain/profile-draft.js';
import type {CheckRules} from '../../domain/findings.js';
import type {Profile, ProfileField} from '../../domain/profile.schemas.js';
import type {ProfileContext, ProfileEvent} from '../../machines/profile.machine.js';
import type {CheckTexts} from '../field/check.texts.js';
import type {IdTypeTexts} from '../field/id-types.texts.js';
import type {Config} from '../ui.js';
import type {ProfileTexts, RecordField} from './profile.texts.js';

/** What every screen of the profile is drawn from. */
export interface Scene {
  readonly texts: ProfileTexts;
  readonly checks: CheckTexts;
  readonly idTypes: IdTypeTexts;
  readonly context: ProfileContext;
  readonly profile: Profile;
  readonly rules: CheckRules;
  readonly config: Config | undefined;
  /** Level of the screen's own headings. */
  readonly level: number;
  readonly standalone: boolean;
  readonly send: (event: ProfileEvent) => () => void;
}

export const link = (label: string, press: () => void): TemplateResult =>
  html`<button type="button" class="link" part="button" @click=${press}>${label}</button>`;

/** A value as people read it. */
export const shown = (name: RecordField, value: string, {texts, idTypes}: Scene): string => {
  if (name.endsWith('dType')) return isIdType(value) ? idTypes[value] : value;
  if (name === 'orgCode') return formatOrgCode(value);
  if (!name.startsWith('valid')) return value;
  return value === longTerm ? texts.longTerm : formatDate(value);
};

/** What was taken from the credit code by itself. */
export const filledWords = (code: string, scene: Scene): string =>
  scene.texts.filled(shown('orgCode', code, scene), fieldOf(scene.profile, 'orgCode').onRecord);

/** A value on record; of a masked one, a screen reader hears the end and no row of stars. */
export const recorded = (name: RecordField, {display, masked}: ProfileField, scene: Scene): TemplateResult => {
  if (!masked) return html`<span translate="no">${shown(name, display, scene)}</span>`;
  const end = /[^*]*$/.exec(display)?.[0] ?? '';
  return html`<span aria-hidden="true" translate="no">${display}</span
    ><span class="live">${scene.texts.tail(end)}</span>`;
};
