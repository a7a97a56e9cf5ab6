import {html, type TemplateResult} from 'lit';

/** An icon for the eye alone, of `components/icons`: 20 px beside text of 16, `large` 64 px. */
export const icon = (outline: string, size: '' | 'large' = ''): TemplateResult =>
  html`<svg class="icon ${size}" part="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${outline}></path></svg>`;

/** How far a user has come of the three levels that there are. Only for the eye: the level's name stands beside it. */
export const levelMeter = (rank: number): TemplateResult =>
  html`<span class="meter" aria-hidden="true"
    >${[1, 2, 3].map((each) => html`<i class=${each > rank ? '' : 'reached'}></i>`)}</span
  >`;
