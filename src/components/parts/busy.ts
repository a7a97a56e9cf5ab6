import {html, nothing, type TemplateResult} from 'lit';

/** A wait in words, and the way out of it. Whoever shows it announces it. */
export const busy = (text: string, cancel?: string, onCancel?: () => void): TemplateResult => html`
  <div>
    <p class="busy">${text}</p>
    ${cancel ? html`<div class="actions"><button part="button" @click=${onCancel}>${cancel}</button></div>` : nothing}
  </div>
`;
