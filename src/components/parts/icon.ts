import {html, type TemplateResult} from 'lit';

/** An icon for the eye alone, of `components/icons`: 20 px beside text of 16, `medium` 40 px, `large` 48 px. */
export const icon = (outline: string, size: '' | 'medium' | 'large' = ''): TemplateResult =>
  html`<svg class="icon ${size}" part="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${outline}></path></svg>`;
