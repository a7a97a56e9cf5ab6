import {html, type TemplateResult} from 'lit';

/** In place of `many` cards, or of lines, that are on their way: what comes does not push anything down. */
export const skeleton = (many: number, of: 'cards' | 'lines' = 'lines'): TemplateResult =>
  html`<div class="skeleton ${of}" part="skeleton" aria-hidden="true">
    ${Array.from({length: many}, () => html`<i></i>`)}
  </div>`;
