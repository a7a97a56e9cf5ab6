import {html, type TemplateResult} from 'lit';

/**
 * The manual's levels, 低–中–高: how far a user has come of all that there is. Their own has the backend's label. For the
 * eye; the label stands beside it for screen readers.
 */
export const levelMeter = (rank: number, label: unknown, names: readonly string[]): TemplateResult =>
  html`<span class="meter" aria-hidden="true"
    >${names.map((name, index) => html`<span class=${index < rank ? 'reached' : ''}>${index + 1 === rank ? label : name}</span>`)}</span
  >`;
