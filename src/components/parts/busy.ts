import {html, nothing, type TemplateResult} from 'lit';

/** A text for a wait, with a cancel button. The caller announces it to screen readers. */
export const busy = (text: string, cancel?: string, onCancel?: () => void): TemplateResult => html`
  <div>
    <p class="busy">${text}</p>
    ${cancel ? html`<div class="actions"><button part="button" @click=${onCancel}>${cancel}</button></div>` : nothing}
  </div>
`;
