import {html, type TemplateResult} from 'lit';

/** An icon for the eye alone, of `components/icons`: 20 px beside text of 16, `medium` 40 px, `large` 48 px. */
export const icon = (outline: string, size: '' | 'medium' | 'large' = ''): TemplateResult =>
  html`<svg class="icon ${size}" part="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${outline}></path></svg>`;

/**
 * The manual's levels, 低–中–高: how far a user has come of all that there is. Their own has the backend's label. For the
 * eye; the label stands beside it for screen readers.
 */
export const levelMeter = (rank: number, label: unknown, names: readonly string[]): TemplateResult =>
  html`<span class="meter" aria-hidden="true"
    >${names.map((name, index) => html`<span class=${index < rank ? 'reached' : ''}>${index + 1 === rank ? label : name}</span>`)}</span
  >`;
