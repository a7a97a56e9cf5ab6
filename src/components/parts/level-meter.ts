import {html, type TemplateResult} from 'lit';

/** The manual's levels, 低–中–高: how far a user has come of all that there is. For the eye; the level is a word beside it. */
export const levelMeter = (rank: number, names: readonly string[]): TemplateResult =>
  html`<span class="meter" aria-hidden="true"
    >${names.map((name, index) => html`<span class=${index < rank ? 'reached' : ''}>${name}</span>`)}</span
  >`;
