import {html, nothing, type TemplateResult} from 'lit';

/** A text for a wait, with a cancel button beside it. The caller announces it to screen readers. */
export const busy = (text: string, cancel?: string, onCancel?: () => void): TemplateResult => html`
  <div class="wait">
    <p class="busy">${text}</p>
    ${cancel ? html`<button part="button" @click=${onCancel}>${cancel}</button>` : nothing}
  </div>
`;
