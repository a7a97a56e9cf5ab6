import {html, type TemplateResult} from 'lit';

/** In place of `many` cards or lines that are on their way: what comes pushes nothing down. Home has its own. */
export const skeleton = (many: number, of: 'cards' | 'lines' = 'lines'): TemplateResult =>
  html`<div class="skeleton ${of}" part="skeleton" aria-hidden="true">
    ${Array.from({length: many}, () => html`<i></i>`)}
  </div>`;
